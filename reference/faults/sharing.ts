/** Faults of the shared primordials, of the function constructors that they hold, and of globals. */
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { Accessor } from '../runtime/accessor.ts';
import { agent } from '../runtime/agent.ts';
import type { BuiltinFunction } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { ToString } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';
import type { RuleId } from '../../spec/model.ts';
import type { Fault } from './model.ts';
import { ACCESSOR, attach, changeFlags, CONFIGURABLE, copyOf, ENUMERABLE, HIDDEN, method, plainObject, remove, restep, thaw, WRITABLE } from './tools.ts';

/** One of the four constructors that syntax leads to compiles text in the caller's compartment. */
function live(id: string, rule: RuleId): Fault {
  const steps = evaluatorBehaviours[id === '%InertFunction%' ? '%Function%' : id];
  return {
    id: `live-constructor:${id}`,
    rules: [rule, 'primordials/no-evaluator-reachable-from-shared'],
    description: `${id} makes functions of text.`,
    tamper: {
      shared: (owner) =>
        restep(owner, id, () => (thisValue, args, newTarget, callee) =>
          steps(thisValue, args, newTarget, Object.create(callee, { realm: { value: agent.realm } }) as BuiltinFunction)),
    },
  };
}

const inert = ['%InertFunction%', '%GeneratorFunction%', '%AsyncFunction%', '%AsyncGeneratorFunction%'] as const;

/** Left out of the freeze. */
function unfrozen(id: string, what: readonly string[], rules: readonly [RuleId, ...RuleId[]], description: string): Fault {
  return { id, rules, description, tamper: { shared: (owner) => what.forEach((intrinsic) => thaw(owner.intrinsics[intrinsic])) } };
}

/** Something of the start compartment that a shared method holds. */
function holding(id: string, rules: readonly [RuleId, ...RuleId[]], description: string, what: (start: Realm) => Value): Fault {
  return {
    id,
    rules,
    description,
    tamper: {
      compartment(realm, place) {
        if (place === 'start') attach(realm.shared!, '%Array.prototype.map%', 'home', what(realm));
      },
    },
  };
}

/** The compartment that was made first, for faults that share what should be apart. */
function withStart(change: (realm: Realm, start: Realm) => void): (realm: Realm, place: 'start' | 'child') => void {
  const starts = new WeakMap<Realm, Realm>();
  return (realm, place) => {
    if (place === 'start') starts.set(realm.shared!, realm);
    else change(realm, starts.get(realm.shared!)!);
  };
}

const inChildren = (change: (realm: Realm) => void): Fault['tamper'] => ({
  compartment(realm, place) {
    if (place === 'child') change(realm);
  },
});

