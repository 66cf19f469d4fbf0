/**
 * ECMAScript function objects (sec-ecmascript-function-objects).
 * Rules: `language/strict-no-fn-caller`.
 */
import { keepFast } from '../../runtime/keep-fast.ts';
import { switchRealm } from '../../runtime/account.ts';
import { agent, refuel } from '../../runtime/agent.ts';
import { throwReferenceError, throwStackExhausted, throwTypeError } from '../../runtime/errors.ts';
import { FunctionObject } from '../../runtime/function-object.ts';
import { GetFunctionRealm } from '../../runtime/operations.ts';
import { ObjectValue, type Slot } from '../../runtime/object.ts';
import type { PropertyDescriptor } from '../../runtime/property-descriptor.ts';
import type { Realm } from '../../runtime/realm.ts';
import { CONFIGURABLE, HIDDEN, Shape, WRITABLE } from '../../runtime/shape.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Environment, Frame } from '../frame.ts';
import { cachedGet } from '../property-cache.ts';
import type { FunctionCode } from './function-code.ts';

/** Slots of a function whose `length`, `name` and `prototype` nobody has looked at: they are made at the first look. */
const UNTOUCHED: Slot[] = [];

/** The shape of untouched functions, which is no other object's: caches may look through it, save for those three keys. */
let latest = new Shape(null, new Map(), 0, false);
const UNTOUCHED_FUNCTION = Symbol('untouched function');

function untouchedShape(proto: ObjectValue): Shape {
  if (latest.proto !== proto) latest = Shape.apart(proto, UNTOUCHED_FUNCTION);
  return latest;
}

export class ECMAScriptFunction extends FunctionObject {
  /** [[ECMAScriptCode]], [[FormalParameters]], [[FunctionKind]], [[ConstructorKind]] */
  declare readonly code: FunctionCode;
  /** [[Environment]] */
  declare readonly environment: Environment | null;
  /** Of an arrow function: the frame whose `this`, `super` and `new.target` it uses. */
  declare readonly outer: Frame | null;
  /** [[HomeObject]] */
  declare readonly homeObject: ObjectValue | undefined;
  /** The `name` that it begins with. */
  declare private readonly initialName: string;

  constructor(
    proto: ObjectValue,
    realm: Realm,
    code: FunctionCode,
    environment: Environment | null,
    outer: Frame | null,
    homeObject: ObjectValue | undefined,
    initialName: string,
  ) {
    super(untouchedShape(proto), UNTOUCHED, realm);
    this.code = code;
    this.environment = environment;
    this.outer = outer;
    this.homeObject = homeObject;
    this.initialName = initialName;
  }

  // sec-ecmascript-function-objects-call-thisargument-argumentslist
  override Call(thisArgument: Value, argumentsList: Value[]): Value {
    if (--agent.fuel < 0) refuel();
    const { depth } = agent;
    const inner = depth + this.code.weight;
    if (inner > agent.maxDepth) throwStackExhausted();
    agent.depth = inner;
    if (agent.realm !== this.realm) return this.enterRealm(thisArgument, argumentsList, undefined, depth);
    const result = this.code.call(this, thisArgument, argumentsList, undefined);
    agent.depth = depth;
    return result;
  }

  // sec-ecmascript-function-objects-construct-argumentslist-newtarget
  override Construct(argumentsList: Value[], newTarget: ObjectValue): ObjectValue {
    if (--agent.fuel < 0) refuel();
    const { depth, realm } = agent;
    const { code } = this;
    const inner = depth + code.weight;
    if (inner > agent.maxDepth) throwStackExhausted();
    const thisArgument = code.isDerived ? EMPTY : this.createThis(newTarget);
    agent.depth = inner;
    let result: Value | Empty;
    if (realm !== this.realm) result = this.enterRealm(thisArgument, argumentsList, newTarget, depth);
    else result = code.enter(this, thisArgument, argumentsList, newTarget);
    agent.depth = depth;
    if (typeof result === 'object' && result !== null) return result as ObjectValue;
    code.instanceSlots = (thisArgument as ObjectValue).shape.count;
    return thisArgument as ObjectValue;
  }

  /** sec-ordinarycreatefromconstructor of "%ObjectPrototype%", by the cached place of `prototype`. */
  private createThis(newTarget: ObjectValue): ObjectValue {
    const proto = cachedGet(newTarget, 'prototype', this.code.prototypeCache);
    const chosen = proto instanceof ObjectValue ? proto : GetFunctionRealm(newTarget).intrinsics['%ObjectPrototype%'];
    agent.allocated += 96;
    return new ObjectValue(Shape.empty(chosen), roomFor(this.code.instanceSlots));
  }

