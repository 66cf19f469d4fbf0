/** What comes of another realm inherits from that realm's %ObjectPrototype%: an object with all of its methods that is not the compartment's own. */
import { lastCompletion } from '../answer.ts';
import { walking, walks } from '../arbitraries/walks.ts';
import { law } from '../model.ts';

/** Errors that calls throw are walked into, as errors of an implementation are the usual way out. */
const foreigners = `(() => {
  const last = (object) => { let at = object; for (let up = getPrototypeOf(at); up !== null; up = getPrototypeOf(at)) at = up; return at; };
  const foreign = (object) => {
    const end = last(object);
    return end !== Object.prototype && own(end, 'hasOwnProperty') !== undefined && own(end, 'toString') !== undefined;
  };
  const isError = ({ at }) => attempt(() => Object.prototype.toString.call(at)) === '[object Error]';
  const strayError = (step) => isError(step) && !Error.prototype.isPrototypeOf(step.at) && step.at !== Error.prototype;
  return [met.filter(isError).length, met.filter((step) => foreign(step.at) || strayError(step)).map(({ path }) => path)];
})()`;

export default law({
  id: 'walk-no-host-object',
  statement: 'Every object that a walk from syntax meets, the errors that its calls throw among them, is of the compartment\'s own realm.',
  rules: ['errors/thrown-errors-shared', 'confinement/ocap-only-by-grant', 'primordials/frozen-no-ambient-authority'],
  threat: 'host-errors',
  requires: ['compartments'],
  version: 1,
  arbitrary: walks,
  programs: (walk) => [{ steps: [{ in: 'child', program: walking(walk, foreigners), as: 'program' }] }],
  judge(_walk, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the walk ended with ${JSON.stringify(last)}`;
    const [, found] = last.value as readonly [number, readonly string[]];
    return found.length === 0 ? null : `of another realm: ${found.join(', ')}`;
  },
  classify({ root }, [answer]) {
    const last = lastCompletion(answer);
    const errors = last?.type === 'normal' ? (last.value as readonly [number])[0] : 0;
    return `${root.kind}, ${errors === 0 ? 'no errors' : 'errors met'}`;
  },
  proof: { engine: 'reference/draft', fault: 'language-errors-foreign' },
});
