/** Methods of the shared primordials, called on what they were not made for. */
import fc from 'fast-check';

/** Objects that hold methods: expressions of ES2018, in the order of the clauses of ECMA-262. */
const holders = [
  'Object', 'Object.prototype', 'Function.prototype', 'Boolean.prototype', 'Symbol', 'Symbol.prototype', 'Error', 'Error.prototype', 'TypeError.prototype',
  'Number', 'Number.prototype', 'Math', 'Date', 'Date.prototype', 'Date.prototype', 'String', 'String.prototype', 'RegExp.prototype', 'RegExp.prototype', 'RegExp', 'Array', 'Array.prototype',
  'Array.prototype', 'Array.prototype', 'Array.prototype', 'Array.prototype', 'Object.getPrototypeOf(Uint8Array)', 'Object.getPrototypeOf(Uint8Array.prototype)', 'Object.getPrototypeOf(Uint8Array.prototype)',
  'Map.prototype', 'Map.prototype', 'Set.prototype', 'WeakMap.prototype', 'WeakSet.prototype', 'ArrayBuffer', 'ArrayBuffer.prototype', 'DataView.prototype', 'JSON',
  'Promise', 'Promise.prototype', 'Object.getPrototypeOf(function* () {}).prototype', 'Object.getPrototypeOf(async function* () {}).prototype',
  'Object.getPrototypeOf([][Symbol.iterator]())', 'Object.getPrototypeOf(new Map()[Symbol.iterator]())', 'Object.getPrototypeOf(\'\'[Symbol.iterator]())', 'Reflect', 'Proxy', 'BigInt', 'BigInt.prototype',
] as const; // prettier-ignore

/** `t` is the shared object; numbers are small, as they may be counts or lengths. No function makes nested objects: a replacer would nest them for ever. */
const argumentSources = [
  't', 't', '{ mark: 1 }', '() => ({})', '(a, b) => 1', '0', '1', '-1', '\'mark\'', '\'length\'', '[1, 2]', 'undefined', 'null', 'Symbol.iterator', '/m/g', 'new Map([[t, 1]])',
  'new Uint8Array(2)', 'true', '1n', '{ value: 1, writable: true, configurable: true }', '{ mark: { value: 1 } }', 'new Proxy(t, {})', 'Object.create(t)', '{ constructor: t, length: 1, 0: 1 }', 'function () { this.mark = 1; }',
] as const; // prettier-ignore

export interface MethodCall {
  readonly holder: string;
  /** Index among the functions (methods, getters and setters) that the holder has. */
  readonly n: number;
  readonly receiver: string;
  readonly args: readonly string[];
  readonly way: 'apply' | 'construct';
}

const receivers = ['t', 't', 't', 't', 'undefined', '[t]', 'Object.create(t)', 'new Proxy(t, {})', 'new Map()', 'new Set()', '/m/', '{ constructor: t, length: 1 }', 'new WeakMap()'] as const;

export const methodCalls: fc.Arbitrary<MethodCall> = fc.record({
  holder: fc.constantFrom(...holders),
  n: fc.nat(97),
  receiver: fc.constantFrom(...receivers),
  args: fc.array(fc.constantFrom(...argumentSources), { maxLength: 3 }),
  way: fc.oneof({ weight: 5, arbitrary: fc.constant('apply' as const) }, { weight: 1, arbitrary: fc.constant('construct' as const) }),
});

/** An expression with `t` in scope, and the walker's helpers: a function that makes the call. */
export function methodCall({ holder, n, receiver, args, way }: MethodCall): string {
  const list = `[${args.map((source) => (source.startsWith('{') ? `(${source})` : source)).join(', ')}]`;
  const call = way === 'apply' ? `apply(f, (${receiver}), ${list})` : `construct(f, ${list})`;
  return `(() => {
  const holder = ${holder};
  const functions = [];
  for (const key of ownKeys(holder)) { const d = own(holder, key); for (const f of [d.value, d.get, d.set]) if (typeof f === 'function') functions.push([key, f]); }
  const [key, f] = functions[${n} % functions.length];
  return { name: String(key), call: () => ${call} };
})()`;
}
