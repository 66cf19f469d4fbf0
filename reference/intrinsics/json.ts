/** JSON (sec-json-object). */
import { charge, chargeMemory } from '../runtime/agent.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { createPlainObject, ObjectValue } from '../runtime/object.ts';
import { CreateDataProperty, EnumerableOwnProperties, Get, GetV, LengthOfArrayLike } from '../runtime/operations.ts';
import { PrimitiveObject } from '../runtime/primitive-object.ts';
import { IsArray, IsCallable } from '../runtime/testing.ts';
import { ToInteger, ToNumber, ToString } from '../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';
import { enterRecursion, leaveRecursion } from '../runtime/recursion.ts';
import { parseJSON } from './json-parse.ts';

/** What one level of nesting takes of the stack. */
const JSON_DEPTH = 2;

/** sec-internalizejsonproperty */
function InternalizeJSONProperty(holder: ObjectValue, name: PropertyKey, reviver: ObjectValue): Value {
  enterRecursion(JSON_DEPTH);
  const val = Get(holder, name);
  if (val instanceof ObjectValue) {
    if (IsArray(val)) {
      const length = LengthOfArrayLike(val);
      for (let i = 0; i < length; i++) reviveProperty(val, String(i), reviver);
    } else {
      for (const key of EnumerableOwnProperties(val, 'key')) reviveProperty(val, key as string, reviver);
    }
  }
  const result = reviver.Call(holder, [name as string, val]);
  leaveRecursion(JSON_DEPTH);
  return result;
}

function reviveProperty(val: ObjectValue, key: string, reviver: ObjectValue): void {
  const element = InternalizeJSONProperty(val, key, reviver);
  if (element === undefined) val.Delete(key);
  else CreateDataProperty(val, key, element);
}

/** The record that SerializeJSONProperty passes along (sec-json.stringify). */
interface Serialization {
  readonly replacer: ObjectValue | undefined;
  readonly propertyList: readonly string[] | undefined;
  readonly gap: string;
  readonly stack: Set<ObjectValue>;
  indent: string;
}

/** sec-quotejsonstring, with the lone surrogates that ES2019 made well-formed left as ES2018 has them only where the host does. */
export function QuoteJSONString(value: string): string {
  charge(value.length >> 4);
  return JSON.stringify(value);
}

/** sec-serializejsonproperty; undefined when the property is left out. */
function SerializeJSONProperty(state: Serialization, key: string, holder: ObjectValue | undefined, known: Value): string | undefined {
  let value = holder === undefined ? known : Get(holder, key);
  if (value instanceof ObjectValue || typeof value === 'bigint') {
    const toJSON = GetV(value, 'toJSON');
    if (IsCallable(toJSON)) value = toJSON.Call(value, [key]);
  }
  if (state.replacer !== undefined) value = state.replacer.Call(holder ?? wrapper(known), [key, value]);
  if (value instanceof PrimitiveObject) value = unwrap(value);
  switch (typeof value) {
    case 'string':
      return QuoteJSONString(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return String(value);
    case 'bigint':
      return throwTypeError('a BigInt cannot be serialized');
    case 'object':
      if (value === null) return 'null';
      if (value.callable) return undefined;
      return SerializeJSONContainer(state, value);
    default:
      return undefined;
  }
}

function wrapper(value: Value): ObjectValue {
  const object = createPlainObject();
  CreateDataProperty(object, '', value);
  return object;
}

function unwrap(value: PrimitiveObject): Value {
  switch (typeof value.primitive) {
    case 'number':
      return ToNumber(value);
    case 'string':
      return ToString(value);
    case 'symbol':
      return value;
    default:
      return value.primitive;
  }
}

/** sec-serializejsonobject, sec-serializejsonarray */
function SerializeJSONContainer(state: Serialization, value: ObjectValue): string {
  if (state.stack.has(value)) throwTypeError('a cyclic structure cannot be serialized');
  enterRecursion(JSON_DEPTH);
  state.stack.add(value);
  const stepback = state.indent;
  state.indent += state.gap;
  const result = IsArray(value) ? serializeArray(state, value, stepback) : serializeObject(state, value, stepback);
  state.stack.delete(value);
  state.indent = stepback;
  leaveRecursion(JSON_DEPTH);
  return result;
}

function serializeObject(state: Serialization, value: ObjectValue, stepback: string): string {
  const keys = state.propertyList ?? (EnumerableOwnProperties(value, 'key') as string[]);
  const partial: string[] = [];
  for (const key of keys) {
    charge(1);
    const text = SerializeJSONProperty(state, key, value, undefined);
    if (text !== undefined) partial.push(`${QuoteJSONString(key)}:${state.gap === '' ? '' : ' '}${text}`);
  }
  return bracket('{', '}', partial, state, stepback);
}

function serializeArray(state: Serialization, value: ObjectValue, stepback: string): string {
  const length = LengthOfArrayLike(value);
  const partial: string[] = [];
  for (let index = 0; index < length; index++) {
    charge(1);
    partial.push(SerializeJSONProperty(state, String(index), value, undefined) ?? 'null');
  }
  return bracket('[', ']', partial, state, stepback);
}

function bracket(open: string, close: string, partial: readonly string[], state: Serialization, stepback: string): string {
  if (partial.length === 0) return open + close;
  const text =
    state.gap === ''
      ? open + partial.join(',') + close
      : `${open}\n${state.indent}${partial.join(`,\n${state.indent}`)}\n${stepback}${close}`;
  chargeMemory(text.length);
  return text;
}

/** The PropertyList that an array as replacer gives (sec-json.stringify). */
function propertyListOf(replacer: ObjectValue): string[] {
  const list = new Set<string>();
  const length = LengthOfArrayLike(replacer);
  for (let k = 0; k < length; k++) {
    charge(1);
    const v = Get(replacer, String(k));
    if (typeof v === 'string' || typeof v === 'number') list.add(ToString(v));
    else if (v instanceof PrimitiveObject && (typeof v.primitive === 'string' || typeof v.primitive === 'number')) list.add(ToString(v));
  }
  return [...list];
}

function gapOf(space: Value): string {
  let s = space;
  if (s instanceof PrimitiveObject && (typeof s.primitive === 'number' || typeof s.primitive === 'string')) s = unwrap(s);
  if (typeof s === 'number') return ' '.repeat(Math.max(0, Math.min(10, ToInteger(s))));
  return typeof s === 'string' ? s.slice(0, 10) : '';
}

export const json: Behaviours = {
  /** sec-json.parse */
  '%JSON.parse%'(_this, [text, reviver]) {
    const unfiltered = parseJSON(ToString(text));
    if (!IsCallable(reviver)) return unfiltered;
    return InternalizeJSONProperty(wrapper(unfiltered), '', reviver);
  },

  /** sec-json.stringify */
  '%JSON.stringify%'(_this, [value, replacer, space]) {
    const replacerFunction = IsCallable(replacer) ? replacer : undefined;
    const isList = replacerFunction === undefined && replacer instanceof ObjectValue && IsArray(replacer);
    const state: Serialization = {
      replacer: replacerFunction,
      propertyList: isList ? propertyListOf(replacer) : undefined,
      gap: gapOf(space),
      stack: new Set(),
      indent: '',
    };
    return SerializeJSONProperty(state, '', state.replacer === undefined ? undefined : wrapper(value), value);
  },
};
