/** One binding of a scope, as static analysis knows it. */
import type { Environment } from '../frame.ts';
import type { Scope } from './scope.ts';

export type BindingKind =
  | 'var'
  | 'parameter'
  /** A parameter that a default value or computed key of the list may ask for too early. */
  | 'checked-parameter'
  | 'let'
  | 'const'
  | 'class'
  /** A function declaration of a block or function body. */
  | 'function'
  /** The name of a function expression inside it. */
  | 'function-name'
  | 'arguments'
  /** An import: an alias of a binding in another module's environment. */
  | 'import';

/** The binding of another module that an import stands for (sec-createimportbinding). */
export interface ImportCell {
  readonly environment: Environment;
  readonly index: number;
}

export class Binding {
  declare readonly name: string;
  declare kind: BindingKind;
  declare readonly scope: Scope;
  /** Lives in an environment instead of the frame. */
  declare captured: boolean;
  /** Where in the frame or environment; -1 until its scope is laid out. */
  declare index: number;
  /** Source offset from which on code in the same scope may rely on its being initialised. */
  declare initialisedAt: number;
  /** Has a temporal dead zone: `EMPTY` until its declaration is evaluated. */
  declare readonly hasDeadZone: boolean;
  /** Some reference in the frame's own code may run in the dead zone. */
  declare mayBeDead: boolean;
  /** Of an import, once its module is linked. */
  declare cell: ImportCell | null;

  constructor(name: string, kind: BindingKind, scope: Scope, initialisedAt: number) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.captured = false;
    this.index = -1;
    this.initialisedAt = initialisedAt;
    this.hasDeadZone = kind === 'let' || kind === 'const' || kind === 'class' || kind === 'checked-parameter';
    this.mayBeDead = false;
    this.cell = null;
  }

  /** Of a LexicallyScopedDeclaration. */
  get isLexical(): boolean {
    return this.kind === 'let' || this.kind === 'const' || this.kind === 'class';
  }

  /** Assignment throws a TypeError. */
  get isImmutable(): boolean {
    return this.kind === 'const' || this.kind === 'function-name' || this.kind === 'import';
  }
}
