/** What the standalone draft's "Omissions and Simplifications" say about the syntax and strictness of programs. */
import { rule } from '../model.ts';
import type { Chapter, Source } from '../model.ts';

const omissions: Source = { document: 'standalone-draft', section: 'Omissions and Simplifications' };
const es2018 = (section: string): Source => ({ document: 'ecma-262', section });

const strictProgram = rule({
  id: 'language/strict-program',
  keyword: 'must',
  text: 'The text of a program is strict mode code whether or not it begins with a use-strict directive.',
  why: 'Sloppy functions box or replace their this value and so hand the global object to any callee. The README evaluates `new Function("return this")()` to the global object; the draft omits sloppy mode altogether, and the draft governs.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const strictEval = rule({
  id: 'language/strict-eval',
  keyword: 'must',
  text: 'The text that a compartment\'s eval function evaluates is strict mode code whatever the caller.',
  why: 'Indirect eval of a text without a directive is sloppy in ECMAScript, so an implementation on a standard engine has to add strictness itself.',
  source: omissions,
  profiles: ['standalone', 'compartment'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const strictFunctionConstructor = rule({
  id: 'language/strict-function-ctor',
  keyword: 'must',
  text: 'The parameters and body that a compartment\'s Function constructor compiles are strict mode code.',
  why: 'In ECMAScript the functions made so are sloppy unless their body has a directive. The README\'s sample in which such a function returns the global object contradicts the draft, which has no sloppy mode; the draft governs.',
  source: omissions,
  profiles: ['standalone', 'compartment'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const strictUndeclaredAssign = rule({
  id: 'language/strict-undeclared-assign',
  keyword: 'must',
  text: 'Assigning to a name that is bound nowhere throws a ReferenceError and creates no global property.',
  source: es2018('sec-putvalue'),
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const strictReadonlyAssign = rule({
  id: 'language/strict-readonly-assign',
  keyword: 'must',
  text: 'An assignment or deletion that the target object refuses throws a TypeError instead of being ignored.',
  why: 'Frozen primordials make refusals common; a silent one lets a program run on with a value that it believes it has set.',
  source: es2018('sec-putvalue'),
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const strictArgumentsUnmapped = rule({
  id: 'language/strict-args-unmapped',
  keyword: 'must',
  text: 'An arguments object does not alias the parameters, and its callee property is an accessor that throws a TypeError.',
  source: es2018('sec-createunmappedargumentsobject'),
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'caller-callee-arguments',
  observable: true,
});

const strictNoFunctionCaller = rule({
  id: 'language/strict-no-fn-caller',
  keyword: 'must',
  text: 'No function reveals its caller or the arguments of its activation.',
  why: 'A function that can read its caller takes a capability that nobody gave it.',
  source: es2018('sec-forbidden-extensions'),
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'caller-callee-arguments',
  observable: true,
});

const strictReservedWords = rule({
  id: 'language/strict-reserved-words',
  keyword: 'must',
  text: 'The words that only strict mode reserves, and the names eval and arguments, cannot be bound or assigned to.',
  source: es2018('sec-identifiers-static-semantics-early-errors'),
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const omitPostEs2018Syntax = rule({
  id: 'language/omit-post-es2018-syntax',
  keyword: 'must',
  text: 'Syntax that is newer than ECMAScript 2018 is an early SyntaxError, BigInt literals excepted.',
  why: 'Programs that are replicated or put in ROM must mean the same on every engine of every year. The shim\'s documents take whatever grammar the host has; the cap therefore binds the standalone profile only, and a host\'s newer grammar is recorded as a difference.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const bigintLiterals = rule({
  id: 'language/bigint-literals',
  keyword: 'must',
  text: 'Integer literals with the suffix n are BigInt values, and the operators treat them as the BigInt proposal of that time says.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const includeBigint = rule({
  id: 'language/include-bigint',
  keyword: 'must',
  text: 'The builtins of BigInt exist: BigInt itself, the two 64-bit typed arrays, and the 64-bit accessors of DataView.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const includeEs2018 = rule({
  id: 'language/include-es2018',
  keyword: 'must',
  text: 'Everything in ECMAScript 2018 that is not named as omitted exists and works.',
  why: 'The draft subtracts from ECMAScript; what it does not subtract stays.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const annexbLegacyOctal = rule({
  id: 'language/annexb-legacy-octal',
  keyword: 'must',
  text: 'Legacy octal literals, decimal literals with a leading zero and octal escape sequences are early SyntaxErrors.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const annexbFunctionInIf = rule({
  id: 'language/annexb-function-in-if',
  keyword: 'must',
  text: 'A function declaration is no branch of an if statement, and one inside a block binds in that block alone.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const annexbLabelledFunction = rule({
  id: 'language/annexb-labelled-function',
  keyword: 'must',
  text: 'A labelled function declaration is an early SyntaxError.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const annexbForInInitialiser = rule({
  id: 'language/annexb-for-in-initialiser',
  keyword: 'must',
  text: 'The variable of a for-in head has no initialiser.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'sloppy-mode-leakage',
  observable: true,
});

const annexbCatchVar = rule({
  id: 'language/annexb-catch-var',
  keyword: 'must',
  text: 'A var declaration in a catch block that names the catch parameter is an early SyntaxError.',
  why: 'Only Annex B lets it pass, and unlike most of Annex B it does so in strict code too.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const annexbRegexpGrammar = rule({
  id: 'language/annexb-regexp-grammar',
  keyword: 'must',
  text: 'Regular expressions follow the grammar of the main text: what only Annex B accepts is a SyntaxError.',
  why: 'Annex B\'s pattern grammar applies in strict code as well, so strictness does not remove it; a shim cannot, and its host\'s grammar is recorded as a difference.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const annexbProtoInitialiser = rule({
  id: 'language/annexb-proto-initialiser',
  keyword: 'open',
  text: 'The draft omits Annex B but for what its list of permitted builtins allows; whether a __proto__ property in an object initialiser, in 2018 a matter of Annex B, still sets the prototype is not said.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
  alternatives: [
    { id: 'sets-prototype', text: 'A literal __proto__ property sets the new object\'s prototype, as Annex B says.' },
    { id: 'own-property', text: 'A literal __proto__ property defines an own property of that name.' },
    { id: 'rejected', text: 'A literal __proto__ property is an early SyntaxError.' },
  ],
});

export const languageChapter: Chapter = {
  id: 'language',
  title: 'Language',
  introduction:
    'Programs are strict ECMAScript 2018 with BigInt, without the syntax of Annex B. Every text handed to an evaluator of a compartment is held to it, and so are the start scripts.',
  rules: [
    strictProgram,
    strictEval,
    strictFunctionConstructor,
    strictUndeclaredAssign,
    strictReadonlyAssign,
    strictArgumentsUnmapped,
    strictNoFunctionCaller,
    strictReservedWords,
    omitPostEs2018Syntax,
    bigintLiterals,
    includeBigint,
    includeEs2018,
    annexbLegacyOctal,
    annexbFunctionInIf,
    annexbLabelledFunction,
    annexbForInInitialiser,
    annexbCatchVar,
    annexbRegexpGrammar,
    annexbProtoInitialiser,
  ],
};
