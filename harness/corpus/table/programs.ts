/** Source texts of the generated cases: each observes one fact and changes nothing. */
import { keyExpression } from '../../../spec/intrinsics/index.ts';
import type { Literal } from '../../../spec/intrinsics/index.ts';

export { keyExpression };

/** `typeof` of the object, which is enough to see that it is there. */
export const typeOf = (object: string): string => `typeof (${object})`;

export const hasOwn = (object: string, key: string): string => `Object.prototype.hasOwnProperty.call(${object}, ${key})`;

export const prototypeIs = (object: string, prototype: string): string => `Object.getPrototypeOf(${object}) === (${prototype})`;

/** `[callable, constructible]`, the latter without running the constructor itself. */
export const kindOf = (object: string): string =>
  `(function (subject) {
  let constructible = true;
  try {
    Reflect.construct(Object, [], subject);
  } catch (refused) {
    constructible = false;
  }
  return [typeof subject === 'function', constructible];
})(${object})`;

/** The descriptor without its value: which kind, and the attributes. */
export const attributesOf = (object: string, key: string): string =>
  `(function (descriptor) {
  if (Object.prototype.hasOwnProperty.call(descriptor, 'value')) {
    return {
      kind: 'data', writable: descriptor.writable, enumerable: descriptor.enumerable, configurable: descriptor.configurable
    };
  }
  return {
    kind: 'accessor', get: typeof descriptor.get, set: typeof descriptor.set,
    enumerable: descriptor.enumerable, configurable: descriptor.configurable
  };
})(Object.getOwnPropertyDescriptor(${object}, ${key}))`;

export const lengthAndName = (object: string): string => `(function (subject) { return [subject.length, subject.name]; })(${object})`;

/** Own keys that are not among these, as sorted text. */
export const unknownKeys = (object: string, known: readonly string[]): string =>
  `(function (object, known) {
  return Reflect.ownKeys(object).filter(function (key) { return !known.includes(key); }).map(String).sort();
})(${object}, [${known.map(keyExpression).join(', ')}])`;

/** An expression for a primitive of the table. */
export function literalExpression(literal: Literal): string {
  if (typeof literal === 'bigint') return `${literal}n`;
  if (literal === undefined) return 'undefined';
  if (typeof literal === 'number' && !Number.isFinite(literal)) return Number.isNaN(literal) ? '0 / 0' : literal > 0 ? '1 / 0' : '-1 / 0';
  return Object.is(literal, -0) ? '-0' : JSON.stringify(literal);
}
