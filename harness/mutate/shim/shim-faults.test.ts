/** The chain down to a real engine: the SES shim on Node, wrapped in faults, and the cases of the rules that they break. */
import test from 'ava';
import { rulesById } from '../../../spec/index.ts';
import { loadSuite } from '../../cli/load-suite.ts';
import { knownSurvivors } from '../survivors.ts';
import { FaultTrials } from '../try-fault.ts';
import { shimFaults } from './faults.ts';
import { shimTarget } from './target.ts';

test('every fault around the shim is noticed on the real engine by a case of each rule that it breaks', async (t) => {
  const trials = new FaultTrials(loadSuite().cases, shimTarget, 'draft-2019');
  const missed: string[] = [];
  for (const fault of shimFaults) {
    const { byRule } = await trials.try(fault, { ownRulesOnly: true });
    for (const [rule, notice] of Object.entries(byRule)) if (notice === null) missed.push(`${fault.id} ${rule}`);
  }
  await trials.close();
  t.true(shimFaults.length >= 20);
  t.deepEqual(missed.sort(), [...knownSurvivors('node/shim').gaps.keys()].sort());
});

test('every fault around the shim names rules of the spec and has an id of its own', (t) => {
  t.is(new Set(shimFaults.map(({ id }) => id)).size, shimFaults.length);
  t.deepEqual(shimFaults.flatMap(({ rules }) => rules).filter((rule) => !rulesById.has(rule)), []);
});

test('the shim in a wrapper without statements is the shim', async (t) => {
  const trials = new FaultTrials(loadSuite().cases, { ...shimTarget, open: (_fault, edition) => shimTarget.open(undefined, edition) }, 'draft-2019');
  const { noticed } = await trials.try({ id: 'none', rules: ['harden/harden-transitive-props'], description: 'Nothing is wrong.' }, { ownRulesOnly: true });
  await trials.close();
  t.is(noticed, null);
});
