/** Faults of the evaluators and of the Realm API. */
import { PerformEval } from '../compile/programs/eval.ts';
import { evaluateScript } from '../compile/programs/script.ts';
import { agent } from '../runtime/agent.ts';
import { Accessor } from '../runtime/accessor.ts';
import { GuestThrow } from '../runtime/completion.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { Shape } from '../runtime/shape.ts';
import { ToString } from '../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';
import { endowmentsOf } from '../ses/endowments.ts';
import { RealmObject } from '../ses/realm-api.ts';
import { isBindingIdentifier } from '../syntax/binding-identifier.ts';
import type { RuleId } from '../../spec/model.ts';
import type { Fault, Tampering } from './model.ts';
import { withinRealm } from '../runtime/within-realm.ts';
import { ACCESSOR, ENUMERABLE, foreignPrototype, HIDDEN, method, plainObject, restep, setPrototype, thaw } from './tools.ts';

const PROGRAM = '%Realm.prototype.evaluateProgram%';
const EXPRESSION = '%Realm.prototype.evaluateExpr%';

type Evaluate = (source: Value, compartment: Realm, endowments: Value, original: () => Value) => Value;

/** Other steps for evaluateProgram or evaluateExpr, on receivers that are compartments. */
function evaluating(id: string, evaluate: Evaluate): Tampering {
  return {
    shared: (owner) =>
      restep(owner, id, (original) => (thisValue, args, newTarget, callee) => {
        const plain = (): Value => original(thisValue, args, newTarget, callee);
        if (!(thisValue instanceof RealmObject) || typeof args[0] !== 'string') return plain();
        return evaluate(args[0], thisValue.compartment, args[1], plain);
      }),
  };
}

/** Other endowments than those given. */
function endowing(change: (endowments: ObjectValue, compartment: Realm) => Value): Tampering {
  return {
    shared(owner) {
      for (const id of [PROGRAM, EXPRESSION]) {
        restep(owner, id, (original) => (thisValue, [source, given, ...rest], newTarget, callee) => {
          const other = given instanceof ObjectValue && thisValue instanceof RealmObject ? change(given, thisValue.compartment) : given;
          return original(thisValue, [source, other, ...rest], newTarget, callee);
        });
      }
    },
  };
}

/** The endowments that `keep` keeps, inherited ones among those that it is asked about. */
function filtered(endowments: ObjectValue, keep: (key: PropertyKey, holder: ObjectValue) => boolean, inherited = false): ObjectValue {
  const result = new ObjectValue(Shape.empty(null), []);
  for (let holder: ObjectValue | null = endowments; holder !== null; holder = inherited ? holder.shape.proto : null) {
    if (holder === agent.realm.intrinsics['%ObjectPrototype%']) break;
    for (const key of holder.OwnPropertyKeys()) if (keep(key, holder) && result.shape.lookup(key) === undefined) result.put(key, endowments.Get(key, endowments), HIDDEN);
  }
  return result;
}

const inChildren = (change: (realm: Realm) => void): Tampering => ({
  compartment(realm, place) {
    if (place === 'child') change(realm);
  },
});

function withStart(change: (realm: Realm, start: Realm) => void): Tampering {
  const starts = new WeakMap<Realm, Realm>();
  return {
    compartment(realm, place) {
      if (place === 'start') starts.set(realm.shared!, realm);
      else change(realm, starts.get(realm.shared!)!);
    },
  };
}

/** Errors of this kind that the language throws inherit from another realm's prototype. */
function foreignErrors(names: readonly string[], id: string, rules: readonly [RuleId, ...RuleId[]], description: string): Fault {
  return {
    id,
    rules,
    description,
    tamper: inChildren((realm) => {
      for (const name of names) realm.intrinsics[`%${name}Prototype%`] = foreignPrototype(realm, name);
    }),
  };
}

const startEval = (realm: Realm, start: Realm): void => realm.globalObject.put('eval', start.intrinsics['%eval%'], 0);
const startFunction = (realm: Realm, start: Realm): void => realm.globalObject.put('Function', start.intrinsics['%Function%'], 0);

/** Variables are looked up by the object's own methods, not by its layout. */
function interceptVariables(realm: Realm, methods: Partial<Pick<ObjectValue, 'Get' | 'Set' | 'HasProperty'>>): void {
  Object.assign(realm.globalObject, { isOrdinaryKey: () => false, ...methods });
}

