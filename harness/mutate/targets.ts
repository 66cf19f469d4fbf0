/** Every engine whose worlds can be made wrong. */
import { COMPARTMENT, DRAFT_STAGED } from '../../adapters/capabilities.ts';
import { compartmentFaultsOf, faultsOf } from '../../reference/faults/catalogue.ts';
import type { Fault } from '../../reference/faults/model.ts';
import type { Edition } from '../../spec/model.ts';
import type { Capability } from '../../suites/model.ts';
import { FaultyEngine, type FaultyWorld } from './driven-world.ts';
import { shimTarget } from './shim/target.ts';
import type { Target } from './target.ts';

function reference(world: FaultyWorld, capabilities: readonly Capability[], catalogue: (edition: Edition) => readonly Fault[]): Target {
  const byEdition = new Map<Edition, ReadonlyMap<string, Fault>>();
  const faults = (edition: Edition): ReadonlyMap<string, Fault> => {
    let found = byEdition.get(edition);
    if (found === undefined) byEdition.set(edition, (found = new Map(catalogue(edition).map((fault) => [fault.id, fault]))));
    return found;
  };
  return {
    id: `reference/${world}`,
    capabilities,
    profile: world === 'draft' ? 'standalone' : 'compartment',
    faults: (edition) => [...faults(edition).values()],
    open(id, edition) {
      const fault = id === undefined ? undefined : faults(edition).get(id);
      if (id !== undefined && fault === undefined) throw new RangeError(`no fault of reference/${world} is called ${id}`);
      const engine = new FaultyEngine(fault === undefined ? [] : [fault], edition, world);
      return { run: (job, isolated) => Promise.resolve(engine.run(job, isolated)), close: () => Promise.resolve() };
    },
  };
}

export const targets: ReadonlyMap<string, Target> = new Map(
  [reference('draft', DRAFT_STAGED, faultsOf), reference('compartment', COMPARTMENT, compartmentFaultsOf), shimTarget].map((target) => [target.id, target]),
);

/** The target of that id. Throws a RangeError where there is none. */
export function targetById(id: string): Target {
  const target = targets.get(id);
  if (target === undefined) throw new RangeError(`${id} has no faults`);
  return target;
}
