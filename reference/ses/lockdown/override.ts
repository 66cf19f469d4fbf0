/**
 * Overriding by assignment on heirs of frozen prototypes (`lockdown/opt-override-…`): data properties become accessors that
 * behave as writable data to whoever inherits them.
 */
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue, setOnReceiver } from '../../runtime/object.ts';
import { OverrideAccessor } from '../../runtime/override-accessor.ts';
import type { Realm } from '../../runtime/realm.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE } from '../../runtime/shape.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import type { LockdownOptions } from './options.ts';

const errorPrototypes = ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'].map((name) => `%${name}Prototype%`);

const forErrors = (keys: string): readonly (readonly [string, string])[] => errorPrototypes.map((id) => [id, keys]);

/**
 * What can be overridden (`lockdown/opt-override-moderate`, `lockdown/opt-override-min`): with `min` the names by which objects describe themselves; with `moderate` all of Object.prototype,
 * what old-style classes and wrappers set on functions and errors, and the mutators that observing arrays replace.
 */
const enabled: { readonly [setting in LockdownOptions['overrideTaming']]: readonly (readonly [id: string, keys: string])[] } = {
  min: [['%ObjectPrototype%', 'toString'], ['%FunctionPrototype%', 'toString'], ...forErrors('name')],
  moderate: [
    ['%ObjectPrototype%', 'constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf'],
    ['%FunctionPrototype%', 'apply bind call constructor toString'],
    ['%ArrayPrototype%', 'pop push reverse shift sort splice toString unshift'],
    ...forErrors('constructor message name toString'),
  ],
};

/** Turns the properties that a setting of overrideTaming names into accessors, with the attributes that they have. */
export function enableOverrides(realm: Realm, setting: LockdownOptions['overrideTaming']): void {
  for (const [id, keys] of enabled[setting]) for (const key of keys.split(' ')) enableOverride(realm.intrinsics[id], key, realm);
}

function enableOverride(holder: ObjectValue, key: string, realm: Realm): void {
  const record = holder.shape.lookup(key);
  if (record === undefined || (record.flags & ACCESSOR) !== 0) return;
  const value = holder.slots[record.index] as Value;
  const getter = createBuiltin(() => value, 0, `get ${key}`, realm, true);
  // lockdown/opt-override-reflective
  getter.put('originalValue', value, 0);
  const setter = createBuiltin((receiver, [V]) => assign(receiver, key, V), 1, `set ${key}`, realm, true);
  holder.put(key, new OverrideAccessor(getter, setter, value), (record.flags & (ENUMERABLE | CONFIGURABLE)) | ACCESSOR);
}

/** What an assignment in strict code does to a receiver that inherits a writable data property (`lockdown/opt-override-integrity`). */
function assign(receiver: Value, key: PropertyKey, V: Value): undefined {
  if (!(receiver instanceof ObjectValue) || !setOnReceiver(key, V, receiver)) throwTypeError('the property cannot be assigned');
  return undefined;
}
