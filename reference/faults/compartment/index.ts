/** Mistakes that an implementer of Compartment, lockdown and harden could make, written by hand. */
import type { Fault } from '../model.ts';
import { additionFaults } from './additions.ts';
import { evaluationFaults } from './compartments.ts';
import { diagnosticFaults } from './diagnostics.ts';
import { hardenFaults } from './harden.ts';
import { lockdownFaults } from './lockdown.ts';
import { loadingFaults } from './loading.ts';
import { moduleFaults } from './modules.ts';
import { legacyModuleFaults } from './modules-legacy.ts';

const chapters = { lockdown: lockdownFaults, harden: hardenFaults, compartment: [...evaluationFaults, ...additionFaults], module: [...loadingFaults, ...moduleFaults, ...legacyModuleFaults], diagnostics: diagnosticFaults };

/** The ids say which part of the world is wrong, and are no ids of the draft's faults. */
export const compartmentFaults: readonly Fault[] = Object.entries(chapters).flatMap(([part, faults]) => faults.map((fault) => ({ ...fault, id: `${part}:${fault.id}` })));
