/**
 * What the Compartment API adds: constructors, instances and functions that the README and the notes name. Worlds of the
 * standalone profile have none of it; the draft's own additions (`realm.ts`) are in no world of this profile.
 */
import type { Source } from '../model.ts';
import { always, constructor, functionIntrinsic, getter, methods, prototype, tag } from './builders.ts';
import type { Attributes, ByEdition, Global, Intrinsic, IntrinsicId, Status } from './model.ts';
import { inertConstructor } from './tamings.ts';

const readme = { origin: 'ses-readme', since: 'ES2018' } as const;

export const compartment: readonly Intrinsic[] = [
  constructor('%Compartment%', '%CompartmentPrototype%', {
    ...readme,
    length: 0,
    sharing: 'per-global',
    note: 'One for each global object, all with one prototype. That its length is 0 is this world’s choice (compartment-api/compartment-constructor-length).',
  }),

  constructor('%InertCompartment%', '%CompartmentPrototype%', {
    ...readme,
    name: 'Compartment',
    length: 0,
    seed: 'Compartment.prototype.constructor',
    label: 'InertCompartment',
    tamed: inertConstructor,
    note: 'From an instance, constructor leads to this one, which makes no compartments.',
  }),

  // Rules: `compartment-api/compartment-prototype-members`, `compartment-api/compartment-member-attributes`, `compartment-api/compartment-tostringtag`.
  prototype('%CompartmentPrototype%', '%InertCompartment%', readme, [
    getter('globalThis'),
    getter('name'),
    ...methods(1, 'evaluate import importNow load module'),
    tag('Compartment'),
  ]),

  constructor('%ModuleSource%', '%ModuleSourcePrototype%', {
    ...readme,
    length: 1,
    note: 'A module’s text, parsed. It has no power and belongs to no compartment.',
  }),

  prototype('%ModuleSourcePrototype%', '%ModuleSource%', readme, [getter('imports'), getter('exports'), tag('ModuleSource')]),

  functionIntrinsic('%harden%', { ...readme, length: 1 }),

  constructor(
    '%HandledPromise%',
    '%PromisePrototype%',
    { ...readme, length: 2, note: 'The README names it; what it has is the proposal’s for eventual send.' },
    [...methods(1, 'resolve'), ...methods(2, 'applyFunction applyFunctionSendOnly get getSendOnly'), ...methods(3, 'applyMethod applyMethodSendOnly')],
  ),

  functionIntrinsic('%lockdown%', { ...readme, length: 0, sharing: 'per-global', note: 'In the start compartment only, of a world that begins before the freeze.' }),
];

/** Rows that a world of the profile has only where they are asked for by their labels. */
export const optionalInCompartments: ReadonlySet<string> = new Set(['HandledPromise']);

const open: Attributes = { writable: true, enumerable: false, configurable: true };
const inSes: ByEdition<Attributes> = { 'draft-2019': open, 'draft-2023': open };

interface Places {
  readonly start: Status;
  readonly child: Status;
}

const everywhere: Places = { start: 'required', child: 'required' };
const startOnly: Places = { start: 'optional', child: 'forbidden' };

function global(name: string, category: Global['category'], value: Global['value'], section: string, { start, child }: Places, sharing: Global['sharing'] = 'shared'): Global {
  const source: Source = { document: 'ses-readme', section };
  return {
    name, category, value, since: 'ES2018', inSes, ...open, writable: true, sharing,
    start: always(start), child: always(child), annexB: false, origin: 'ses-readme', source,
  }; // prettier-ignore
}

const named = (name: string): Global['value'] => ({ intrinsic: `%${name}%` as IntrinsicId });

/** The names that this profile adds to a global object. */
export const compartmentGlobals: readonly Global[] = [
  global('Compartment', 'constructor', named('Compartment'), 'Compartment', everywhere, 'per-global'),
  global('ModuleSource', 'constructor', named('ModuleSource'), 'Modules', everywhere),
  global('harden', 'function', named('harden'), 'Harden', everywhere),
  global('HandledPromise', 'constructor', named('HandledPromise'), 'What SES does: An overview', startOnly),
  global('lockdown', 'function', named('lockdown'), 'Lockdown', startOnly, 'per-global'),
];
