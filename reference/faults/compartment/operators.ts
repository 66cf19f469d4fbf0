/** Faults that operators make of what the table of the Compartment API's worlds has beyond the draft's. */
import { globalsIn, intrinsicsIn, type Intrinsic } from '../../../spec/intrinsics/index.ts';
import type { Edition, RuleId } from '../../../spec/model.ts';
import { faultsOfGlobal } from '../global-operators.ts';
import type { Fault, Tampering } from '../model.ts';
import { faultsOfRow } from '../operators.ts';

const ofCompartment = (id: string): boolean => /Compartment/.test(id);

/** Members that a world need not have. */
const rulesOfMembers: { readonly [fault: string]: RuleId } = {
  'missing:%CompartmentPrototype%.name': 'compartment-api/compartment-name',
  'missing:%CompartmentPrototype%.load': 'modules/module-load',
  'missing:%CompartmentPrototype%.module': 'modules-legacy/module-fn',
};

/**
 * No generated case speaks of these rows. What is at fault is what a document says of them: of Compartment the rules of its chapter; of harden and ModuleSource
 * that they are frozen, and no more, since names, lengths and tags of theirs are a choice of the table.
 */
function ruleFor({ id, rules }: Fault): RuleId | undefined {
  const [operator] = id.split(':');
  if (!ofCompartment(id)) {
    if (!['unfrozen', 'extensible', 'writable', 'configurable', 'mutable-own-object'].includes(operator)) return undefined;
    return id.includes('harden') ? 'harden/harden-in-child' : 'modules/module-source-reuse';
  }
  // What the constructor that instances inherit is called, and what it counts, is no document's business.
  if (id.includes('InertCompartment')) return rules[0] === 'primordials/table-frozen' || operator === 'mutable-own-object' ? 'compartment-api/compartment-member-attributes' : undefined;
  const special = rulesOfMembers[id];
  if (special !== undefined) return special;
  switch (rules[0]) {
    case 'primordials/table-presence':
    case 'primordials/table-nothing-else':
    case 'primordials/table-function-properties':
    case 'primordials/table-kind':
    case 'primordials/table-prototype':
      return operator === 'wrong-length' && id.endsWith('%Compartment%') ? 'compartment-api/compartment-constructor-length' : 'compartment-api/compartment-prototype-members';
    case 'primordials/table-value':
      return id.endsWith('@@toStringTag') ? 'compartment-api/compartment-tostringtag' : 'compartment-api/compartment-prototype-members';
    default:
      return (operator === 'accessor-for-data' && id.includes('%CompartmentPrototype%')) || operator === 'data-for-accessor' ? 'compartment-api/compartment-prototype-members' : 'compartment-api/compartment-member-attributes';
  }
}

/** Shared ones are changed after the freeze, those of each global as they are made. */
function inCompartmentWorld(row: Intrinsic, fault: Fault): Fault[] {
  const change = fault.tamper.shared!;
  const rule = ruleFor(fault);
  const tamper: Tampering = row.sharing === 'shared' ? { locked: ({ of }) => change(of.shared) } : { compartment: (realm) => change(realm) };
  return rule === undefined ? [] : [{ ...fault, rules: [rule], tamper }];
}

/** lockdown is made with the world, and is no intrinsic of a realm. */
export function compartmentOperatorFaults(edition: Edition): readonly Fault[] {
  const drafts = new Set(intrinsicsIn({ edition }).map(({ id }) => id));
  return intrinsicsIn({ edition, profile: 'compartment' })
    .filter(({ id, function: isFunction }) => !drafts.has(id) && id !== '%lockdown%' && (isFunction !== undefined || id.endsWith('Prototype%')))
    .flatMap((row) => faultsOfRow(row).flatMap((fault) => inCompartmentWorld(row, fault)));
}

const ruleOfGlobal: { readonly [name: string]: RuleId } = { Compartment: 'confinement/added-compartment', harden: 'harden/harden-in-child' };

/** A child's global belongs to its compartment: what attributes its properties have is its maker's choice. Whether there is a ModuleSource, a world's. */
export function compartmentGlobalFaults(edition: Edition): readonly Fault[] {
  return globalsIn({ edition, profile: 'compartment' }, 'child')
    .filter(({ name }) => name in ruleOfGlobal)
    .flatMap((global) => faultsOfGlobal(global).map((fault) => ({ ...fault, rules: [ruleOfGlobal[global.name]] as const })))
    .filter(({ id }) => id.startsWith('global-missing') || id.startsWith('global-not-shared'));
}