  private enterRealm(thisArgument: Value | Empty, argumentsList: Value[], newTarget: ObjectValue | undefined, depth: number): Value {
    const caller = agent.realm;
    switchRealm(this.realm);
    try {
      const { code } = this;
      const result = newTarget === undefined ? code.call(this, thisArgument as Value, argumentsList, undefined) : code.enter(this, thisArgument, argumentsList, newTarget);
      agent.depth = depth;
      return result;
    } finally {
      switchRealm(caller);
    }
  }

  override toSource(): string {
    return this.code.source.text.slice(this.code.start, this.code.end);
  }

  // `length`, `name` and `prototype` appear at the first look.

  /** sec-setfunctionname, sec-setfunctionlength, sec-makeconstructor */
  private touch(): void {
    const { code } = this;
    this.slots = [];
    this.shape = Shape.empty(this.shape.proto);
    super.put('length', code.length, CONFIGURABLE);
    super.put('name', this.initialName, CONFIGURABLE);
    const { intrinsics } = this.realm;
    switch (code.kind) {
      case 'normal': {
        const prototype = new ObjectValue(Shape.empty(intrinsics['%ObjectPrototype%']), []);
        prototype.put('constructor', this, HIDDEN);
        super.put('prototype', prototype, WRITABLE);
        return;
      }
      case 'generator':
        super.put('prototype', new ObjectValue(Shape.empty(intrinsics['%GeneratorPrototype%']), []), WRITABLE);
        return;
      case 'async-generator':
        super.put('prototype', new ObjectValue(Shape.empty(intrinsics['%AsyncGeneratorPrototype%']), []), WRITABLE);
        return;
      default:
        return;
    }
  }

  override isOrdinaryKey(key: PropertyKey): boolean {
    return this.slots !== UNTOUCHED || (key !== 'prototype' && key !== 'name' && key !== 'length');
  }

  override SetPrototypeOf(V: ObjectValue | null): boolean {
    if (this.slots === UNTOUCHED) this.touch();
    return super.SetPrototypeOf(V);
  }

  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    if (this.slots === UNTOUCHED) this.touch();
    return super.GetOwnProperty(P);
  }

  override HasProperty(P: PropertyKey): boolean {
    if (this.slots === UNTOUCHED) this.touch();
    return super.HasProperty(P);
  }

  override Get(P: PropertyKey, Receiver: Value): Value {
    if (this.slots === UNTOUCHED) this.touch();
    return super.Get(P, Receiver);
  }

  override Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    if (this.slots === UNTOUCHED) this.touch();
    return super.Set(P, V, Receiver);
  }

  override Delete(P: PropertyKey): boolean {
    if (this.slots === UNTOUCHED) this.touch();
    return super.Delete(P);
  }

  override shapeKeys(): PropertyKey[] {
    if (this.slots === UNTOUCHED) this.touch();
    return super.shapeKeys();
  }

  override put(P: PropertyKey, slot: Slot, flags: number): void {
    if (this.slots === UNTOUCHED) this.touch();
    super.put(P, slot, flags);
  }

  override applyIntegrity(level: 'sealed' | 'frozen'): boolean {
    if (this.slots === UNTOUCHED) this.touch();
    return super.applyIntegrity(level);
  }
}
Object.assign(ECMAScriptFunction.prototype, { exotic: true });
Object.defineProperty(ECMAScriptFunction.prototype, 'constructible', {
  get(this: ECMAScriptFunction) {
    return this.code.isConstructor;
  },
});

/** Slots with room for `count` properties; the host would otherwise grow them by sixteen at the first. */
function roomFor(count: number): Slot[] {
  const u = undefined;
  switch (count) {
    case 0:
      return [];
    case 1:
      return [u];
    case 2:
      return [u, u];
    case 3:
      return [u, u, u];
    case 4:
      return [u, u, u, u];
    case 5:
    case 6:
      return [u, u, u, u, u, u];
    default:
      return [u, u, u, u, u, u, u, u];
  }
}

/** sec-ecmascript-function-objects-construct-argumentslist-newtarget, steps 13 to 15, of a derived constructor. */
export function derivedResult(f: Frame, value: Value): Value {
  if (value instanceof ObjectValue) return value;
  if (value !== undefined) return throwTypeError('a derived constructor returned a value that is no object');
  const thisValue = f[1];
  if (thisValue === EMPTY) return throwReferenceError('super() was not called');
  return thisValue as Value;
}
keepFast(ECMAScriptFunction);
