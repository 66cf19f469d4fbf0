/** sec-proxy-object-internal-methods-and-internal-slots */
import { CreateArrayFromList } from './array-object.ts';
import { throwTypeError } from './errors.ts';
import { ObjectValue } from './object.ts';
import {
  CompletePropertyDescriptor,
  CreateListFromArrayLike,
  FromPropertyDescriptor,
  GetMethod,
  ToPropertyDescriptor,
} from './operations.ts';
import { IsAccessorDescriptor, IsDataDescriptor, type PropertyDescriptor } from './property-descriptor.ts';
import { ProxyObject } from './proxy-object.ts';
import { enterRecursion, leaveRecursion } from './recursion.ts';
import { SameValue } from './testing.ts';
import { ToBoolean } from './type-conversion.ts';
import type { PropertyKey, Value } from './value.ts';
import { ValidateAndApplyPropertyDescriptor } from './validate-descriptor.ts';

type TrapName =
  | 'getPrototypeOf' | 'setPrototypeOf' | 'isExtensible' | 'preventExtensions' | 'getOwnPropertyDescriptor' | 'defineProperty'
  | 'has' | 'get' | 'set' | 'deleteProperty' | 'ownKeys' | 'apply' | 'construct'; // prettier-ignore

/** What an internal method of a proxy takes of the stack. */
const PROXY_DEPTH = 2;

/** Runs `steps` one level deeper: chains of proxies recurse in the host. */
function deeper<T>(steps: () => T): T {
  enterRecursion(PROXY_DEPTH);
  const result = steps();
  leaveRecursion(PROXY_DEPTH);
  return result;
}

export class ProxyExoticObject extends ProxyObject {
  /** The trap, or undefined when the operation goes on to the target. Throws when revoked. */
  private trap(name: TrapName): ObjectValue | undefined {
    if (this.handler === null) return throwTypeError('the proxy has been revoked');
    return GetMethod(this.handler, name);
  }