/** The legal names among the endowments become parameters of a function around a direct eval. */
const byParameters: Evaluate = (source, compartment, endowments, original) => {
  if (endowments === undefined) return original();
  const bindings = endowmentsOf(endowments);
  return withinRealm(compartment, () => {
    const make = evaluateScript(`(function (${[...bindings.keys()].join(', ')}) { return (0, function () { return eval(arguments[0]); }); })`, compartment) as ObjectValue;
    return (make.Call(undefined, [...bindings.values()]) as ObjectValue).Call(undefined, [source]);
  });
};

const concatenating: Behaviour = (_this, args) => {
  const texts = args.map((argument) => ToString(argument));
  const body = texts.pop() ?? '';
  return PerformEval(`(function anonymous(${texts.join(',')}) {${body}})`, agent.realm, null);
};

export const evaluationFaults: readonly Fault[] = [
  { id: 'eval-shared', rules: ['evaluators/global-own-eval', 'globals/shared-globals-exclude-evaluators'], description: 'All compartments have the eval of the start compartment.', tamper: withStart(startEval) },
  { id: 'function-shared', rules: ['evaluators/global-own-function', 'globals/shared-globals-exclude-evaluators'], description: 'All compartments have the Function of the start compartment.', tamper: withStart(startFunction) },
  { id: 'eval-in-start', rules: ['evaluators/eval-scope'], description: 'A child\'s eval evaluates in the start compartment.', tamper: withStart((realm, start) => restep(realm, '%eval%', (original) => (...call) => withinRealm(start, () => original(...call)))) },
  { id: 'eval-in-caller', rules: ['evaluators/eval-scope'], description: 'eval evaluates in the compartment that calls it.', tamper: { compartment: (realm) => {
    // A method's realm is its own when it runs: the shared owner's functions alone run in their caller's.
    Object.assign(realm.intrinsics['%eval%'], { realm: realm.shared });
  } } },
  { id: 'function-in-start', rules: ['evaluators/function-scope'], description: 'What a child\'s Function makes has the start global as its scope.', tamper: withStart((realm, start) => restep(realm, '%Function%', (original) => (thisValue, args, newTarget, callee) =>
    original(thisValue, args, newTarget, Object.create(callee, { realm: { value: start } }) as typeof callee))) },
  { id: 'this-is-scope-object', rules: ['evaluators/evaluated-this'], description: 'At the top level, this is an object of the implementation.', tamper: inChildren((realm) => {
    realm.globalThis = new ObjectValue(Shape.empty(realm.globalObject), []);
  }) },
  { id: 'start-this-is-scope-object', rules: ['stages/start-scripts-program-code'], description: 'In start scripts this is an object of the implementation.', tamper: { compartment(realm, place) {
    if (place === 'start') realm.globalThis = plainObject(realm);
  } } },
  { id: 'implementation-in-scope', rules: ['evaluators/evaluator-no-host-scope'], description: 'Names of the implementation are in scope.', tamper: inChildren((realm) => {
    for (const name of ['evaluate', 'scopeProxy', 'arguments']) realm.lexical.set(name, { value: 1, mutable: false });
  }) },
  { id: 'accessor-receiver-is-scope', rules: ['evaluators/global-accessor-receiver'], description: 'Accessors of the global get an object of the implementation as their receiver.', tamper: inChildren((realm) => {
    const global = realm.globalObject;
    const scope = plainObject(realm);
    const receiver = (given: Value): Value => (given === global ? scope : given);
    interceptVariables(realm, {
      Get: (key, given) => ObjectValue.prototype.Get.call(global, key, receiver(given)),
      Set: (key, value, given) => (isAccessor(global, key) ? ObjectValue.prototype.Set.call(global, key, value, receiver(given)) : ObjectValue.prototype.Set.call(global, key, value, given)),
    });
  }) },
  { id: 'unscopables-heeded', rules: ['evaluators/unscopables-no-effect'], description: 'Symbol.unscopables of the global hides variables.', tamper: inChildren((realm) => {
    const global = realm.globalObject;
    const unscopables = realm.intrinsics['%Symbol%'].Get('unscopables', realm.intrinsics['%Symbol%']) as symbol;
    interceptVariables(realm, {
      HasProperty(key) {
        const hidden = key === unscopables ? undefined : ObjectValue.prototype.Get.call(global, unscopables, global);
        if (hidden instanceof ObjectValue && hidden.Get(key, hidden) === true) return false;
        return ObjectValue.prototype.HasProperty.call(global, key);
      },
    });
  }) },
  { id: 'function-concatenates', rules: ['evaluators/function-injection'], description: 'Function pastes parameters and body into one text and evaluates it.', tamper: { compartment: (realm) => restep(realm, '%Function%', () => concatenating) } },
  { id: 'program-inside-function', rules: ['evaluators/evaluator-wrapper-sealed'], description: 'A program is pasted into a function of the implementation.', tamper: evaluating(PROGRAM, (source, compartment, endowments, original) =>
    endowments !== undefined ? original() : withinRealm(compartment, () => {
      try {
        return original();
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
        return evaluateScript(`(function () {\n${source as string}\n}).call(this)`, compartment, { endowments: new Map() });
      }
    })) },
  { id: 'eval-converts', rules: ['evaluators/eval-nonstring'], description: 'eval converts its argument to a string.', tamper: { compartment: (realm) => restep(realm, '%eval%', (original) => (thisValue, [x, ...rest], newTarget, callee) => original(thisValue, [x instanceof ObjectValue ? ToString(x) : x, ...rest], newTarget, callee)) } },
  foreignErrors(['SyntaxError'], 'syntax-errors-foreign', ['evaluators/evaluator-errors-shared', 'errors/thrown-errors-shared'], 'Syntax errors are those of another realm.'),
  foreignErrors(['TypeError', 'ReferenceError', 'RangeError'], 'language-errors-foreign', ['errors/thrown-errors-shared', 'host/stack-overflow-sound'], 'Errors that the language throws are those of another realm.'),
  { id: 'evaluator-open-after-failure', rules: ['evaluators/evaluator-survives-failure'], description: 'After a failed evaluation eval evaluates in the start compartment.', tamper: withStart((realm, start) => {
    let failed = false;
    restep(realm, '%eval%', (original) => (...call) => withinRealm(failed ? start : realm, () => {
      try {
        return original(...call);
      } catch (error) {
        failed = true;
        throw error;
      }
    }));
  }) },
  { id: 'evaluator-source-shown', rules: ['evaluators/evaluator-source-hidden'], description: 'eval and Function show the source of an implementation.', tamper: { compartment: ({ intrinsics }) => {
    for (const id of ['%eval%', '%Function%']) Object.assign(intrinsics[id], { toSource: () => 'function evaluator(source) { return scopeProxy.evaluate(source); }' });
  } } },
  { id: 'eval-inherits-otherwise', rules: ['evaluators/eval-proto'], description: 'eval does not inherit from Function.prototype.', tamper: { compartment: ({ intrinsics }) => setPrototype(intrinsics['%eval%'], intrinsics['%ObjectPrototype%']) } },
  { id: 'function-inherits-otherwise', rules: ['evaluators/function-proto'], description: 'Function does not inherit from Function.prototype.', tamper: { compartment: ({ intrinsics }) => setPrototype(intrinsics['%Function%'], intrinsics['%ObjectPrototype%']) } },
  { id: 'function-prototype-of-each', rules: ['evaluators/function-prototype-shared', 'confinement/instanceof-cross-compartment'], description: 'Each Function has a prototype of its own.', tamper: { compartment: (realm) => {
    realm.intrinsics['%Function%'].put('prototype', plainObject(realm), 0);
  } } },
  { id: 'evaluators-unfrozen', rules: ['evaluators/global-evaluators-frozen'], description: 'eval and Function are not frozen.', tamper: { compartment: ({ intrinsics }) => [intrinsics['%eval%'], intrinsics['%Function%']].forEach(thaw) } },
  { id: 'function-is-inert', rules: ['evaluators/function-ne-proto-constructor', 'evaluators/global-own-function'], description: 'Function is Function.prototype.constructor.', tamper: { compartment: ({ globalObject, intrinsics }) => globalObject.put('Function', intrinsics['%InertFunction%'], 0) } },

  { id: 'one-compartment', rules: ['realm-api/realm-makecompartment', 'globals/global-distinct'], description: 'makeCompartment always returns the same one.', tamper: { shared: (owner) => {
    let made: Value;
    restep(owner, '%Realm.makeCompartment%', (original) => (...call) => (made ??= original(...call)));
  } } },
  { id: 'makecompartment-constructs', rules: ['realm-api/realm-makecompartment-no-new'], description: 'Realm.makeCompartment is a constructor.', tamper: { shared: ({ intrinsics }) => void Object.assign(intrinsics['%Realm.makeCompartment%'], { isConstructor: true }) } },
  { id: 'global-of-anything', rules: ['realm-api/realm-global-accessor'], description: 'The getter of global answers any receiver.', tamper: { shared: (owner) => restep(owner, '%get Realm.prototype.global%', (original) => (thisValue, ...rest) =>
    thisValue instanceof RealmObject ? original(thisValue, ...rest) : agent.realm.globalObject) } },
  { id: 'global-with-setter', rules: ['realm-api/realm-global-accessor'], description: 'The accessor global has a setter.', tamper: { shared: (owner) =>
    owner.intrinsics['%RealmPrototype%'].put('global', new Accessor(owner.intrinsics['%get Realm.prototype.global%'], method(owner, 'set global', () => undefined)), ACCESSOR) } },
  { id: 'no-completion-value', rules: ['realm-api/realm-evaluateprogram-completion'], description: 'evaluateProgram gives no completion value but that of a lone expression.', tamper: evaluating(PROGRAM, (source, _compartment, _endowments, original) => {
    const value = original();
    return /[;{]/.test(source as string) && typeof value === 'number' ? undefined : value;
  }) },
  { id: 'endowments-writable', rules: ['realm-api/realm-endowments-const'], description: 'Endowments are parameters of a function, and can be assigned.', tamper: evaluating(PROGRAM, byParameters) },
  { id: 'endowments-inherited', rules: ['realm-api/realm-endowments-own-only'], description: 'Inherited properties are endowed as well.', tamper: endowing((endowments) => filtered(endowments, () => true, true)) },
  { id: 'endowments-enumerable-only', rules: ['realm-api/realm-endowments-nonenumerable'], description: 'Only enumerable properties are endowed.', tamper: endowing((endowments) => filtered(endowments, (key, holder) => ((holder.shape.lookup(key)?.flags ?? 0) & ENUMERABLE) !== 0)) },
  { id: 'illegal-names-throw', rules: ['realm-api/realm-endowments-illegal-names-ignored'], description: 'Endowments whose keys are no names make the evaluation throw.', tamper: endowing((endowments) => {
    for (const key of endowments.OwnPropertyKeys()) if (typeof key === 'string' && !isBindingIdentifier(key)) throwTypeError('not a name');
    return endowments;
  }) },
  { id: 'endowments-behind-global', rules: ['realm-api/realm-endowments-shadow-global'], description: 'A property of the global hides the endowment of its name.', tamper: endowing((endowments, { globalObject }) => filtered(endowments, (key) => globalObject.shape.lookup(key) === undefined)) },
  { id: 'endowments-on-global', rules: ['realm-api/realm-endowments-per-call', 'realm-api/realm-endowments-const'], description: 'Endowments become properties of the global.', tamper: endowing((endowments, { globalObject }) => {
    for (const [name, value] of endowmentsOf(endowments)) if (globalObject.shape.lookup(name) === undefined) globalObject.put(name, value, 7);
    return undefined;
  }) },
  { id: 'lexical-scope-shared', rules: ['realm-api/realm-no-shared-lexical-scope'], description: 'Programs share a global lexical scope, as scripts do.', tamper: evaluating(PROGRAM, (source, compartment, endowments, original) =>
    endowments === undefined ? withinRealm(compartment, () => evaluateScript(source as string, compartment)) : original()) },
  { id: 'lexical-scope-of-all', rules: ['realm-api/realm-no-shared-lexical-scope', 'evaluators/evaluator-no-host-scope'], description: 'The programs of all compartments share one global lexical scope.', tamper: {
    ...evaluating(PROGRAM, (source, compartment, endowments, original) => (endowments === undefined ? withinRealm(compartment, () => evaluateScript(source as string, compartment)) : original())),
    ...withStart((realm, start) => Object.assign(realm, { lexical: start.lexical })),
  } },
  { id: 'expression-as-program', rules: ['realm-api/realm-evaluateexpr-equivalence'], description: 'evaluateExpr evaluates its source as a program.', tamper: evaluating(EXPRESSION, (source, compartment, endowments) =>
    withinRealm(compartment, () => evaluateScript(source as string, compartment, { endowments: endowmentsOf(endowments) }))) },
  { id: 'expression-escapes', rules: ['realm-api/realm-evaluateexpr-nonexpr'], description: 'evaluateExpr puts its source in parentheses without looking whether it is an expression.', tamper: evaluating(EXPRESSION, (source, compartment, endowments) =>
    withinRealm(compartment, () => evaluateScript(`(${source as string}\n);`, compartment, { endowments: endowmentsOf(endowments) }))) },
  { id: 'expression-without-endowments', rules: ['realm-api/realm-evaluateexpr-value'], description: 'evaluateExpr forgets the endowments.', tamper: evaluating(EXPRESSION, (source, compartment) =>
    withinRealm(compartment, () => evaluateScript(`(${source as string}\n);`, compartment, { endowments: new Map() }))) },
]; // prettier-ignore

function isAccessor(object: ObjectValue, key: PropertyKey): boolean {
  const record = object.shape.lookup(key);
  return record !== undefined && (record.flags & ACCESSOR) !== 0;
}
