/** What each world can do. A case that requires more is `unsupported` there, never a failure. */
import type { Capability } from '../suites/model.ts';

export const BARE: readonly Capability[] = ['customise', 'evaluators', 'stack-errors', 'later-editions', 'host-settings'];
export const SHIM: readonly Capability[] = [
  'compartments', 'lockdown', 'stages', 'lockdown-options', 'harden', 'compartment-api', 'compartment-positional', 'transforms', 'modules', 'virtual-modules',
  'customise', 'evaluators', 'stack-errors', 'later-editions', 'host-settings',
];
/** As XS has them: it ends its process when the stack is exhausted; lexicals go with a compartment, not with an evaluation; lockdown takes no options. */
export const NATIVE: readonly Capability[] = [
  'compartments', 'lockdown', 'stages', 'harden', 'compartment-api', 'lexical-endowments', 'modules', 'customise', 'evaluators', 'later-editions', 'host-settings',
];
/** The reference's language is ES2018 in every world. */
const es2018 = (list: readonly Capability[]): readonly Capability[] => list.filter((capability) => capability !== 'later-editions');
/** The reference without SES. */
export const PLAIN: readonly Capability[] = es2018(BARE);
/** All that the README and the documents around it describe: the shim's world and XS' lexicals. */
export const COMPARTMENT: readonly Capability[] = [...es2018(SHIM), 'lexical-endowments', 'editions'];
/** The draft's own world. */
export const DRAFT: readonly Capability[] = ['compartments', 'realm-api', 'evaluate-expression', 'lexical-endowments', 'evaluators', 'stack-errors', 'host-settings'];
/** The same with the stage before the freeze, in both editions. */
export const DRAFT_STAGED: readonly Capability[] = [...DRAFT, 'stages', 'customise', 'editions'];
/** Programs are host scripts in the start compartment. */
export const NO_EVALUATORS: readonly Capability[] = ['lockdown', 'stages', 'lockdown-options', 'harden', 'customise', 'stack-errors', 'later-editions', 'host-settings'];
/** The reference's world of that kind. */
export const COMPARTMENT_NO_CODEGEN: readonly Capability[] = [...es2018(NO_EVALUATORS), 'editions'];
/** The draft's configuration without evaluators: frozen from the beginning, with nothing to ask for. */
export const DRAFT_NO_EVALUATORS: readonly Capability[] = ['stack-errors', 'host-settings', 'editions'];
/** The Realm API's predecessor: one `evaluate`, nothing frozen. */
export const REALMS_SHIM: readonly Capability[] = ['compartments', 'lexical-endowments', 'evaluators', 'stack-errors', 'later-editions', 'host-settings'];
