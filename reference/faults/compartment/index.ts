/** Mistakes that an implementer of Compartment, lockdown and harden could make, written by hand. */
import type { Fault } from '../model.ts';

export const compartmentFaults: readonly Fault[] = [];
