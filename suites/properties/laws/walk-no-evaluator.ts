/** Every function that a walk meets is called with source text in each of the ways in which evaluators are called. */
import { lastCompletion } from '../answer.ts';
import { walking, walks } from '../arbitraries/walks.ts';
import { law } from '../model.ts';

/** [functions tried, paths of those that compiled the text]. */
const tryAll = `(() => {
  const text = '"ses262 " + "evaluated"';
  const body = '/* ses262 */ return "compiled"';
  const compiled = (f) => typeof f === 'function' && f !== root && attempt(() => f.toString().includes('/* ses262 */')) === true;
  const compiles = ({ at, holder }) =>
    [undefined, holder, at].some((receiver) => attempt(() => apply(at, receiver, [text])) === 'ses262 evaluated' || compiled(attempt(() => apply(at, receiver, [body])))) ||
    compiled(attempt(() => construct(at, [body]))) || compiled(attempt(() => construct(at, ['a', body], met[0].at)));
  const constructors = met.map(({ at, path }) => ({ at: attempt(() => at.constructor), path: path + '.constructor', holder: at }));
  const functions = [...met, ...constructors].filter(({ at }) => typeof at === 'function');
  return [functions.length, functions.filter(compiles).map(({ path }) => path)];
})()`;

export default law({
  id: 'walk-no-evaluator',
  statement: 'No function that is reached from syntax, by properties, prototypes, getters, calls and errors, compiles source text.',
  rules: [
    'primordials/no-evaluator-reachable-from-shared', 'function-constructors/inert-function', 'function-constructors/inert-generator',
    'function-constructors/inert-async', 'function-constructors/inert-async-generator',
  ], // prettier-ignore
  threat: 'function-constructor-chain',
  requires: ['compartments'],
  version: 1,
  arbitrary: walks,
  programs: (walk) => [{ steps: [{ in: 'child', program: walking(walk, tryAll), as: 'program' }] }],
  judge(_walk, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the walk ended with ${JSON.stringify(last)}`;
    const [, evaluators] = last.value as readonly [number, readonly string[]];
    return evaluators.length === 0 ? null : `compiles source text: ${evaluators.join(', ')}`;
  },
  classify({ root }, [answer]) {
    const last = lastCompletion(answer);
    const tried = last?.type === 'normal' ? (last.value as readonly [number])[0] : 0;
    return `${root.kind}, ${tried === 0 ? 'no' : tried < 3 ? 'few' : 'many'} functions`;
  },
  proof: { engine: 'reference/draft', fault: 'live-constructor:%AsyncGeneratorFunction%' },
});
