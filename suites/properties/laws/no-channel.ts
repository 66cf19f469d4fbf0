/** Non-interference: what a compartment logs is the same whether or not another ran before it. */
import fc from 'fast-check';
import { methodCall, methodCalls, type MethodCall } from '../arbitraries/methods.ts';
import { keys, mutations, type Mutation } from '../arbitraries/mutations.ts';
import { quietWalks, walking, type Walk } from '../arbitraries/walks.ts';
import { sameTagged, type JobAnswer } from '../answer.ts';
import { law } from '../model.ts';

interface Session {
  readonly walks: readonly Walk[];
  readonly acts: readonly Act[];
}

type Act = { readonly kind: 'mutate'; readonly mutation: Mutation; readonly key: string } | { readonly kind: 'call'; readonly call: MethodCall } | { readonly kind: 'use'; readonly source: string };

/** Uses of the language that some engine, at some time, kept a note of. */
const uses = [
  '/(m)(a)rk/.exec("a mark")', '"mark".replace(/(a)/, "$1")', '"mark".match(/k$/)', '/m/g.test("mm")', 'RegExp.input = "mark"', 'RegExp.multiline = true', 'Error.stackTraceLimit = 3',
  'Error.prepareStackTrace = () => "mark"', 'new Error("mark").stack', 'Symbol.for("mark")', 'JSON.stringify({ toJSON() { return 1; } })', 'new Date(2011, 1, 1).getTimezoneOffset()', 'Math.random()',
  'Date.now()', '((strings) => { strings.mark = 1; })`a`', '(0, eval)("var mark = 1; let mark2 = 1")', 'this.mark = 1', 'Object.defineProperty(this, "parseInt", { value: 1 })', 'new Function("this.mark = 1")()',
  'Promise.resolve(1).then(() => { Object.prototype.mark = 1; })', 'Promise.reject(1)', 'Array.from({ length: 3 }, () => ({}))', 'Object.prototype.mark = 1', 'Array.prototype[9] = 1', 'Array.prototype[Symbol.unscopables].mark = true',
  '[..."mark"].sort(() => -1)', '"mark".localeCompare("m")', 'new Proxy({}, { get: () => 1 }).x', 'undeclared = 1', 'Object.freeze(this)', 'Object.preventExtensions(this)', 'Reflect.setPrototypeOf(this, { mark: 1 })', 'delete this.Array',
  'new Map([[1, 2]])[Symbol.iterator]().next()', 'for (const x of [1, 2]) break', '(class extends Array {})', 'Array.isArray.mark = 1', 'new WeakMap([[Object, 1]]).get(Object)', 'new (class extends Promise {})(() => {})', 'isNaN.call(null)',
] as const; // prettier-ignore

/** What a compartment can look at without any of its own doing. */
const census = `
const text = (value) => (typeof value === 'symbol' ? String(value) : typeof value === 'object' && value !== null ? 'object' : typeof value === 'function' ? 'function' : typeof value + ' ' + value);
const look = (f) => { try { return text(f()); } catch (error) { return 'throws ' + (error instanceof Error ? error.name : text(error)); } };
const describe = (object) => [Object.isFrozen(object), text(getPrototypeOf(object)), ...ownKeys(object).map((key) => { const d = own(object, key); return text(key) + (d ? ' ' + text(d.value) + d.writable + d.configurable : ''); })].join();
const looks = () => [
  () => RegExp.$1, () => RegExp.lastMatch, () => RegExp.input, () => RegExp.multiline, () => Error.stackTraceLimit, () => typeof Error.prepareStackTrace, () => typeof mark, () => typeof mark2, () => typeof undeclared,
  () => ({}).mark, () => [].mark, () => (() => 0).mark, () => [][9], () => ownKeys(Object.prototype).length, () => ownKeys(Array.prototype).length, () => 'abc'.replace(/b/, '[$&]'), () => [3, 1, 2].sort().join(),
  () => JSON.stringify({ a: [1, { b: 2 }] }), () => Object.keys(Array.prototype[Symbol.unscopables]).join(), () => [...'ab'].length, () => new Map([[1, 2]]).size, () => ((s) => ownKeys(s).length)\`a\`, () => parseInt('7'), () => typeof eval,
  () => Object.isFrozen(Function.prototype), () => Object.isExtensible(this_), () => ownKeys(this_).length, () => Symbol.keyFor(Symbol.for('other')), () => /m/y.lastIndex, () => new Date(0).getTime(), () => 'b'.localeCompare('a'),
].map(look);
`;

