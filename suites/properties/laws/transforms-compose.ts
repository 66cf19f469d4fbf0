/** Pipelines of transforms of compartments and of single evaluations. */
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

interface Change {
  readonly kind: keyof typeof CHANGES;
  readonly letter: string;
}

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
const changes = fc.array(fc.record({ kind: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])), letter }), { maxLength: 4 });
const values: fc.Arbitrary<Value> = fc
  .record({
    compartments: fc.array(changes, { minLength: 1, maxLength: 3 }),
    evaluations: fc.array(fc.record({ compartment: fc.nat({ max: 2 }), text: fc.string({ unit: letter, maxLength: 5 }), transforms: fc.option(changes) }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ compartments, evaluations }) => ({ compartments, evaluations: evaluations.map((each) => ({ ...each, compartment: each.compartment % compartments.length })) }));

const apply = (text: string, all: readonly Change[]): string => all.reduce((now, { kind, letter: with_ }) => CHANGES[kind].model(now, with_), text);
/** `seen` gets what each transform was called with, and as whose. */
const sourceOf = (all: readonly Change[], owner: string): string =>
  `[${all.map(({ kind, letter: with_ }, at) => `watched('${owner} ${at}', ${CHANGES[kind].source(with_)})`).join(', ')}]`;

function programOf({ compartments, evaluations }: Value): string {
  const made = compartments.map((all, at) => `c.push(compartmentWith({ transforms: ${sourceOf(all, `c${at}`)} }));`);
  const asked = evaluations.map(({ compartment, text, transforms }, at) => {
    const options = transforms === null ? '' : `, { transforms: ${sourceOf(transforms, `e${at}`)} }`;
    return `results.push(c[${compartment}].evaluate("'[${text}]'"${options}));`;
  });
  return `(() => {
'use strict';
const seen = [];
const watched = (owner, change) => function (...rest) { seen.push([owner, rest.length === 1 ? rest[0] : rest.length, this === undefined || Array.isArray(this)]); return change(rest[0]); };
const c = [];
const results = [];
${[...made, ...asked].join('\n')}
return [results, seen];
})()`;
}

function expected({ compartments, evaluations }: Value): unknown {
  const results: string[] = [];
  const seen: unknown[] = [];
  evaluations.forEach(({ compartment, text, transforms }, at) => {
    let now = text;
    const through = (all: readonly Change[], owner: string): void => {
      all.forEach((change, index) => {
        seen.push([`${owner} ${index}`, `'[${now}]'`, true]);
        now = apply(now, [change]);
      });
    };
    through(transforms ?? [], `e${at}`);
    through(compartments[compartment], `c${compartment}`);
    results.push(`[${now}]`);
  });
  return [results, seen];
}

export default law<Value>({
  id: 'transforms-compose',
  statement: 'The transforms of an evaluation, then those of its compartment, rewrite the text in their order, get nothing but the text, and touch no other compartment.',
  rules: ['compartment-api/transforms-order', 'compartment-api/transforms-constructor', 'compartment-api/transforms-evaluate', 'compartment-api/transforms-confined'],
  threat: 'transforms',
  requires: ['compartment-api', 'transforms'],
  version: 1,
  arbitrary: values,
  programs: (value) => [{ steps: [{ in: 'start', as: 'program', program: programOf(value) }] }],
  judge(value, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `it threw ${JSON.stringify(last?.value ?? null)}`;
    const wanted = expected(value);
    return sameTagged(last.value, wanted) ? null : `results and what transforms saw are ${JSON.stringify(last.value)}, not ${JSON.stringify(wanted)}`;
  },
  classify({ compartments, evaluations }) {
    const both = evaluations.some(({ compartment, transforms }) => (transforms ?? []).length > 0 && compartments[compartment].length > 0);
    const any = evaluations.some(({ compartment, transforms }) => (transforms ?? []).length + compartments[compartment].length > 1);
    return `${compartments.length === 1 ? 'one compartment' : 'several compartments'}, ${both ? 'both lists' : any ? 'one list' : 'hardly any transform'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'compartment:transforms-reversed' },
});
