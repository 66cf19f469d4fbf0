import type { Identifier } from 'acorn';
import { BindingKind, ScopeFlag } from './acorn-internals.ts';
import type { AcornScope } from './acorn-internals.ts';
import { Tokenizer } from './tokenizer.ts';

/** Names declared in one scope. Sets, where acorn has lists: with those, a source of n declarations takes n² steps. */
class Scope implements AcornScope {
  flags: number;
  readonly lexical = new Set<string>();
  readonly var = new Set<string>();

  constructor(flags: number) {
    this.flags = flags;
  }
}

/**
 * The early errors about names declared twice: LexicallyDeclaredNames and VarDeclaredNames of blocks, function bodies,
 * scripts and modules (https://tc39.es/ecma262/2018/#sec-block-static-semantics-early-errors and its like).
 */
export abstract class ScopedParser extends Tokenizer {
  override enterScope(flags: number): void {
    this.scopeStack.push(new Scope(flags));
  }

  override declareName(name: string, bindingType: number, position: number): void {
    const scopes = this.scopeStack as Scope[];
    let isRedeclared = false;
    // Functions of sloppy blocks are lexical too: only Annex B (#sec-block-duplicates-allowed-static-semantics) lets them be repeated.
    const isBlockFunction = bindingType === BindingKind.SloppyFunction && !this.treatFunctionsAsVarInScope(this.currentScope());
    if (bindingType === BindingKind.Lexical || isBlockFunction) {
      const scope = scopes[scopes.length - 1]!;
      isRedeclared = scope.lexical.has(name) || scope.var.has(name);
      scope.lexical.add(name);
      this.forgetUndefinedExport(scope, name);
    } else {
      for (let index = scopes.length - 1; index >= 0; index--) {
        const scope = scopes[index]!;
        if (scope.lexical.has(name)) {
          isRedeclared = true;
          break;
        }
        scope.var.add(name);
        this.forgetUndefinedExport(scope, name);
        if (scope.flags & (ScopeFlag.Top | ScopeFlag.Function)) break;
      }
    }
    if (isRedeclared) this.raiseRecoverable(position, `Identifier '${name}' is declared twice`);
  }

  /** https://tc39.es/ecma262/2018/#sec-module-semantics-static-semantics-early-errors: what is exported is declared. */
  override checkLocalExport(id: Identifier): void {
    const top = this.scopeStack[0] as Scope;
    if (!top.lexical.has(id.name) && !top.var.has(id.name)) this.undefinedExports[id.name] = id;
  }

  private forgetUndefinedExport(scope: Scope, name: string): void {
    if (this.inModule && scope.flags & ScopeFlag.Top) delete this.undefinedExports[name];
  }
}
