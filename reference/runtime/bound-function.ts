import { agent, refuel } from './agent.ts';
import { throwStackExhausted } from './errors.ts';
import { ObjectValue } from './object.ts';
import { Shape } from './shape.ts';
import type { Value } from './value.ts';

/** Chains of bound functions recurse in the host: each link counts as a call. */
function enter(): void {
  if (--agent.fuel < 0) refuel();
  if (agent.depth >= agent.maxDepth) throwStackExhausted();
  agent.depth++;
}

/** sec-bound-function-exotic-objects */
export class BoundFunction extends ObjectValue {
  declare readonly target: ObjectValue;
  declare readonly boundThis: Value;
  declare readonly boundArgs: readonly Value[];

  /** sec-boundfunctioncreate; the prototype is the target's. */
  constructor(proto: ObjectValue | null, target: ObjectValue, boundThis: Value, boundArgs: readonly Value[]) {
    super(Shape.empty(proto), []);
    this.target = target;
    this.boundThis = boundThis;
    this.boundArgs = boundArgs;
  }

  override Call(_thisArgument: Value, argumentsList: Value[]): Value {
    enter();
    const result = this.target.Call(this.boundThis, [...this.boundArgs, ...argumentsList]);
    agent.depth--;
    return result;
  }

  override Construct(argumentsList: Value[], newTarget: ObjectValue): ObjectValue {
    enter();
    const result = this.target.Construct([...this.boundArgs, ...argumentsList], newTarget === this ? this.target : newTarget);
    agent.depth--;
    return result;
  }
}
Object.assign(BoundFunction.prototype, { callable: true, className: 'Function' });
Object.defineProperty(BoundFunction.prototype, 'constructible', {
  get(this: BoundFunction) {
    return this.target.constructible;
  },
});
