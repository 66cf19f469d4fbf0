/** The same walk in two compartments: what both meet is shared, and must be frozen. */
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';
import { walking, walks } from '../arbitraries/walks.ts';

/** Objects that a compartment shares with the walk before it, `results[0]()`, as [path, frozen]. */
const compare = `(() => {
  const theirs = results[0]();
  const shared = met.filter(({ at }, i) => i < theirs.length && theirs[i].at === at);
  return [shared.length, shared.filter(({ at }) => !Object.isFrozen(at)).map(({ path }) => path)];
})()`;

export default law({
  id: 'walk-unfrozen',
  statement: 'Whatever two compartments both reach from syntax, by properties, prototypes, getters, calls and errors, is frozen.',
  rules: ['primordials/frozen-transitive', 'primordials/frozen-hidden-intrinsics', 'primordials/frozen-named-intrinsics'],
  threat: 'completeness-of-the-freeze',
  requires: ['compartments'],
  version: 1,
  arbitrary: walks,
  programs: (walk) => [
    {
      steps: [
        { in: 'one', program: walking(walk, '() => met'), as: 'program' },
        { in: 'other', program: walking(walk, compare), as: 'program' },
      ],
    },
  ],
  judge(_walk, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the walk ended with ${JSON.stringify(last)}`;
    const [, unfrozen] = last.value as readonly [number, readonly string[]];
    return unfrozen.length === 0 ? null : `shared and not frozen: ${unfrozen.join(', ')}`;
  },
  classify({ root }, [answer]) {
    const last = lastCompletion(answer);
    const shared = last?.type === 'normal' ? (last.value as readonly [number])[0] : 0;
    return `${root.kind}, ${shared === 0 ? 'nothing' : shared < 4 ? 'few' : 'many'} shared`;
  },
  proof: { engine: 'reference/draft', fault: 'hidden-prototypes-unfrozen' },
});
