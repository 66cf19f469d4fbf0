/** Every internal method of a module namespace, for any names of exports. */
import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { law } from '../model.ts';

const WORDS = [
  'default', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'length', 'name', 'arguments', 'eval', 'await', 'async', 'if', 'class', 'null', 'this', 'undefined', 'NaN',
  'exports', 'module', 'require', 'globalThis', 'imports', '$', '_', '$_', 'Z', 'a', 'B', 'a0', 'ℵ', 'é', 'ﬁ', '𠮷', '𐐀', '\uff21', 'x\u200d', 'π2',
] as const; // prettier-ignore

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'abzAZ_$'), minLength: 1, maxLength: 4 }) },
);

/** Whether a refusal is reported or thrown, and what the descriptors say, cases ask: here it counts that nothing changes. */
const RUN = `const ns = results[0];
const strings = Reflect.ownKeys(ns).filter(k => typeof k === 'string');
const done = f => { try { return f() !== false; } catch (error) { return error instanceof TypeError ? false : 'threw another error'; } };
const forIn = []; for (const k in ns) forIn.push(k);
const state = () => Reflect.ownKeys(ns).map(String).join() + strings.map(k => ns[k]).join() + Object.getPrototypeOf(ns) + Object.isExtensible(ns);
const before = state();
const each = strings.map(k => {
  const value = ns[k];
  return [
    k in ns, Object.prototype.hasOwnProperty.call(ns, k), Object.getOwnPropertyDescriptor(ns, k).enumerable, value,
    done(() => Reflect.set(ns, k, 'other')), done(() => { ns[k] = 'other'; }), done(() => { ns[k] = value; }),
    done(() => Reflect.defineProperty(ns, k, { value: 'other' })), done(() => Reflect.defineProperty(ns, k, { get() {} })), done(() => Reflect.defineProperty(ns, k, { enumerable: false })),
    done(() => Reflect.deleteProperty(ns, k)), done(() => { delete ns[k]; }), done(() => Reflect.set({ __proto__: ns }, k, 'other')), done(() => Reflect.set(Object.create(null), k, 'other', ns)),
    done(() => Object.assign(ns, { [k]: 'other' })),
  ].join();
});
const absent = 'absent exports';
[
  strings, Object.keys(ns), forIn, each,
  [
    Reflect.ownKeys(ns).length - strings.length, Reflect.ownKeys(ns)[strings.length] === Symbol.toStringTag, ns[Symbol.toStringTag], Object.prototype.toString.call(ns), typeof ns,
    Object.getPrototypeOf(ns), Object.isExtensible(ns), ns[absent], absent in ns, Symbol.iterator in ns,
    done(() => Reflect.setPrototypeOf(ns, {})), done(() => Reflect.set(ns, absent, 1)), done(() => Reflect.defineProperty(ns, absent, { value: 1 })),
    done(() => Reflect.set(ns, Symbol.iterator, 1)), done(() => Reflect.deleteProperty(ns, Symbol.toStringTag)), state() === before,
  ].map(String),
]`;

/** The names that the module exports, the values in their order; all are text. */
export default law<readonly string[]>({
  id: 'module-namespaces',
  statement: 'The namespace of a module has its exports in code unit order, whatever their names, and no operation changes, adds or removes one.',
  rules: ['modules/module-namespace-object', 'modules/module-imports-immutable'],
  threat: 'module-namespace-integrity',
  requires: ['modules'],
  version: 1,
  arbitrary: fc.uniqueArray(name, { maxLength: 7, size: 'max' }),
  programs: (names) => [
    {
      modules: { './m.js': names.map((exported, at) => `const x${at} = 'value ${at}'; export { x${at} as ${exported} };`).join('\n') },
      steps: [
        { in: 'child', as: 'module', program: './m.js' },
        { in: 'child', as: 'program', program: RUN },
      ],
    },
  ],
  judge(names, [answer]) {
    const last = lastCompletion(answer);
    if (last === undefined || last.type === 'throw') return `the import or the look at its namespace threw ${JSON.stringify(last?.value)}`;
    const sorted = [...names].sort();
    const each = sorted.map((exported) => [true, true, true, `value ${names.indexOf(exported)}`, ...Array.from({ length: 11 }, () => false)].join());
    const whole = [1, true, 'Module', '[object Module]', 'object', null, false, undefined, false, false, false, false, false, false, false, true].map(String);
    const expected = [sorted, sorted, sorted, each, whole];
    if (sameTagged(last.value, expected)) return null;
    const seen = last.value as readonly unknown[];
    const part = expected.findIndex((wanted, at) => !sameTagged(seen[at], wanted));
    return `${['own keys', 'Object.keys', 'for-in', 'properties', 'the object'][part] ?? 'it'}: ${JSON.stringify(seen[part])}, not ${JSON.stringify(expected[part])}`;
  },
  classify(names) {
    const odd = names.some((exported) => /[^ -~]/.test(exported)) ? ', beyond ASCII' : names.some((exported) => exported in {}) ? ', names of Object.prototype' : '';
    return `${names.length === 0 ? 'no export' : names.length === 1 ? 'one export' : 'several exports'}${odd}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:namespace-unsorted' },
});
