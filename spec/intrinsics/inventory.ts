/**
 * What a realm really has, in the terms of the table: walks from its intrinsics and its global object, without calling anything
 * that it finds, and names every object that it meets by the id that the table has for it. Used by tests; engines are asked by cases.
 */
import type { IntrinsicId, KeyName, Kind, Literal } from './model.ts';

export type Observed =
  | { readonly intrinsic: IntrinsicId }
  | { readonly literal: Literal }
  | { readonly symbol: string }
  | { readonly globalObject: true }
  /** An object that no seed led to. */
  | { readonly stranger: true };

export type ObservedProperty =
  | { readonly type: 'data'; readonly value: Observed; readonly writable: boolean; readonly enumerable: boolean; readonly configurable: boolean }
  | { readonly type: 'accessor'; readonly get: Observed; readonly set: Observed; readonly enumerable: boolean; readonly configurable: boolean };

export interface ObservedObject {
  readonly kind: Kind;
  readonly prototype: Observed;
  readonly extensible: boolean;
  readonly properties: ReadonlyMap<KeyName, ObservedProperty>;
}

export interface Inventory {
  readonly objects: ReadonlyMap<IntrinsicId, ObservedObject>;
  readonly global: ReadonlyMap<KeyName, ObservedProperty>;
}

type Evaluate = (source: string) => unknown;

const wellKnown = new Map<symbol, string>(
  Object.getOwnPropertyNames(Symbol)
    .map((name): [unknown, string] => [(Symbol as unknown as Record<string, unknown>)[name], `@@${name}`])
    .filter((pair): pair is [symbol, string] => typeof pair[0] === 'symbol'),
);

function keyName(key: string | symbol): KeyName {
  return typeof key === 'string' ? key : (wellKnown.get(key) ?? String(key));
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

/** sec-immutable-prototype-exotic-objects: an extensible object whose [[Prototype]] can't be changed all the same. */
function hasImmutablePrototype(target: object): boolean {
  const before = Reflect.getPrototypeOf(target);
  const changed = Reflect.setPrototypeOf(target, Object.create(null) as object);
  if (changed) Reflect.setPrototypeOf(target, before);
  return Reflect.isExtensible(target) && !changed;
}

function kindOf(target: object): Kind {
  if (typeof target === 'function') return succeeds(() => Reflect.construct(Object, [], target)) ? 'constructor' : 'function';
  if (Array.isArray(target)) return 'array';
  if (succeeds(() => Boolean.prototype.valueOf.call(target))) return 'boolean';
  if (succeeds(() => Number.prototype.valueOf.call(target))) return 'number';
  if (succeeds(() => String.prototype.valueOf.call(target))) return 'string';
  return hasImmutablePrototype(target) ? 'immutable-prototype' : 'ordinary';
}

/** Takes the inventory of the realm in which `evaluate` runs; `seeds` are the expressions by which the table reaches its rows. */
export function takeInventory(evaluate: Evaluate, seeds: ReadonlyMap<IntrinsicId, string>): Inventory {
  const global = evaluate('this') as object;
  const byId = new Map<IntrinsicId, object>();
  const ids = new Map<object, IntrinsicId>();
  for (const [id, seed] of seeds) {
    const found = succeeds(() => evaluate(seed)) ? evaluate(seed) : undefined;
    if (!isObject(found)) continue;
    byId.set(id, found);
    if (!ids.has(found)) ids.set(found, id);
  }

  const observe = (value: unknown): Observed => {
    if (value === global) return { globalObject: true };
    if (isObject(value)) {
      const id = ids.get(value);
      return id === undefined ? { stranger: true } : { intrinsic: id };
    }
    return typeof value === 'symbol' ? { symbol: keyName(value) } : { literal: value as Literal };
  };

  const propertiesOf = (target: object): ReadonlyMap<KeyName, ObservedProperty> =>
    new Map(
      Reflect.ownKeys(target).map((key) => {
        const { enumerable = false, configurable = false, ...rest } = Reflect.getOwnPropertyDescriptor(target, key)!;
        const property: ObservedProperty =
          'value' in rest
            ? { type: 'data', value: observe(rest.value), writable: rest.writable ?? false, enumerable, configurable }
            : { type: 'accessor', get: observe(rest.get), set: observe(rest.set), enumerable, configurable };
        return [keyName(key), property];
      }),
    );

  const objects = new Map<IntrinsicId, ObservedObject>();
  for (const [id, target] of byId) {
    const prototype = observe(Reflect.getPrototypeOf(target));
    objects.set(id, { kind: kindOf(target), prototype, extensible: Reflect.isExtensible(target), properties: propertiesOf(target) });
  }
  return { objects, global: propertiesOf(global) };
}