export const sharingFaults: readonly Fault[] = [
  live('%InertFunction%', 'function-constructors/inert-function'),
  live('%GeneratorFunction%', 'function-constructors/inert-generator'),
  live('%AsyncFunction%', 'function-constructors/inert-async'),
  live('%AsyncGeneratorFunction%', 'function-constructors/inert-async-generator'),
  {
    id: 'inert-constructors-convert',
    rules: ['function-constructors/no-argument-coercion'],
    description: 'The inert constructors convert their arguments before they throw.',
    tamper: {
      shared(owner) {
        for (const id of inert) {
          restep(owner, id, (original) => (thisValue, args, newTarget, callee) => {
            args.forEach((argument) => ToString(argument));
            return original(thisValue, args, newTarget, callee);
          });
        }
      },
    },
  },
  {
    id: 'inert-constructor-answers',
    rules: ['function-constructors/inert-function', 'evaluators/proto-constructor-shared-throws'],
    description: 'Function.prototype.constructor does nothing instead of throwing.',
    tamper: { shared: (owner) => restep(owner, '%InertFunction%', () => () => undefined) },
  },
  {
    id: 'prototype-constructor-of-each-compartment',
    rules: ['evaluators/function-ne-proto-constructor', 'evaluators/proto-constructor-shared-throws'],
    description: 'Function.prototype.constructor is the Function of whoever asks.',
    tamper: {
      shared: (owner) =>
        owner.intrinsics['%FunctionPrototype%'].put('constructor', new Accessor(method(owner, 'get constructor', () => agent.realm.intrinsics['%Function%']), undefined), ACCESSOR),
    },
  },
  holding('shared-method-holds-global', ['primordials/no-global-reachable-from-shared', 'primordials/frozen-rom-able'], 'A shared method keeps the global of its maker.', ({ globalObject }) => globalObject),
  holding('shared-method-holds-eval', ['primordials/no-evaluator-reachable-from-shared'], 'A shared method keeps the eval of its maker.', ({ intrinsics }) => intrinsics['%eval%']),
  unfrozen('array-prototype-unfrozen', ['%Array%', '%ArrayPrototype%'], [
    'primordials/frozen-named-intrinsics', 'primordials/frozen-no-covert-channel', 'confinement/dependency-cannot-pollute', 'stages/stage-freeze-last',
  ], 'The freeze leaves out Array and its prototype.'), // prettier-ignore
  unfrozen('hidden-prototypes-unfrozen', ['%ArrayIteratorPrototype%', '%GeneratorPrototype%', '%TypedArray%', '%AsyncFunctionPrototype%'], ['primordials/frozen-hidden-intrinsics'], 'The freeze finds only what has a name.'),
  unfrozen('methods-unfrozen', ['%Array.prototype.map%', '%get Map.prototype.size%', '%Object.prototype.toString%'], ['primordials/frozen-transitive', 'primordials/frozen-no-covert-channel'], 'The freeze is shallow: some methods and getters are left out.'),
  {
    id: 'nothing-frozen',
    rules: ['stages/stage-freeze-last', 'confinement/dependency-cannot-pollute', 'primordials/frozen-transitive', 'confinement/no-mutual-observation', 'host/principal-deny-by-default', 'host/principal-no-tamper'],
    description: 'The freeze does not take place.',
    tamper: { shared: (owner) => Object.values(owner.intrinsics).forEach(thaw) },
  },
  {
    id: 'override-forgotten',
    rules: ['primordials/table-attributes'],
    description: 'Data properties of prototypes became accessors whose setters forget what is assigned to an heir.',
    tamper: {
      shared(owner) {
        for (const id of ['%ObjectPrototype%', '%FunctionPrototype%', '%ErrorPrototype%', '%ArrayPrototype%']) {
          const proto = owner.intrinsics[id];
          for (const { key, index, flags } of [...proto.shape.records()]) {
            if ((flags & ACCESSOR) !== 0 || typeof key !== 'string') continue;
            const original = proto.slots[index] as Value;
            remove(proto, key);
            proto.put(key, new Accessor(method(owner, `get ${key}`, () => original), method(owner, `set ${key}`, () => undefined)), ACCESSOR | (flags & ENUMERABLE));
          }
        }
      },
    },
  },
  {
    id: 'proxy-is-its-target',
    rules: ['host/membrane-possible'],
    description: 'Proxy returns its target.',
    tamper: { shared: (owner) => restep(owner, '%Proxy%', (original) => (thisValue, args, newTarget, callee) => (args[0] instanceof ObjectValue ? args[0] : original(thisValue, args, newTarget, callee))) },
  },
  {
    id: 'mutable-map-on-primordial',
    rules: ['primordials/frozen-no-covert-channel', 'primordials/frozen-transitive'],
    description: 'A mutable object hangs off a shared constructor.',
    tamper: { shared: (owner) => attach(owner, '%Promise%', 'jobs', plainObject(owner)) },
  },
  {
    id: 'use-leaves-a-note',
    rules: ['primordials/frozen-rom-able'],
    description: 'Use by one compartment adds a property to a primordial.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%JSON.stringify%', (original) => (...call) => {
          owner.intrinsics['%Date%'].put(`used${owner.intrinsics['%Date%'].shapeKeys().length}`, agent.realm.globalObject, 0);
          owner.intrinsics['%Array%'].put('lastUser', agent.realm.globalObject, 0);
          return original(...call);
        }),
    },
  },

  { id: 'own-array', rules: ['globals/shared-globals-same-identity', 'confinement/instanceof-cross-compartment'], description: 'Each compartment has an Array of its own.', tamper: inChildren((realm) => {
    const own = method(realm, 'Array', (realm.intrinsics['%Array%'] as BuiltinFunction).behaviour);
    Object.assign(own, { isConstructor: true });
    own.put('prototype', copyOf(realm, realm.intrinsics['%ArrayPrototype%']), 0);
    own.put('isArray', realm.intrinsics['%Array.isArray%'], 0);
    realm.globalObject.put('Array', own, 0);
  }) },
  { id: 'no-realm-in-children', rules: ['globals/shared-globals-include-realm'], description: 'Children have no Realm.', tamper: inChildren(({ globalObject }) => remove(globalObject, 'Realm')) },
  { id: 'start-lacks-name', rules: ['globals/start-global-populated'], description: 'The start global lacks a standard name.', tamper: { compartment(realm, place) {
    if (place === 'start') remove(realm.globalObject, 'WeakSet');
  } } },
  { id: 'globals-writable', rules: ['globals/global-props-nonwritable', 'globals/table-attributes'], description: 'The properties of globals are writable.', tamper: { compartment: ({ globalObject }) => changeFlags(globalObject, (flags) => flags | WRITABLE) } },
  { id: 'globals-configurable', rules: ['globals/global-props-nonconfigurable', 'globals/table-attributes'], description: 'The properties of globals are configurable.', tamper: { compartment: ({ globalObject }) => changeFlags(globalObject, (flags) => flags | CONFIGURABLE) } },
  { id: 'globals-open', rules: ['confinement/no-mutual-observation', 'globals/global-props-nonwritable'], description: 'The compartments share one global whose properties can be replaced.', tamper: { compartment: withStart((realm, start) => {
    changeFlags(start.globalObject, (flags) => flags | HIDDEN);
    realm.globalObject = realm.globalThis = start.globalObject;
  }) } },
  { id: 'global-frozen', rules: ['globals/global-not-frozen'], description: 'Children get a frozen global.', tamper: { compartment: ({ globalObject }) => void globalObject.applyIntegrity('frozen') } },
  { id: 'global-not-extensible', rules: ['globals/global-not-frozen', 'globals/global-extensible'], description: 'Nothing can be added to a global.', tamper: { compartment: ({ globalObject }) => void (globalObject.extensible = false) } },
  { id: 'global-ordinary', rules: ['globals/global-proto-immutable'], description: 'The prototype of a global can be changed.', tamper: { compartment: ({ globalObject }) => void Object.setPrototypeOf(globalObject, ObjectValue.prototype as object) } },
  { id: 'global-shared', rules: ['globals/global-distinct', 'globals/shared-globals-exclude-evaluators', 'confinement/ocap-only-by-grant'], description: 'All compartments have the start global.', tamper: { compartment: withStart((realm, start) => {
    realm.globalObject = realm.globalThis = start.globalObject;
  }) } },
  { id: 'global-inherits-start', rules: ['globals/no-host-object-in-child', 'stages/host-bindings-on-start-only'], description: 'The globals of children inherit from the start global.', tamper: { compartment: withStart((realm, start) => {
    realm.globalObject.changeShape(realm.globalObject.shape.withPrototype(start.globalObject));
  }) } },
  { id: 'globals-go-to-sibling', rules: ['confinement/ocap-only-by-grant', 'confinement/no-mutual-observation'], description: 'What one compartment adds to its global all others see.', tamper: { compartment: withStart((realm, start) => {
    let common = start.globalObject.shape.proto;
    if (common === realm.intrinsics['%ObjectPrototype%']) {
      common = plainObject(realm);
      start.globalObject.changeShape(start.globalObject.shape.withPrototype(common));
    }
    const own = realm.globalObject;
    own.changeShape(own.shape.withPrototype(common));
    Object.defineProperty(own, 'DefineOwnProperty', { value: common!.DefineOwnProperty.bind(common) });
  }) } },
]; // prettier-ignore
