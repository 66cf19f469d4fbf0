/** The shared primordials: frozen all through, and leading to no global object, evaluator or channel. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const omissions = { document: 'standalone-draft', section: 'Omissions and Simplifications' } as const;
const item2 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 2 (freezing)' } as const;

export const noGlobalReachableFromShared = rule({
  id: 'primordials/no-global-reachable-from-shared',
  keyword: 'must',
  text: 'No global object, of a compartment or of the host, can be reached from a shared primordial.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'internal-containers-reachable',
  observable: true,
});

export const noEvaluatorReachableFromShared = rule({
  id: 'primordials/no-evaluator-reachable-from-shared',
  keyword: 'must',
  text: 'No function that evaluates source text can be reached from a shared primordial.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'function-constructor-chain',
  observable: true,
});

export const frozenNamedIntrinsics = rule({
  id: 'primordials/frozen-named-intrinsics',
  keyword: 'must',
  text: 'Every primordial that a global name or a path of properties from one leads to is frozen.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'prototype-pollution-after-lockdown',
  observable: true,
});

export const frozenHiddenIntrinsics = rule({
  id: 'primordials/frozen-hidden-intrinsics',
  keyword: 'must',
  text: 'Every primordial that only syntax or a call leads to is frozen: the prototypes of iterators, generators and async functions, %TypedArray%, %ThrowTypeError%, and their like.',
  why: 'The draft speaks of everything transitively reachable. What has no name is what a freeze by list forgets.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'completeness-of-the-freeze',
  observable: true,
});

export const frozenTransitive = rule({
  id: 'primordials/frozen-transitive',
  keyword: 'must',
  text: 'The freeze is transitive: methods, getters, setters, and the objects on their own properties and prototype chains are frozen as well.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'completeness-of-the-freeze',
  observable: true,
});

export const frozenNoCovertChannel = rule({
  id: 'primordials/frozen-no-covert-channel',
  keyword: 'must',
  text: 'The shared primordials hold no hidden state: two compartments that share only them cannot exchange one bit through them.',
  why: 'The registry of Symbol.for hands out equal symbols everywhere but holds nothing that one program could change for another, so it is no channel.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const frozenNoAmbientAuthority = rule({
  id: 'primordials/frozen-no-ambient-authority',
  keyword: 'must',
  text: 'No shared primordial reads the state of the host or acts on the world outside.',
  why: 'Time and randomness have rules of their own (omissions); this rule is about every other way out: locale, zone, stacks, garbage collection, waiting, scheduling.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

export const frozenRomAble = rule({
  id: 'primordials/frozen-rom-able',
  keyword: 'must',
  text: 'The shared primordials hold no reference to an object of one compartment, so that they could stand in read-only memory.',
  why: 'Its observable half: use by one compartment leaves nothing behind in a primordial that another could find.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const primordialsChapter: Chapter = {
  id: 'primordials',
  title: 'Primordials',
  introduction:
    'The shared primordials are all objects that can be reached from the shared globals. They are frozen transitively, have no hidden state and no authority, and lead to no global object and no evaluator, so that mutually suspicious programs can share them.',
  rules: [
    noGlobalReachableFromShared,
    noEvaluatorReachableFromShared,
    frozenNamedIntrinsics,
    frozenHiddenIntrinsics,
    frozenTransitive,
    frozenNoCovertChannel,
    frozenNoAmbientAuthority,
    frozenRomAble,
  ],
};
