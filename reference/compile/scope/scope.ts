/** Static scopes: what becomes of declarative environment records (sec-declarative-environment-records) at compile time. */
import { FIRST_LOCAL } from '../frame.ts';
import { Binding, type BindingKind } from './binding.ts';

/** Code that has a frame of its own: a function, script, module or eval. */
export class Unit {
  declare readonly kind: 'script' | 'module' | 'eval' | 'function' | 'arrow';
  declare readonly outer: Unit | null;
  /** The unit whose `this`, `arguments`, `super` and `new.target` code of this unit means. */
  declare readonly receiver: Unit;
  /** Length of its frames. */
  declare frameSize: number;
  /** `this` may be asked for before `super()` has returned. */
  declare isDerivedConstructor: boolean;
  /** A function that has a home object, so that eval code in it may contain `super`. */
  declare isMethod: boolean;
  declare isAsyncGenerator: boolean;
  /** `super` may ask for its home object. */
  declare usesHome: boolean;
  /** Contains a direct eval, itself or in an arrow function. */
  declare hasDirectEval: boolean;
  /** An arrow function that needs the frame of its `receiver`. */
  declare usesReceiver: boolean;
  /** How much of the host's stack its code takes when it runs, and when it is compiled, in bytes: see `nesting.ts`. */
  declare runHeight: number;
  declare compileHeight: number;

  constructor(kind: Unit['kind'], outer: Unit | null) {
    this.kind = kind;
    this.outer = outer;
    this.receiver = (kind === 'arrow' || kind === 'eval') && outer !== null ? outer.receiver : this;
    this.frameSize = FIRST_LOCAL;
    this.isDerivedConstructor = false;
    this.isMethod = false;
    this.isAsyncGenerator = false;
    this.usesHome = false;
    this.hasDirectEval = false;
    this.usesReceiver = false;
    this.runHeight = 0;
    this.compileHeight = 0;
  }

  /** Notes a use of `this`, `super`, `new.target` or `arguments`: arrow functions on the way must know their receiver's frame. */
  useReceiver(): void {
    for (let unit: Unit = this; unit !== unit.receiver; unit = unit.outer!) unit.usesReceiver = true;
  }

  /** A frame slot for a binding or a temporary. */
  allocate(): number {
    return this.frameSize++;
  }
}

export class Scope {
  declare readonly parent: Scope | null;
  declare readonly unit: Unit;
  declare readonly bindings: Map<string, Binding>;
  /** Any reference may run before its binding is initialised, whatever the order in the source: a switch block, a loop head. */
  declare readonly unordered: boolean;
  /** The outermost scope of a function that has an `arguments` object when it asks for one. */
  declare declaresArguments: boolean;
  /** A direct eval below may ask for any of its bindings by name. */
  declare isDynamic: boolean;
  /** Its code is not strict: see `../sloppy/README.md`. */
  declare isSloppy: boolean;
  /** The scope of a function's body: sloppy eval code declares its vars here. */
  declare isVariableScope: boolean;
  /** The binding of vars that sloppy eval code adds. */
  declare evalVars: Binding | null;
  /** Length of its environments; 0 when nothing in it is captured. */
  declare environmentSize: number;

  constructor(parent: Scope | null, unit: Unit, unordered = false) {
    this.parent = parent;
    this.unit = unit;
    this.bindings = new Map();
    this.unordered = unordered;
    this.declaresArguments = false;
    this.isDynamic = false;
    this.isSloppy = parent !== null && parent.isSloppy;
    this.isVariableScope = false;
    this.evalVars = null;
    this.environmentSize = 0;
  }

  declare(name: string, kind: BindingKind, initialisedAt: number): Binding {
    const known = this.bindings.get(name);
    if (known !== undefined) {
      if (kind === 'function' && known.kind === 'var') known.kind = 'function';
      return known;
    }
    const binding = new Binding(name, kind, this, initialisedAt);
    this.bindings.set(name, binding);
    return binding;
  }

  /**
   * Where sloppy eval code in this scope declares its vars: the scope of a function's body, or null for the global
   * environment. In a parameter list the scope of the parameters, which stands for the eval code itself.
   */
  get variableScope(): Scope | null {
    let scope: Scope | null = this;
    while (scope !== null && !scope.isVariableScope && !scope.isOutermost) scope = scope.parent;
    return scope;
  }

  /** The outermost scope of a function. */
  private get isOutermost(): boolean {
    return (this.unit.kind === 'function' || this.unit.kind === 'arrow') && this.parent?.unit !== this.unit;
  }

  /** Makes environments of this scope exist at run time, with a slot for each captured binding. */
  get hasEnvironment(): boolean {
    return this.environmentSize > 0;
  }

  /** Gives each binding its place, once all references are known. */
  layOut(): void {
    let size = 1;
    for (const binding of this.bindings.values()) {
      if (binding.kind === 'import') continue;
      if (this.isDynamic) binding.captured = true;
      binding.index = binding.captured ? size++ : this.unit.allocate();
    }
    if (size > 1) this.environmentSize = size;
  }
}
