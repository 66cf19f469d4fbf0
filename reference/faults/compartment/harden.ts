/** Faults of harden. */
import { Accessor } from '../../runtime/accessor.ts';
import { agent } from '../../runtime/agent.ts';
import { MapObject, SetObject } from '../../runtime/collection-objects.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { BuiltinFunction, type Behaviour } from '../../runtime/function-object.ts';
import { ECMAScriptFunction } from '../../compile/functions/ecmascript-function.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { IsAccessorDescriptor } from '../../runtime/property-descriptor.ts';
import { TypedArrayObject } from '../../runtime/typed-array-object.ts';
import type { Value } from '../../runtime/value.ts';
import { freeze, markHardened } from '../../ses/harden.ts';
import { stageOf } from '../../ses/stage.ts';
import type { RuleId } from '../../../spec/model.ts';
import type { Fault } from '../model.ts';
import { HIDDEN, restep, thaw } from '../tools.ts';
import { sharedSteps } from './tools.ts';

/** What a harden of somebody's own does otherwise. */
interface Lapses {
  readonly skipsSymbols?: true;
  readonly skipsHidden?: true;
  readonly skipsAccessors?: true;
  readonly callsGetters?: true;
  readonly skipsPrototypes?: true;
  readonly shallow?: true;
  /** So many objects, and no more. */
  readonly atMost?: number;
  readonly trustsFrozen?: true;
  readonly refusesTypedArrays?: true;
  readonly skipsExpandos?: true;
  readonly contents?: true;
  readonly forgives?: true;
  /** Looks at everything first and freezes afterwards. */
  readonly looksFirst?: true;
  readonly remembersTried?: true;
  readonly seals?: true;
}

/** Harden with lapses, after lockdown; before it the original throws. */
function lapsing(lapses: Lapses): (original: Behaviour) => Behaviour {
  const tried = new WeakSet<ObjectValue>();
  return (original) => (thisValue, args, newTarget, callee) => {
    const [root] = args;
    if (stageOf(agent.realm) !== 'locked') return original(thisValue, args, newTarget, callee);
    if (!(root instanceof ObjectValue)) return root;
    if (lapses.remembersTried === true && tried.has(root)) return root;
    tried.add(root);
    const met = new Set<ObjectValue>([root]);
    for (const object of met) {
      if (lapses.atMost !== undefined && met.size > lapses.atMost) break;
      if (lapses.trustsFrozen === true && !object.extensible && [...object.shape.records()].every(({ flags }) => (flags & 4) === 0)) continue;
      if (lapses.looksFirst !== true) freezeWith(object, lapses);
      if (lapses.shallow !== true) for (const value of surfaceOf(object, lapses)) if (value instanceof ObjectValue) met.add(value);
    }
    if (lapses.looksFirst === true) for (const object of met) freezeWith(object, lapses);
    return root;
  };
}

function freezeWith(object: ObjectValue, lapses: Lapses): void {
  try {
    if (object instanceof TypedArrayObject && lapses.refusesTypedArrays === true) throwTypeError('typed arrays cannot be frozen');
    if (object instanceof TypedArrayObject && lapses.skipsExpandos === true) object.PreventExtensions();
    else if (lapses.seals === true) object.PreventExtensions();
    else freeze(object);
  } catch (error) {
    if (lapses.forgives !== true || !(error instanceof GuestThrow)) throw error;
  }
}

function* surfaceOf(object: ObjectValue, lapses: Lapses): Generator<unknown> {
  if (lapses.skipsPrototypes !== true) yield object.GetPrototypeOf();
  for (const key of object.OwnPropertyKeys()) {
    if (lapses.skipsSymbols === true && typeof key === 'symbol') continue;
    if (lapses.skipsExpandos === true && object instanceof TypedArrayObject) continue;
    const found = object.GetOwnProperty(key);
    if (found === undefined || (lapses.skipsHidden === true && found.Enumerable === false)) continue;
    if (!IsAccessorDescriptor(found)) yield found.Value;
    else if (lapses.skipsAccessors !== true) {
      yield found.Get;
      yield found.Set;
      if (lapses.callsGetters === true && found.Get instanceof ObjectValue) yield found.Get.Call(object, []);
    }
  }
  if (lapses.contents === true && object instanceof MapObject) yield* object.data.values();
  if (lapses.contents === true && object instanceof SetObject) yield* object.data.values();
}

function lapse(id: string, rules: readonly [RuleId, ...RuleId[]], description: string, lapses: Lapses): Fault {
  return { id, rules, description, tamper: sharedSteps('%harden%', lapsing(lapses)) };
}

/** A hardened function gets back the variables that it had whenever it is called. */
function purify(value: Value): void {
  if (!(value instanceof ECMAScriptFunction)) return;
  const { environment } = value;
  if (environment === null) return;
  const call = value.Call.bind(value);
  const before = [...environment];
  Object.defineProperty(value, 'Call', {
    value(thisValue: Value, args: Value[]) {
      try {
        return call(thisValue, args);
      } finally {
        for (let index = 1; index < before.length; index++) environment[index] = before[index] as Value;
      }
    },
  });
}

const replaced = (object: ObjectValue, key: string): boolean => {
  const record = object.shape.lookup(key);
  const slot = record === undefined ? undefined : object.slots[record.index];
  return record !== undefined && !(slot instanceof BuiltinFunction) && !(slot instanceof Accessor);
};

