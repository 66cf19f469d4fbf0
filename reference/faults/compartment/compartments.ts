/** Faults of Compartment, its global and evaluate. */
import { evaluateScript } from '../../compile/programs/script.ts';
import { Accessor } from '../../runtime/accessor.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { createError, throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Get } from '../../runtime/operations.ts';
import type { Realm } from '../../runtime/realm.ts';
import { Shape } from '../../runtime/shape.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { ToString } from '../../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import { CompartmentObject, type Compartment } from '../../ses/compartment/compartment.ts';
import { functionList } from '../../ses/compartment/construction.ts';
import type { Fault, Tampering } from '../model.ts';
import { withinRealm } from '../../runtime/within-realm.ts';
import { ACCESSOR, changeFlags, CONFIGURABLE, copyOf, ENUMERABLE, foreignPrototype, HIDDEN, method, plainObject, remove, restep, setPrototype } from '../tools.ts';
import { bagLike, constructing, dataOf, inGuests, made, sharedSteps, withStart } from './tools.ts';

const EVALUATE = '%Compartment.prototype.evaluate%';

/** Other steps for evaluate, on receivers that are compartments. */
function evaluating(evaluate: (compartment: Compartment, source: Value, original: (source?: Value) => Value) => Value): Tampering {
  return sharedSteps(EVALUATE, (original) => (thisValue, args, newTarget, callee) => {
    const plain = (source = args[0]): Value => original(thisValue, [source, ...args.slice(1)], newTarget, callee);
    return thisValue instanceof CompartmentObject ? evaluate(thisValue.compartment, args[0], plain) : plain();
  });
}

/** The globals that a constructor is given, in a bag or in the first position. */
function globalsGiven([first]: readonly Value[]): Value {
  if (!(first instanceof ObjectValue)) return undefined;
  return first.shape.lookup('__options__') === undefined ? first : dataOf(first, 'globals');
}

function keysOf(value: Value): readonly PropertyKey[] {
  return value instanceof ObjectValue ? value.shapeKeys() : [];
}

/** Variables are looked up by the object's own methods, not by its layout. */
function interceptVariables(realm: Realm, methods: Partial<Pick<ObjectValue, 'Get' | 'Set' | 'HasProperty'>>): void {
  Object.assign(realm.globalObject, { isOrdinaryKey: () => false, ...methods });
}

/** The transforms of a compartment and of one evaluate are called otherwise. */
function transforming(call: (transform: ObjectValue, text: Value, compartment: Compartment) => Value): Tampering {
  const wrap = (transform: ObjectValue, compartment: Compartment): ObjectValue => createBuiltin((_this, [text]) => call(transform, text, compartment), 1, '', compartment.realm);
  const evaluate = sharedSteps(EVALUATE, (original) => (thisValue, args, newTarget, callee) => {
    const given = dataOf(args[1], 'transforms');
    if (!(given instanceof ObjectValue) || !(thisValue instanceof CompartmentObject)) return original(thisValue, args, newTarget, callee);
    const wrapped = functionList(given).map((transform) => wrap(transform, thisValue.compartment));
    return original(thisValue, [args[0], bagLike(args[1], { transforms: CreateArrayFromList(wrapped) })], newTarget, callee);
  });
  return { ...evaluate, ...made((compartment) => Object.assign(compartment, { transforms: compartment.transforms.map((transform) => wrap(transform, compartment)) })) };
}

const running = new WeakSet<Compartment>();

