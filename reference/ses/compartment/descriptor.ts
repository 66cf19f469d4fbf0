/** Reading what module maps and hooks give (`modules/descriptor-…`, `modules-legacy/importhook-alias-record`). */
import { ModuleNamespace } from '../../compile/modules/module-namespace.ts';
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { CreateListFromArrayLike, Get } from '../../runtime/operations.ts';
import { IsCallable } from '../../runtime/testing.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import { CompartmentObject, type Compartment } from './compartment.ts';
import { ModuleSourceObject } from './module-source.ts';
import { PromisedNamespace } from './promised-namespace.ts';

/** A module that is not written in the language (`modules-legacy/thirdparty-record`), as it was when it was read. */
export interface VirtualSource {
  readonly object: ObjectValue;
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly execute: ObjectValue;
}

export type SourceOfModule = ModuleSourceObject | VirtualSource;

export type Properties = ReadonlyMap<PropertyKey, Value>;

export type Descriptor =
  /** An instance of its own; `specifier` is the referrer of its imports. */
  | { readonly kind: 'source'; readonly source: SourceOfModule; readonly specifier: string | undefined; readonly meta: Properties }
  /** The same, of a source that another compartment has under `name`. */
  | { readonly kind: 'source-of'; readonly compartment: Compartment; readonly name: string; readonly specifier: string | undefined; readonly meta: Properties }
  /** The instance that a compartment has, or gets now, under that specifier. */
  | { readonly kind: 'alias'; readonly source: SourceOfModule; readonly compartment: Compartment; readonly specifier: string | undefined }
  | { readonly kind: 'link'; readonly compartment: Compartment; readonly specifier: string }
  | { readonly kind: 'record'; readonly record: ModuleRecord }
  | { readonly kind: 'values'; readonly exports: ReadonlyMap<string, Value> };

const nothing: Properties = new Map();

/**
 * Besides descriptors, what the README has in their place: a record itself (`modules-legacy/static-module-record`), and
 * namespaces. Reads each property once (`modules/descriptor-read-once`); what is no descriptor is a TypeError
 * (`modules/module-descriptor-checked`).
 */
export function readDescriptor(value: Value, compartment: Compartment): Descriptor {
  if (value instanceof PromisedNamespace) return { kind: 'link', compartment: value.compartment, specifier: value.specifier };
  if (value instanceof ModuleNamespace) return { kind: 'record', record: value.module };
  if (value instanceof ModuleSourceObject) return { kind: 'source', source: value, specifier: undefined, meta: nothing };
  if (!(value instanceof ObjectValue)) return throwTypeError('a module descriptor must be an object');
  const namespace = Get(value, 'namespace');
  if (namespace !== undefined) return namespaceDescriptor(namespace, value, compartment);
  const source = Get(value, 'source');
  if (source !== undefined) return sourceDescriptor(source, value, compartment);
  const record = Get(value, 'record');
  if (record !== undefined) {
    return { kind: 'alias', source: sourceFrom(record), compartment: compartmentOf(Get(value, 'compartment')) ?? compartment, specifier: specifierOf(Get(value, 'specifier')) };
  }
  return { kind: 'source', source: sourceFrom(value), specifier: undefined, meta: nothing };
}

/** `modules/descriptor-namespace-link`, `modules/descriptor-namespace-object` */
function namespaceDescriptor(namespace: Value, descriptor: ObjectValue, compartment: Compartment): Descriptor {
  if (typeof namespace === 'string') {
    const owner = compartmentOf(Get(descriptor, 'compartment')) ?? compartment.parent;
    return owner === undefined ? throwTypeError('the start compartment has no modules') : { kind: 'link', compartment: owner, specifier: namespace };
  }
  if (namespace instanceof PromisedNamespace) return { kind: 'link', compartment: namespace.compartment, specifier: namespace.specifier };
  if (namespace instanceof ModuleNamespace) return { kind: 'record', record: namespace.module };
  if (!(namespace instanceof ObjectValue)) return throwTypeError('a namespace must be a specifier or an object');
  const exports = new Map<string, Value>();
  for (const [key, value] of enumerable(namespace)) if (typeof key === 'string') exports.set(key, value);
  return { kind: 'values', exports };
}

function sourceDescriptor(source: Value, descriptor: ObjectValue, compartment: Compartment): Descriptor {
  const specifier = specifierOf(Get(descriptor, 'specifier'));
  const importMeta = Get(descriptor, 'importMeta');
  const meta = importMeta === undefined ? nothing : importMeta instanceof ObjectValue ? enumerable(importMeta) : throwTypeError('importMeta must be an object');
  if (typeof source !== 'string') return { kind: 'source', source: sourceFrom(source), specifier, meta };
  const owner = compartmentOf(Get(descriptor, 'compartment')) ?? compartment.parent;
  return owner === undefined ? throwTypeError('the start compartment has no modules') : { kind: 'source-of', compartment: owner, name: source, specifier, meta };
}

/** `modules/module-source-forged`: only what ModuleSource made is a text; anything else is a module of a third party, or refused. */
function sourceFrom(value: Value): SourceOfModule {
  if (value instanceof ModuleSourceObject) return value;
  if (!(value instanceof ObjectValue)) return throwTypeError('a module source must be an object');
  const execute = Get(value, 'execute');
  if (!IsCallable(execute)) return throwTypeError('the module source has neither a text nor a function execute');
  return { object: value, execute, imports: names(Get(value, 'imports')), exports: optionalNames(Get(value, 'exports')) };
}

/** The README does not speak of a list of exports. */
function optionalNames(list: Value): string[] {
  return list === undefined ? [] : names(list);
}

function names(list: Value): string[] {
  return CreateListFromArrayLike(list).map((name) => (typeof name === 'string' ? name : throwTypeError('the name must be a string')));
}

function specifierOf(value: Value): string | undefined {
  return value === undefined || typeof value === 'string' ? value : throwTypeError('a specifier must be a string');
}

function compartmentOf(value: Value): Compartment | undefined {
  if (value === undefined) return undefined;
  return value instanceof CompartmentObject ? value.compartment : throwTypeError('not a Compartment');
}

function enumerable(source: ObjectValue): Properties {
  const found = new Map<PropertyKey, Value>();
  for (const key of source.OwnPropertyKeys()) if (source.GetOwnProperty(key)?.Enumerable === true) found.set(key, Get(source, key));
  return found;
}
