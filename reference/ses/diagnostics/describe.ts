/** Values as text for the programmer who reads the console: nothing of the guest runs. */
import { peek, peekOwn } from '../../host/api/peek.ts';
import { ArrayObject } from '../../runtime/array-object.ts';
import { ErrorObject } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { IsAccessorDescriptor } from '../../runtime/property-descriptor.ts';
import { ProxyObject } from '../../runtime/proxy-object.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';

const MAX_DEPTH = 3;
const MAX_ITEMS = 100;

/** One value; strings in quotes. */
export function describe(value: Value, depth = 0): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (!(value instanceof ObjectValue)) return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof ProxyObject) return '[Proxy]';
  if (value instanceof ErrorObject) return `[${headOf(value)}]`;
  if (value.callable) return `[Function ${textOf(value, 'name')}]`;
  if (depth >= MAX_DEPTH) return `[${value.className}]`;
  return value instanceof ArrayObject ? describeArray(value, depth) : describeObject(value, depth);
}

function describeArray(array: ArrayObject, depth: number): string {
  const items: string[] = [];
  for (let i = 0; i < Math.min(array.length, MAX_ITEMS); i++) items.push(describeOwn(array, String(i), depth));
  return `[${items.join(', ')}${array.length > MAX_ITEMS ? ', …' : ''}]`;
}

function describeObject(object: ObjectValue, depth: number): string {
  const keys = object.shapeKeys().filter((key) => peekOwn(object, key)?.Enumerable === true);
  const shown = keys.slice(0, MAX_ITEMS).map((key) => `${typeof key === 'symbol' ? `[${key.toString()}]` : key}: ${describeOwn(object, key, depth)}`);
  const text = `{${shown.join(', ')}${keys.length > MAX_ITEMS ? ', …' : ''}}`;
  return object.className === 'Object' ? text : `${object.className} ${text}`;
}

function describeOwn(object: ObjectValue, key: string | symbol, depth: number): string {
  const property = peekOwn(object, key);
  if (property === undefined) return '';
  return IsAccessorDescriptor(property) || property.Value === EMPTY ? '[accessor]' : describe(property.Value as Value, depth + 1);
}

function textOf(object: ObjectValue, key: string): string {
  const value = peek(object, key);
  return typeof value === 'string' ? value : '';
}

/** Name and message of an error. */
export function headOf(error: ObjectValue): string {
  const name = textOf(error, 'name') || 'Error';
  const message = textOf(error, 'message');
  return message === '' ? name : `${name}: ${message}`;
}