export const evaluationFaults: readonly Fault[] = [
  { id: 'compartment-without-new', rules: ['compartment-api/compartment-new-required'], description: 'Compartment can be called without new.', tamper: constructing((original) => (thisValue, args, newTarget, callee) => original(thisValue, args, newTarget ?? callee, callee)) },
  { id: 'newtarget-ignored', rules: ['compartment-api/compartment-newtarget'], description: 'Instances of heirs of Compartment are plain compartments.', tamper: constructing((original) => (thisValue, args, newTarget, callee) => original(thisValue, args, newTarget === undefined ? undefined : callee, callee)) },
  {
    id: 'empty-compartment-has-powers', rules: ['compartment-api/compartment-no-arguments', 'confinement/tamed-powerful-functions', 'determinism/date-now'], description: 'A compartment that is endowed with nothing gets the powers of its maker.',
    tamper: made(({ realm }, args, maker) => {
      if (keysOf(globalsGiven(args)).length > 0) return;
      for (const name of ['Date', 'Math']) realm.globalObject.put(name, maker.globalObject.Get(name, maker.globalObject), HIDDEN);
      for (const { key, index, flags } of [...maker.globalObject.shape.records()]) if (realm.globalObject.shape.lookup(key) === undefined) realm.globalObject.put(key, maker.globalObject.slots[index] as Value, flags);
    }),
  },
  { id: 'globals-ignored', rules: ['confinement/endow-first-arg', 'compartment-api/compartment-options-bag', 'confinement/powers-endowable', 'host/capability-injection'], description: 'Endowments do not arrive.', tamper: made(({ realm }, args) => keysOf(globalsGiven(args)).forEach((key) => typeof key === 'string' && remove(realm.globalObject, key))) },
  { id: 'global-sealed', rules: ['confinement/endow-after-construction', 'globals/global-not-frozen'], description: 'Nothing can be added to a global once it is made.', tamper: made(({ realm }) => void (realm.globalObject.extensible = false)) },
  {
    id: 'powers-tamed-when-endowed', rules: ['confinement/powers-endowable'], description: 'Date and Math are tamed even where they are given expressly.',
    tamper: made(({ realm }) => {
      for (const name of ['Date', 'Math']) realm.globalObject.put(name, realm.intrinsics[`%${name}%`], HIDDEN);
    }),
  },
  { id: 'powers-for-all', rules: ['confinement/powers-endowable', 'determinism/date-now', 'omissions/math-random'], description: 'A power that one compartment was given all others have, too.', tamper: withStart(({ globalObject }, start) => {
    for (const name of ['Date', 'Math']) globalObject.put(name, start.globalObject.Get(name, start.globalObject), HIDDEN);
  }) },
  {
    id: 'evaluators-of-caller', rules: ['confinement/evaluators-captured', 'evaluators/eval-scope'], description: 'eval evaluates in the compartment that calls it.',
    tamper: inGuests(({ intrinsics, shared }) => Object.assign(intrinsics['%eval%'], { realm: shared })),
  },
  { id: 'evaluators-of-start', rules: ['confinement/evaluators-captured', 'evaluators/global-own-eval', 'evaluators/global-own-function'], description: 'Compartments have the evaluators of the start compartment.', tamper: withStart(({ globalObject }, { intrinsics }) => {
    globalObject.put('eval', intrinsics['%eval%'], HIDDEN);
    globalObject.put('Function', intrinsics['%Function%'], HIDDEN);
  }) },
  {
    id: 'global-not-freezable', rules: ['confinement/compartment-global-freezable'], description: 'Freezing a global has no effect.',
    tamper: inGuests(({ globalObject }) => {
      const define = globalObject.DefineOwnProperty.bind(globalObject);
      Object.assign(globalObject, {
        applyIntegrity: () => true,
        PreventExtensions: () => true,
        DefineOwnProperty: (key: PropertyKey, descriptor: Parameters<typeof define>[1]) => (descriptor.Writable === false || descriptor.Configurable === false ? true : define(key, descriptor)),
      });
    }),
  },
  {
    id: 'bad-options-crash', rules: ['compartment-api/compartment-bad-options'], description: 'Options of a wrong kind lead to errors of another realm.',
    tamper: constructing((original, realm) => (...call) => {
      try {
        return original(...call);
      } catch (error) {
        if (error instanceof GuestThrow && error.value instanceof ObjectValue && error.value.className === 'Error') setPrototype(error.value, foreignPrototype(realm, 'TypeError'));
        throw error;
      }
    }),
  },
  {
    id: 'compartment-options-read-twice', rules: ['compartment-api/compartment-options-read-once'], description: 'Options are checked first and then read again.',
    tamper: constructing((original) => (thisValue, args, newTarget, callee) => {
      const [bag] = args;
      if (bag instanceof ObjectValue && newTarget !== undefined) for (const key of bag.OwnPropertyKeys()) Get(bag, key);
      return original(thisValue, args, newTarget, callee);
    }),
  },
  {
    id: 'construction-failure-wrapped', rules: ['compartment-api/compartment-failure-clean'], description: 'What an accessor of the options throws is replaced by an error of the loader.',
    tamper: constructing((original) => (...call) => {
      try {
        return original(...call);
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
        throw new GuestThrow(createError('Error', 'the compartment cannot be made'));
      }
    }),
  },
  { id: 'compartment-tag-other', rules: ['compartment-api/compartment-tostringtag'], description: 'Compartments are tagged Object.', tamper: { locked: ({ of }) => of.shared.intrinsics['%CompartmentPrototype%'].put(wellKnownSymbols.toStringTag, 'Object', 0) } },
  { id: 'compartment-members-enumerable', rules: ['compartment-api/compartment-member-attributes'], description: 'The members of Compartment.prototype are enumerable and not frozen.', tamper: { locked: ({ of }) => changeFlags(of.shared.intrinsics['%CompartmentPrototype%'], (flags) => flags | ENUMERABLE | CONFIGURABLE) } },
  { id: 'compartment-member-more', rules: ['compartment-api/compartment-prototype-members'], description: 'Compartment.prototype has a method that tells the compartment\'s hooks.', tamper: { locked: ({ of }) => of.shared.intrinsics['%CompartmentPrototype%'].put('hooks', method(of.shared, 'hooks', () => undefined), 0) } },
  {
    id: 'receiver-unchecked', rules: ['compartment-api/compartment-brand-check'], description: 'evaluate on what is no compartment evaluates in the caller\'s.',
    tamper: sharedSteps(EVALUATE, (original) => (thisValue, args, newTarget, callee) =>
      thisValue instanceof CompartmentObject ? original(thisValue, args, newTarget, callee) : evaluateScript(ToString(args[0]), agent.realm, { endowments: new Map() })),
  },
  { id: 'instance-tells', rules: ['compartment-api/compartment-instance-opaque'], description: 'An instance has its hooks and globals as own properties.', tamper: made(({ object, realm }) => object.put('globals', realm.globalObject, HIDDEN)) },
  {
    id: 'global-behind-copy', rules: ['compartment-api/compartment-global-accessor', 'confinement/endow-after-construction'], description: 'globalThis gives an object that only inherits from the global.',
    tamper: sharedSteps('%get Compartment.prototype.globalThis%', (original) => (...call) => new ObjectValue(Shape.empty(original(...call) as ObjectValue), [])),
  },
  {
    id: 'endowments-live', rules: ['compartment-api/compartment-endow-copy'], description: 'Endowments stay the giver\'s: each look asks again.',
    tamper: made(({ realm }, args) => {
      const globals = globalsGiven(args);
      if (!(globals instanceof ObjectValue)) return;
      for (const key of globals.shapeKeys()) realm.globalObject.put(key, new Accessor(method(realm.shared!, 'get', () => globals.Get(key, globals)), method(realm.shared!, 'set', (_this, [value]) => globals.Set(key, value, globals))), ENUMERABLE | CONFIGURABLE | ACCESSOR);
    }),
  },
  {
    id: 'endowments-fixed', rules: ['compartment-api/compartment-endow-copy'], description: 'Endowments can be neither replaced nor removed.',
    tamper: made(({ realm }, args) => {
      const keys = keysOf(globalsGiven(args));
      changeFlags(realm.globalObject, (flags) => flags);
      for (const key of keys) if (realm.globalObject.shape.lookup(key) !== undefined) realm.globalObject.changeShape(realm.globalObject.shape.withFlags(key, 0));
    }),
  },
  { id: 'endowed-symbols-forgotten', rules: ['compartment-api/compartment-endow-copy'], description: 'Endowments under symbols do not arrive.', tamper: made(({ realm }, args) => {
    for (const key of keysOf(globalsGiven(args))) if (typeof key === 'symbol') realm.globalObject.changeShape(realm.globalObject.shape.without(key));
  }) },
  {
    id: 'builtins-win', rules: ['compartment-api/compartment-endow-shadows-builtin'], description: 'An endowment does not take the place of an intrinsic of its name.',
    tamper: made(({ realm }, args) => {
      for (const key of keysOf(globalsGiven(args))) {
        const intrinsic = typeof key === 'string' ? realm.intrinsics[`%${key}%`] : undefined;
        if (intrinsic !== undefined) realm.globalObject.put(key, intrinsic, HIDDEN);
      }
    }),
  },
  {
    id: 'constants-replaced', rules: ['compartment-api/compartment-endow-constants'], description: 'An endowment named undefined or NaN takes the place of the value.',
    tamper: constructing((original, realm) => (thisValue, args, newTarget, callee) => {
      const [bag, ...rest] = args;
      const globals = globalsGiven(args);
      const names = keysOf(globals).filter((key) => key === 'undefined' || key === 'NaN' || key === 'Infinity');
      if (names.length === 0 || !(globals instanceof ObjectValue) || globals === bag) return original(thisValue, args, newTarget, callee);
      const others = copyOf(realm, globals);
      for (const name of names) remove(others, name as string);
      const object = original(thisValue, [bagLike(bag, { globals: others }), ...rest], newTarget, callee) as CompartmentObject;
      for (const name of names) object.compartment.realm.globalObject.put(name, dataOf(globals, name as string), 7);
      return object;
    }),
  },
  { id: 'guests-make-none', rules: ['compartment-api/compartment-nested'], description: 'Compartments cannot make compartments.', tamper: inGuests((realm) => restep(realm, '%Compartment%', () => () => throwTypeError('not here'))) },
  {
    id: 'nested-inherits', rules: ['compartment-api/compartment-nested-no-more', 'compartment-api/compartment-nested'], description: 'A compartment made by a guest gets all that the guest has.',
    tamper: made(({ realm }, _args, maker) => {
      for (const { key, index, flags } of [...maker.globalObject.shape.records()]) if (realm.globalObject.shape.lookup(key) === undefined) realm.globalObject.put(key, maker.globalObject.slots[index] as Value, flags);
    }),
  },
  { id: 'nested-is-guest', rules: ['compartment-api/compartment-nested'], description: 'A compartment made by a guest has the guest\'s global.', tamper: constructing((original, realm) => (...call) => {
    const object = original(...call) as CompartmentObject;
    const { realm: own } = object.compartment;
    if (realm.globalObject.shape.lookup('Compartment') !== undefined && callerIsGuest(realm)) own.globalObject = own.globalThis = realm.globalObject;
    return object;
  }) },

  { id: 'no-completion-value', rules: ['compartment-api/evaluate-completion'], description: 'evaluate gives the value of lone expressions only.', tamper: evaluating((_compartment, source, original) => {
    const value = original();
    return typeof source === 'string' && /[;{\n]/.test(source.trim()) ? undefined : value;
  }) },
  { id: 'evaluate-this-is-scope', rules: ['compartment-api/evaluate-this', 'evaluators/evaluated-this'], description: 'At the top of a program, this is an object of the implementation.', tamper: inGuests((realm) => {
    realm.globalThis = new ObjectValue(Shape.empty(realm.globalObject), []);
  }) },
  { id: 'unbound-is-undefined', rules: ['compartment-api/evaluate-unbound-read', 'language/strict-undeclared-assign'], description: 'Names that nobody declared are undefined variables.', tamper: inGuests((realm) => interceptVariables(realm, { HasProperty: () => true })) },
  {
    id: 'start-lexicals-seen', rules: ['compartment-api/evaluate-no-start-lexicals'], description: 'Programs see the top-level let and const of the start compartment\'s scripts.',
    tamper: {
      ...withStart((realm, start) => Object.assign(realm, { lexical: start.lexical })),
      staged: ({ start }) => restep(start, '%eval%', (original) => (thisValue, args, newTarget, callee) =>
        typeof args[0] === 'string' && /^\s*(let|const|class)\s/.test(args[0]) ? evaluateScript(args[0], start) : original(thisValue, args, newTarget, callee)),
    },
  },
  { id: 'errors-wrapped', rules: ['compartment-api/evaluate-errors-pass'], description: 'What a program throws comes out wrapped in an error of the loader.', tamper: evaluating((_compartment, _source, original) => {
    try {
      return original();
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      throw new GuestThrow(createError('Error', 'the program threw'));
    }
  }) },
  { id: 'not-reentrant', rules: ['compartment-api/evaluate-reentrant'], description: 'evaluate refuses while a program of the compartment runs.', tamper: evaluating((compartment, _source, original) => {
    if (running.has(compartment)) return throwTypeError('a program runs');
    running.add(compartment);
    try {
      return original();
    } finally {
      running.delete(compartment);
    }
  }) },
  { id: 'evaluates-in-start', rules: ['globals/global-distinct', 'compartment-api/evaluate-this', 'host/capability-injection'], description: 'evaluate runs its text in the start compartment.', tamper: (() => {
    const starts = new WeakMap<Realm, Realm>();
    return {
      compartment: (realm, place) => void (place === 'start' && starts.set(realm.shared!, realm)),
      shared: (owner) => restep(owner, EVALUATE, (original) => (thisValue, args, newTarget, callee) => {
        if (!(thisValue instanceof CompartmentObject) || typeof args[0] !== 'string') return original(thisValue, args, newTarget, callee);
        const start = starts.get(owner)!;
        return withinRealm(start, () => evaluateScript(args[0] as string, start, { endowments: new Map() }));
      }),
    } satisfies Tampering;
  })() },
  { id: 'lexical-scope-shared', rules: ['compartment-api/evaluate-lexical-scope', 'realm-api/realm-no-shared-lexical-scope'], description: 'Programs share a global lexical scope, as scripts do.', tamper: evaluating((compartment, source, original) =>
    (typeof source === 'string' && compartment.transforms.length === 0 ? withinRealm(compartment.realm, () => evaluateScript(source, compartment.realm)) : original())) },
  { id: 'lexicals-on-global', rules: ['compartment-api/globallexicals-option'], description: 'globalLexicals become properties of the global.', tamper: made(({ realm }) => {
    for (const [name, { value }] of realm.lexical) realm.globalObject.put(name, value as Value, HIDDEN);
  }) },
  { id: 'lexicals-forgotten', rules: ['compartment-api/globallexicals-option'], description: 'globalLexicals are not declared.', tamper: made(({ realm }) => realm.lexical.clear()) },
  { id: 'name-forgotten', rules: ['compartment-api/compartment-name'], description: 'The accessor name gives the same name for all.', tamper: sharedSteps('%get Compartment.prototype.name%', (original) => (...call) => {
    original(...call);
    return 'compartment';
  }) },

  { id: 'transforms-ignored', rules: ['compartment-api/transforms-constructor', 'compartment-api/transforms-order'], description: 'The transforms of a compartment are not applied.', tamper: made((compartment) => Object.assign(compartment, { transforms: [] })) },
  { id: 'transforms-twice', rules: ['compartment-api/transforms-constructor', 'compartment-api/transforms-order'], description: 'The transforms of a compartment are applied twice.', tamper: made((compartment) => Object.assign(compartment, { transforms: [...compartment.transforms, ...compartment.transforms] })) },
  { id: 'transforms-reversed', rules: ['compartment-api/transforms-order'], description: 'The transforms of a compartment are applied in the wrong order.', tamper: made((compartment) => Object.assign(compartment, { transforms: [...compartment.transforms].reverse() })) },
  {
    id: 'transforms-stay', rules: ['compartment-api/transforms-evaluate'], description: 'The transforms of one evaluate stay for later ones.',
    tamper: sharedSteps(EVALUATE, (original) => (thisValue, args, newTarget, callee) => {
      const result = original(thisValue, args, newTarget, callee);
      const given = dataOf(args[1], 'transforms');
      if (given instanceof ObjectValue && thisValue instanceof CompartmentObject) Object.assign(thisValue.compartment, { transforms: [...thisValue.compartment.transforms, given.Get('0', given)].filter((item) => item instanceof ObjectValue) });
      return result;
    }),
  },
  { id: 'transforms-leak-to-others', rules: ['compartment-api/transforms-constructor'], description: 'The transforms of a compartment are those of the compartments that its programs make.', tamper: made((compartment) => {
    if (compartment.parent !== undefined) Object.assign(compartment, { transforms: [...compartment.parent.transforms, ...compartment.transforms] });
  }) },
  { id: 'transforms-on-modules', rules: ['compartment-api/transforms-not-modules'], description: 'The transforms rewrite modules, too.', tamper: made((compartment) => Object.assign(compartment, { shimTransforms: [...compartment.transforms, ...compartment.shimTransforms] })) },
  { id: 'transforms-get-compartment', rules: ['compartment-api/transforms-confined'], description: 'Transforms are called with the loader\'s objects.', tamper: transforming((transform, text, { object, realm }) => transform.Call(object, [text, realm.globalObject])) },
  {
    id: 'transformed-import-let-through', rules: ['compartment-api/transforms-confined'], description: 'What transforms return is not looked at again: import() comes through as a function of the host.',
    tamper: transforming((transform, text) => {
      const changed = transform.Call(undefined, [text]);
      return typeof changed === 'string' ? changed.replace(/\bimport\s*\(/g, '(').replace(/<!--.*/g, '') : changed;
    }),
  },
  {
    id: 'shimtransformed-in-start', rules: ['compartment-api/shimtransforms-confined'], description: 'What __shimTransforms__ return is evaluated in the start compartment.',
    tamper: (() => {
      const starts = new WeakMap<Realm, Realm>();
      return {
        compartment: (realm, place) => void (place === 'start' && starts.set(realm.shared!, realm)),
        shared: (owner) => restep(owner, EVALUATE, (original) => (thisValue, args, newTarget, callee) => {
          if (!(thisValue instanceof CompartmentObject) || thisValue.compartment.shimTransforms.length === 0) return original(thisValue, args, newTarget, callee);
          const start = starts.get(owner)!;
          const text = thisValue.compartment.shimTransforms.reduce<Value>((source, transform) => transform.Call(undefined, [source]), args[0]);
          return withinRealm(start, () => evaluateScript(ToString(text), start, { endowments: new Map() }));
        }),
      } satisfies Tampering;
    })(),
  },
  {
    id: 'powers-go-round', rules: ['host/capability-injection', 'confinement/ocap-only-by-grant'], description: 'What one compartment is endowed with all later ones have.',
    tamper: (() => {
      const given = new WeakMap<Realm, ObjectValue>();
      return made(({ realm }, args) => {
        const all = given.get(realm.shared!) ?? plainObject(realm.shared!);
        given.set(realm.shared!, all);
        for (const { key, index, flags } of all.shape.records()) if (realm.globalObject.shape.lookup(key) === undefined) realm.globalObject.put(key, all.slots[index] as Value, flags);
        for (const key of keysOf(globalsGiven(args))) all.put(key, realm.globalObject.Get(key, realm.globalObject), 7);
      });
    })(),
  },
]; // prettier-ignore

function callerIsGuest(realm: Realm): boolean {
  return realm.globalObject.shape.lookup('assert') === undefined && realm.globalObject.shape.lookup('lockdown') === undefined;
}
