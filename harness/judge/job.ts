import type { Job, Probe } from '../../adapters/protocol/messages.ts';
import type { Edition } from '../../spec/model.ts';
import type { Case, Difference, Expectation } from '../../suites/model.ts';

/** What has to be observed of the completion value so that these expectations can be judged. */
export function probesFor(expectations: readonly Expectation[]): Probe[] {
  const probes = new Map<string, Probe>();
  for (const probe of expectations.flatMap(probesOf)) probes.set(JSON.stringify(probe), probe);
  return [...probes.values()];
}

function probesOf(expectation: Expectation): Probe[] {
  switch (expectation.verb) {
    case 'frozen':
      return [{ kind: 'frozen', depth: expectation.frozen }];
    case 'unreachable':
      return [{ kind: 'walk', target: expectation.target }];
    case 'same':
    case 'distinct':
      return [{ kind: 'identity' }];
    case 'either':
      return expectation.either.flatMap(probesOf);
    default:
      return [];
  }
}

/** Everything that is judged on the case's own programs. */
export function ownExpectations(entry: Case): Expectation[] {
  return [
    ...(entry.expect === undefined ? [] : [entry.expect]),
    ...entry.differs.filter((difference) => difference.steps === undefined).map((difference) => difference.expect),
    ...entry.choices.map((choice) => choice.expect),
  ];
}

/** A world of its own is needed by a case that asks for a special one, or that leaves traces in the start compartment. */
export function needsFreshWorld(entry: Case): boolean {
  const { stage, lockdown, customise, globals } = entry.world;
  const special = stage !== 'locked' || lockdown !== undefined || customise !== undefined || globals !== undefined;
  return special || entry.steps.some((step) => step.in === 'start');
}

/** The job that runs a case's own programs. */
export function mainJob(entry: Case, edition: Edition): Job {
  return {
    id: entry.id,
    world: entry.world,
    edition,
    steps: entry.steps,
    ...(entry.modules === undefined ? {} : { modules: entry.modules }),
    probes: probesFor(ownExpectations(entry)),
    freshWorld: needsFreshWorld(entry),
  };
}

/** The job that runs the programs of a documented difference. */
export function differenceJob(entry: Case, difference: Difference, edition: Edition): Job {
  return {
    ...mainJob(entry, edition),
    id: `${entry.id}#${difference.id}`,
    steps: difference.steps ?? entry.steps,
    probes: probesFor([difference.expect]),
  };
}
