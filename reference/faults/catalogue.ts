/** Every fault, by the world that it is in and by where it comes from. */
import type { Edition } from '../../spec/model.ts';
import { compartmentFaults } from './compartment/index.ts';
import { compartmentGlobalFaults, compartmentOperatorFaults } from './compartment/operators.ts';
import { evaluationFaults } from './evaluation.ts';
import { compartmentLawFaults, lawFaults } from './for-laws.ts';
import { globalFaults } from './global-operators.ts';
import { languageFaults } from './language.ts';
import type { Fault } from './model.ts';
import { operatorFaults } from './operators.ts';
import { powerFaults } from './powers.ts';
import { sharingFaults } from './sharing.ts';

/** Mistakes that an implementer could make, written by hand; of both editions. */
export const handWrittenFaults: readonly Fault[] = [...languageFaults, ...powerFaults, ...sharingFaults, ...evaluationFaults, ...lawFaults];

/** What operators make of the tables for an edition. */
export function tableFaults(edition: Edition): readonly Fault[] {
  return [...operatorFaults(edition), ...globalFaults(edition)];
}

/** All faults of an edition's world of the draft. */
export function faultsOf(edition: Edition): readonly Fault[] {
  return [...handWrittenFaults.filter((fault) => fault.edition === undefined || fault.edition === edition), ...tableFaults(edition)];
}

/** All faults of a world of the Compartment API: those of behaviour, and what operators make of what its table has beyond the draft's. */
export function compartmentFaultsOf(edition: Edition): readonly Fault[] {
  return [...compartmentFaults, ...compartmentLawFaults, ...compartmentOperatorFaults(edition), ...compartmentGlobalFaults(edition)];
}
