/** Operations on objects (sec-operations-on-objects). */
import { agent } from './agent.ts';
import { ArrayObject, CreateArrayFromList } from './array-object.ts';
import { BoundFunction } from './bound-function.ts';
import { throwTypeError } from './errors.ts';
import { FunctionObject } from './function-object.ts';
import { ObjectCreate, ObjectValue } from './object.ts';
import { dataDescriptor, IsDataDescriptor, PropertyDescriptor } from './property-descriptor.ts';
import { ProxyObject } from './proxy-object.ts';
import type { Realm } from './realm.ts';
import { OPEN } from './shape.ts';
import { wellKnownSymbols } from './symbols.ts';
import { IsCallable, IsConstructor } from './testing.ts';
import { prototypeOfPrimitive, ToLength, ToObject } from './type-conversion.ts';
import { EMPTY, type PropertyKey, type Value } from './value.ts';
import { charge, chargeMemory } from './agent.ts';

/** sec-get-o-p */
export function Get(O: ObjectValue, P: PropertyKey): Value {
  return O.Get(P, O);
}

/** sec-getv */
export function GetV(V: Value, P: PropertyKey): Value {
  return V instanceof ObjectValue ? V.Get(P, V) : prototypeLookup(V, P);
}

/** Properties that a string primitive has itself come before its prototype's. */
function prototypeLookup(V: Value, P: PropertyKey): Value {
  if (typeof V === 'string') return ToObject(V).Get(P, V);
  return prototypeOfPrimitive(V).Get(P, V);
}

/** sec-set-o-p-v-throw */
export function Set(O: ObjectValue, P: PropertyKey, V: Value, Throw: boolean): boolean {
  const success = O.Set(P, V, O);
  if (!success && Throw) throwTypeError(`cannot assign to property ${describeKey(P)}`);
  return success;
}

/** For messages only. */
export function describeKey(P: PropertyKey): string {
  return typeof P === 'symbol' ? `[${P.description ?? ''}]` : P;
}

/** sec-createdataproperty */
export function CreateDataProperty(O: ObjectValue, P: PropertyKey, V: Value): boolean {
  if (!O.exotic && O.extensible && O.shape.lookup(P) === undefined) {
    O.put(P, V, OPEN);
    return true;
  }
  return O.DefineOwnProperty(P, dataDescriptor(V, true, true, true));
}

/** sec-createdatapropertyorthrow */
export function CreateDataPropertyOrThrow(O: ObjectValue, P: PropertyKey, V: Value): void {
  if (!CreateDataProperty(O, P, V)) throwTypeError(`cannot define property ${describeKey(P)}`);
}

/** sec-definepropertyorthrow */
export function DefinePropertyOrThrow(O: ObjectValue, P: PropertyKey, desc: PropertyDescriptor): void {
  if (!O.DefineOwnProperty(P, desc)) throwTypeError(`cannot define property ${describeKey(P)}`);
}

/** sec-deletepropertyorthrow */
export function DeletePropertyOrThrow(O: ObjectValue, P: PropertyKey): void {
  if (!O.Delete(P)) throwTypeError(`cannot delete property ${describeKey(P)}`);
}

/** sec-getmethod */
export function GetMethod(V: Value, P: PropertyKey): ObjectValue | undefined {
  const func = GetV(V, P);
  if (func === undefined || func === null) return undefined;
  if (!IsCallable(func)) throwTypeError(`${describeKey(P)} is not a function`);
  return func;
}

/** sec-hasproperty */
export function HasProperty(O: ObjectValue, P: PropertyKey): boolean {
  return O.HasProperty(P);
}

/** sec-hasownproperty */
export function HasOwnProperty(O: ObjectValue, P: PropertyKey): boolean {
  return O.GetOwnProperty(P) !== undefined;
}

/** sec-call */
export function Call(F: Value, V: Value, args: Value[] = []): Value {
  if (!IsCallable(F)) throwTypeError('the value is not a function');
  return F.Call(V, args);
}

/** sec-construct */
export function Construct(F: ObjectValue, args: Value[] = [], newTarget: ObjectValue = F): ObjectValue {
  return F.Construct(args, newTarget);
}

/** sec-setintegritylevel */
export function SetIntegrityLevel(O: ObjectValue, level: 'sealed' | 'frozen'): boolean {
  if (!(O instanceof ProxyObject) && O.applyIntegrity(level)) return true;
  if (!O.PreventExtensions()) return false;
  for (const key of O.OwnPropertyKeys()) {
    if (level === 'sealed') {
      DefinePropertyOrThrow(O, key, new PropertyDescriptor(EMPTY, undefined, EMPTY, EMPTY, undefined, false));
      continue;
    }
    const current = O.GetOwnProperty(key);
    if (current === undefined) continue;
    const writable = IsDataDescriptor(current) ? false : undefined;
    DefinePropertyOrThrow(O, key, new PropertyDescriptor(EMPTY, writable, EMPTY, EMPTY, undefined, false));
  }
  return true;
}

