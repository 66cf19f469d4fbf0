/** Pipelines of transforms of compartments and of single evaluations, some of which throw, or return what is no text. */
import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { law } from '../model.ts';

/** Changes of a text of letters between brackets. */
const CHANGES = {
  append: { source: (letter: string) => `text => text.replace(/\\]/, '${letter}]')`, model: (text: string, letter: string) => `${text}${letter}` },
  prepend: { source: (letter: string) => `text => text.replace(/\\[/, '[${letter}')`, model: (text: string, letter: string) => `${letter}${text}` },
  double: { source: (letter: string) => `text => text.split('${letter}').join('${letter}${letter}')`, model: (text: string, letter: string) => text.replaceAll(letter, letter + letter) },
  drop: { source: (letter: string) => `text => text.split('${letter}').join('')`, model: (text: string, letter: string) => text.replaceAll(letter, '') },
  reverse: { source: () => "text => text.replace(/\\[([^\\]]*)\\]/, (whole, inside) => '[' + inside.split('').reverse().join('') + ']')", model: (text: string) => [...text].reverse().join('') },
} as const;

/** What ends a pipeline: by how it ends (`throw`), or by what it returns. Objects count how often they are converted. */
const ENDS = {
  throw: '() => { throw MARK; }',
  throwError: '() => null.x',
  undefined: '() => undefined',
  number: '() => 7',
  symbol: "() => Symbol('text')",
  converts: '() => ({ toString() { conversions += 1; return "\'[converted]\'"; } })',
  converting: '() => ({ toString() { conversions += 1; throw MARK; }, valueOf() { throw MARK; } })',
  stateful: '() => ({ toString() { conversions += 1; return conversions === 1 ? "\'[converted]\'" : "globalThis.escaped = 1"; } })',
  proxy: '() => new Proxy({}, { get() { throw MARK; } })',
  thenable: "() => ({ then(resolve) { resolve('1'); } })",
  itself: 'text => [text]',
} as const;

type Change = { readonly kind: keyof typeof CHANGES; readonly letter: string } | { readonly kind: 'end'; readonly end: keyof typeof ENDS };

interface Evaluation {
  readonly compartment: number;
  readonly text: string;
  readonly transforms: readonly Change[] | null;
}

interface Value {
  readonly compartments: readonly (readonly Change[])[];
  readonly evaluations: readonly Evaluation[];
}

