import type { WorldName } from '../../suites/engine-identity.ts';

/** What a column is: which world, and by whose documents it is to be read. */
export const WORLDS: { readonly [world in WorldName]: string } = {
  draft: 'the standalone world of the draft, with its Realm API (profile standalone)',
  compartment: 'Compartment, lockdown and harden as the README and the documents around it describe them (profile compartment)',
  native: 'the engine\u2019s own Compartment, lockdown and harden (profile compartment)',
  shim: 'a realm of the engine that the SES shim locked down (profile compartment)',
  'no-evaluators': 'the draft\u2019s configuration without runtime evaluators (profile no-evaluators)',
  'no-codegen': 'a locked-down realm on a host that makes no code from strings (profile no-evaluators)',
  'realms-shim': 'a root realm of the Realms shim, the predecessor of the draft\u2019s Realm API; nothing is frozen (profile standalone)',
  'frozen-intrinsics': 'the engine with its own option that freezes intrinsics, without compartments: a baseline',
  bare: 'the engine without SES: a baseline',
  plain: 'the reference interpreter without SES: a baseline',
};