const act = (one: Act): string => {
  if (one.kind === 'use') return `() => { ${one.source}; }`;
  if (one.kind === 'call') return `() => { ${methodCall(one.call)}.call(); }`;
  return `() => { const k = ${one.key}; (${one.mutation.source})(t, k, { mark: 1 }); }`;
};

/** Every act on the target of every walk; what it throws is its own affair. */
const agitate = ({ walks, acts }: Session): string =>
  walks.map((walk) => walking(walk, `(() => { const t = met.length === 0 ? root : met[met.length - 1].at; for (const f of [${acts.map(act).join(', ')}]) { try { f(); } catch (own_) {} } return 0; })()`)).join(';\n');

/** A transcript of the same targets, of the census, and, once promise jobs have run, of the census again. */
const transcript = ({ walks }: Session): string =>
  `const this_ = this;\n${walks.map((walk) => walking(walk, `(() => {${census} log([...met.map(({ at }) => describe(at)), ...looks()].join('|')); Promise.resolve().then(() => { log(looks().join('|')); }); return 0; })()`)).join(';\n')}`;

export default law<Session>({
  id: 'no-channel',
  statement: 'What a compartment observes is the same whether or not another compartment did anything before it.',
  rules: ['primordials/frozen-no-covert-channel', 'confinement/no-mutual-observation', 'omissions/regexp-no-match-channel', 'globals/global-extensible', 'host/principal-deny-by-default'],
  threat: 'mutable-shared-state-channels',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({
    walks: fc.array(quietWalks, { minLength: 1, maxLength: 2 }),
    acts: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('mutate' as const), mutation: mutations, key: keys }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('call' as const), call: methodCalls }) },
        { weight: 4, arbitrary: fc.constantFrom(...uses).map((source): Act => ({ kind: 'use', source })) },
      ),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  // Alone first: what the noisy compartment leaves behind in a shared world would be there for both.
  programs: (session) => [
    { steps: [{ in: 'quiet', program: transcript(session), as: 'program' }] },
    { steps: [{ in: 'noisy', program: agitate(session), as: 'program' }, { in: 'quiet', program: transcript(session), as: 'program' }] },
  ],
  judge(_session, [alone, after]) {
    if (alone.status !== 'observed' || after.status !== 'observed') return 'the world could not be made';
    const threw = [...alone.steps, ...after.steps].find(({ type }) => type === 'throw');
    if (threw !== undefined) return `the programs ended with ${JSON.stringify(threw)}`;
    if (sameTagged(alone.log, after.log)) return null;
    return `alone ${difference(alone, after)}`;
  },
  classify: ({ acts }) => [...new Set(acts.map(({ kind }) => kind))].sort().join(' and '),
  proof: { engine: 'reference/draft', fault: 'regexp-statics' },
});

/** The first entry in which two transcripts part. */
function difference(alone: JobAnswer, after: JobAnswer): string {
  const entries = (answer: JobAnswer): string[] => (answer.status === 'observed' ? answer.log.flatMap((line) => String(line).split('|')) : []);
  const [a, b] = [entries(alone), entries(after)];
  const at = a.findIndex((entry, i) => entry !== b[i]);
  return `entry ${at} is ${a[at] ?? 'absent'}, after the other ${b[at] ?? 'absent'}`;
}
