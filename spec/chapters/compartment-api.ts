/** The Compartment constructor, its instances, and evaluation in them. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const compartment = { document: 'ses-readme', section: 'Compartment' } as const;
const together = { document: 'ses-readme', section: 'Compartment + Lockdown' } as const;
const modules = { document: 'ses-readme', section: 'Modules' } as const;
const transforms = { document: 'ses-readme', section: 'Transforms' } as const;
const COMPARTMENT = ['compartment'] as const;

export const newRequired = rule({
  id: 'compartment-api/compartment-new-required',
  keyword: 'must',
  text: 'Compartment is a constructor: a call without new throws a TypeError and makes nothing.',
  why: 'Implied: the README only ever constructs it, and a plain call would have to choose a global for its result.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'child-compartment-escalation',
  observable: true,
});

export const newTarget = rule({
  id: 'compartment-api/compartment-newtarget',
  keyword: 'must',
  text: 'Whatever class is constructed on top of it, Compartment makes a compartment of this world, and no newTarget gives it more.',
  why: 'Implied by its being a class of the language. A newTarget without a usable prototype makes ECMA-262 fall back to an intrinsic: it must be this world’s.',
  source: { document: 'ecma-262', section: 'sec-getprototypefromconstructor' },
  profiles: COMPARTMENT,
  threat: 'reflect-construct-newtarget',
  observable: true,
});

export const optionsBag = rule({
  id: 'compartment-api/compartment-options-bag',
  keyword: 'must',
  text: 'The constructor takes one object of options, of which globals gives the properties of the new global.',
  why: 'The README has positions only. Today’s shim and XS agree on one bag; the shim tells the two apart by a key __options__ that others ignore. So the bag, with that key, is the portable form.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'endowment-integrity',
  observable: true,
});

export const positional = rule({
  id: 'compartment-api/compartment-positional',
  keyword: 'should',
  text: 'The constructor also takes three positions: globals, module map, options.',
  why: 'It is the README’s form, which XS never had: hence should, and a capability of its own.',
  source: modules,
  profiles: COMPARTMENT,
  threat: 'endowment-integrity',
  observable: true,
});

export const noArguments = rule({
  id: 'compartment-api/compartment-no-arguments',
  keyword: 'must',
  text: 'Without arguments the constructor makes a compartment whose global has the language and nothing else.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'child-compartment-escalation',
  observable: true,
});

export const badOptions = rule({
  id: 'compartment-api/compartment-bad-options',
  keyword: 'must',
  text: 'Options of a wrong kind are refused with a TypeError of this world, when the compartment is made or when the option is first needed, or they have no effect; they never make a compartment that has or does more.',
  why: 'The documents are silent on when. XS looks at construction, the shim at use; both are safe.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const optionsReadOnce = rule({
  id: 'compartment-api/compartment-options-read-once',
  keyword: 'must',
  text: 'What the constructor reads of its options it reads while it constructs and uses as read: later changes of the options object have no effect, nor has an accessor that answers differently the next time.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const failureClean = rule({
  id: 'compartment-api/compartment-failure-clean',
  keyword: 'must',
  text: 'When an accessor of the options or of the globals throws, construction throws that very value, and nothing of the failure shows in compartments made before or after.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'hook-reentrancy',
  observable: true,
});

export const toStringTag = rule({
  id: 'compartment-api/compartment-tostringtag',
  keyword: 'must',
  text: 'Object.prototype.toString calls a compartment [object Compartment], by a property of the prototype that is neither writable nor enumerable and, after lockdown, not configurable.',
  why: 'Implied: both implementations have it, as classes of the language do.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'completeness-of-the-freeze',
  observable: true,
});

export const prototypeMembers = rule({
  id: 'compartment-api/compartment-prototype-members',
  keyword: 'must',
  text: 'Compartment.prototype has constructor, globalThis, evaluate, import, importNow and the tag; of other members it may have load, module, name and toString, and nothing besides.',
  why: 'The README names evaluate, globalThis, import, importNow and module; load and name are the shim’s. A member that nobody listed is a power that nobody examined.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'new-engine-drift',
  observable: true,
});

export const memberAttributes = rule({
  id: 'compartment-api/compartment-member-attributes',
  keyword: 'must',
  text: 'The members of Compartment.prototype are not enumerable, and after lockdown it, they and the constructor are frozen.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'completeness-of-the-freeze',
  observable: true,
});

export const constructorLength = rule({
  id: 'compartment-api/compartment-constructor-length',
  keyword: 'open',
  text: 'What the length of the constructor is.',
  why: 'No document says it. It tells programs which implementation they are on.',
  source: compartment,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'zero', text: 'It is 0: every argument is optional.' },
    { id: 'one', text: 'It is 1: a bag of options.' },
    { id: 'three', text: 'It is 3: globals, module map, options.' },
  ],
});

export const brandCheck = rule({
  id: 'compartment-api/compartment-brand-check',
  keyword: 'must',
  text: 'The members of Compartment.prototype throw a TypeError, or reject with one, for a receiver that is no compartment, before they look at any argument.',
  why: 'Implied by their acting on a compartment: an object that merely inherits the prototype, or a proxy of a compartment, must not be taken for one.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'proxy-handler-leak',
  observable: true,
});

export const instanceOpaque = rule({
  id: 'compartment-api/compartment-instance-opaque',
  keyword: 'must',
  text: 'A compartment has no own properties: what it holds is reached by its prototype’s members only.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'implementation-disclosure',
  observable: true,
});

export const name = rule({
  id: 'compartment-api/compartment-name',
  keyword: 'should',
  text: 'A compartment has the name that the option name gave it, as a string, and a name for the nameless that is a string as well.',
  why: 'The README gives the option; what it is read by is the shim’s accessor name. XS has neither.',
  source: modules,
  profiles: COMPARTMENT,
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const globalAccessor = rule({
  id: 'compartment-api/compartment-global-accessor',
  keyword: 'must',
  text: 'globalThis of a compartment is an accessor without a setter that gives, each time, the object which the compartment’s own programs know as globalThis.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'globalthis-prototype-accessor-tricks',
  observable: true,
});

export const endowCopy = rule({
  id: 'compartment-api/compartment-endow-copy',
  keyword: 'must',
  text: 'Own enumerable properties of globals, string or symbol, are copied to the new global as writable, enumerable, configurable data properties, each read once; neither object sees the other’s changes afterwards.',
  why: 'The README says that the first argument gives globals; that it works like Object.assign is what the implementations do, and safe because no accessor of the giver stays reachable.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'endowment-integrity',
  observable: true,
});

export const endowShadowsBuiltin = rule({
  id: 'compartment-api/compartment-endow-shadows-builtin',
  keyword: 'must',
  text: 'An endowment takes the place of the intrinsic of its name in that compartment, for programs and for evaluators, and in no other.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'endowment-integrity',
  observable: true,
});

export const endowConstants = rule({
  id: 'compartment-api/compartment-endow-constants',
  keyword: 'must',
  text: 'No endowment replaces Infinity, NaN or undefined: construction throws a TypeError or leaves them as they are.',
  why: 'They are non-writable, non-configurable properties of every global (ECMA-262), so copying onto them must fail.',
  source: { document: 'ecma-262', section: 'sec-value-properties-of-the-global-object' },
  profiles: COMPARTMENT,
  threat: 'endowment-integrity',
  observable: true,
});

export const nested = rule({
  id: 'compartment-api/compartment-nested',
  keyword: 'must',
  text: 'A program can make compartments with the Compartment of its own global; they have a global of their own and share the intrinsics.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'child-compartment-escalation',
  observable: true,
});

export const nestedNoMore = rule({
  id: 'compartment-api/compartment-nested-no-more',
  keyword: 'must',
  text: 'A compartment made by a guest has nothing that the guest has not: no endowment, global, lexical or power of the guest’s maker, and none of the guest’s own that it was not given.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'child-compartment-escalation',
  observable: true,
});

export const evaluateCompletion = rule({
  id: 'compartment-api/evaluate-completion',
  keyword: 'must',
  text: 'evaluate runs its text as a program and returns the completion value.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'wrapper-break-out',
  observable: true,
});

export const evaluateThis = rule({
  id: 'compartment-api/evaluate-this',
  keyword: 'must',
  text: 'this at the top of an evaluated program is the compartment’s global, whatever evaluate is called on or with.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'scope-object-leak-via-this',
  observable: true,
});

export const evaluateNonString = rule({
  id: 'compartment-api/evaluate-nonstring',
  keyword: 'open',
  text: 'What evaluate does with an argument that is no string.',
  why: 'The README speaks of code only.',
  source: compartment,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'throws', text: 'It throws a TypeError.' },
    { id: 'converts', text: 'It converts the argument to a string, once, and evaluates that.' },
    { id: 'returns', text: 'It returns the argument, as eval of ECMA-262 does.' },
  ],
});

export const evaluateUnboundRead = rule({
  id: 'compartment-api/evaluate-unbound-read',
  keyword: 'must',
  text: 'Reading an undeclared name in an evaluated program throws a ReferenceError, whether or not the host has it, and typeof of it is undefined.',
  source: { document: 'ecma-262', section: 'sec-getvalue' },
  profiles: COMPARTMENT,
  threat: 'host-global-fingerprint',
  observable: true,
});

export const evaluateNoStartLexicals = rule({
  id: 'compartment-api/evaluate-no-start-lexicals',
  keyword: 'must',
  text: 'Top-level let, const and class of the start compartment’s scripts are invisible to evaluated programs.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'global-contour-leak',
  observable: true,
});

export const evaluateErrorsPass = rule({
  id: 'compartment-api/evaluate-errors-pass',
  keyword: 'must',
  text: 'What an evaluated program throws is what evaluate throws, unchanged; a text that does not parse throws a SyntaxError of this world and nothing of it runs.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'host-errors',
  observable: true,
});

export const evaluateReentrant = rule({
  id: 'compartment-api/evaluate-reentrant',
  keyword: 'must',
  text: 'evaluate can be called while a program of the same compartment runs, from an endowment, an accessor or a job, and each program keeps its scope.',
  source: compartment,
  profiles: COMPARTMENT,
  threat: 'hook-reentrancy',
  observable: true,
});

export const evaluateVarScope = rule({
  id: 'compartment-api/evaluate-var-scope',
  keyword: 'open',
  text: 'Where a top-level var or function of an evaluated program is bound.',
  why: 'A script of ECMA-262 makes it a property of the global. The README says nothing, and the shim evaluates inside functions.',
  source: compartment,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'global-property', text: 'It becomes a property of the global.' },
    { id: 'program', text: 'It is known to this program only.' },
  ],
});

export const evaluateLexicalScope = rule({
  id: 'compartment-api/evaluate-lexical-scope',
  keyword: 'open',
  text: 'Whether a top-level let, const or class of one evaluated program is visible to the next in the same compartment.',
  why: 'Scripts of ECMA-262 share one declarative scope; the standalone draft gives each program its own (realm-api/realm-no-shared-lexical-scope). The README is silent.',
  source: compartment,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'shared', text: 'The next program sees it.' },
    { id: 'program', text: 'It is known to this program only.' },
  ],
});

export const transformsConstructor = rule({
  id: 'compartment-api/transforms-constructor',
  keyword: 'must',
  text: 'The functions of the constructor’s option transforms rewrite the source of every program given to evaluate, each handing its result to the next.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const transformsEvaluate = rule({
  id: 'compartment-api/transforms-evaluate',
  keyword: 'must',
  text: 'The functions of evaluate’s option transforms rewrite the source of this program only.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const transformsOrder = rule({
  id: 'compartment-api/transforms-order',
  keyword: 'must',
  text: 'The transforms of the evaluate call come first, then those of the compartment, each list in its order.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const transformsNotModules = rule({
  id: 'compartment-api/transforms-not-modules',
  keyword: 'must',
  text: 'The option transforms leaves the source of modules untouched.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const transformsConfined = rule({
  id: 'compartment-api/transforms-confined',
  keyword: 'must',
  text: 'What transforms return is checked like any source, so that they re-introduce nothing the world leaves out; they receive source text alone, and what they throw or return besides a string stays in this world.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const shimTransformsBoth = rule({
  id: 'compartment-api/shimtransforms-both',
  keyword: 'should',
  text: 'The functions of the constructor’s option __shimTransforms__ rewrite programs, and modules in the form into which they are translated.',
  why: 'The README offers it for the shim alone, hence should, and says that no other implementation can have it.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const shimTransformsConfined = rule({
  id: 'compartment-api/shimtransforms-confined',
  keyword: 'must',
  text: 'Where __shimTransforms__ are offered they uphold the security of compartments: no source that they return reaches beyond the compartment.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'transforms',
  observable: true,
});

export const globalLexicals = rule({
  id: 'compartment-api/globallexicals-option',
  keyword: 'should',
  text: 'The properties of the constructor’s option globalLexicals are variables of every program and are no properties of the global.',
  why: 'In the README’s examples. Later releases of the shim dropped it, XS keeps it; a world that ignores it leaves the names unbound, which is safe.',
  source: transforms,
  profiles: COMPARTMENT,
  threat: 'endowment-integrity',
  observable: true,
});

export const compartmentApiChapter: Chapter = {
  id: 'compartment-api',
  title: 'The Compartment API',
  introduction:
    'A compartment is a global of its own with evaluators, loaders and nested compartments bound to it. This chapter holds the constructor in both its forms, the instances and their members, what a new global is endowed with, evaluation of programs, and the transforms that rewrite them. Modules have chapters of their own.',
  rules: [
    newRequired,
    newTarget,
    noArguments,
    optionsBag,
    positional,
    badOptions,
    optionsReadOnce,
    failureClean,
    constructorLength,
    toStringTag,
    prototypeMembers,
    memberAttributes,
    brandCheck,
    instanceOpaque,
    name,
    globalAccessor,
    endowCopy,
    endowShadowsBuiltin,
    endowConstants,
    globalLexicals,
    nested,
    nestedNoMore,
    evaluateCompletion,
    evaluateThis,
    evaluateNonString,
    evaluateUnboundRead,
    evaluateNoStartLexicals,
    evaluateErrorsPass,
    evaluateReentrant,
    evaluateVarScope,
    evaluateLexicalScope,
    transformsConstructor,
    transformsEvaluate,
    transformsOrder,
    transformsNotModules,
    transformsConfined,
    shimTransformsBoth,
    shimTransformsConfined,
  ],
};
