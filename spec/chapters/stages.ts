/** The start compartment and its host, and the stage before the freeze. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const item5 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 5 (host objects)' } as const;
const item6 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 6 (start scripts)' } as const;
const stage = { document: 'standalone-draft', section: 'Stage Separated SES' } as const;

export const hostBindingsOnStartOnly = rule({
  id: 'stages/host-bindings-on-start-only',
  keyword: 'must',
  text: 'The host adds its bindings to the start global and to nothing else.',
  source: item5,
  profiles: ['standalone', 'compartment'],
  threat: 'host-extensions-of-primordials',
  observable: true,
});

export const startScriptsProgramCode = rule({
  id: 'stages/start-scripts-program-code',
  keyword: 'must',
  text: 'Start scripts are evaluated as program code in the start compartment, and are strict as all program code is.',
  why: 'A world that is made by lockdown inside a standard engine cannot change how that engine reads its scripts; there the start compartment’s own evaluation is what can be asked.',
  source: item6,
  profiles: ['standalone'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

export const stageCustomMutable = rule({
  id: 'stages/stage-custom-mutable',
  keyword: 'may',
  text: 'Vetted customisation code that runs before the freeze can change the shared primordials.',
  source: stage,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: [
    { id: 'mutable', text: 'Customisation code can change primordials.' },
    { id: 'not-offered', text: 'There is no stage before the freeze.' },
  ],
});

export const stageCustomConfined = rule({
  id: 'stages/stage-custom-confined',
  keyword: 'must',
  text: 'Customisation code runs without host objects on its global.',
  source: stage,
  profiles: ['standalone'],
  threat: 'host-global-fingerprint',
  observable: true,
});

export const stageCustomEffectsPersist = rule({
  id: 'stages/stage-custom-effects-persist',
  keyword: 'must',
  text: 'What customisation code changed in the primordials is there after the freeze, frozen like the rest.',
  why: 'The shim’s documents promise the opposite for properties that it does not know: they are removed. That is safe, and recorded in the cases as a documented difference; what must never happen is that a planted object stays and is mutable.',
  source: stage,
  profiles: ['standalone'],
  threat: 'permit-confusion',
  observable: true,
});

export const stageFreezeLast = rule({
  id: 'stages/stage-freeze-last',
  keyword: 'must',
  text: 'Freezing the primordials is the last step of making the world: no code that runs later can change them, whatever ran before.',
  source: stage,
  profiles: ['standalone', 'compartment'],
  threat: 'pre-lockdown-tampering',
  observable: true,
});

export const stageApiAbsentAtRuntime = rule({
  id: 'stages/stage-api-absent-at-runtime',
  keyword: 'should',
  text: 'The interfaces that create a SES world (lockdown, makeRootRealm) are absent inside the world that they created.',
  why: 'The draft says “should” of the build-time stage and “would be absent” of the world it makes. A lockdown that is still there but refuses a second call is recorded as a documented difference.',
  source: stage,
  profiles: ['standalone'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const stagesChapter: Chapter = {
  id: 'stages',
  title: 'Start compartment and stages',
  introduction:
    'The host makes a start compartment, gives its global the host’s objects, and runs the start scripts there. Before that, a full SES may run vetted customisation code on primordials that are not frozen yet; the freeze ends that stage.',
  rules: [
    hostBindingsOnStartOnly,
    startScriptsProgramCode,
    stageCustomMutable,
    stageCustomConfined,
    stageCustomEffectsPersist,
    stageFreezeLast,
    stageApiAbsentAtRuntime,
  ],
};
