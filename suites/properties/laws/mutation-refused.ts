/** One compartment tries to change what it shares with another, which has looked before and looks again. */
import fc from 'fast-check';
import { keys, mutations, snapshots, type Mutation } from '../arbitraries/mutations.ts';
import { quietWalks, walking, type Walk } from '../arbitraries/walks.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

interface Attempt {
  readonly walk: Walk;
  readonly mutation: Mutation;
  readonly key: string;
}

const observe = `(() => {${snapshots}
  const t = met.length === 0 ? root : met[met.length - 1].at;
  const before = snapshot(t);
  return { t, same: () => unchanged(before, t) };
})()`;

/** [is the target shared, must it refuse, what happened]. A property that is an accessor decides for itself what an assignment does. */
const attack = ({ mutation, key }: Attempt): string => `(() => {${snapshots}
  const t = met.length === 0 ? root : met[met.length - 1].at;
  const k = ${key};
  const find = (object) => { for (let at = object; at !== null; at = getPrototypeOf(at)) { const found = own(at, k); if (found) return found; } return undefined; };
  const found = find(t);
  const needs = { set: found === undefined || 'value' in found, define: true, delete: own(t, k) !== undefined, prototype: true, none: false };
  const must = needs.${mutation.needs};
  return [t === results[0].t, must, outcome(() => (${mutation.source})(t, k, { mark: 1 }))];
})()`;

export default law<Attempt>({
  id: 'mutation-refused',
  statement: 'An attempt to change a shared object, by any operation, throws a TypeError or answers false, and changes nothing that another compartment sees.',
  rules: ['primordials/frozen-transitive', 'primordials/frozen-no-covert-channel', 'language/strict-readonly-assign', 'confinement/dependency-cannot-pollute'],
  threat: 'prototype-pollution-after-lockdown',
  requires: ['compartments', 'evaluators'],
  version: 2,
  arbitrary: fc.record({ walk: quietWalks, mutation: mutations, key: keys }),
  programs: (attempt) => [
    {
      steps: [
        { in: 'observer', program: `Object.freeze(${walking(attempt.walk, observe)})`, as: 'program' },
        { in: 'mutator', program: walking(attempt.walk, attack(attempt)), as: 'program' },
        { in: 'observer', program: 'results[0].same()', as: 'program' },
      ],
    },
  ],
  judge({ mutation }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const [, attacked, after] = answer.steps;
    if (attacked?.type !== 'normal' || after?.type !== 'normal') return `the programs ended with ${JSON.stringify(answer.steps.at(-1))}`;
    const [shared, must, outcome] = attacked.value as readonly [boolean, boolean, string];
    if (!shared) return null;
    if (after.value !== true) return 'another compartment sees a change';
    const refused = outcome === (mutation.refusal === 'throws' ? 'TypeError' : 'false');
    return must && !refused ? `a change that must be refused: ${outcome}` : null;
  },
  classify({ mutation }, [answer]) {
    const last = lastCompletion(answer);
    if (answer.status !== 'observed' || last?.type !== 'normal') return 'no answer';
    const [shared, must] = (answer.steps[1] as { readonly value: unknown }).value as readonly [boolean, boolean];
    return shared ? `${mutation.needs}, ${must ? 'to be refused' : 'without effect'}` : 'an object of its own';
  },
  proof: { engine: 'reference/draft', fault: 'methods-unfrozen' },
});
