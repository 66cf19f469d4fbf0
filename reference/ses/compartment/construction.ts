/** The arguments of Compartment, in positions or in a bag (`compartment-api/compartment-options-bag`, `compartment-api/compartment-positional`). */
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { CreateListFromArrayLike, Get } from '../../runtime/operations.ts';
import { IsCallable } from '../../runtime/testing.ts';
import { ToBoolean, ToString } from '../../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import { isBindingIdentifier } from '../../syntax/binding-identifier.ts';

export interface Lexical {
  readonly value: Value;
  readonly mutable: boolean;
}

/** What construction read, each once (`compartment-api/compartment-options-read-once`). */
export interface Construction {
  readonly globals: ReadonlyMap<PropertyKey, Value>;
  readonly modules: ReadonlyMap<string, Value>;
  readonly name: string;
  readonly resolveHook: ObjectValue | undefined;
  readonly importHook: ObjectValue | undefined;
  readonly importNowHook: ObjectValue | undefined;
  readonly moduleMapHook: ObjectValue | undefined;
  readonly importMetaHook: ObjectValue | undefined;
  readonly transforms: readonly ObjectValue[];
  readonly shimTransforms: readonly ObjectValue[];
  readonly globalLexicals: ReadonlyMap<string, Lexical>;
  readonly boxesNamespaces: boolean;
}

const NAMELESS = '<unknown>';

/**
 * A first argument with a true `__options__` is a bag of options. Any other stands where the README has the globals, before a
 * module map and options.
 */
export function readConstruction(args: readonly Value[]): Construction {
  const [first, second, third] = args;
  if (first instanceof ObjectValue && ToBoolean(Get(first, '__options__'))) {
    return { ...readOptions(first), globals: ownEnumerable(Get(first, 'globals')), modules: moduleMap(Get(first, 'modules')), boxesNamespaces: false };
  }
  const globals = ownEnumerable(first);
  const modules = moduleMap(second);
  return { ...readOptions(objectOrNothing(third)), globals, modules, boxesNamespaces: true };
}

/** Of a compartment that the host makes, and of one that is made without arguments (`compartment-api/compartment-no-arguments`). */
export const emptyConstruction: Construction = { ...readOptions(undefined), globals: new Map(), modules: new Map(), boxesNamespaces: false };

/** Every option by the README's name (`modules/module-importhook-name`). */
function readOptions(options: ObjectValue | undefined): Omit<Construction, 'globals' | 'modules' | 'boxesNamespaces'> {
  const read = (name: string): Value => (options === undefined ? undefined : Get(options, name));
  const hook = (name: string): ObjectValue | undefined => functionOrNothing(read(name));
  const name = read('name');
  return {
    name: name === undefined ? NAMELESS : ToString(name),
    resolveHook: hook('resolveHook'),
    importHook: hook('importHook'),
    importNowHook: hook('importNowHook'),
    moduleMapHook: hook('moduleMapHook'),
    importMetaHook: hook('importMetaHook'),
    transforms: functionList(read('transforms')),
    shimTransforms: functionList(read('__shimTransforms__')),
    globalLexicals: lexicals(read('globalLexicals')),
  };
}

/** `compartment-api/compartment-bad-options`: null stands for nothing, as in the README's samples. */
function objectOrNothing(value: Value): ObjectValue | undefined {
  if (value === undefined || value === null) return undefined;
  return value instanceof ObjectValue ? value : throwTypeError('an option is not an object');
}

function functionOrNothing(value: Value): ObjectValue | undefined {
  if (value === undefined || value === null) return undefined;
  return IsCallable(value) ? value : throwTypeError('a hook is not a function');
}

/** The functions of an array of transforms. */
export function functionList(value: Value): readonly ObjectValue[] {
  if (value === undefined || value === null) return [];
  const list = CreateListFromArrayLike(value);
  return list.map((item) => (IsCallable(item) ? item : throwTypeError('a transform is not a function')));
}

/** `compartment-api/compartment-endow-copy` */
function ownEnumerable(value: Value): ReadonlyMap<PropertyKey, Value> {
  const found = new Map<PropertyKey, Value>();
  const source = objectOrNothing(value);
  if (source === undefined) return found;
  for (const key of source.OwnPropertyKeys()) {
    if (source.GetOwnProperty(key)?.Enumerable === true) found.set(key, Get(source, key));
  }
  return found;
}

/** `modules/modules-option`, `modules-legacy/modulemap-arg`, `modules/module-specifier-keys` */
function moduleMap(value: Value): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const [key, descriptor] of ownEnumerable(value)) if (typeof key === 'string') found.set(key, descriptor);
  return found;
}

/** `compartment-api/globallexicals-option`: own properties with legal names; those that are read-only are constants. */
function lexicals(value: Value): ReadonlyMap<string, Lexical> {
  const found = new Map<string, Lexical>();
  const source = objectOrNothing(value);
  if (source === undefined) return found;
  for (const key of source.OwnPropertyKeys()) {
    if (typeof key !== 'string' || !isBindingIdentifier(key)) continue;
    const property = source.GetOwnProperty(key);
    if (property !== undefined) found.set(key, { value: Get(source, key), mutable: property.Writable === true });
  }
  return found;
}