  private call(trap: ObjectValue, ...args: Value[]): Value {
    return trap.Call(this.handler, [this.target, ...args]);
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-getprototypeof */
  override GetPrototypeOf(): ObjectValue | null {
    return deeper(() => {
      const trap = this.trap('getPrototypeOf');
      const target = this.target!;
      if (trap === undefined) return target.GetPrototypeOf();
      const proto = this.call(trap);
      if (!(proto instanceof ObjectValue) && proto !== null) return throwTypeError('getPrototypeOf trap: not an object or null');
      if (target.IsExtensible()) return proto;
      if (proto !== target.GetPrototypeOf()) throwTypeError('getPrototypeOf trap: differs from a non-extensible target');
      return proto;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-setprototypeof-v */
  override SetPrototypeOf(V: ObjectValue | null): boolean {
    return deeper(() => {
      const trap = this.trap('setPrototypeOf');
      const target = this.target!;
      if (trap === undefined) return target.SetPrototypeOf(V);
      if (!ToBoolean(this.call(trap, V))) return false;
      if (target.IsExtensible()) return true;
      if (V !== target.GetPrototypeOf()) throwTypeError('setPrototypeOf trap: differs from a non-extensible target');
      return true;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-isextensible */
  override IsExtensible(): boolean {
    return deeper(() => {
      const trap = this.trap('isExtensible');
      const target = this.target!;
      if (trap === undefined) return target.IsExtensible();
      const result = ToBoolean(this.call(trap));
      if (result !== target.IsExtensible()) throwTypeError('isExtensible trap: differs from the target');
      return result;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-preventextensions */
  override PreventExtensions(): boolean {
    return deeper(() => {
      const trap = this.trap('preventExtensions');
      const target = this.target!;
      if (trap === undefined) return target.PreventExtensions();
      const result = ToBoolean(this.call(trap));
      if (result && target.IsExtensible()) throwTypeError('preventExtensions trap: the target is extensible');
      return result;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-getownproperty-p */
  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    return deeper(() => {
      const trap = this.trap('getOwnPropertyDescriptor');
      const target = this.target!;
      if (trap === undefined) return target.GetOwnProperty(P);
      const trapResult = this.call(trap, P);
      if (!(trapResult instanceof ObjectValue) && trapResult !== undefined) {
        return throwTypeError('getOwnPropertyDescriptor trap: not an object or undefined');
      }
      const targetDesc = target.GetOwnProperty(P);
      if (trapResult === undefined) {
        if (targetDesc === undefined) return undefined;
        if (targetDesc.Configurable === false) throwTypeError('getOwnPropertyDescriptor trap: hides a non-configurable property');
        if (!target.IsExtensible()) throwTypeError('getOwnPropertyDescriptor trap: hides a property of a non-extensible target');
        return undefined;
      }
      const extensible = target.IsExtensible();
      const resultDesc = CompletePropertyDescriptor(ToPropertyDescriptor(trapResult));
      if (!ValidateAndApplyPropertyDescriptor(undefined, P, extensible, resultDesc, targetDesc)) {
        throwTypeError('getOwnPropertyDescriptor trap: incompatible with the target');
      }
      if (resultDesc.Configurable === false) {
        if (targetDesc === undefined || targetDesc.Configurable === true) {
          throwTypeError('getOwnPropertyDescriptor trap: reports a configurable property as non-configurable');
        }
        if (resultDesc.Writable === false && targetDesc.Writable === true) {
          throwTypeError('getOwnPropertyDescriptor trap: reports a writable property as non-writable');
        }
      }
      return resultDesc;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-defineownproperty-p-desc */
  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    return deeper(() => {
      const trap = this.trap('defineProperty');
      const target = this.target!;
      if (trap === undefined) return target.DefineOwnProperty(P, Desc);
      if (!ToBoolean(this.call(trap, P, FromPropertyDescriptor(Desc)))) return false;
      const targetDesc = target.GetOwnProperty(P);
      const extensible = target.IsExtensible();
      const settingNonConfigurable = Desc.Configurable === false;
      if (targetDesc === undefined) {
        if (!extensible || settingNonConfigurable) throwTypeError('defineProperty trap: the target has no such property');
        return true;
      }
      if (!ValidateAndApplyPropertyDescriptor(undefined, P, extensible, Desc, targetDesc)) {
        throwTypeError('defineProperty trap: incompatible with the target');
      }
      if (settingNonConfigurable && targetDesc.Configurable === true) {
        throwTypeError('defineProperty trap: the property of the target is configurable');
      }
      if (IsDataDescriptor(targetDesc) && targetDesc.Configurable === false && targetDesc.Writable === true && Desc.Writable === false) {
        throwTypeError('defineProperty trap: the property of the target is writable');
      }
      return true;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-hasproperty-p */
  override HasProperty(P: PropertyKey): boolean {
    return deeper(() => {
      const trap = this.trap('has');
      const target = this.target!;
      if (trap === undefined) return target.HasProperty(P);
      const result = ToBoolean(this.call(trap, P));
      if (!result) {
        const targetDesc = target.GetOwnProperty(P);
        if (targetDesc !== undefined) {
          if (targetDesc.Configurable === false) throwTypeError('has trap: hides a non-configurable property');
          if (!target.IsExtensible()) throwTypeError('has trap: hides a property of a non-extensible target');
        }
      }
      return result;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-get-p-receiver */
  override Get(P: PropertyKey, Receiver: Value): Value {
    return deeper(() => {
      const trap = this.trap('get');
      const target = this.target!;
      if (trap === undefined) return target.Get(P, Receiver);
      const value = this.call(trap, P, Receiver);
      const targetDesc = target.GetOwnProperty(P);
      if (targetDesc !== undefined && targetDesc.Configurable === false) {
        if (IsDataDescriptor(targetDesc) && targetDesc.Writable === false && !SameValue(value, targetDesc.Value as Value)) {
          throwTypeError('get trap: differs from a constant property of the target');
        }
        if (IsAccessorDescriptor(targetDesc) && targetDesc.Get === undefined && value !== undefined) {
          throwTypeError('get trap: the property of the target has no getter');
        }
      }
      return value;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-set-p-v-receiver */
  override Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    return deeper(() => {
      const trap = this.trap('set');
      const target = this.target!;
      if (trap === undefined) return target.Set(P, V, Receiver);
      if (!ToBoolean(this.call(trap, P, V, Receiver))) return false;
      const targetDesc = target.GetOwnProperty(P);
      if (targetDesc !== undefined && targetDesc.Configurable === false) {
        if (IsDataDescriptor(targetDesc) && targetDesc.Writable === false && !SameValue(V, targetDesc.Value as Value)) {
          throwTypeError('set trap: differs from a constant property of the target');
        }
        if (IsAccessorDescriptor(targetDesc) && targetDesc.Set === undefined) {
          throwTypeError('set trap: the property of the target has no setter');
        }
      }
      return true;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-delete-p */
  override Delete(P: PropertyKey): boolean {
    return deeper(() => {
      const trap = this.trap('deleteProperty');
      const target = this.target!;
      if (trap === undefined) return target.Delete(P);
      if (!ToBoolean(this.call(trap, P))) return false;
      const targetDesc = target.GetOwnProperty(P);
      if (targetDesc === undefined) return true;
      if (targetDesc.Configurable === false) throwTypeError('deleteProperty trap: the property is non-configurable');
      // ES2020's invariant (normative: deleted properties of non-extensible targets), which test262 and all engines have.
      if (!target.IsExtensible()) throwTypeError('deleteProperty trap: the target is non-extensible');
      return true;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-ownpropertykeys */
  override OwnPropertyKeys(): PropertyKey[] {
    return deeper(() => {
      const trap = this.trap('ownKeys');
      const target = this.target!;
      if (trap === undefined) return target.OwnPropertyKeys();
      const trapResult = CreateListFromArrayLike(this.call(trap), isKey) as PropertyKey[];
      const unchecked = new Set<PropertyKey>(trapResult);
      if (unchecked.size !== trapResult.length) throwTypeError('ownKeys trap: duplicate keys');
      const extensible = target.IsExtensible();
      const configurable: PropertyKey[] = [];
      const nonconfigurable: PropertyKey[] = [];
      for (const key of target.OwnPropertyKeys()) {
        (target.GetOwnProperty(key)?.Configurable === false ? nonconfigurable : configurable).push(key);
      }
      if (extensible && nonconfigurable.length === 0) return trapResult;
      for (const key of nonconfigurable) if (!unchecked.delete(key)) throwTypeError('ownKeys trap: hides a non-configurable property');
      if (extensible) return trapResult;
      for (const key of configurable) if (!unchecked.delete(key)) throwTypeError('ownKeys trap: hides a property of a non-extensible target');
      if (unchecked.size !== 0) throwTypeError('ownKeys trap: adds a property to a non-extensible target');
      return trapResult;
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-call-thisargument-argumentslist */
  override Call(thisArgument: Value, argumentsList: Value[]): Value {
    return deeper(() => {
      const trap = this.trap('apply');
      if (trap === undefined) return this.target!.Call(thisArgument, argumentsList);
      return this.call(trap, thisArgument, CreateArrayFromList([...argumentsList]));
    });
  }

  /** sec-proxy-object-internal-methods-and-internal-slots-construct-argumentslist-newtarget */
  override Construct(argumentsList: Value[], newTarget: ObjectValue): ObjectValue {
    return deeper(() => {
      const trap = this.trap('construct');
      if (trap === undefined) return this.target!.Construct(argumentsList, newTarget);
      const newObj = this.call(trap, CreateArrayFromList([...argumentsList]), newTarget);
      return newObj instanceof ObjectValue ? newObj : throwTypeError('construct trap: not an object');
    });
  }
}

function isKey(value: Value): boolean {
  return typeof value === 'string' || typeof value === 'symbol';
}

/** sec-proxycreate. Revoked proxies are allowed as target and handler, as they are since ES2020 and in test262. */
export function ProxyCreate(target: Value, handler: Value): ProxyObject {
  if (!(target instanceof ObjectValue)) return throwTypeError('the target of a proxy must be an object');
  if (!(handler instanceof ObjectValue)) return throwTypeError('the handler of a proxy must be an object');
  return new ProxyExoticObject(target, handler);
}
