/** The part of the Realm API that the draft includes: making compartments and evaluating in them. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const realmApi = { document: 'standalone-draft', section: 'Omissions and Simplifications, item 1 (Realm API)' } as const;

export const realmMakecompartment = rule({
  id: 'realm-api/realm-makecompartment',
  keyword: 'must',
  text: 'Realm.makeCompartment takes an optional options object and returns an instance of Realm that stands for a new compartment, another one at each call.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const realmMakecompartmentNoNew = rule({
  id: 'realm-api/realm-makecompartment-no-new',
  keyword: 'must',
  text: 'Realm.makeCompartment is a static method, called plainly and not a constructor.',
  why: 'Implied by its notation as a static method; built-in methods have no [[Construct]].',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'reflect-construct-newtarget',
  observable: true,
});

export const realmGlobalAccessor = rule({
  id: 'realm-api/realm-global-accessor',
  keyword: 'must',
  text: 'Realm.prototype.global is an accessor with a getter and no setter that gives a compartment’s global object, and only to a receiver that is a compartment.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const realmEvaluateprogramCompletion = rule({
  id: 'realm-api/realm-evaluateprogram-completion',
  keyword: 'must',
  text: 'evaluateProgram evaluates its source as a script in the compartment and returns the completion value.',
  why: 'The compartment profile promises the same of evaluate.',
  source: realmApi,
  profiles: ['standalone', 'compartment'],
  threat: 'global-contour-leak',
  observable: true,
});

export const realmEvaluateprogramStringOnly = rule({
  id: 'realm-api/realm-evaluateprogram-string-only',
  keyword: 'open',
  text: 'What evaluateProgram does with an argument that is not a string.',
  why: 'The draft names the parameter a source string and says no more.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'property-key-and-option-toctou',
  observable: true,
  alternatives: [
    { id: 'throws', text: 'It throws without converting the argument.' },
    { id: 'converts', text: 'It converts the argument to a string, once, and evaluates that.' },
    { id: 'returns', text: 'It returns the argument unchanged, as eval does.' },
  ],
});

export const realmEndowmentsConst = rule({
  id: 'realm-api/realm-endowments-const',
  keyword: 'must',
  text: 'Each own property of the endowments whose key is a legal variable name is a const binding of the evaluated source.',
  why: 'The README endows through writable properties of the compartment’s global instead; that is another way to grant, not another reading of this one. The draft’s consts are asked wherever endowments are given to an evaluation.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'endowment-integrity',
  observable: true,
});

export const realmEndowmentsOwnOnly = rule({
  id: 'realm-api/realm-endowments-own-only',
  keyword: 'must',
  text: 'Properties that the endowments inherit are not bound.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'endowment-integrity',
  observable: true,
});

export const realmEndowmentsNonenumerable = rule({
  id: 'realm-api/realm-endowments-nonenumerable',
  keyword: 'must',
  text: 'Own properties of the endowments are bound whether they are enumerable or not.',
  why: 'Implied: the draft speaks of own properties and adds no condition but the legal name.',
  source: realmApi,
  profiles: ['standalone'],
  observable: true,
});

export const realmEndowmentsIllegalNamesIgnored = rule({
  id: 'realm-api/realm-endowments-illegal-names-ignored',
  keyword: 'must',
  text: 'Own properties of the endowments whose keys are not legal variable names are passed over in silence.',
  source: realmApi,
  profiles: ['standalone'],
  observable: true,
});

export const realmEndowmentsShadowGlobal = rule({
  id: 'realm-api/realm-endowments-shadow-global',
  keyword: 'must',
  text: 'An endowment shadows the global property of the same name and leaves that property as it was.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'endowment-integrity',
  observable: true,
});

export const realmEndowmentsPerCall = rule({
  id: 'realm-api/realm-endowments-per-call',
  keyword: 'must',
  text: 'Endowments are bound for the one evaluation they are given to; functions that it leaves behind keep them, later evaluations do not see them.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'endowment-integrity',
  observable: true,
});

export const realmNoSharedLexicalScope = rule({
  id: 'realm-api/realm-no-shared-lexical-scope',
  keyword: 'must',
  text: 'There is no global lexical scope shared by evaluations: a let, const or class at the top level of one program is not visible to the next.',
  why: 'The README says nothing of it; a world that keeps the language’s script scope inside one compartment breaks the rule without opening anything to another compartment.',
  source: realmApi,
  profiles: ['standalone'],
  observable: true,
});

export const realmProgramVarScope = rule({
  id: 'realm-api/realm-program-var-scope',
  keyword: 'open',
  text: 'Whether a var or function declaration at the top level of a program makes a property of the global.',
  why: 'Script semantics would make one; the draft speaks only of the lexical scope.',
  source: realmApi,
  profiles: ['standalone', 'compartment'],
  observable: true,
  alternatives: [
    { id: 'global-property', text: 'The declaration makes a property of the compartment’s global, as in a script.' },
    { id: 'local', text: 'The declaration is local to the evaluation.' },
  ],
});

export const realmEndowmentsGetter = rule({
  id: 'realm-api/realm-endowments-getter',
  keyword: 'open',
  text: 'When an endowment that is an accessor property is read.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'property-key-and-option-toctou',
  observable: true,
  alternatives: [
    { id: 'once', text: 'The getter is called once, before the program runs.' },
    { id: 'live', text: 'The getter is called at each use of the variable.' },
    { id: 'lazily-once', text: 'The getter is called at the first use only.' },
  ],
});

export const realmEvaluateexprValue = rule({
  id: 'realm-api/realm-evaluateexpr-value',
  keyword: 'must',
  text: 'evaluateExpr evaluates its source as an expression in the compartment and returns the value.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'wrapper-break-out',
  observable: true,
});

export const realmEvaluateexprEquivalence = rule({
  id: 'realm-api/realm-evaluateexpr-equivalence',
  keyword: 'must',
  text: 'For a source that parses as an expression, evaluateExpr does what evaluateProgram does with the same text in parentheses.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'wrapper-break-out',
  observable: true,
});

export const realmEvaluateexprNonexpr = rule({
  id: 'realm-api/realm-evaluateexpr-nonexpr',
  keyword: 'open',
  text: 'What evaluateExpr does with a source that does not parse as an expression.',
  why: 'The draft’s equivalence presupposes that the source parses. Pasting it between parentheses unchecked would let it leave them.',
  source: realmApi,
  profiles: ['standalone'],
  threat: 'wrapper-break-out',
  observable: true,
  alternatives: [
    { id: 'rejected', text: 'It throws a SyntaxError and nothing runs.' },
    { id: 'parsed-alone', text: 'It is parsed by itself, so that a comment at its end is only a comment.' },
    { id: 'pasted', text: 'It evaluates whatever the text between parentheses means.' },
  ],
});

export const realmMakerootrealmAbsent = rule({
  id: 'realm-api/realm-makerootrealm-absent',
  keyword: 'may',
  text: 'Realm.makeRootRealm is optional; a platform that does not support it has no such property, rather than one that throws.',
  source: realmApi,
  profiles: ['standalone'],
  observable: true,
  alternatives: [
    { id: 'absent', text: 'The property is absent.' },
    { id: 'supported', text: 'The method makes a root realm.' },
    { id: 'thrower', text: 'The property is present and throws, which defeats the feature test that the draft asks for.' },
  ],
});

export const realmApiChapter: Chapter = {
  id: 'realm-api',
  title: 'Realm API',
  introduction:
    'Where runtime evaluators are included, the draft takes from the Realm API what makes compartments and evaluates source in them with endowments. Endowments are const bindings of one evaluation; there is no global lexical scope besides them.',
  rules: [
    realmMakecompartment,
    realmMakecompartmentNoNew,
    realmGlobalAccessor,
    realmEvaluateprogramCompletion,
    realmEvaluateprogramStringOnly,
    realmEndowmentsConst,
    realmEndowmentsOwnOnly,
    realmEndowmentsNonenumerable,
    realmEndowmentsIllegalNamesIgnored,
    realmEndowmentsShadowGlobal,
    realmEndowmentsPerCall,
    realmNoSharedLexicalScope,
    realmProgramVarScope,
    realmEndowmentsGetter,
    realmEvaluateexprValue,
    realmEvaluateexprEquivalence,
    realmEvaluateexprNonexpr,
    realmMakerootrealmAbsent,
  ],
};
