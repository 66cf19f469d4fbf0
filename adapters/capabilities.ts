/** What each world can do. A case that requires more is `unsupported` there, never a failure. */
import type { Capability } from '../suites/model.ts';

export const BARE: readonly Capability[] = ['customise', 'evaluators'];
export const SHIM: readonly Capability[] = ['compartments', 'lockdown', 'lockdown-options', 'harden', 'compartment-api', 'customise', 'evaluators'];
export const NATIVE: readonly Capability[] = ['compartments', 'lockdown', 'harden', 'compartment-api', 'lexical-endowments', 'modules', 'customise', 'evaluators'];
