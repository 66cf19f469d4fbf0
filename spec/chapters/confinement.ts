/** What a confined program has, has not, and can do to others. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const overview = { document: 'ses-readme', section: 'What SES does: An overview' } as const;
const ocap = { document: 'ses-readme', section: 'The SES Story' } as const;
const lockdown = { document: 'ses-readme', section: 'Lockdown' } as const;
const compartment = { document: 'ses-readme', section: 'Compartment' } as const;
const together = { document: 'ses-readme', section: 'Compartment + Lockdown' } as const;

export const removedNodeGlobals = rule({
  id: 'confinement/removed-node-globals',
  keyword: 'must',
  text: 'A compartment has none of the globals that Node.js adds to the language.',
  why: 'The overview says most of them, and lists console as what remains; of the start compartment the README says that lockdown erases nothing there. So the rule is asked of compartments, and console has a rule of its own.',
  source: overview,
  profiles: ['standalone', 'compartment'],
  threat: 'host-global-fingerprint',
  observable: true,
});

export const removedNodeModules = rule({
  id: 'confinement/removed-node-modules',
  keyword: 'must',
  text: 'No program in a compartment can load a module that is built into the host.',
  source: overview,
  profiles: ['standalone', 'compartment'],
  threat: 'dynamic-import',
  observable: true,
});

export const removedWebApis = rule({
  id: 'confinement/removed-web-apis',
  keyword: 'must',
  text: 'A compartment has none of the globals that browsers add to the language.',
  source: overview,
  profiles: ['standalone', 'compartment'],
  threat: 'host-global-fingerprint',
  observable: true,
});

export const addedConsole = rule({
  id: 'confinement/added-console',
  keyword: 'should',
  text: 'After lockdown the start compartment has a console.',
  source: overview,
  profiles: ['compartment'],
  observable: true,
});

export const addedLockdown = rule({
  id: 'confinement/added-lockdown',
  keyword: 'must',
  text: 'The start compartment has a function lockdown, and no call of it by another compartment has an effect.',
  why: 'The standalone draft removes it from the world that it made (stages/stage-api-absent-at-runtime); the README keeps it. We ask for it before the call only.',
  source: overview,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const addedCompartment = rule({
  id: 'confinement/added-compartment',
  keyword: 'must',
  text: 'The start compartment and every other have a constructor Compartment, each its own, and all have one prototype.',
  source: together,
  profiles: ['compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const addedHandledPromise = rule({
  id: 'confinement/added-handledpromise',
  keyword: 'may',
  text: 'There may be a constructor HandledPromise; where a compartment has one, it is frozen and shared like any intrinsic.',
  why: 'The overview lists it; the lockdown document attributes it to a separate shim for eventual send, which today\'s shim does not include. Hence may.',
  source: overview,
  profiles: ['compartment'],
  threat: 'host-extensions-of-primordials',
  observable: true,
});

export const ocapOnlyByGrant = rule({
  id: 'confinement/ocap-only-by-grant',
  keyword: 'must',
  text: 'A program can exercise a power only through a reference that it was given; what it was not given, it cannot reach.',
  source: ocap,
  profiles: ['standalone', 'compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const ocapHidesInvariants = rule({
  id: 'confinement/ocap-hides-invariants',
  keyword: 'must',
  text: 'A program can protect its invariants by hiding data in closures and weak maps: who holds its hardened functions can call them, and reach nothing behind them.',
  source: ocap,
  profiles: ['standalone', 'compartment'],
  threat: 'caller-callee-arguments',
  observable: true,
});

export const noMutualObservation = rule({
  id: 'confinement/no-mutual-observation',
  keyword: 'must',
  text: 'Two programs of one realm cannot observe or disturb each other until they have been introduced.',
  why: 'That the shared primordials are no channel is asked in the chapter on primordials. Here the programs use everything that a compartment has: its global, its evaluators, its jobs, the order of events, and Compartment.',
  source: lockdown,
  profiles: ['standalone', 'compartment'],
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const dependencyCannotPollute = rule({
  id: 'confinement/dependency-cannot-pollute',
  keyword: 'must',
  text: 'A third party\'s code in its own compartment cannot change how the application behaves except by the values that it returns.',
  why: 'The incident that the notes from the field tell of: a dependency that was changed over night read what the application did not hand to it.',
  source: { document: 'field-notes', section: 'Introduction' },
  profiles: ['standalone', 'compartment'],
  threat: 'prototype-pollution-after-lockdown',
  observable: true,
});

export const tamedPowerfulFunctions = rule({
  id: 'confinement/tamed-powerful-functions',
  keyword: 'must',
  text: 'Clock and randomness are not to be had in a compartment that was not endowed with them: Date.now, Date without arguments and Math.random are absent or powerless.',
  why: 'The README says both that they are left out and that they are replaced by powerless versions, and the draft has an opinion for each edition (omissions and determinism). All of these are safe, so here only the power is asked for.',
  source: overview,
  profiles: ['standalone', 'compartment'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

export const powersEndowable = rule({
  id: 'confinement/powers-endowable',
  keyword: 'must',
  text: 'A compartment can be given Date and Math of the start compartment expressly, and has their powers then, and no other compartment has.',
  source: compartment,
  profiles: ['compartment'],
  threat: 'endowment-integrity',
  observable: true,
});

export const protoConstructorsInert = rule({
  id: 'confinement/proto-constructors-inert',
  keyword: 'must',
  text: 'From an instance of an intrinsic, its constructor property leads to the powerless version that compartments share, never to the one that the start compartment keeps.',
  why: 'The README says it of Function; the same way leads from any date, error or regular expression to its constructor.',
  source: together,
  profiles: ['compartment'],
  threat: 'initial-versus-shared-intrinsics',
  observable: true,
});

export const instanceofCrossCompartment = rule({
  id: 'confinement/instanceof-cross-compartment',
  keyword: 'must',
  text: 'instanceof gives the same answer in every compartment for every intrinsic type, wherever the instance was made.',
  source: together,
  profiles: ['standalone', 'compartment'],
  observable: true,
});

export const endowFirstArg = rule({
  id: 'confinement/endow-first-arg',
  keyword: 'must',
  text: 'What a compartment is made with becomes properties of its global, which its programs see as variables.',
  source: compartment,
  profiles: ['compartment'],
  threat: 'endowment-integrity',
  observable: true,
});

export const endowAfterConstruction = rule({
  id: 'confinement/endow-after-construction',
  keyword: 'must',
  text: 'What is assigned to the global of a compartment after it was made is an endowment as well.',
  source: compartment,
  profiles: ['compartment'],
  observable: true,
});

export const evaluatorsCaptured = rule({
  id: 'confinement/evaluators-captured',
  keyword: 'must',
  text: 'Function, indirect eval and Compartment of a compartment are bound to it: in other hands they still evaluate in its global scope, and make compartments with no more than it has.',
  source: together,
  profiles: ['compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const compartmentGlobalFreezable = rule({
  id: 'confinement/compartment-global-freezable',
  keyword: 'must',
  text: 'The global of a compartment can be frozen before code runs in it; after that no program changes it.',
  why: 'The overview lists globalThis as frozen; the section on compartments says that it is mutable and can be frozen by its owner. globals/global-not-frozen settles which is the default; this is the owner\'s choice.',
  source: together,
  profiles: ['compartment'],
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const lockdownNecessary = rule({
  id: 'confinement/before-lockdown-no-promise',
  keyword: 'may',
  text: 'Before lockdown a realm may have compartments, and nothing here is promised of them but a global of their own.',
  why: 'Compartment and lockdown isolate together; either alone does not.',
  source: together,
  profiles: ['compartment'],
  observable: { no: 'A permission without a condition excludes no observation.' },
});

export const confinementChapter: Chapter = {
  id: 'confinement',
  title: 'Confinement',
  introduction:
    'A program in a compartment of a locked-down realm has the language and what it was given, and nothing else. It can keep secrets, cannot be tampered with, and neither observes nor disturbs a program to which it was not introduced.',
  rules: [
    removedNodeGlobals,
    removedNodeModules,
    removedWebApis,
    addedConsole,
    addedLockdown,
    addedCompartment,
    addedHandledPromise,
    ocapOnlyByGrant,
    ocapHidesInvariants,
    noMutualObservation,
    dependencyCannotPollute,
    tamedPowerfulFunctions,
    powersEndowable,
    protoConstructorsInert,
    instanceofCrossCompartment,
    endowFirstArg,
    endowAfterConstruction,
    evaluatorsCaptured,
    compartmentGlobalFreezable,
    lockdownNecessary,
  ],
};