/** sec-testintegritylevel */
export function TestIntegrityLevel(O: ObjectValue, level: 'sealed' | 'frozen'): boolean {
  if (O.IsExtensible()) return false;
  for (const key of O.OwnPropertyKeys()) {
    const current = O.GetOwnProperty(key);
    if (current === undefined) continue;
    if (current.Configurable) return false;
    if (level === 'frozen' && IsDataDescriptor(current) && current.Writable) return false;
  }
  return true;
}

/** sec-lengthofarraylike */
export function LengthOfArrayLike(O: ObjectValue): number {
  return O instanceof ArrayObject ? O.length : ToLength(O.Get('length', O));
}

/** sec-createlistfromarraylike; `allow` limits the element types (as `typeof` names, null excluded). */
export function CreateListFromArrayLike(obj: Value, allow?: (element: Value) => boolean): Value[] {
  if (!(obj instanceof ObjectValue)) return throwTypeError('an array-like object is needed');
  const length = LengthOfArrayLike(obj);
  charge(length);
  chargeMemory(8 * length);
  if (obj instanceof ArrayObject && obj.elements !== null && obj.elements.length === length && !obj.elements.includes(EMPTY)) {
    const list = obj.elements.slice() as Value[];
    if (allow !== undefined && !list.every(allow)) throwTypeError('the list has an element of the wrong type');
    return list;
  }
  const list: Value[] = [];
  for (let index = 0; index < length; index++) {
    const next = obj.Get(String(index), obj);
    if (allow !== undefined && !allow(next)) throwTypeError('the list has an element of the wrong type');
    list.push(next);
  }
  return list;
}

/** sec-invoke */
export function Invoke(V: Value, P: PropertyKey, args: Value[] = []): Value {
  return Call(GetV(V, P), V, args);
}

/** sec-ordinaryhasinstance */
export function OrdinaryHasInstance(C: Value, O: Value): boolean {
  if (!IsCallable(C)) return false;
  if (C instanceof BoundFunction) return InstanceofOperator(O, C.target);
  if (!(O instanceof ObjectValue)) return false;
  const P = C.Get('prototype', C);
  if (!(P instanceof ObjectValue)) return throwTypeError('the prototype property is not an object');
  let object: ObjectValue | null = O;
  for (;;) {
    charge(1);
    object = object.GetPrototypeOf();
    if (object === null) return false;
    if (object === P) return true;
  }
}

/** sec-instanceofoperator */
export function InstanceofOperator(V: Value, target: Value): boolean {
  if (!(target instanceof ObjectValue)) return throwTypeError('the right-hand side of instanceof is not an object');
  const handler = GetMethod(target, wellKnownSymbols.hasInstance);
  if (handler !== undefined) {
    const result = handler.Call(target, [V]);
    return typeof result === 'boolean' ? result : truthy(result);
  }
  if (!IsCallable(target)) throwTypeError('the right-hand side of instanceof is not callable');
  return OrdinaryHasInstance(target, V);
}

function truthy(value: Value): boolean {
  return value instanceof ObjectValue || Boolean(value);
}

/** sec-speciesconstructor */
export function SpeciesConstructor(O: ObjectValue, defaultConstructor: ObjectValue): ObjectValue {
  const C = O.Get('constructor', O);
  if (C === undefined) return defaultConstructor;
  if (!(C instanceof ObjectValue)) return throwTypeError('the constructor property is not an object');
  const S = C.Get(wellKnownSymbols.species, C);
  if (S === undefined || S === null) return defaultConstructor;
  if (IsConstructor(S)) return S;
  return throwTypeError('Symbol.species is not a constructor');
}

/** sec-enumerableownpropertynames */
export function EnumerableOwnProperties(O: ObjectValue, kind: 'key' | 'value' | 'key+value'): Value[] {
  const properties: Value[] = [];
  for (const key of O.OwnPropertyKeys()) {
    if (typeof key === 'symbol') continue;
    const desc = O.GetOwnProperty(key);
    if (desc === undefined || desc.Enumerable !== true) continue;
    charge(1);
    if (kind === 'key') properties.push(key);
    else {
      const value = O.Get(key, O);
      properties.push(kind === 'value' ? value : CreateArrayFromList([key, value]));
    }
  }
  return properties;
}

