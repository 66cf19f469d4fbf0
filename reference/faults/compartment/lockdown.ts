/** Faults of lockdown, its options and its stages. */
import { Accessor } from '../../runtime/accessor.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { BuiltinFunction } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Get } from '../../runtime/operations.ts';
import { OverrideAccessor } from '../../runtime/override-accessor.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import type { StagedWorld } from '../../ses/lockdown/lockdown.ts';
import type { RuleId } from '../../../spec/model.ts';
import type { Fault, Tampering } from '../model.ts';
import { ACCESSOR, attach, HIDDEN, method, plainObject, remove, restep, setPrototype, thaw } from '../tools.ts';
import { bagLike, locking } from './tools.ts';

type Rules = readonly [RuleId, ...RuleId[]];

/** lockdown under a setting that nobody chose; `always`: whatever was chosen. */
function forcing(id: string, setting: string, value: string, always: boolean, rules: Rules, description: string): Fault {
  const change = (options: Value): Value => (always || !(options instanceof ObjectValue) || options.shape.lookup(setting) === undefined ? bagLike(options, { [setting]: value }) : options);
  return { id, rules, description, tamper: withOptions(change) };
}

function withOptions(change: (options: Value) => Value): Tampering {
  return locking((original) => (thisValue, [options], newTarget, callee) => original(thisValue, [change(options)], newTarget, callee));
}

const settings = ['regExpTaming', 'localeTaming', 'consoleTaming', 'errorTaming', 'stackFiltering', 'overrideTaming'];

const afterwards = (change: (shared: Realm, world: StagedWorld) => void): Tampering => ({ locked: (world) => change(world.of.shared, world) });

/** Every own property of every intrinsic, as it was. */
function snapshot({ of }: StagedWorld): Map<ObjectValue, Map<PropertyKey, unknown>> {
  return new Map(Object.values(of.shared.intrinsics).map((object) => [object, new Map([...object.shape.records()].map(({ key, index }) => [key, object.slots[index] as unknown]))]));
}

/** Needs what was there when the stage began. */
function remembering(change: (before: Map<ObjectValue, Map<PropertyKey, unknown>>, world: StagedWorld) => void): Tampering {
  const kept = new WeakMap<StagedWorld, Map<ObjectValue, Map<PropertyKey, unknown>>>();
  return {
    staged: (world) => void kept.set(world, snapshot(world)),
    locked: (world) => change(kept.get(world)!, world),
  };
}

const wasReplaced = (object: ObjectValue, key: string): boolean => {
  const record = object.shape.lookup(key);
  const slot: unknown = record === undefined ? undefined : object.slots[record.index];
  return record !== undefined && !(slot instanceof BuiltinFunction) && !(slot instanceof Accessor);
};

function eachOverride(shared: Realm, change: (holder: ObjectValue, key: PropertyKey, accessor: OverrideAccessor) => void): void {
  for (const holder of Object.values(shared.intrinsics)) {
    for (const { key, index } of [...holder.shape.records()]) {
      const slot: unknown = holder.slots[index];
      if (slot instanceof OverrideAccessor) change(holder, key, slot);
    }
  }
}

