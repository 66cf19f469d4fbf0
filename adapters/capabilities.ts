/** What each world can do. A case that requires more is `unsupported` there, never a failure. */
import type { Capability } from '../suites/model.ts';

export const BARE: readonly Capability[] = ['customise', 'evaluators', 'stack-errors'];
export const SHIM: readonly Capability[] = [
  'compartments', 'lockdown', 'lockdown-options', 'harden', 'compartment-api', 'compartment-positional', 'transforms', 'modules', 'virtual-modules',
  'customise', 'evaluators', 'stack-errors',
];
/** As XS has them: it ends its process when the stack is exhausted; lexicals go with a compartment, not with an evaluation; lockdown takes no options. */
export const NATIVE: readonly Capability[] = ['compartments', 'lockdown', 'harden', 'compartment-api', 'lexical-endowments', 'modules', 'customise', 'evaluators'];
/** All that the README and the documents around it describe: the shim's world and XS' lexicals. */
export const COMPARTMENT: readonly Capability[] = [...SHIM, 'lexical-endowments', 'editions'];
/** The draft's own world. */
export const DRAFT: readonly Capability[] = ['compartments', 'realm-api', 'evaluate-expression', 'lexical-endowments', 'evaluators', 'stack-errors'];
/** Programs are host scripts in the start compartment. */
export const NO_EVALUATORS: readonly Capability[] = ['lockdown', 'lockdown-options', 'harden', 'customise', 'stack-errors'];
/** The draft's configuration without evaluators: its start compartment has no powers, so that options about them have no object. */
export const DRAFT_NO_EVALUATORS: readonly Capability[] = ['lockdown', 'harden', 'stack-errors'];
/** The Realm API's predecessor: one `evaluate`, nothing frozen. */
export const REALMS_SHIM: readonly Capability[] = ['compartments', 'lexical-endowments', 'evaluators', 'stack-errors'];
