/** Guest expressions for values that nobody expects: to be thrown, returned or passed where something else is meant. `MARK` is what their own code throws. */
import fc from 'fast-check';

/** Sources of values that are no objects. */
export const primitives: readonly string[] = ['undefined', 'null', 'true', '0', '-0', 'NaN', '7', "''", "'x'", "'__proto__'", "Symbol('junk')", '10n', "'./good.js'"];

const OBJECTS = [
  '{}',
  '[]',
  '() => {}',
  'Object.create(null)',
  'Object.freeze({})',
  'new Error("junk")',
  'new Date(0)',
  'Object.prototype',
  'Function.prototype',
  'new Map()',
  'new Uint8Array(2)',
  '{ toString() { throw MARK; }, valueOf() { throw MARK; } }',
  "{ toString() { return './good.js'; } }",
  '{ get stack() { throw MARK; }, get message() { throw MARK; }, get name() { throw MARK; } }',
  '{ [Symbol.toPrimitive]() { throw MARK; } }',
  '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()',
  'new Proxy({}, new Proxy({}, { get() { throw MARK; } }))',
  'new Proxy(() => {}, new Proxy({}, { get() { throw MARK; } }))',
  'new Proxy(function () {}, { apply() { throw MARK; }, construct() { throw MARK; } })',
  '{ then() { throw MARK; } }',
  '{ get then() { throw MARK; } }',
  '{ then() {} }',
];

/** What an object is made of around junk: keys that loaders and evaluators read. */
const WRAPPERS: readonly ((inner: string) => string)[] = [
  (inner) => `{ source: ${inner} }`,
  (inner) => `{ namespace: ${inner} }`,
  (inner) => `{ record: ${inner} }`,
  (inner) => `{ namespace: './good.js', compartment: ${inner} }`,
  (inner) => `{ source: ${inner}, specifier: ${inner} }`,
  (inner) => `{ record: { imports: ${inner}, exports: [], execute() { throw MARK; } } }`,
  (inner) => `{ imports: [], exports: ${inner}, execute() { throw MARK; } }`,
  (inner) => `{ then(resolve) { resolve(${inner}); } }`,
  (inner) => `{ then(resolve, reject) { resolve(${inner}); resolve(7); reject(MARK); } }`,
  (inner) => `Promise.resolve(${inner})`,
  (inner) => `Promise.reject(MARK, ${inner})`,
  (inner) => `Object.create(${inner === 'undefined' || !/^[{[(]/.test(inner) ? 'null' : inner})`,
  (inner) => `(() => { let reads = 0; return { get source() { reads += 1; return reads === 1 ? ${inner} : undefined; }, get then() { return undefined; } }; })()`,
  (inner) => `new Proxy({}, { get: (target, key) => key === 'then' ? undefined : ${inner}, has: () => true, getOwnPropertyDescriptor: () => undefined })`,
  (inner) => `(() => { let reads = 0; return { get namespace() { reads += 1; return reads === 1 ? './good.js' : ${inner}; }, get compartment() { return ${inner}; } }; })()`,
  (inner) => `(() => { let reads = 0; return { get record() { reads += 1; if (reads > 1) throw MARK; return ${inner}; }, specifier: './good.js' }; })()`,
  (inner) => `(() => { let asked = 0; return { get then() { asked += 1; return asked === 1 ? undefined : resolve => resolve(${inner}); }, source: ${inner} }; })()`,
  (inner) => `{ then(resolve) { resolve({ then(again) { again(${inner}); } }); } }`,
  (inner) => `new Proxy(Promise.resolve(${inner}), {})`,
  (inner) => `(() => { let turn = 0; return new Proxy({}, { get(target, key) { turn += 1; return key === 'then' ? undefined : turn % 2 === 1 ? './good.js' : ${inner}; }, ownKeys: () => ['source', 'namespace'], getOwnPropertyDescriptor: (target, key) => ({ value: ${inner}, enumerable: true, configurable: true }) }); })()`,
  (inner) => `[${inner}]`,
  (inner) => `() => (${inner})`,
];

/** A source of an expression; every evaluation makes the value anew. */
export const junk: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...primitives, ...OBJECTS, ...OBJECTS), fc.array(fc.nat({ max: WRAPPERS.length - 1 }), { maxLength: 2 }))
  .map(([core, around]) => around.reduce((inner, at) => WRAPPERS[at](inner), core));

/** How a failure is told without running code of what was thrown, as far as that can be had. */
export const FAILURE_SOURCE = `const MARK = Symbol('mark');
const kindOf = (error, thrown) => {
  if (Object.is(error, thrown)) return 'same';
  if (error === MARK) return 'mark';
  try { return error instanceof Error ? 'error' : 'other'; } catch (hostile) { return 'hostile'; }
};
const turns = count => Array.from({ length: count }).reduce(before => before.then(() => {}), Promise.resolve());`;
