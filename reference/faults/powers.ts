/** Faults that let a program have a power: clocks, randomness, the host, what later editions and hosts add. */
import { agent } from '../runtime/agent.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { ToNumber, ToString } from '../runtime/type-conversion.ts';
import type { Realm } from '../runtime/realm.ts';
import type { Value } from '../runtime/value.ts';
import type { RuleId } from '../../spec/model.ts';
import type { Fault } from './model.ts';
import { ACCESSOR, attach, HIDDEN, method, plainObject, restep } from './tools.ts';
import { Accessor } from '../runtime/accessor.ts';

/** A clock and a source of chance that tests can repeat. */
let ticks = 1.6e12;
const tick = (): number => (ticks += 7);
let seed = 1;
const chance = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;

/** Every compartment has this global. */
function ambient(id: string, name: string, rules: readonly [RuleId, ...RuleId[]], description: string, make: (realm: Realm) => Value): Fault {
  return { id, rules, description, tamper: { compartment: ({ globalObject, shared }) => globalObject.put(name, make(shared!), 0) } };
}

function objectWith(realm: Realm, methods: { readonly [name: string]: Behaviour }): ObjectValue {
  const object = plainObject(realm);
  for (const [name, steps] of Object.entries(methods)) object.put(name, method(realm, name, steps), 0);
  object.extensible = false;
  return object;
}

const nothing: Behaviour = () => undefined;

/** The RegExp of the last match, as the legacy statics show it. */
function recordingMatches(owner: Realm): void {
  let last = '';
  const remember = (steps: Behaviour): Behaviour => (thisValue, args, newTarget, callee) => {
    const result = steps(thisValue, args, newTarget, callee);
    if (result instanceof ObjectValue) last = ToString(result.Get('1', result));
    return result;
  };
  restep(owner, '%RegExp.prototype.exec%', remember);
  const RegExp = owner.intrinsics['%RegExp%'];
  RegExp.put('$1', new Accessor(method(owner, 'get $1', () => (last === '' ? undefined : last)), undefined), ACCESSOR);
}

const date2023 = (id: string, rule: RuleId, description: string, when: (args: Value[], constructing: boolean) => boolean): Fault => ({
  id,
  rules: [rule],
  edition: 'draft-2023',
  description,
  tamper: {
    shared: (owner) =>
      restep(owner, '%Date%', (original) => (thisValue, args, newTarget, callee) => {
        if (!when(args, newTarget !== undefined)) return original(thisValue, args, newTarget, callee);
        return newTarget === undefined ? 'Thu Jan 01 1970 00:00:00 GMT+0000' : original(thisValue, [tick()], newTarget, callee);
      }),
  },
});