export const lockdownFaults: readonly Fault[] = [
  {
    id: 'lockdown-twice', rules: ['lockdown/lockdown-once-per-realm'], description: 'A second lockdown succeeds.',
    tamper: locking((original, { of }) => (...call) => (of.stage === 'locked' ? undefined : original(...call))),
  },
  {
    id: 'lockdown-by-guest', rules: ['confinement/added-lockdown'], description: 'Compartments have a lockdown that does nothing.',
    tamper: { compartment: (realm, place) => void (place === 'child' && realm.globalObject.put('lockdown', method(realm.shared!, 'lockdown', () => undefined), HIDDEN)) },
  },
  {
    id: 'lockdown-does-nothing', rules: ['lockdown/lockdown-proto-pollution', 'stages/stage-freeze-last', 'primordials/frozen-transitive', 'lockdown/lockdown-untampered', 'host/csp-no-eval-host'], description: 'lockdown only says that it worked.',
    tamper: afterwards(({ intrinsics }) => Object.values(intrinsics).forEach(thaw)),
  },
  {
    id: 'lockdown-leaves-instances', rules: ['lockdown/lockdown-proto-pollution'], description: 'What only instances lead to is not frozen.',
    tamper: afterwards(({ intrinsics }) => ['%ArrayIteratorPrototype%', '%GeneratorPrototype%', '%AsyncFunctionPrototype%', '%RegExpPrototype%', '%ArrayPrototype%'].forEach((id) => thaw(intrinsics[id]))),
  },
  {
    id: 'lockdown-clears-start', rules: ['lockdown/lockdown-keeps-start-powers'], description: 'lockdown removes from the start global what it does not know.',
    tamper: (() => {
      const before = new WeakMap<StagedWorld, ReadonlySet<PropertyKey>>();
      return {
        staged: (world) => void before.set(world, new Set(world.start.globalObject.shapeKeys())),
        locked: (world) => {
          const { globalObject } = world.start;
          for (const key of globalObject.shapeKeys()) if (typeof key === 'string' && key !== 'assert' && key !== 'console' && !before.get(world)!.has(key)) remove(globalObject, key);
        },
      };
    })(),
  },
  {
    id: 'start-tamed', rules: ['lockdown/start-date-math-powerful', 'confinement/powers-endowable'], description: 'The start compartment loses its clock and its randomness.',
    tamper: afterwards(({ intrinsics }, { start }) => {
      start.globalObject.put('Date', intrinsics['%Date%'], HIDDEN);
      start.globalObject.put('Math', intrinsics['%Math%'], HIDDEN);
    }),
  },
  {
    id: 'instances-lead-to-power', rules: ['confinement/proto-constructors-inert'], description: 'From a date, constructor leads to the Date with a clock.',
    tamper: afterwards(({ intrinsics }, { initial }) => intrinsics['%DatePrototype%'].put('constructor', initial!.Date, 0)),
  },
  {
    id: 'functions-lead-to-evaluator', rules: ['function-constructors/inert-function', 'confinement/proto-constructors-inert'], description: 'From a function, constructor leads to the Function of the start compartment.',
    tamper: afterwards(({ intrinsics }, { start }) => intrinsics['%FunctionPrototype%'].put('constructor', start.intrinsics['%Function%'], 0)),
  },
  {
    id: 'shims-stay-mutable', rules: ['stages/stage-custom-effects-persist'], description: 'What a vetted shim put there is not frozen with the rest.',
    tamper: remembering((before, { of }) => {
      const known = new Set(Object.values(of.shared.intrinsics));
      for (const [object, values] of before) {
        for (const { key, index } of object.shape.records()) {
          const now = object.slots[index] as unknown;
          if (now instanceof ObjectValue && !known.has(now) && now !== values.get(key) && !(now instanceof BuiltinFunction)) thaw(now);
        }
      }
    }),
  },
  {
    id: 'customisations-undone', rules: ['stages/stage-custom-effects-persist'], description: 'The freeze puts back what customisations changed.',
    tamper: remembering((before) => {
      for (const [object, values] of before) {
        for (const { key, index, flags } of [...object.shape.records()]) {
          const now = object.slots[index] as unknown;
          const then = values.get(key);
          if (values.has(key) && now !== then && !(now instanceof BuiltinFunction) && !(now instanceof Accessor)) object.put(key, then as Value, flags);
        }
      }
    }),
  },
  {
    id: 'unknown-stays', rules: ['lockdown/unknown-intrinsics-removed', 'lockdown/lockdown-vetted-shims-first'], description: 'lockdown leaves what it does not know, as it is.',
    tamper: locking((original, world) => (...call) => {
      const unknown = [...snapshot(world)].flatMap(([object, values]) => [...values].map(([key, slot]) => ({ object, key, slot })));
      const result = original(...call);
      for (const { object, key, slot } of unknown) if (object.shape.lookup(key) === undefined && !(slot instanceof Accessor)) object.put(key, slot as Value, 0);
      return result;
    }),
  },
  {
    id: 'lockdown-swallows', rules: ['lockdown/lockdown-fails-closed'], description: 'lockdown reports success where it could not do its work.',
    tamper: locking((original, { of }) => (...call) => {
      const { stage } = of;
      try {
        return original(...call);
      } catch (error) {
        if (!(error instanceof GuestThrow) || stage !== 'open') throw error;
        of.stage = 'locked';
        return undefined;
      }
    }),
  },
  {
    id: 'lockdown-by-guest-functions', rules: ['lockdown/lockdown-untampered'], description: 'lockdown uses the functions that it finds on Object and Reflect.',
    tamper: afterwards(({ intrinsics }) => {
      const used = [['%Object%', 'freeze'], ['%Object%', 'isFrozen'], ['%Object%', 'getOwnPropertyDescriptor'], ['%Object%', 'getOwnPropertyDescriptors'], ['%Reflect%', 'ownKeys'], ['%Reflect%', 'getPrototypeOf'], ['%Object%', 'getPrototypeOf'], ['%Object%', 'preventExtensions'], ['%Object%', 'defineProperty'], ['%Reflect%', 'defineProperty'], ['%Reflect%', 'preventExtensions'], ['%ArrayPrototype%', 'forEach'], ['%SetPrototype%', 'has'], ['%WeakSetPrototype%', 'has'], ['%Reflect%', 'apply']] as const;
      if (used.some(([id, key]) => wasReplaced(intrinsics[id], key))) Object.values(intrinsics).forEach(thaw);
    }),
  },
  {
    id: 'defaults-unsafe', rules: ['lockdown/opt-default-safe'], description: 'What is omitted has the unsafe setting.',
    tamper: withOptions((options) => (options instanceof ObjectValue ? options : bagLike(undefined, { regExpTaming: 'unsafe', errorTaming: 'unsafe', consoleTaming: 'unsafe', localeTaming: 'unsafe' }))),
  },
  {
    id: 'unknown-option-ignored', rules: ['lockdown/opt-unknown-name-rejected'], description: 'Options with unknown names are ignored.',
    tamper: withOptions((options) => {
      const bag = bagLike(options);
      for (const key of bag.shapeKeys()) if (!settings.includes(String(key))) remove(bag, key as string);
      return bag;
    }),
  },
  {
    id: 'unknown-value-unsafe', rules: ['lockdown/opt-unknown-value-rejected'], description: 'What is not safe is taken for unsafe.',
    tamper: withOptions((options) => {
      const bag = bagLike(options);
      for (const { key, index } of [...bag.shape.records()]) {
        const value = bag.slots[index] as unknown;
        if (!(value instanceof Accessor) && /^(regExp|locale|console|error)Taming$/.test(String(key)) && value !== 'safe') bag.put(key, 'unsafe', 7);
      }
      return bag;
    }),
  },
  {
    id: 'lockdown-options-read-twice', rules: ['lockdown/opt-read-once'], description: 'Options are checked first and then read again.',
    tamper: withOptions((options) => {
      if (options instanceof ObjectValue) for (const name of settings) Get(options, name);
      return options;
    }),
  },
  { id: 'compile-stays', rules: ['lockdown/opt-regexp-safe'], description: 'RegExp.prototype.compile stays.', tamper: afterwards((shared) => attach(shared, '%RegExpPrototype%', 'compile', method(shared, 'compile', (thisValue) => thisValue))) },
  { id: 'compile-lost', rules: ['lockdown/opt-regexp-unsafe'], description: 'RegExp.prototype.compile is removed under every setting.', tamper: afterwards(({ intrinsics }) => remove(intrinsics['%RegExpPrototype%'], 'compile')) },
  {
    id: 'regexp-statics-stay', rules: ['lockdown/opt-regexp-statics-always-removed', 'omissions/regexp-statics'], description: 'RegExp keeps its legacy statics.',
    tamper: afterwards((shared) => {
      for (const name of ['$1', 'lastMatch', 'input', '$_']) shared.intrinsics['%RegExp%'].put(name, new Accessor(method(shared, name, () => 'last'), undefined), ACCESSOR);
    }),
  },
  {
    id: 'locale-alive', rules: ['lockdown/opt-locale-safe', 'omissions/locale-methods-powerless'], description: 'Methods named for a locale look at their arguments.',
    tamper: afterwards((shared) => {
      restep(shared, '%String.prototype.localeCompare%', (original) => (thisValue, args, newTarget, callee) => (args[1] === undefined ? original(thisValue, args, newTarget, callee) : Math.sign(String(thisValue).localeCompare(String(args[0]), 'en', { sensitivity: 'base' }))));
      restep(shared, '%Number.prototype.toLocaleString%', (original) => (thisValue, args, newTarget, callee) => (args[0] === 'de' ? String(original(thisValue, args, newTarget, callee)).replace('.', ',') : original(thisValue, args, newTarget, callee)));
    }),
  },
  forcing('locale-always-tamed', 'localeTaming', 'safe', true, ['lockdown/opt-locale-unsafe'], 'Methods named for a locale are replaced under every setting.'),
  forcing('console-stays', 'consoleTaming', 'unsafe', false, ['lockdown/opt-console-safe'], 'The console stays as it was.'),
  forcing('console-always-tamed', 'consoleTaming', 'safe', true, ['lockdown/opt-console-unsafe'], 'The console is replaced under every setting.'),
  forcing('stack-shown', 'errorTaming', 'unsafe', true, ['lockdown/opt-error-safe', 'errors/error-stack-hidden', 'lockdown/opt-stack-safe-either-way'], 'Errors show their stack under every setting.'),
  forcing('stack-always-hidden', 'errorTaming', 'safe', true, ['lockdown/opt-error-unsafe'], 'Errors hide their stack under every setting.'),
  forcing('override-always-min', 'overrideTaming', 'min', true, ['lockdown/opt-override-moderate'], 'Fewer properties can be overridden than the default says.'),
  {
    id: 'verbose-shows-stack', rules: ['lockdown/opt-stack-safe-either-way'], description: 'stackFiltering verbose shows the stack of errors.',
    tamper: withOptions((options) => (options instanceof ObjectValue && Get(options, 'stackFiltering') === 'verbose' ? bagLike(options, { errorTaming: 'unsafe' }) : options)),
  },
  {
    id: 'error-statics', rules: ['lockdown/opt-error-ctor-always-safe'], description: 'Error keeps the static properties of an engine.',
    tamper: afterwards((shared) => {
      attach(shared, '%Error%', 'stackTraceLimit', 10);
      attach(shared, '%Error%', 'captureStackTrace', method(shared, 'captureStackTrace', () => plainObject(shared)));
    }),
  },
  {
    id: 'error-hook-in-start', rules: ['lockdown/opt-error-start-ocap'], description: 'A hook on the start compartment\'s Error is handed the functions of the stack.',
    tamper: afterwards((shared, { start }) => {
      const error = start.intrinsics['%Error%'] as BuiltinFunction;
      let hook: Value;
      // As if the start compartment kept an Error with a hook of its own.
      const own = new BuiltinFunction(error.shape, [...error.slots], start, error.behaviour, true);
      own.put('prepareStackTrace', new Accessor(method(shared, 'get', () => hook), method(shared, 'set', (_this, [given]) => void (hook = given) as undefined)), ACCESSOR);
      own.put('prototype', shared.intrinsics['%ErrorPrototype%'], 0);
      Object.assign(own, { behaviour: ((thisValue, args, newTarget, callee) => {
        const made = error.behaviour(thisValue, args, newTarget ?? error, callee) as ObjectValue;
        if (hook instanceof ObjectValue && hook.callable) {
          const site = plainObject(shared);
          const frame = start.globalObject.Get('probeFrame', start.globalObject);
          site.put('getFunction', createBuiltin(() => frame ?? start.globalObject, 0, 'getFunction', start), HIDDEN);
          setPrototype(site, null);
          hook.Call(own, [made, site]);
        }
        return made;
      }) satisfies BuiltinFunction['behaviour'] });
      start.globalObject.put('Error', own, HIDDEN);
    }),
  },
  {
    id: 'get-stack-everywhere', rules: ['lockdown/opt-getstack-start-only'], description: 'Compartments have a function that tells the stack of errors.',
    tamper: { compartment: (realm, place) => {
      if (place === 'child') for (const name of ['getStackString', 'getStack']) realm.globalObject.put(name, method(realm.shared!, name, () => 'at driver:1:1'), HIDDEN);
    } },
  },
  {
    id: 'nothing-overridable', rules: ['lockdown/opt-override-min', 'lockdown/opt-override-moderate', 'lockdown/opt-override-reflective'], description: 'Nothing is done about the override mistake.',
    tamper: afterwards((shared) => eachOverride(shared, (holder, key, { value }) => holder.put(key, value, 0))),
  },
  {
    id: 'override-by-force', rules: ['lockdown/opt-override-integrity'], description: 'The setters that emulate data define the property whatever the receiver is.',
    tamper: afterwards((shared) => eachOverride(shared, (_holder, key, { set }) => Object.assign(set as BuiltinFunction, { behaviour: (receiver: Value, [value]: Value[]) => void (receiver instanceof ObjectValue && receiver.put(key, value, 7)) as undefined }))),
  },
  {
    id: 'override-without-original', rules: ['lockdown/opt-override-reflective'], description: 'The getters that emulate data do not tell the original value.',
    tamper: afterwards((shared) => eachOverride(shared, (_holder, _key, { get }) => remove(get as ObjectValue, 'originalValue'))),
  },
]; // prettier-ignore
