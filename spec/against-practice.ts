/**
 * Where the letter of the documents stands against what implementations do, so that the reference interpreter may stand alone: why it
 * does as it does, and what the others do instead. Conflicts between documents stand in `conflicts.ts`.
 */
import type { RuleId } from './model.ts';

const WITHHELD =
  'The draft takes away what it names and nothing else, and it names neither shared memory nor the accessors of floating-point numbers. Implementations withhold some of them, the one as a fine clock and a channel, the others because the bits of a NaN tell something, and follow later editions of the language in the rest.';

export const againstPractice: { readonly [rule: RuleId]: string } = {
  'language/strict-readonly-assign':
    'By ECMA-262 an inherited read-only property refuses assignment, and the draft changes nothing about it. Worlds made by lockdown enable overriding for properties that existing code assigns to, as the document on lockdown’s options describes, so that such an assignment makes an own property. That is what the compartment profile asks for, and a documented difference here.',
  'language/include-es2018': WITHHELD,
  'language/annexb-regexp-grammar':
    'The draft leaves out Annex B, and with it the wider grammar of patterns. A shim cannot change how its host reads a pattern, and released engines have that grammar in every mode; it adds no power.',
  'determinism/date-call-answer':
    'The draft says what `Date.now()` and `new Date()` give, and not what Date gives when it is called as a function. The reference lets it name the same invalid date; in released worlds the call throws, as their other ways to ask for the time do.',
  'primordials/table-presence': WITHHELD,
  'primordials/table-attributes':
    'The draft freezes every primordial, whose data properties are then read-only data properties. Worlds made by lockdown turn some of them into accessors, so that heirs can be given their own by assignment, and withhold or add properties as their editions of the language have it.',
  'primordials/table-prototype': WITHHELD,
  'primordials/table-kind': WITHHELD,
  'primordials/table-function-properties': WITHHELD,
  'primordials/table-value': WITHHELD,
  'primordials/table-nothing-else':
    'The draft stops at ECMAScript 2018 with BigInt. Implementations are built on engines of today and permit later additions that carry no authority, which is a documented difference.',
  'globals/shared-globals-exact':
    'The draft’s list of globals is closed. Implementations add the names of the Compartment API and of later editions, and leave out shared memory, which the draft does not name.',
  'globals/shared-globals-same-identity':
    'The draft gives the start compartment the same shared globals as every other. Lockdown leaves the start compartment its own Date and Math, with clock and randomness, as the README says, and gives powerless ones to all others; the compartment profile asks for just that.',
  'globals/global-proto-immutable':
    'The draft fixes the prototype slot of a global. A global that a shim makes is an ordinary object, whose prototype no program of ECMAScript can fix without making it non-extensible; it belongs to its compartment alone.',
  'globals/table-attributes':
    'The draft fixes the populated properties of a global, the README calls the global initially mutable, and implementations follow the README. What the properties hold is frozen either way.',
  'globals/table-nothing-else':
    'The draft’s list of globals is closed. Implementations add the names of the Compartment API and globals of later editions without authority.',
  'evaluators/function-injection':
    'ECMA-262 has parameters and body parsed each by itself before the function is made, and converts the arguments in their order. A shim that has to assemble a text converts them in another order, and engines that parse the assembled text accept what only the assembly makes complete; the second is a failure, and not a matter of taste.',
  'realm-api/realm-endowments-nonenumerable':
    'The draft binds the own properties of the endowments and asks nothing of their enumerability. Implementations with lexical endowments copy the enumerable ones, as assignment and spread do.',
  'realm-api/realm-endowments-illegal-names-ignored':
    'The draft binds those own properties whose names are legal variable names; in strict code `eval` and `arguments` are not. Implementations with lexical endowments bind every name that is given.',
  'stages/start-scripts-program-code':
    'The draft evaluates start scripts as program code, which is strict. Where a world is made inside a standard engine, its start scripts are that engine’s ordinary scripts, which it reads as it reads every other.',
  'stages/stage-custom-confined':
    'The draft runs customisations before any host object is there. The README runs vetted shims in the host’s own realm, before lockdown and with its powers: they are trusted, not confined.',
  'lockdown/opt-regexp-unsafe':
    'The document says that the option preserves the method. Releases whose list of permitted properties does not have it remove it under every setting, which is safer than what was asked for.',
  'harden/harden-before-lockdown':
    'The documents only say that harden is there after lockdown. The reference has it throw before, so that nothing is frozen that lockdown is yet to repair; others have none until then, or one that freezes primordials at once.',
  'harden/harden-no-stamping':
    'The reference ends with ECMAScript 2018, which has no private fields, so that there is nothing to stamp an object with; the other engines have them.',
  'compartment-api/transforms-constructor':
    'The README’s option rewrites programs that are given to evaluate. The shim applies it to what the compartment’s own evaluators are given as well, which the README leaves open.',
  'modules/module-syntax-error':
    'A module that does not parse is a SyntaxError in ECMA-262. The shim gathers all that went wrong while a graph was loaded and reports it as one TypeError.',
  'modules/module-reexports':
    'The rule is ECMA-262’s resolution of exports (sec-resolveexport), to which test262 holds every engine. That no other engine satisfies all of its cases here is a finding about them.',
  'modules-legacy/modulemaphook-cycle':
    'The README offers the hook for linking compartments that need each other. In the shim such imports stay pending; the reference links them.',
  'errors/error-cause':
    'Causes are later than ECMAScript 2018, where the draft stops; the rule is asked of the compartment profile alone, whose reference world has them.',
  'errors/thrown-errors-shared':
    'The shim’s scope answers for unbound names itself, so that reading one gives undefined in some places where ECMA-262 throws; an error that is not thrown cannot be of the shared intrinsics.',
  'open-points/nan-payload':
    'ECMA-262 leaves the bits of a NaN to the implementation. The reference stores one NaN, so that no number can carry a message; others preserve the bits or take away the views through which they are read.',
};