/** sec-getfunctionrealm */
export function GetFunctionRealm(obj: ObjectValue): Realm {
  let func = obj;
  while (!(func instanceof FunctionObject)) {
    charge(1);
    if (func instanceof BoundFunction) func = func.target;
    else if (!(func instanceof ProxyObject)) return agent.realm;
    else if (func.handler === null) return throwTypeError('the proxy has been revoked');
    else func = func.target!;
  }
  return func.realm;
}

/** sec-copydataproperties */
export function CopyDataProperties(target: ObjectValue, source: Value, excluded: ReadonlySet<PropertyKey>): ObjectValue {
  if (source === undefined || source === null) return target;
  const from = ToObject(source);
  for (const key of from.OwnPropertyKeys()) {
    if (excluded.has(key)) continue;
    const desc = from.GetOwnProperty(key);
    if (desc === undefined || desc.Enumerable !== true) continue;
    charge(1);
    CreateDataProperty(target, key, from.Get(key, from));
  }
  return target;
}

/** sec-getprototypefromconstructor. `intrinsic` is a table id such as `%MapPrototype%`. */
export function GetPrototypeFromConstructor(constructor: ObjectValue, intrinsic: string): ObjectValue {
  const proto = constructor.Get('prototype', constructor);
  return proto instanceof ObjectValue ? proto : GetFunctionRealm(constructor).intrinsics[intrinsic];
}

/** sec-ordinarycreatefromconstructor, for objects without internal slots of their own. */
export function OrdinaryCreateFromConstructor(constructor: ObjectValue, intrinsic: string): ObjectValue {
  return ObjectCreate(GetPrototypeFromConstructor(constructor, intrinsic));
}

/** sec-frompropertydescriptor */
export function FromPropertyDescriptor(Desc: PropertyDescriptor | undefined): Value {
  if (Desc === undefined) return undefined;
  const obj = ObjectCreate(agent.realm.intrinsics['%ObjectPrototype%']);
  if (Desc.Value !== EMPTY) CreateDataProperty(obj, 'value', Desc.Value as Value);
  if (Desc.Writable !== undefined) CreateDataProperty(obj, 'writable', Desc.Writable);
  if (Desc.Get !== EMPTY) CreateDataProperty(obj, 'get', Desc.Get as Value);
  if (Desc.Set !== EMPTY) CreateDataProperty(obj, 'set', Desc.Set as Value);
  if (Desc.Enumerable !== undefined) CreateDataProperty(obj, 'enumerable', Desc.Enumerable);
  if (Desc.Configurable !== undefined) CreateDataProperty(obj, 'configurable', Desc.Configurable);
  return obj;
}

/** sec-topropertydescriptor */
export function ToPropertyDescriptor(Obj: Value): PropertyDescriptor {
  if (!(Obj instanceof ObjectValue)) return throwTypeError('a property descriptor must be an object');
  const flag = (name: string): boolean | undefined => (Obj.HasProperty(name) ? truthy(Obj.Get(name, Obj)) : undefined);
  const enumerable = flag('enumerable');
  const configurable = flag('configurable');
  const value = Obj.HasProperty('value') ? Obj.Get('value', Obj) : EMPTY;
  const writable = flag('writable');
  const accessor = (name: 'get' | 'set'): ObjectValue | undefined | typeof EMPTY => {
    if (!Obj.HasProperty(name)) return EMPTY;
    const f = Obj.Get(name, Obj);
    if (f !== undefined && !IsCallable(f)) return throwTypeError(`the ${name}ter is not a function`);
    return f;
  };
  const get = accessor('get');
  const set = accessor('set');
  if ((get !== EMPTY || set !== EMPTY) && (value !== EMPTY || writable !== undefined)) {
    throwTypeError('a property descriptor cannot be both accessor and data');
  }
  return new PropertyDescriptor(value, writable, get, set, enumerable, configurable);
}

/** sec-completepropertydescriptor. Changes `Desc`. */
export function CompletePropertyDescriptor(Desc: PropertyDescriptor): PropertyDescriptor {
  if (Desc.Get === EMPTY && Desc.Set === EMPTY) {
    if (Desc.Value === EMPTY) Desc.Value = undefined;
    Desc.Writable ??= false;
  } else {
    if (Desc.Get === EMPTY) Desc.Get = undefined;
    if (Desc.Set === EMPTY) Desc.Set = undefined;
  }
  Desc.Enumerable ??= false;
  Desc.Configurable ??= false;
  return Desc;
}
