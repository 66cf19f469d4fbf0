/** Faults that operators make of what the table of the Compartment API's worlds has beyond the draft's. */
import { globalsIn, intrinsicsIn, type Intrinsic } from '../../../spec/intrinsics/index.ts';
import type { Edition, RuleId } from '../../../spec/model.ts';
import { faultsOfGlobal } from '../global-operators.ts';
import type { Fault } from '../model.ts';
import { faultsOfRow } from '../operators.ts';

/** No generated case speaks of these rows: the rules are those that documents give for them. */
function ruleFor(id: string, { rules }: Fault): RuleId {
  const isMember = id.includes('Compartment.prototype.') || id.includes('%CompartmentPrototype%');
  switch (rules[0]) {
    case 'primordials/table-presence':
      return isMember ? 'compartment-api/compartment-prototype-members' : 'modules/module-source-names';
    case 'primordials/table-nothing-else':
      return isMember ? 'compartment-api/compartment-prototype-members' : 'primordials/frozen-transitive';
    case 'primordials/table-attributes':
      return isMember ? 'compartment-api/compartment-member-attributes' : 'primordials/frozen-transitive';
    case 'primordials/table-prototype':
    case 'primordials/table-kind':
    case 'primordials/table-function-properties':
    case 'primordials/table-value':
      return 'confinement/added-compartment';
    default:
      return isMember ? 'compartment-api/compartment-member-attributes' : 'primordials/frozen-transitive';
  }
}

/** Shared ones are changed after the freeze, those of each global as they are made. */
function inCompartmentWorld(row: Intrinsic, fault: Fault): Fault {
  const { shared } = fault.tamper;
  const change = shared!;
  return {
    ...fault,
    rules: [ruleFor(fault.id, fault)],
    tamper: row.sharing === 'shared' ? { locked: ({ of }) => change(of.shared) } : { compartment: (realm) => change(realm) },
  };
}

export function compartmentOperatorFaults(edition: Edition): readonly Fault[] {
  const drafts = new Set(intrinsicsIn({ edition }).map(({ id }) => id));
  return intrinsicsIn({ edition, profile: 'compartment' })
    .filter(({ id, function: isFunction }) => !drafts.has(id) && (isFunction !== undefined || id.endsWith('Prototype%')))
    .flatMap((row) => faultsOfRow(row).map((fault) => inCompartmentWorld(row, fault)));
}

/** A child's global belongs to its compartment: that its properties are writable and configurable is right. */
export function compartmentGlobalFaults(edition: Edition): readonly Fault[] {
  const drafts = new Set(globalsIn({ edition }, 'child').map(({ name }) => name));
  return globalsIn({ edition, profile: 'compartment' }, 'child')
    .filter(({ name }) => !drafts.has(name))
    .flatMap(faultsOfGlobal)
    .filter(({ id }) => id.startsWith('global-missing') || id.startsWith('global-enumerable') || id.startsWith('global-not-shared'))
    .map((fault) => ({ ...fault, rules: [fault.id.endsWith(':harden') ? 'harden/harden-in-child' : fault.id.endsWith(':Compartment') ? 'confinement/added-compartment' : 'modules/module-source-names'] }));
}
