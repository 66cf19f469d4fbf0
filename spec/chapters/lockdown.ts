/** lockdown: what the call does to a realm. Its options are in lockdown-options.ts. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';
import { lockdownOptionRules } from './lockdown-options.ts';

const lockdown = { document: 'ses-readme', section: 'Lockdown' } as const;
const overview = { document: 'ses-readme', section: 'What SES does: An overview' } as const;

export const lockdownOncePerRealm = rule({
  id: 'lockdown/lockdown-once-per-realm',
  keyword: 'must',
  text: 'A realm is locked down once: a further call of lockdown throws, whatever its options, and changes nothing.',
  why: 'The documents do not speak of a second call. One that succeeded could promise a safer setting than the first call left behind, or loosen it.',
  source: lockdown,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const lockdownReturnsUndefined = rule({
  id: 'lockdown/lockdown-returns-undefined',
  keyword: 'open',
  text: 'What a successful call of lockdown returns.',
  why: 'The documents call it for its effect only.',
  source: lockdown,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'undefined', text: 'It returns undefined.' },
    { id: 'other', text: 'It returns something else.' },
  ],
});

export const lockdownProtoPollution = rule({
  id: 'lockdown/lockdown-proto-pollution',
  keyword: 'must',
  text: 'After lockdown nothing that code of the start compartment does to an intrinsic, by name or through an instance, changes what other code finds there.',
  why: 'The same is asked of compartments in the chapter on primordials; the README promises it of any program in the realm, and the start compartment is the one that had the intrinsics in hand before.',
  source: lockdown,
  profiles: ['compartment'],
  threat: 'prototype-pollution-after-lockdown',
  observable: true,
});

export const lockdownKeepsStartPowers = rule({
  id: 'lockdown/lockdown-keeps-start-powers',
  keyword: 'must',
  text: 'lockdown erases no powerful object from the start compartment\'s global, nor any other global that programs or hosts put there.',
  source: lockdown,
  profiles: ['compartment'],
  observable: true,
});

export const startDateMathPowerful = rule({
  id: 'lockdown/start-date-math-powerful',
  keyword: 'must',
  text: 'In the start compartment Date tells the time and Math.random is random after lockdown as before.',
  why: 'Implied by keeping the powers of the start compartment, and by the README\'s way to grant them: it endows a compartment with the start compartment\'s Math and Date.',
  source: lockdown,
  profiles: ['compartment'],
  observable: true,
});

export const lockdownVettedShimsFirst = rule({
  id: 'lockdown/lockdown-vetted-shims-first',
  keyword: 'must',
  text: 'A change that a vetted shim made to an intrinsic before lockdown is frozen with the intrinsic or removed; nothing of it stays mutable.',
  why: 'The README imports vetted shims before the call. The overview removes what is not recognised, the standalone draft keeps the effects of customisation (stages/stage-custom-effects-persist); both exclude a shared object that stays mutable.',
  source: lockdown,
  profiles: ['compartment'],
  threat: 'permit-confusion',
  observable: true,
});

export const unknownIntrinsicsRemoved = rule({
  id: 'lockdown/unknown-intrinsics-removed',
  keyword: 'must',
  text: 'lockdown removes from the intrinsics whatever is not recognised as part of the safe language.',
  why: 'A property that nobody reviewed is a power that nobody reviewed. An engine that freezes it together with all that is reachable from it instead is recorded as a documented difference: no state is shared, but its methods remain.',
  source: overview,
  profiles: ['compartment'],
  threat: 'permit-confusion',
  observable: true,
});

export const lockdownFailsClosed = rule({
  id: 'lockdown/lockdown-fails-closed',
  keyword: 'must',
  text: 'Where lockdown cannot do all of its work it throws, and no later call reports success on a realm that is not wholly locked down.',
  why: 'Implied: a caller goes on to run strangers\' code when the call returns.',
  source: lockdown,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const lockdownUntampered = rule({
  id: 'lockdown/lockdown-untampered',
  keyword: 'must',
  text: 'Functions of the language that were replaced before lockdown cannot make it return while an intrinsic is mutable.',
  why: 'Vetted shims are trusted but may be mistaken: a wrapped Object.freeze or WeakMap must lead to a sound world or to a refusal.',
  source: lockdown,
  profiles: ['compartment'],
  threat: 'pre-lockdown-tampering',
  observable: true,
});

export const lockdownChapter: Chapter = {
  id: 'lockdown',
  title: 'lockdown and its options',
  introduction:
    'lockdown turns the realm in which it is called into a SES world: it removes what it does not know, tames what is powerful, and freezes every intrinsic. It can be called once. Its options trade safety or tidiness for compatibility; each safety option is safe unless the caller says otherwise, and no setting makes shared objects mutable or gives compartments the powers of the start compartment.',
  rules: [
    lockdownOncePerRealm,
    lockdownReturnsUndefined,
    lockdownProtoPollution,
    lockdownKeepsStartPowers,
    startDateMathPowerful,
    lockdownVettedShimsFirst,
    unknownIntrinsicsRemoved,
    lockdownFailsClosed,
    lockdownUntampered,
    ...lockdownOptionRules,
  ],
};
