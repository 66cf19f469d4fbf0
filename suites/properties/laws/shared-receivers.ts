/** Methods of arrays, collections, typed arrays, dates, regular expressions, promises and of reflection, on shared objects as receivers and arguments. */
import fc from 'fast-check';
import { methodCall, methodCalls, type MethodCall } from '../arbitraries/methods.ts';
import { snapshots } from '../arbitraries/mutations.ts';
import { quietWalks, walking, type Walk } from '../arbitraries/walks.ts';
import { law } from '../model.ts';

interface Calls {
  readonly walk: Walk;
  readonly calls: readonly MethodCall[];
}

const target = 'const t = met.length === 0 ? root : met[met.length - 1].at;';
/** The contents of a collection are no properties: they are read by its methods. */
const contents = `const contents = (object) => [attempt_(() => Map.prototype.has.call(object, 'mark')), attempt_(() => Set.prototype.has.call(object, 'mark')), attempt_(() => Date.prototype.getTime.call(object))];
const attempt_ = (f) => { try { return String(f()); } catch (refused) { return 'refused'; } };`;

const observe = `(() => {${snapshots}${contents}${target}
  const before = snapshot(t), held = contents(t).join();
  return { t, same: () => unchanged(before, t) && contents(t).join() === held && sane() };
})()`;
const attack = ({ calls }: Calls): string => `(() => {${snapshots}${target}
  return [t === results[0].t, [${calls.map((call) => `outcome(() => { ${methodCall(call)}.call(); })`).join(', ')}]];
})()`;

export default law<Calls>({
  id: 'shared-receivers',
  statement: 'No method of the language, called on a shared object or with one, changes anything of it that another compartment sees.',
  rules: ['primordials/frozen-no-covert-channel', 'primordials/frozen-named-intrinsics', 'primordials/frozen-hidden-intrinsics', 'lockdown/lockdown-proto-pollution'],
  threat: 'prototype-pollution-after-lockdown',
  requires: ['compartments'],
  version: 2,
  arbitrary: fc.record({ walk: quietWalks, calls: fc.array(methodCalls, { minLength: 1, maxLength: 4 }) }),
  programs: (value) => [
    {
      steps: [
        { in: 'observer', program: `Object.freeze(${walking(value.walk, observe)})`, as: 'program' },
        { in: 'caller', program: walking(value.walk, attack(value)), as: 'program' },
        { in: 'observer', program: 'results[0].same()', as: 'program' },
      ],
    },
  ],
  judge(_value, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const [, attacked, after] = answer.steps;
    if (attacked?.type !== 'normal' || after?.type !== 'normal') return `the programs ended with ${JSON.stringify(answer.steps.at(-1))}`;
    const [shared] = attacked.value as readonly [boolean];
    return !shared || after.value === true ? null : 'another compartment sees a change';
  },
  classify(_value, [answer]) {
    const attacked = answer.status === 'observed' ? answer.steps[1] : undefined;
    if (attacked?.type !== 'normal') return 'no answer';
    const [shared, outcomes] = attacked.value as readonly [boolean, readonly string[]];
    return shared ? [...new Set(outcomes)].sort().join(' and ') : 'an object of its own';
  },
  proof: { engine: 'reference/draft', fault: 'nothing-frozen' },
});
