/** A global object is known by what it holds: no other object has the language's constants and its evaluators for properties. */
import { lastCompletion } from '../answer.ts';
import { walking, walks } from '../arbitraries/walks.ts';
import { law } from '../model.ts';

const censusOfGlobals = `(() => {
  const has = (object, name) => own(object, name) !== undefined;
  const isGlobal = ({ at }) => (has(at, 'NaN') && has(at, 'undefined')) || (has(at, 'eval') && has(at, 'Array'));
  const seen = around(met, 2);
  return [seen.length, seen.filter(isGlobal).map(({ path }) => path)];
})()`;

export default law({
  id: 'walk-no-global',
  statement: 'No walk from syntax, by properties, prototypes, getters, calls and errors, meets a global object, of the compartment or of another.',
  rules: ['primordials/no-global-reachable-from-shared', 'primordials/frozen-rom-able'],
  threat: 'internal-containers-reachable',
  requires: ['compartments'],
  version: 1,
  arbitrary: walks,
  programs: (walk) => [{ steps: [{ in: 'child', program: walking(walk, censusOfGlobals), as: 'program' }] }],
  judge(_walk, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the walk ended with ${JSON.stringify(last)}`;
    const [, globals] = last.value as readonly [number, readonly string[]];
    return globals.length === 0 ? null : `a global object: ${globals.join(', ')}`;
  },
  classify({ root }, [answer]) {
    const last = lastCompletion(answer);
    const seen = last?.type === 'normal' ? (last.value as readonly [number])[0] : 0;
    return `${root.kind}, ${seen < 20 ? 'few' : seen < 100 ? 'some' : 'many'} objects`;
  },
  proof: { engine: 'reference/draft', fault: 'shared-method-holds-global' },
});
