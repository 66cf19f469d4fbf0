/** Every fault, by where it comes from. */
import type { Edition } from '../../spec/model.ts';
import { evaluationFaults } from './evaluation.ts';
import { globalFaults } from './global-operators.ts';
import { languageFaults } from './language.ts';
import type { Fault, FaultId } from './model.ts';
import { operatorFaults } from './operators.ts';
import { powerFaults } from './powers.ts';
import { sharingFaults } from './sharing.ts';

/** Mistakes that an implementer could make, written by hand; of both editions. */
export const handWrittenFaults: readonly Fault[] = [...languageFaults, ...powerFaults, ...sharingFaults, ...evaluationFaults];

/** What operators make of the tables for an edition. */
export function tableFaults(edition: Edition): readonly Fault[] {
  return [...operatorFaults(edition), ...globalFaults(edition)];
}

/** All faults of an edition's world. */
export function faultsOf(edition: Edition): readonly Fault[] {
  return [...handWrittenFaults.filter((fault) => fault.edition === undefined || fault.edition === edition), ...tableFaults(edition)];
}

/** The fault with this id in an edition's world. Throws a RangeError for an id that is not in the catalogue. */
export function faultById(id: FaultId, edition: Edition): Fault {
  const found = faultsOf(edition).find((fault) => fault.id === id);
  if (found === undefined) throw new RangeError(`no fault is called ${id}`);
  return found;
}
