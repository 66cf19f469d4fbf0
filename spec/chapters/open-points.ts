/** What the draft leaves undecided (its TBDs and silences). Engines are reported as choosing, never as failing. */
import { rule } from '../model.ts';
import type { Alternative, Chapter } from '../model.ts';

const tbdEvaluators = { document: 'standalone-draft', section: 'Omissions and Simplifications, TBD on evaluators' } as const;
const progress = { document: 'standalone-draft', section: 'Work in Progress' } as const;
const item2 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 2 (freezing)' } as const;

/** A name that a child compartment's global has or has not. */
const presence: readonly Alternative[] = [
  { id: 'present', text: 'A new compartment’s global has the name.' },
  { id: 'start-only', text: 'Only the start global has the name.' },
  { id: 'absent', text: 'No global has the name.' },
];

export const tbdAdditionsWithoutEvaluators = rule({
  id: 'open-points/tbd-additions-without-evaluators',
  keyword: 'open',
  text: 'Which of the draft’s additions stay in a configuration without runtime evaluators.',
  source: tbdEvaluators,
  profiles: ['no-evaluators'],
  observable: { no: 'It is a question about what a configuration is, not about one world: evaluators/evaluators-optional shows which additions a given world has.' },
  alternatives: [
    { id: 'all-but-evaluators', text: 'Everything stays but eval, Function and the evaluate methods.' },
    { id: 'freezing-only', text: 'Only the freezing of the primordials and the start compartment stay.' },
    { id: 'nothing', text: 'Nothing of the additions is asked for.' },
  ],
});

export const tbdEvaluatorsLexical = rule({
  id: 'open-points/tbd-evaluators-lexical',
  keyword: 'open',
  text: 'Whether eval and Function are properties of a compartment’s global or bindings of its lexical scope.',
  source: tbdEvaluators,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: [
    { id: 'global-object', text: 'They are properties of the global.' },
    { id: 'lexical', text: 'They are bound without being properties of the global.' },
    { id: 'unbound', text: 'They are not bound at all.' },
  ],
});

export const natAvailable = rule({
  id: 'open-points/nat-available',
  keyword: 'open',
  text: 'Where a program gets Nat from.',
  why: 'The draft asks for access to it by some means and leaves the means to another document.',
  source: progress,
  profiles: ['standalone'],
  observable: true,
  alternatives: presence,
});

export const hardenAvailable = rule({
  id: 'open-points/harden-available',
  keyword: 'open',
  text: 'Where a program gets harden from.',
  why: 'The draft asks for access to it by some means and leaves the means to another document.',
  source: progress,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: presence,
});

export const modulesSomeForm = rule({
  id: 'open-points/modules-some-form',
  keyword: 'open',
  text: 'In which form a program can use modules.',
  source: progress,
  profiles: ['standalone', 'compartment'],
  observable: { no: 'Modules are loaded by hooks that each world names differently; the modules chapter will ask this.' },
  alternatives: [
    { id: 'import', text: 'Modules of the language, loaded by the compartment.' },
    { id: 'require', text: 'A require function.' },
    { id: 'none', text: 'There are none.' },
  ],
});

export const tbdSystem = rule({
  id: 'open-points/tbd-system',
  keyword: 'open',
  text: 'Whether a compartment has a System object.',
  source: progress,
  profiles: ['standalone'],
  observable: true,
  alternatives: presence,
});

export const tbdErrorStacks = rule({
  id: 'open-points/tbd-error-stacks',
  keyword: 'open',
  text: 'What a program can read of the call stack through an error.',
  source: progress,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: [
    { id: 'nothing', text: 'An error has no stack property, or one without content.' },
    { id: 'own-property', text: 'Each error carries the stack as an own property.' },
    { id: 'inherited-accessor', text: 'The stack is read by an accessor on Error.prototype.' },
  ],
});

export const tbdWeakReferences = rule({
  id: 'open-points/tbd-weak-references',
  keyword: 'open',
  text: 'Whether a compartment has WeakRef.',
  why: 'Weak references make the collection of garbage visible, which is not deterministic. They are newer than ES2018, so the list of shared globals leaves them out until this point is decided.',
  source: progress,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: presence,
});

export const tbdLoader = rule({
  id: 'open-points/tbd-loader',
  keyword: 'open',
  text: 'Whether a compartment has a Loader object.',
  source: progress,
  profiles: ['standalone'],
  observable: true,
  alternatives: presence,
});

export const tbdRequireCommonjs = rule({
  id: 'open-points/tbd-require-commonjs',
  keyword: 'open',
  text: 'Whether a compartment has require and the core of CommonJS modules.',
  source: progress,
  profiles: ['standalone'],
  observable: true,
  alternatives: presence,
});

export const tbdSesNamespace = rule({
  id: 'open-points/tbd-ses-namespace',
  keyword: 'open',
  text: 'Whether a compartment has a SES namespace object.',
  source: progress,
  profiles: ['standalone'],
  observable: true,
  alternatives: presence,
});

export const tbdSesConfine = rule({
  id: 'open-points/tbd-ses-confine',
  keyword: 'open',
  text: 'Whether there is SES.confine, or a confine function by another way.',
  source: progress,
  profiles: ['standalone'],
  observable: true,
  alternatives: presence,
});

export const overrideMistake = rule({
  id: 'open-points/override-mistake',
  keyword: 'open',
  text: 'What an assignment does that would shadow a frozen, inherited property of a primordial.',
  why: 'ECMA-262 makes it fail, which breaks much existing code once the primordials are frozen; the draft is silent. Implementations that turn such properties into accessors let the assignment make an own property.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'override-mistake',
  observable: true,
  alternatives: [
    { id: 'throws', text: 'The assignment throws a TypeError, as ECMA-262 says.' },
    { id: 'overrides', text: 'The assignment makes an own property of the receiver.' },
  ],
});

export const nanPayload = rule({
  id: 'open-points/nan-payload',
  keyword: 'open',
  text: 'Whether the bits of a NaN that one compartment chooses can be read by another that is handed the number.',
  why: 'ECMA-262 leaves the bits of a stored NaN to the implementation, and the draft is silent; preserved bits are a side channel inside an innocent number, and are not deterministic across engines.',
  source: item2,
  profiles: ['standalone', 'compartment'],
  threat: 'bit-channels',
  observable: true,
  alternatives: [
    { id: 'canonical', text: 'Every NaN is stored with the same bits.' },
    { id: 'preserved', text: 'The bits travel with the number.' },
    { id: 'no-access', text: 'There is no view through which bits of a number can be read or written.' },
  ],
});

export const openPointsChapter: Chapter = {
  id: 'open-points',
  title: 'Open points',
  introduction:
    'The draft names questions that it does not answer, and is silent on a few more. Each is written out with its alternatives, so that a report can say which one a world has chosen.',
  rules: [
    tbdAdditionsWithoutEvaluators,
    tbdEvaluatorsLexical,
    natAvailable,
    hardenAvailable,
    modulesSomeForm,
    tbdSystem,
    tbdErrorStacks,
    tbdWeakReferences,
    tbdLoader,
    tbdRequireCommonjs,
    tbdSesNamespace,
    tbdSesConfine,
    overrideMistake,
    nanPayload,
  ],
};
