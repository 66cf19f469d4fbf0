import { ObjectValue } from './object.ts';
import { enterRecursion, leaveRecursion } from './recursion.ts';
import { charge } from './agent.ts';
import { Shape } from './shape.ts';
import type { Value } from './value.ts';

/** sec-bound-function-exotic-objects */
export class BoundFunction extends ObjectValue {
  declare readonly target: ObjectValue;
  declare readonly boundThis: Value;
  declare readonly boundArgs: readonly Value[];
  declare readonly isConstructor: boolean;

  /** sec-boundfunctioncreate; the prototype is the target's. */
  constructor(proto: ObjectValue | null, target: ObjectValue, boundThis: Value, boundArgs: readonly Value[]) {
    super(Shape.empty(proto), []);
    this.target = target;
    this.boundThis = boundThis;
    this.boundArgs = boundArgs;
    this.isConstructor = target.constructible;
  }

  override Call(_thisArgument: Value, argumentsList: Value[]): Value {
    enterRecursion();
    charge(this.boundArgs.length);
    const result = this.target.Call(this.boundThis, [...this.boundArgs, ...argumentsList]);
    leaveRecursion();
    return result;
  }

  override Construct(argumentsList: Value[], newTarget: ObjectValue): ObjectValue {
    enterRecursion();
    charge(this.boundArgs.length);
    const result = this.target.Construct([...this.boundArgs, ...argumentsList], newTarget === this ? this.target : newTarget);
    leaveRecursion();
    return result;
  }
}
Object.assign(BoundFunction.prototype, { callable: true, className: 'Function' });
Object.defineProperty(BoundFunction.prototype, 'constructible', {
  get(this: BoundFunction) {
    return this.isConstructor;
  },
});
