/** What a compartment finds on its global object, and what the global object itself is. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const omissions = { document: 'standalone-draft', section: 'Omissions and Simplifications' } as const;
const item3 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 3 (new global)' } as const;
const item4 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 4 (start compartment)' } as const;
const item5 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 5 (host objects)' } as const;

export const sharedGlobalsExact = rule({
  id: 'globals/shared-globals-exact',
  keyword: 'must',
  text: 'The global of a new compartment has the standard names of ES2018 plus BigInt, Realm, eval and Function, and no other own property.',
  why: 'A name that nobody listed is a power that nobody reviewed. The compartment profile documents additions of its own (Compartment, harden, lockdown), so the exact list is asked of the standalone profile alone.',
  source: omissions,
  profiles: ['standalone'],
  threat: 'new-engine-drift',
  observable: true,
});

export const sharedGlobalsSameIdentity = rule({
  id: 'globals/shared-globals-same-identity',
  keyword: 'must',
  text: 'Every shared global has the same value in all compartments, the start compartment included.',
  why: 'Objects passed between compartments keep their meaning (instanceof, species, brand checks) only if there is one set of primordials.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  observable: true,
});

export const sharedGlobalsIncludeRealm = rule({
  id: 'globals/shared-globals-include-realm',
  keyword: 'must',
  text: 'Where runtime evaluators are included, Realm is one of the shared globals.',
  source: omissions,
  profiles: ['standalone'],
  observable: true,
});

export const sharedGlobalsExcludeEvaluators = rule({
  id: 'globals/shared-globals-exclude-evaluators',
  keyword: 'must',
  text: 'eval and Function are not shared globals: two compartments never hold the same eval or the same Function.',
  why: 'An evaluator is bound to one global; to share it is to share that global.',
  source: omissions,
  profiles: ['standalone', 'compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const noHostObjectInChild = rule({
  id: 'globals/no-host-object-in-child',
  keyword: 'must',
  text: 'No host binding of the start global is visible in another compartment unless it was granted.',
  why: 'Implied by the place where the host adds its bindings: the start global and nowhere else.',
  source: item5,
  profiles: ['standalone', 'compartment'],
  threat: 'host-global-fingerprint',
  observable: true,
});

export const globalPropsNonwritable = rule({
  id: 'globals/global-props-nonwritable',
  keyword: 'must',
  text: 'Every property that a compartment’s global is populated with is a non-writable data property.',
  why: 'The SES README calls a compartment’s global initially mutable; the draft says that the populated properties are fixed while new ones may be added. The draft governs the standalone profile; the README’s reading is recorded in the cases as a documented difference, for it is safe: the global is the compartment’s own.',
  source: item3,
  profiles: ['standalone'],
  observable: true,
});

export const globalPropsNonconfigurable = rule({
  id: 'globals/global-props-nonconfigurable',
  keyword: 'must',
  text: 'Every property that a compartment’s global is populated with is non-configurable.',
  why: 'Same conflict as for writability (draft: non-configurable; README: initially mutable), settled the same way: the draft governs the standalone profile.',
  source: item3,
  profiles: ['standalone'],
  observable: true,
});

export const globalNotFrozen = rule({
  id: 'globals/global-not-frozen',
  keyword: 'must',
  text: 'The global object of a new compartment is not frozen.',
  why: 'The README’s overview lists globalThis among the frozen things, its Compartment section says that each globalThis is mutable and may be frozen by its owner. The latter is specific, agrees with the draft, and governs.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  observable: true,
});

export const globalExtensible = rule({
  id: 'globals/global-extensible',
  keyword: 'must',
  text: 'New properties can be added to a compartment’s global, and code of that compartment, and of no other, sees them as variables.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const globalProtoImmutable = rule({
  id: 'globals/global-proto-immutable',
  keyword: 'must',
  text: 'The prototype of a compartment’s global cannot be changed: setting a different value fails, setting the same value succeeds.',
  why: 'Through a replaced prototype (a proxy, say) one could see and answer every look-up of an unbound name.',
  source: item3,
  profiles: ['standalone'],
  observable: true,
});

export const globalDistinct = rule({
  id: 'globals/global-distinct',
  keyword: 'must',
  text: 'Each compartment has a global object of its own.',
  why: 'The draft makes a new global for each compartment; everything that a compartment can call its own hangs on it.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const startGlobalPopulated = rule({
  id: 'globals/start-global-populated',
  keyword: 'must',
  text: 'The global of the start compartment is populated as every other compartment’s is.',
  why: 'Lockdown worlds keep the host’s own global as the start global, with its powers; the README says so, hence this rule is asked of the standalone profile.',
  source: item4,
  profiles: ['standalone'],
  observable: true,
});

export const globalsChapter: Chapter = {
  id: 'globals',
  title: 'Global objects',
  introduction:
    'Each compartment has its own global object. It is populated with the shared globals, which are the same objects everywhere, and with an eval and a Function of its own; it can be extended by the compartment’s code, which changes nothing for anybody else.',
  rules: [
    sharedGlobalsExact,
    sharedGlobalsSameIdentity,
    sharedGlobalsIncludeRealm,
    sharedGlobalsExcludeEvaluators,
    noHostObjectInChild,
    globalPropsNonwritable,
    globalPropsNonconfigurable,
    globalNotFrozen,
    globalExtensible,
    globalProtoImmutable,
    globalDistinct,
    startGlobalPopulated,
  ],
};