export const powerFaults: readonly Fault[] = [
  {
    id: 'clock-by-date-now',
    rules: ['determinism/date-now', 'confinement/tamed-powerful-functions'],
    edition: 'draft-2019',
    description: 'Date.now tells the time.',
    tamper: { shared: (owner) => restep(owner, '%Date.now%', () => tick) },
  },
  {
    id: 'clock-by-date-now-2023',
    rules: ['determinism/date-now-throws'],
    edition: 'draft-2023',
    description: 'Date.now tells the time.',
    tamper: { shared: (owner) => restep(owner, '%Date.now%', () => tick) },
  },
  {
    id: 'clock-by-new-date',
    rules: ['determinism/date-construct-noargs'],
    edition: 'draft-2019',
    description: 'new Date() is the present.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%Date%', (original) => (thisValue, args, newTarget, callee) =>
          original(thisValue, newTarget !== undefined && args.length === 0 ? [tick()] : args, newTarget, callee)),
    },
  },
  {
    id: 'clock-by-date-call',
    rules: ['determinism/date-call'],
    description: 'Date called as a function tells the time.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%Date%', (original) => (thisValue, args, newTarget, callee) =>
          newTarget === undefined ? new Date(tick()).toUTCString() : original(thisValue, args, newTarget, callee)),
    },
  },
  date2023('new-date-2023', 'determinism/date-construct-noargs-throws', 'new Date() makes a date.', (args, constructing) => constructing && args.length === 0),
  date2023('date-call-2023', 'determinism/date-call-throws', 'Date called as a function answers.', (_args, constructing) => !constructing),
  {
    id: 'dates-all-invalid',
    rules: ['determinism/date-with-args-works'],
    description: 'Taming makes every date invalid, those with arguments too.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%Date%', (original) => (thisValue, args, newTarget, callee) => original(thisValue, newTarget === undefined ? args : [NaN], newTarget, callee)),
    },
  },
  {
    id: 'time-zone-of-host',
    rules: ['determinism/date-no-ambient-timezone'],
    description: 'Local time is that of the host.',
    tamper: { host: (hostDefined) => Object.assign(hostDefined, { localTZA: () => 5.5 * 3_600_000, timeZoneName: () => 'Asia/Kolkata' }) },
  },
  ambient('performance', 'performance', ['determinism/no-other-clock', 'confinement/removed-web-apis', 'globals/table-nothing-else'], 'Compartments have performance.now.', (realm) =>
    objectWith(realm, { now: tick })),
  ambient('timers', 'setTimeout', ['determinism/no-other-clock', 'confinement/removed-web-apis', 'confinement/removed-node-globals'], 'Compartments have setTimeout.', (realm) =>
    method(realm, 'setTimeout', () => 1)),
  {
    id: 'math-random',
    rules: ['omissions/math-random', 'confinement/tamed-powerful-functions'],
    edition: 'draft-2019',
    description: 'Math.random is alive.',
    tamper: { shared: (owner) => attach(owner, '%Math%', 'random', method(owner, 'random', chance)) },
  },
  {
    id: 'math-random-2023',
    rules: ['omissions/math-random-throws'],
    edition: 'draft-2023',
    description: 'Math.random is alive.',
    tamper: { shared: (owner) => attach(owner, '%Math%', 'random', method(owner, 'random', chance)) },
  },
  {
    id: 'math-irandom',
    rules: ['omissions/math-no-other-randomness'],
    description: 'An engine\'s own Math.irandom was left in.',
    tamper: { shared: (owner) => attach(owner, '%Math%', 'irandom', method(owner, 'irandom', chance)) },
  },
  {
    id: 'math-imprecise-by-chance',
    rules: ['omissions/math-no-other-randomness'],
    description: 'Math.exp has noise in its last bits.',
    tamper: { shared: (owner) => restep(owner, '%Math.exp%', () => (_this, [x]) => Math.exp(ToNumber(x)) * (1 + chance() * 1e-12)) },
  },
  {
    id: 'regexp-statics',
    rules: ['omissions/regexp-statics', 'omissions/regexp-no-match-channel'],
    description: 'RegExp.$1 shows the last match of any compartment.',
    tamper: { shared: recordingMatches },
  },
  {
    id: 'array-group',
    rules: ['primordials/table-nothing-else'],
    description: 'Array.prototype.groupToMap, which no edition has, was left in.',
    tamper: { shared: (owner) => attach(owner, '%ArrayPrototype%', 'groupToMap', method(owner, 'groupToMap', (thisValue) => thisValue)) },
  },
  ambient('intl-of-host', 'Intl', ['omissions/intl-if-present-powerless', 'globals/shared-globals-exact'], 'Intl knows the time zone of the host.', (realm) => {
    const options = (): Value => {
      const found = plainObject(realm);
      found.put('timeZone', 'Asia/Kolkata', HIDDEN);
      return found;
    };
    const construct = method(realm, 'DateTimeFormat', () => objectWith(realm, { resolvedOptions: options, format: () => '1/1/1970' }));
    Object.assign(construct, { isConstructor: true });
    const Intl = plainObject(realm);
    Intl.put('DateTimeFormat', construct, 0);
    return Intl;
  }),
  {
    id: 'locale-of-host',
    rules: ['omissions/locale-methods-powerless'],
    description: 'Numbers are written as the locale of the host does.',
    tamper: { shared: (owner) => restep(owner, '%Number.prototype.toLocaleString%', (original) => (...call) => ToString(original(...call)).replace('.', ',')) },
  },
  {
    id: 'locale-compare-with-locales',
    rules: ['omissions/locale-methods-powerless'],
    description: 'localeCompare looks at its second argument.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%String.prototype.localeCompare%', (original) => (thisValue, args, newTarget, callee) =>
          args[1] === 'sv' ? 1 : original(thisValue, args, newTarget, callee)),
    },
  },
  ambient('process', 'process', ['confinement/removed-node-globals', 'globals/no-host-object-in-child', 'stages/host-bindings-on-start-only'], 'Compartments have Node\'s process.', (realm) => {
    const process = plainObject(realm);
    process.put('env', plainObject(realm), HIDDEN);
    return process;
  }),
  {
    id: 'customisations-see-host',
    rules: ['stages/stage-custom-confined'],
    description: 'Customisations find an object of the host.',
    tamper: {
      compartment({ globalObject, shared }, place) {
        if (place === 'start') globalObject.put('process', plainObject(shared!), HIDDEN);
      },
    },
  },
  ambient('require', 'require', ['confinement/removed-node-modules', 'confinement/removed-node-globals'], 'Compartments have Node\'s require.', (realm) =>
    method(realm, 'require', () => objectWith(realm, { readFileSync: () => 'contents' }))),
  ambient('fetch', 'fetch', ['confinement/removed-web-apis'], 'Compartments have fetch.', (realm) => method(realm, 'fetch', nothing)),
  ambient('console', 'console', ['globals/shared-globals-exact', 'globals/no-host-object-in-child', 'globals/table-nothing-else'], 'Compartments have the console of the host.', (realm) =>
    objectWith(realm, { log: nothing })),
  ambient('weak-ref', 'WeakRef', ['primordials/frozen-no-ambient-authority', 'omissions/post-es2018-builtins'], 'Collection of garbage shows, by WeakRef.', (realm) => method(realm, 'WeakRef', nothing)),
  {
    id: 'stack-of-host',
    rules: ['primordials/frozen-no-ambient-authority'],
    description: 'Errors inherit a stack with paths of the host.',
    tamper: {
      shared: (owner) =>
        owner.intrinsics['%ErrorPrototype%'].put('stack', new Accessor(method(owner, 'get stack', () => 'at file:///usr/lib/host.js:1:1'), undefined), ACCESSOR),
    },
  },
  {
    id: 'freeze-deep-by-second-argument',
    rules: ['harden/freeze-second-arg'],
    description: 'Object.freeze freezes deeply when it is told to.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%Object.freeze%', (original) => (thisValue, args, newTarget, callee) => {
          const [object, deep] = args;
          if (deep !== undefined && object instanceof ObjectValue) {
            for (const key of object.OwnPropertyKeys()) original(undefined, [object.Get(key, object)], newTarget, callee);
          }
          return original(thisValue, args, newTarget, callee);
        }),
    },
  },
  {
    id: 'atomics-wait',
    rules: ['primordials/frozen-no-ambient-authority'],
    description: 'A program can block its agent by Atomics.wait.',
    tamper: { shared: (owner) => restep(owner, '%Atomics.wait%', () => () => 'timed-out') },
  },
  {
    id: 'error-message-enumerable',
    rules: ['errors/error-message-own'],
    description: 'Taming leaves the message of errors enumerable.',
    tamper: { shared: (owner) => restep(owner, '%Error%', (original) => (...call) => withMessage(original(...call), 7)) },
  },
  {
    id: 'error-ignores-newtarget',
    rules: ['errors/error-constructor-works'],
    description: 'The tamed Error constructor pays no heed to newTarget.',
    tamper: { shared: (owner) => restep(owner, '%Error%', (original) => (thisValue, args, _newTarget, callee) => original(thisValue, args, undefined, callee)) },
  },
  {
    id: 'error-needs-new',
    rules: ['errors/error-constructor-works'],
    description: 'The tamed Error constructor can\'t be called without new.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%Error%', (original) => (thisValue, args, newTarget, callee) =>
          newTarget === undefined && agent.realm !== owner ? throwTypeError('new is needed') : original(thisValue, args, newTarget, callee)),
    },
  },
];

function withMessage(error: Value, flags: number): Value {
  if (error instanceof ObjectValue && error.shape.lookup('message') !== undefined) error.put('message', error.Get('message', error), flags);
  return error;
}