const letter = fc.constantFrom('A', 'B', 'C');
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])), letter }) },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(ENDS) as (keyof typeof ENDS)[])).map((end) => ({ kind: 'end' as const, end })) },
);
const changes = fc.array(change, { maxLength: 4 });
const values: fc.Arbitrary<Value> = fc
  .record({
    compartments: fc.array(changes, { minLength: 1, maxLength: 3 }),
    evaluations: fc.array(fc.record({ compartment: fc.nat({ max: 2 }), text: fc.string({ unit: letter, maxLength: 5 }), transforms: fc.option(changes) }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ compartments, evaluations }) => ({ compartments, evaluations: evaluations.map((each) => ({ ...each, compartment: each.compartment % compartments.length })) }));

/** `seen` gets what each transform was called with, and as whose. */
const sourceOf = (all: readonly Change[], owner: string): string =>
  `[${all.map((one, at) => `watched('${owner} ${at}', ${one.kind === 'end' ? ENDS[one.end] : CHANGES[one.kind].source(one.letter)})`).join(', ')}]`;

/** For each evaluation: how it ended, its value if that is a text, what transforms saw, and how often an object was converted. Then whether the world is whole. */
function programOf({ compartments, evaluations }: Value): string {
  const made = compartments.map((all, at) => `c.push(compartmentWith({ transforms: ${sourceOf(all, `c${at}`)} }));`);
  const asked = evaluations.map(({ compartment, text, transforms }, at) => {
    const options = transforms === null ? '' : `, { transforms: ${sourceOf(transforms, `e${at}`)} }`;
    return `run(() => c[${compartment}].evaluate("'[${text}]'"${options}));`;
  });
  return `(() => {
'use strict';
const MARK = Symbol('mark');
let seen = [];
let conversions = 0;
const watched = (owner, change) => function (...rest) { seen.push([owner, rest.length === 1 && typeof rest[0] === 'string' ? rest[0] : 'no text', rest.length, this === undefined || Array.isArray(this)]); return change(rest[0]); };
const c = [];
const runs = [];
const run = f => {
  seen = [];
  conversions = 0;
  let ended, value = null;
  try { const got = f(); ended = 'returned'; if (typeof got === 'string') value = got; } catch (error) { ended = error === MARK ? 'mark' : error instanceof Error ? 'error' : 'other'; }
  runs.push([ended, value, seen, conversions]);
};
${[...made, ...asked].join('\n')}
const plain = new Compartment();
return [runs, 'escaped' in globalThis || c.some(one => 'escaped' in one.globalThis), plain.evaluate('[typeof process, typeof seen, 1 + 1].join()')];
})()`;
}

type Run = readonly [ended: string, value: string | null, seen: readonly (readonly [owner: string, text: string, count: number, receiver: boolean])[], conversions: number];
type Seen = readonly [runs: readonly Run[], escaped: boolean, plain: string];

/** What is to be seen of an evaluation up to where its pipeline ends, and how it ends there. */
function expected({ compartments }: Value, { compartment, text, transforms }: Evaluation, index: number): { readonly seen: readonly (readonly [string, string])[]; readonly value: string; readonly end: keyof typeof ENDS | null } {
  const seen: (readonly [string, string])[] = [];
  let now = text;
  for (const [owner, all] of [[`e${index}`, transforms ?? []], [`c${compartment}`, compartments[compartment]]] as const) {
    for (const [at, one] of all.entries()) {
      seen.push([`${owner} ${at}`, `'[${now}]'`]);
      if (one.kind === 'end') return { seen, value: now, end: one.end };
      now = CHANGES[one.kind].model(now, one.letter);
    }
  }
  return { seen, value: `[${now}]`, end: null };
}

function judgeRun([ended, value, seen, conversions]: Run, wanted: ReturnType<typeof expected>): string | null {
  const called = seen.slice(0, wanted.seen.length).map(([owner, text]) => [owner, text]);
  if (!sameTagged(called, wanted.seen)) return `transforms saw ${JSON.stringify(called)}, not ${JSON.stringify(wanted.seen)}`;
  if (seen.some(([, , count, receiver]) => count !== 1 || !receiver)) return 'a transform was called with more than a text';
  if (ended === 'other') return 'it ended with what nobody threw';
  switch (wanted.end) {
    case null:
      if (seen.length > wanted.seen.length) return 'a transform was called once too often';
      return ended === 'returned' && value === wanted.value ? null : `it ${ended} with ${value ?? 'no text'}, not ${wanted.value}`;
    case 'throw':
    case 'throwError':
      if (seen.length > wanted.seen.length) return 'a transform was called after another threw';
      return ended === (wanted.end === 'throw' ? 'mark' : 'error') ? null : `it ${ended} where a transform threw`;
    default:
      // Refused, handed on as it is however often somebody looked at it, or converted: then what was looked at is what was evaluated.
      return conversions > 1 && value !== null ? `an object was converted ${conversions} times before its text was evaluated` : null;
  }
}

export default law<Value>({
  id: 'transforms-compose',
  statement: 'The transforms of an evaluation, then those of its compartment, rewrite the text in their order, get nothing but the text, and touch no other compartment, whatever they throw or return.',
  rules: ['compartment-api/transforms-order', 'compartment-api/transforms-constructor', 'compartment-api/transforms-evaluate', 'compartment-api/transforms-confined', 'evaluators/evaluator-survives-failure'],
  threat: 'transforms',
  requires: ['compartment-api', 'transforms'],
  version: 2,
  arbitrary: values,
  programs: (value) => [{ steps: [{ in: 'start', as: 'program', program: programOf(value) }] }],
  judge(value, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `it threw ${JSON.stringify(last?.value ?? null)}`;
    const [runs, escaped, plain] = last.value as unknown as Seen;
    for (const [index, evaluation] of value.evaluations.entries()) {
      const wrong = judgeRun(runs[index], expected(value, evaluation, index));
      if (wrong !== null) return `evaluation ${index + 1}: ${wrong}`;
    }
    if (escaped) return 'a text was evaluated that only its second conversion gave';
    return plain === 'undefined,undefined,2' ? null : `another compartment answers ${plain}`;
  },
  classify(value) {
    const ends = new Set(value.evaluations.map((evaluation, index) => expected(value, evaluation, index).end).filter((end) => end !== null).map((end) => (end.startsWith('throw') ? 'throws' : 'no text')));
    const both = value.evaluations.some(({ compartment, transforms }) => (transforms ?? []).length > 0 && value.compartments[compartment].length > 0);
    return `${both ? 'both lists' : 'one list'}, ${[...ends].sort().join(' and ') || 'texts only'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'compartment:transforms-reversed' },
});