export const hardenFaults: readonly Fault[] = [
  { id: 'harden-returns-nothing', rules: ['harden/harden-returns-arg', 'harden/harden-primitives'], description: 'harden returns undefined.', tamper: sharedSteps('%harden%', (original) => (...call) => void original(...call) as undefined) },
  { id: 'harden-does-nothing', rules: ['harden/harden-transitive-props', 'harden/harden-cycles'], description: 'harden only returns its argument.', tamper: sharedSteps('%harden%', () => (_this, [value]) => value) },
  lapse('harden-shallow', ['harden/harden-transitive-props', 'host/hardened-exports-defend'], 'harden freezes its argument alone.', { shallow: true }),
  lapse('harden-seals', ['harden/harden-transitive-props'], 'harden prevents extensions and leaves properties writable.', { seals: true }),
  lapse('harden-skips-symbols', ['harden/harden-symbol-props'], 'harden passes over properties under symbols.', { skipsSymbols: true }),
  lapse('harden-skips-hidden', ['harden/harden-nonenumerable'], 'harden passes over properties that are not enumerable.', { skipsHidden: true }),
  lapse('harden-skips-accessors', ['harden/harden-accessors-not-called'], 'harden leaves getters and setters as they are.', { skipsAccessors: true }),
  lapse('harden-calls-getters', ['harden/harden-accessors-not-called'], 'harden calls getters.', { callsGetters: true }),
  lapse('harden-skips-prototypes', ['harden/harden-prototype-chain'], 'harden does not look at prototypes.', { skipsPrototypes: true }),
  lapse('harden-gives-up', ['harden/harden-cycles'], 'harden stops after a hundred objects.', { atMost: 100 }),
  lapse('harden-trusts-frozen', ['harden/harden-idempotent'], 'harden does not look into what is frozen already.', { trustsFrozen: true }),
  lapse('harden-refuses-typed-arrays', ['harden/harden-typedarray-elements-writable'], 'harden throws at typed arrays, which cannot be frozen.', { refusesTypedArrays: true }),
  lapse('harden-skips-expandos', ['harden/harden-typedarray-expandos'], 'harden passes over the properties of typed arrays.', { skipsExpandos: true }),
  lapse('harden-freezes-contents', ['harden/harden-collections-mutable'], 'harden freezes what maps and sets hold.', { contents: true }),
  lapse('harden-forgives', ['harden/harden-proxy-refusal'], 'harden passes over what refuses.', { forgives: true }),
  lapse('harden-looks-first', ['harden/harden-hostile-traps', 'harden/harden-trap-order'], 'harden collects everything before it freezes anything.', { looksFirst: true }),
  lapse('harden-remembers-failures', ['harden/harden-retry-after-failure'], 'harden does not try again what it could not freeze.', { remembersTried: true }),
  {
    id: 'harden-throws-at-primitives', rules: ['harden/harden-primitives'], description: 'harden takes objects only.',
    tamper: sharedSteps('%harden%', (original) => (thisValue, args, newTarget, callee) => (args[0] instanceof ObjectValue ? original(thisValue, args, newTarget, callee) : throwTypeError('not an object'))),
  },
  {
    id: 'hardened-keys-are-fixed', rules: ['harden/harden-private-mutable'], description: 'What a weak map holds for a hardened object cannot be changed.',
    tamper: sharedSteps('%WeakMap.prototype.set%', (original) => (thisValue, args, newTarget, callee) => {
      const [key] = args;
      if (key instanceof ObjectValue && !key.extensible && key.exotic !== true) return thisValue;
      return original(thisValue, args, newTarget, callee);
    }),
  },
  {
    id: 'hardened-functions-pure', rules: ['harden/harden-surface-only'], description: 'Variables that a hardened function closes over cannot be changed by it.',
    tamper: sharedSteps('%harden%', (original) => (thisValue, args, newTarget, callee) => {
      const [root] = args;
      const result = original(thisValue, args, newTarget, callee);
      purify(root);
      if (root instanceof ObjectValue) for (const { index } of root.shape.records()) purify(root.slots[index] as Value);
      return result;
    }),
  },
  {
    id: 'harden-by-guest-freeze', rules: ['harden/harden-untampered'], description: 'harden uses the functions that it finds on Object, Reflect and WeakSet.prototype.',
    tamper: sharedSteps('%harden%', (original, { intrinsics }) => (thisValue, args, newTarget, callee) => {
      const tampered = replaced(intrinsics['%Object%'], 'freeze') || replaced(intrinsics['%Reflect%'], 'ownKeys') || replaced(intrinsics['%WeakSetPrototype%'], 'has');
      return tampered ? args[0] : original(thisValue, args, newTarget, callee);
    }),
  },
  {
    id: 'harden-of-each', rules: ['harden/harden-in-child'], description: 'Each compartment has a harden of its own.',
    tamper: { compartment(realm, place) {
      if (place === 'start') return;
      const steps = (realm.intrinsics['%harden%'] as BuiltinFunction).behaviour;
      const own = new BuiltinFunction(realm.intrinsics['%harden%'].shape, [...realm.intrinsics['%harden%'].slots], realm, steps, false);
      own.extensible = false;
      realm.globalObject.put('harden', own, HIDDEN);
    } },
  },
  {
    id: 'hardened-before-lockdown', rules: ['harden/harden-before-lockdown-sound', 'harden/harden-before-lockdown'], description: 'What was hardened before lockdown counts as hardened for ever, and is left out of the freeze.',
    tamper: (() => {
      const early: ObjectValue[] = [];
      return {
        shared: (owner) => restep(owner, '%harden%', (original) => (thisValue, args, newTarget, callee) => {
          if (stageOf(agent.realm) === 'locked') return original(thisValue, args, newTarget, callee);
          if (args[0] instanceof ObjectValue) early.push(args[0]);
          markHardened(early);
          return args[0];
        }),
        locked: () => early.splice(0).forEach(thaw),
      };
    })(),
  },
]; // prettier-ignore
