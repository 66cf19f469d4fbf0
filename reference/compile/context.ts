/** What compilation of a node must know about its surroundings. Immutable: inner contexts are copies. */
import type { Tree } from '../syntax/index.ts';
import { Signal } from './frame.ts';
import type { Binding } from './scope/binding.ts';
import type { Scope, Unit } from './scope/scope.ts';
import type { EvalVarsPlace } from './sloppy/eval-vars.ts';
import type { SourceText } from './source-text.ts';

/** A statement that `break` or `continue` may aim at. */
export interface JumpTarget {
  readonly labels: readonly string[];
  readonly breaks: Signal;
  /** Present for iteration statements. */
  readonly continues: Signal | null;
  /** `break` without a label means it: loops and switch. */
  readonly anonymous: boolean;
  readonly outer: JumpTarget | null;
}

/** Where a name's binding is, seen from the code that refers to it. */
export type Location =
  | { readonly kind: 'frame'; readonly index: number; readonly checked: boolean; readonly binding: Binding }
  | { readonly kind: 'environment'; readonly depth: number; readonly index: number; readonly checked: boolean; readonly binding: Binding }
  | { readonly kind: 'import'; readonly binding: Binding }
  /** Sloppy eval code may have added it to a function; `outer` otherwise. */
  | ({ readonly kind: 'eval-vars'; readonly outer: Location } & EvalVarsPlace)
  | { readonly kind: 'global' };

export class Context {
  declare readonly source: SourceText;
  declare readonly unit: Unit;
  declare readonly scope: Scope;
  /** Statements leave their completion value in `f[RESULT]`: the top level of scripts and eval code. */
  declare readonly keepsValue: boolean;
  declare readonly target: JumpTarget | null;
  /** Labels that stand directly before the statement being compiled. */
  declare readonly labels: readonly string[];
  /** Operands already evaluated into frame slots, because a later sibling suspends. */
  declare readonly evaluated: ReadonlyMap<Tree.Node, number> | null;

  constructor(
    source: SourceText,
    unit: Unit,
    scope: Scope,
    keepsValue = false,
    target: JumpTarget | null = null,
    labels: readonly string[] = [],
    evaluated: ReadonlyMap<Tree.Node, number> | null = null,
  ) {
    this.source = source;
    this.unit = unit;
    this.scope = scope;
    this.keepsValue = keepsValue;
    this.target = target;
    this.labels = labels;
    this.evaluated = evaluated;
  }

  /** The context of code inside the scope that `node` makes, if it makes one. */
  within(node: Tree.Node): Context {
    return this.inScope(this.source.analysis.scopes.get(node));
  }

  /** The context of a function's body, seen from that of its parameters. */
  withinBody(node: Tree.Node): Context {
    return this.inScope(this.source.analysis.bodies.get(node));
  }

  /** The context of the expression in the head of a for-in or for-of statement. */
  withinHead(node: Tree.Node): Context {
    return this.inScope(this.source.analysis.heads.get(node));
  }

  private inScope(scope: Scope | undefined): Context {
    return scope === undefined ? this : new Context(this.source, this.unit, scope, this.keepsValue, this.target, [], this.evaluated);
  }

  withTarget(target: JumpTarget): Context {
    return new Context(this.source, this.unit, this.scope, this.keepsValue, target, [], this.evaluated);
  }

  withLabels(labels: readonly string[]): Context {
    return new Context(this.source, this.unit, this.scope, this.keepsValue, this.target, labels, this.evaluated);
  }

  withEvaluated(evaluated: ReadonlyMap<Tree.Node, number>): Context {
    const all = this.evaluated === null ? evaluated : new Map([...this.evaluated, ...evaluated]);
    return new Context(this.source, this.unit, this.scope, this.keepsValue, this.target, [], all);
  }

  /** A target for the statement being compiled, under the labels before it. */
  jumpTarget(isLoop: boolean, anonymous: boolean): JumpTarget {
    return {
      labels: this.labels,
      breaks: new Signal('break'),
      continues: isLoop ? new Signal('continue') : null,
      anonymous,
      outer: this.target,
    };
  }

  suspends(node: Tree.Node | null | undefined): boolean {
    return node !== null && node !== undefined && this.source.analysis.suspending.has(node);
  }

  /** sec-resolvebinding, at compile time. `position` is where the reference stands; negative: anywhere. */
  resolve(name: string, position: number): Location {
    let depth = 0;
    let passed: EvalVarsPlace[] | null = null;
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      const { evalVars } = scope;
      if (evalVars !== null && (binding === undefined || binding.kind === 'function-name')) (passed ??= []).push({ depth, index: evalVars.index });
      if (binding !== undefined) return behind(passed, this.locate(binding, depth, position));
      if (scope.hasEnvironment) depth++;
    }
    return behind(passed, { kind: 'global' });
  }

  private locate(binding: Binding, depth: number, position: number): Location {
    if (binding.kind === 'import') return { kind: 'import', binding };
    const { scope, index } = binding;
    const checked = binding.hasDeadZone && (scope.unit !== this.unit || scope.unordered || position < binding.initialisedAt);
    return binding.captured ? { kind: 'environment', depth, index, checked, binding } : { kind: 'frame', index, checked, binding };
  }

  /** The code is not strict. */
  get isSloppy(): boolean {
    return this.scope.isSloppy;
  }

  /** Code of this unit reads `this`, `super` and `new.target` from its own frame. */
  get isReceiver(): boolean {
    return this.unit.receiver === this.unit;
  }
}

/** Vars of eval code hide what lies behind them. */
function behind(passed: readonly EvalVarsPlace[] | null, location: Location): Location {
  if (passed === null) return location;
  return passed.reduceRight<Location>((outer, place) => ({ kind: 'eval-vars', ...place, outer }), location);
}
