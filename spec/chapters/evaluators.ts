/** eval, Function and direct eval: what each compartment's own evaluators do, and what they must never reach. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const omissions = { document: 'standalone-draft', section: 'Omissions and Simplifications' } as const;
const evaluatorsIntro = { document: 'standalone-draft', section: 'Omissions and Simplifications, runtime evaluators' } as const;
const item3 = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 3 (new global)' } as const;
const startText = { document: 'standalone-draft', section: 'Omissions and Simplifications, Function and Function.prototype.constructor' } as const;

export const evaluatorsOptional = rule({
  id: 'evaluators/evaluators-optional',
  keyword: 'may',
  text: 'A configuration may leave out every runtime evaluator; then eval, Function and the evaluate methods are absent or always throw, and nothing else changes.',
  source: evaluatorsIntro,
  profiles: ['no-evaluators', 'standalone', 'compartment'],
  observable: true,
  alternatives: [
    { id: 'included', text: 'eval and Function evaluate source text.' },
    { id: 'throwing', text: 'eval or Function are present and throw.' },
    { id: 'absent', text: 'eval and Function are not there.' },
  ],
});

export const globalOwnEval = rule({
  id: 'evaluators/global-own-eval',
  keyword: 'must',
  text: 'Each global has an eval function of its own.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const globalOwnFunction = rule({
  id: 'evaluators/global-own-function',
  keyword: 'must',
  text: 'Each global has a Function constructor of its own.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const evalScope = rule({
  id: 'evaluators/eval-scope',
  keyword: 'must',
  text: 'A compartment’s eval, called indirectly, evaluates in the scope of that compartment’s global, wherever it is called from.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'global-contour-leak',
  observable: true,
});

export const functionScope = rule({
  id: 'evaluators/function-scope',
  keyword: 'must',
  text: 'A function made by a compartment’s Function constructor has that compartment’s global as its scope, wherever the constructor is called from.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'global-contour-leak',
  observable: true,
});

export const evaluatedThis = rule({
  id: 'evaluators/evaluated-this',
  keyword: 'must',
  text: 'The this of evaluated code is the compartment’s global at the top level and undefined in a plainly called function, never the scope object of an implementation.',
  why: 'The README’s example has new Function("return this")() equal globalThis; that is sloppy code, and the draft omits sloppy mode altogether. Strictness governs: such a function sees undefined. The README’s reading is recorded as a documented difference where it occurs.',
  source: omissions,
  profiles: ['standalone', 'compartment'],
  threat: 'scope-object-leak-via-this',
  observable: true,
});

export const evaluatorNoHostScope = rule({
  id: 'evaluators/evaluator-no-host-scope',
  keyword: 'must',
  text: 'Evaluated code sees the properties of its global (and what it is endowed with) as free variables, and no binding besides: none of the host, of the evaluator’s implementation, of the caller, or of another compartment.',
  why: 'Implied by evaluating in the scope of that global. Shims build the scope from with, proxies and generated functions; each of these has names that must not show.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'global-contour-leak',
  observable: true,
});

export const globalAccessorReceiver = rule({
  id: 'evaluators/global-accessor-receiver',
  keyword: 'must',
  text: 'A property of the global that is an accessor is read and written as a variable with the global itself as its receiver.',
  why: 'Implied by the object environment of the global (ECMA-262). An implementation that interposes an object must not hand that object to the accessor.',
  source: { document: 'ecma-262', section: 'sec-object-environment-records-getbindingvalue-n-s' },
  profiles: ['standalone', 'compartment'],
  threat: 'globalthis-prototype-accessor-tricks',
  observable: true,
});

export const unscopablesNoEffect = rule({
  id: 'evaluators/unscopables-no-effect',
  keyword: 'must',
  text: 'A property Symbol.unscopables of the global hides no variable.',
  why: 'The global environment is not a with environment; an implementation that uses with must not let this show.',
  source: { document: 'ecma-262', section: 'sec-object-environment-records-hasbinding-n' },
  profiles: ['standalone', 'compartment'],
  threat: 'symbol-unscopables',
  observable: true,
});

export const functionInjection = rule({
  id: 'evaluators/function-injection',
  keyword: 'must',
  text: 'Parameters and body given to Function must each be complete in themselves; no text can close the function and continue outside it.',
  source: { document: 'ecma-262', section: 'sec-createdynamicfunction' },
  profiles: ['standalone', 'compartment'],
  threat: 'function-parameter-body-injection',
  observable: true,
});

export const evaluatorWrapperSealed = rule({
  id: 'evaluators/evaluator-wrapper-sealed',
  keyword: 'must',
  text: 'Source given to an evaluator is parsed as a whole script: what is legal only inside some function, class or module, and what is unbalanced, is a syntax error of that source.',
  why: 'Whatever an implementation wraps around a source, the source must not be able to tell.',
  source: { document: 'ecma-262', section: 'sec-performeval' },
  profiles: ['standalone', 'compartment'],
  threat: 'wrapper-break-out',
  observable: true,
});

export const evalNonstring = rule({
  id: 'evaluators/eval-nonstring',
  keyword: 'must',
  text: 'eval returns an argument that is not a string primitive unchanged, without evaluating or converting it.',
  why: 'A compartment’s eval is an initial eval function, so it does what ECMA-262 says of eval.',
  source: { document: 'ecma-262', section: 'sec-eval-x' },
  profiles: ['standalone', 'compartment'],
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const evaluatorErrorsShared = rule({
  id: 'evaluators/evaluator-errors-shared',
  keyword: 'must',
  text: 'Every error that an evaluator throws, syntax errors included, is an instance of the shared error constructors.',
  why: 'An error of another realm carries that realm’s Function along its prototype chain.',
  source: omissions,
  profiles: ['standalone', 'compartment'],
  threat: 'host-errors',
  observable: true,
});

export const evaluatorSurvivesFailure = rule({
  id: 'evaluators/evaluator-survives-failure',
  keyword: 'must',
  text: 'An evaluation that fails at any point, by exhaustion of the stack as well, leaves the evaluators of the compartment confined and in working order.',
  why: 'Implementations that open a window onto the real evaluator for one use must close it on every path.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'one-shot-unsafe-eval-window',
  observable: true,
});

export const evaluatorSourceHidden = rule({
  id: 'evaluators/evaluator-source-hidden',
  keyword: 'must',
  text: 'eval and Function, and what can be seen of them, show no source text of an implementation.',
  why: 'They are built-in functions, whose text is that of native code; anything else tells a guest what it is confined by.',
  source: { document: 'ecma-262', section: 'sec-function.prototype.tostring' },
  profiles: ['standalone', 'compartment'],
  threat: 'implementation-disclosure',
  observable: true,
});

export const evalProto = rule({
  id: 'evaluators/eval-proto',
  keyword: 'must',
  text: 'Each compartment’s eval inherits from the shared %FunctionPrototype%.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  observable: true,
});

export const functionProto = rule({
  id: 'evaluators/function-proto',
  keyword: 'must',
  text: 'Each compartment’s Function constructor inherits from the shared %FunctionPrototype%.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  observable: true,
});

export const directEvalInitial = rule({
  id: 'evaluators/direct-eval-initial',
  keyword: 'may',
  text: 'Where direct eval is included, each compartment’s eval counts as an initial eval function: called by that name in direct-eval syntax it evaluates in the caller’s scope.',
  why: 'The README lists direct eval among the removed features; the draft allows it and calls it low priority. The draft governs: an implementation may include it, and one that omits it must reject its syntax (evaluators/direct-eval-early-error).',
  source: item3,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: [
    { id: 'included', text: 'The direct-eval syntax evaluates in the caller’s scope.' },
    { id: 'early-error', text: 'The direct-eval syntax is rejected before the program runs.' },
    { id: 'indirect', text: 'The direct-eval syntax is accepted and evaluates in the global scope only, which the draft does not provide for.' },
  ],
});

export const directEvalEarlyError = rule({
  id: 'evaluators/direct-eval-early-error',
  keyword: 'should',
  text: 'Direct-eval syntax either is a direct eval or, where that is omitted, is an early error of the whole source.',
  why: 'Silently evaluating somewhere else changes the meaning of a program. Rejection must rest on the syntax, not on how the text looks: what merely resembles it stays legal.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'direct-eval-recognition',
  observable: true,
});

export const functionPrototypeShared = rule({
  id: 'evaluators/function-prototype-shared',
  keyword: 'must',
  text: 'The prototype property of every compartment’s Function is the one shared %FunctionPrototype%.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  observable: true,
});

export const globalEvaluatorsFrozen = rule({
  id: 'evaluators/global-evaluators-frozen',
  keyword: 'must',
  text: 'The eval function and the Function constructor of each compartment are frozen.',
  why: 'They are handed from one compartment to another like any object; a property left on one would be state that nobody granted.',
  source: item3,
  profiles: ['standalone', 'compartment'],
  threat: 'completeness-of-the-freeze',
  observable: true,
});

export const functionNeProtoConstructor = rule({
  id: 'evaluators/function-ne-proto-constructor',
  keyword: 'must',
  text: 'In every compartment, the start compartment included, Function is not Function.prototype.constructor.',
  source: startText,
  profiles: ['standalone', 'compartment'],
  threat: 'function-constructor-chain',
  observable: true,
});

export const protoConstructorSharedThrows = rule({
  id: 'evaluators/proto-constructor-shared-throws',
  keyword: 'must',
  text: 'Function.prototype.constructor is one function shared by all compartments, and all it does is throw.',
  source: startText,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'function-constructor-chain',
  observable: true,
});

export const evaluatorsChapter: Chapter = {
  id: 'evaluators',
  title: 'Evaluators',
  introduction:
    'Each compartment has its own eval and its own Function. They evaluate in the scope of that compartment’s global, whoever calls them, and nothing that a program writes lets the evaluated code see further than that.',
  rules: [
    evaluatorsOptional,
    globalOwnEval,
    globalOwnFunction,
    evalScope,
    functionScope,
    evaluatedThis,
    evaluatorNoHostScope,
    globalAccessorReceiver,
    unscopablesNoEffect,
    functionInjection,
    evaluatorWrapperSealed,
    evalNonstring,
    evaluatorErrorsShared,
    evaluatorSurvivesFailure,
    evaluatorSourceHidden,
    evalProto,
    functionProto,
    directEvalInitial,
    directEvalEarlyError,
    functionPrototypeShared,
    globalEvaluatorsFrozen,
    functionNeProtoConstructor,
    protoConstructorSharedThrows,
  ],
};
