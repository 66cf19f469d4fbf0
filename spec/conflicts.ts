/**
 * Where the source documents contradict one another, or themselves, and how the spec settles it: never silently. The rules
 * carry the settlement; this list is for readers who look for the question.
 */
import type { DocumentId, RuleId } from './model.ts';

export interface Reading {
  /** `implementations`: not a document but what is released, where a document has to be read beside it. */
  readonly document: DocumentId | 'implementations';
  /** What it says, in our words: the end of a sentence that begins with the document's name. */
  readonly says: string;
}

export interface Conflict {
  /** Words, kebab-case; permanent. */
  readonly id: string;
  readonly question: string;
  readonly readings: readonly [Reading, Reading, ...Reading[]];
  /** One or two sentences. */
  readonly settled: string;
  /** The rules that carry it. */
  readonly rules: readonly [RuleId, ...RuleId[]];
}

export const conflicts: readonly Conflict[] = [
  {
    id: 'time-and-randomness',
    question: 'What happens to a program that asks for the time or for a random number?',
    readings: [
      { document: 'standalone-draft', says: 'leaves `Math.random` out, and lets `Date.now()` and `new Date()` give NaN and an invalid date.' },
      { document: 'standalone-draft-2023', says: 'keeps all of them and lets them throw a TypeError.' },
      { document: 'ses-readme', says: 'says in one place that they are left out, in another that they are replaced by powerless versions.' },
    ],
    settled: 'Each edition of the draft has rules of its own. All of the behaviours are safe, so worlds of the compartment profile are only asked to be without the power.',
    rules: [
      'omissions/math-random',
      'omissions/math-random-throws',
      'determinism/date-now',
      'determinism/date-now-throws',
      'determinism/date-construct-noargs',
      'determinism/date-construct-noargs-throws',
      'confinement/tamed-powerful-functions',
    ],
  },
  {
    id: 'frozen-global',
    question: 'Is the global object of a compartment frozen?',
    readings: [
      { document: 'ses-readme', says: 'lists `globalThis` among the frozen things in its overview, and calls each `globalThis` mutable where it describes compartments.' },
      { document: 'standalone-draft', says: 'fixes the populated properties of a global and lets new ones be added.' },
    ],
    settled: 'It is not frozen: the specific passage agrees with the draft. Who owns it may freeze it.',
    rules: ['globals/global-not-frozen', 'confinement/compartment-global-freezable'],
  },
  {
    id: 'fixed-globals',
    question: 'Can a program change the properties that its global is born with?',
    readings: [
      { document: 'standalone-draft', says: 'makes them neither writable nor configurable.' },
      { document: 'ses-readme', says: 'calls the global initially mutable.' },
    ],
    settled: 'In the standalone profile it cannot. The other reading is a documented difference, safe because the global is the compartment’s own.',
    rules: ['globals/global-props-nonwritable', 'globals/global-props-nonconfigurable'],
  },
  {
    id: 'start-global',
    question: 'Does lockdown take anything from the start compartment’s global?',
    readings: [
      { document: 'ses-readme', says: 'removes most globals of a host in its overview, and lets lockdown erase nothing in the start compartment where it describes that.' },
      { document: 'standalone-draft', says: 'makes the start compartment’s global like every other, and adds the host’s objects to it.' },
    ],
    settled: 'What a host adds is asked to be absent from compartments only; how the start global is populated is asked of the standalone profile only.',
    rules: ['confinement/removed-node-globals', 'globals/start-global-populated'],
  },
  {
    id: 'sloppy-mode',
    question: 'What does `new Function("return this")()` give?',
    readings: [
      { document: 'ses-readme', says: 'shows it to give the compartment’s global object, which only sloppy code does.' },
      { document: 'standalone-draft', says: 'has no sloppy mode.' },
    ],
    settled: 'It gives undefined: strictness governs, for programs, for `eval` and for `Function` alike.',
    rules: ['language/strict-program', 'language/strict-function-ctor', 'evaluators/evaluated-this'],
  },
  {
    id: 'direct-eval',
    question: 'Is there direct eval?',
    readings: [
      { document: 'standalone-draft', says: 'allows it and does not ask for it.' },
      { document: 'ses-readme', says: 'lists it among the removed features.' },
    ],
    settled: 'A world may have it. One that has not should reject its syntax, so that no program takes one kind of eval for the other.',
    rules: ['evaluators/direct-eval-initial', 'evaluators/direct-eval-early-error'],
  },
  {
    id: 'dynamic-import',
    question: 'Is `import()` removed, or captured by the compartment?',
    readings: [
      { document: 'standalone-draft', says: 'removes it from programs and leaves modules to a later document.' },
      { document: 'ses-readme', says: 'counts it among what is removed in its overview, and among what a compartment captures in the section on lockdown.' },
    ],
    settled: 'It is removed from programs. In modules, where a world has it there, it belongs to the compartment.',
    rules: ['omissions/import-expression', 'modules/module-dynamic-import'],
  },
  {
    id: 'endowments',
    question: 'As what does a program find its endowments?',
    readings: [
      { document: 'standalone-draft', says: 'binds them as constants in the lexical scope of one evaluation.' },
      { document: 'ses-readme', says: 'puts them on the compartment’s global as ordinary properties.' },
    ],
    settled: 'Both are ways to grant, and each is asked where it is used: constants of an evaluation that takes endowments, properties of a global that was made with them.',
    rules: ['realm-api/realm-endowments-const', 'compartment-api/compartment-endow-copy'],
  },
  {
    id: 'language-cap',
    question: 'Which ECMAScript is it?',
    readings: [
      { document: 'standalone-draft', says: 'stops at ECMAScript 2018 and adds BigInt.' },
      { document: 'ses-readme', says: 'takes the language of its host, and holds top-level await in view.' },
    ],
    settled: 'The cap binds the standalone profile. Newer syntax and newer builtins without authority are documented differences in the others.',
    rules: ['language/omit-post-es2018-syntax', 'omissions/post-es2018-builtins', 'modules/module-tla'],
  },
  {
    id: 'effects-of-customisation',
    question: 'What becomes of a property that vetted customisation adds to a primordial?',
    readings: [
      { document: 'standalone-draft', says: 'keeps it, frozen with the rest.' },
      { document: 'ses-readme', says: 'removes every property that is not known.' },
    ],
    settled: 'The draft’s answer is asked for, removal is a documented difference. Under both, no shared object may stay mutable.',
    rules: ['stages/stage-custom-effects-persist', 'lockdown/lockdown-vetted-shims-first', 'lockdown/unknown-intrinsics-removed'],
  },
  {
    id: 'lockdown-afterwards',
    question: 'Is there a lockdown function in a world that is locked down?',
    readings: [
      { document: 'standalone-draft', says: 'wants the build-time stage’s functions absent from the world that it made.' },
      { document: 'ses-readme', says: 'keeps it.' },
    ],
    settled: 'Its absence is asked for; one that is there and refuses a second call is a documented difference. That it exists is asked of the time before the call.',
    rules: ['stages/stage-api-absent-at-runtime', 'confinement/added-lockdown', 'lockdown/lockdown-once-per-realm'],
  },
  {
    id: 'import-box',
    question: 'What does a compartment’s `import` promise?',
    readings: [
      { document: 'ses-readme', says: 'promises a box with the namespace in it, so that an exported `then` is not called.' },
      { document: 'ecma-262', says: 'resolves the promise of `import()` with the namespace itself.' },
    ],
    settled: 'Today’s shared dialect promises the namespace. The box belongs to the legacy forms.',
    rules: ['modules/module-thenable-namespace', 'modules-legacy/module-import-box'],
  },
  {
    id: 'order-of-execute',
    question: 'In which order does `execute` of a third-party module take its arguments?',
    readings: [
      { document: 'ses-readme', says: 'lists the exports, the resolved imports and the compartment.' },
      { document: 'implementations', says: 'hand over the exports, the compartment and the resolved imports.' },
    ],
    settled: 'The order is recorded, not judged: programs that follow either break on the other.',
    rules: ['modules-legacy/thirdparty-execute-args'],
  },
];
