/** The constructor that a function inherits, reached by any path and called in any way, with text that must not be compiled or even converted. */
import fc from 'fast-check';
import { functionRoots, rootHelpers } from '../arbitraries/roots.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

/** From a function `x`, expressions that lead to the constructor of its kind or of its ancestors' kinds. */
const paths = [
  'x.constructor.constructor', 'Object.getPrototypeOf(x).constructor', 'x.constructor', 'x.constructor.constructor.constructor', 'x.bind().constructor', 'new Proxy(x, {}).constructor', 'Reflect.get(x, "constructor")', 'Object.create(x).constructor',
  'Object.getPrototypeOf(Object.getPrototypeOf(x)).constructor.constructor', '(({ constructor }) => constructor)(x)', 'Object.getOwnPropertyDescriptor(Object.getPrototypeOf(x), "constructor").value', 'x.toString.constructor', 'x.call.bind(x.call).constructor',
  'Reflect.getPrototypeOf(x).constructor', 'x["con" + "structor"]["constructor"]', 'Object.getPrototypeOf(x.constructor).constructor', '(class extends x.constructor.constructor {}).constructor', 'Object.setPrototypeOf(function () {}, x).constructor', 'x.constructor.prototype.constructor',
] as const; // prettier-ignore

/** With the constructor `C` and arguments `args`: every way to have it called. */
const ways = [
  'C(...args)', 'new C(...args)', 'C.call(null, ...args)', 'C.apply({}, args)', 'C.bind(null, ...args)()', 'new (C.bind(null, ...args))()', 'Reflect.apply(C, undefined, args)', 'Reflect.construct(C, args)', 'Reflect.construct(C, args, Array)', 'Reflect.construct(C, args, class {})',
  'new (class extends C {})(...args)', 'new (class extends C { constructor() { super(...args); } })()', 'C`return 1`', 'new Proxy(C, {})(...args)', 'new (new Proxy(C, {}))(...args)', '[...args, "return 1"].map(C)', '"a".replace("a", C)', 'Array.from(["return 1"], C)', 'args.length > 0 ? args.reduce(C, "a") : C()',
  '({ [Symbol.toPrimitive]: C }) + ""', '[2, 1].sort(C)', 'JSON.parse("[1]", C)', 'Reflect.construct(class { constructor() { return new C(...args); } }, [])', 'Object.defineProperty({}, "x", { get: C }).x', 'JSON.stringify({ toJSON: C })', 'new Map([["return 1", 1]]).forEach(C)', '[..."a"].find(C)', '({ [Symbol.iterator]: C })[Symbol.iterator]()',
] as const; // prettier-ignore

const spy = '{ toString() { log("converted"); return ""; }, valueOf() { log("converted"); return ""; }, get [Symbol.toPrimitive]() { log("converted"); } }';
const argumentSources = ['"return 1"', '""', '"a"', '"this"', '"a, b"', spy, spy, 'undefined', 'null', 'Symbol.iterator', '1', '"yield 1"', '"await 1"', '"}), log(\\"escaped\\"), ({"', 'new Proxy({}, { get() { log("converted"); } })', '[]', 'function () {}'] as const;

interface Call {
  readonly root: string;
  readonly path: string;
  readonly way: string;
  readonly args: readonly string[];
}

/** A path can lead to an ordinary constructor, `Array` or an own class: `inert` says whether it is one of the four. */
const program = ({ root, path, way, args }: Call): string => `(() => {${rootHelpers}
const x = ${root};
const kinds = [function () {}, function* () {}, async () => {}, async function* () {}].map((f) => Object.getPrototypeOf(f).constructor);
let C;
try { C = ${path}; } catch (none) {}
const inert = kinds.includes(C);
if (!inert) return [false, 'other'];
const args = [${args.join(', ')}];
try { ${way}; return [true, 'returned']; } catch (error) { return [true, error instanceof TypeError ? 'TypeError' : error instanceof Error ? 'error' : 'other']; }
})()`;

export default law<Call>({
  id: 'inert-constructors',
  statement: 'The constructors that functions of every kind inherit throw a TypeError, by whatever path they are reached and in whatever way they are called, and look at no argument.',
  rules: [
    'function-constructors/inert-function', 'function-constructors/inert-generator', 'function-constructors/inert-async', 'function-constructors/inert-async-generator',
    'function-constructors/throws-typeerror', 'function-constructors/no-argument-coercion',
  ], // prettier-ignore
  threat: 'function-constructor-chain',
  requires: ['compartments'],
  version: 1,
  arbitrary: fc.record({ root: functionRoots, path: fc.constantFrom(...paths), way: fc.constantFrom(...ways), args: fc.array(fc.constantFrom(...argumentSources), { maxLength: 3 }) }),
  programs: (call) => [{ steps: [{ in: 'child', program: program(call), as: 'program' }] }],
  judge(_call, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last)}`;
    if (answer.log.length > 0) return `an argument was ${String(answer.log[0])}`;
    const [inert, outcome] = last.value as readonly [boolean, string];
    return !inert || outcome === 'TypeError' ? null : `the constructor ${outcome === 'returned' ? 'returned' : `threw another thing: ${outcome}`}`;
  },
  classify({ root }, [answer]) {
    const last = lastCompletion(answer);
    const inert = last?.type === 'normal' && (last.value as readonly [boolean])[0];
    const kind = /async.*\*/.test(root) ? 'async generator' : root.includes('async') ? 'async' : root.includes('*') ? 'generator' : root.includes('class') ? 'class' : 'plain';
    return `${kind}, ${inert ? 'inert' : 'another constructor'}`;
  },
  proof: { engine: 'reference/draft', fault: 'inert-constructors-convert' },
});
