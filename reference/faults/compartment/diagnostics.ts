/** Faults of assert and console. */
import { GuestThrow } from '../../runtime/completion.ts';
import { ErrorObject } from '../../runtime/errors.ts';
import type { Behaviour, BuiltinFunction } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Value } from '../../runtime/value.ts';
import { hiddenOf } from '../../ses/diagnostics/details.ts';
import type { Fault, Tampering } from '../model.ts';
import { foreignPrototype, HIDDEN, remove, setPrototype, thaw } from '../tools.ts';

/** Other steps for functions of a start compartment's assert or console. */
function device(name: 'assert' | 'console', keys: readonly string[], make: (original: Behaviour, holder: ObjectValue, realm: Realm) => Behaviour): Tampering {
  return {
    locked({ start }) {
      const holder = start.globalObject.Get(name, start.globalObject) as BuiltinFunction;
      for (const key of keys) {
        const found = (key === '' ? holder : holder.Get(key, holder)) as BuiltinFunction;
        Object.assign(found, { behaviour: make(found.behaviour, holder, start) });
      }
    },
  };
}

const throwing = ['', 'fail', 'Fail', 'equal', 'typeof', 'string'];
const logging = ['debug', 'log', 'info', 'warn', 'error', 'trace'];

function quoteAll(holder: ObjectValue, [template, ...substitutions]: readonly Value[]): Value[] {
  const quote = holder.Get('quote', holder) as ObjectValue;
  return [template, ...substitutions.map((value) => quote.Call(undefined, [value]))];
}

export const diagnosticFaults: readonly Fault[] = [
  { id: 'no-assert', rules: ['errors/assert-global-after-lockdown'], description: 'lockdown gives no assert.', tamper: { locked: ({ start }) => remove(start.globalObject, 'assert') } },
  {
    id: 'assert-answers', rules: ['errors/assert-throws'], description: 'assert returns false instead of throwing.',
    tamper: device('assert', throwing, (original) => (...call) => {
      try {
        return original(...call);
      } catch (error) {
        if (error instanceof GuestThrow) return false;
        throw error;
      }
    }),
  },
  {
    id: 'assert-throws-foreign', rules: ['errors/assert-throws'], description: 'assert throws errors of another realm.',
    tamper: device('assert', throwing, (original, _holder, realm) => (...call) => {
      try {
        return original(...call);
      } catch (error) {
        if (error instanceof GuestThrow && error.value instanceof ObjectValue) setPrototype(error.value, foreignPrototype(realm, 'Error'));
        throw error;
      }
    }),
  },
  {
    id: 'assert-tells-details', rules: ['errors/assert-redacts-details'], description: 'Details show in the messages of errors.',
    tamper: device('assert', ['details', 'Fail'], (original, holder) => (thisValue, args, newTarget, callee) => original(thisValue, quoteAll(holder, args), newTarget, callee)),
  },
  {
    id: 'assert-attaches-details', rules: ['errors/assert-redacts-details'], description: 'Details are a property of the error.',
    tamper: device('assert', throwing, (original) => (...call) => {
      try {
        return original(...call);
      } catch (error) {
        if (error instanceof GuestThrow && error.value instanceof ObjectValue) error.value.put('details', hiddenOf(error.value).details[0]?.revealed(), HIDDEN);
        throw error;
      }
    }),
  },
  {
    id: 'console-hides', rules: ['errors/console-reveals-redacted'], description: 'The tamed console shows of errors their tag alone.',
    tamper: device('console', logging, (original) => (thisValue, args, newTarget, callee) => original(thisValue, args.map((value) => (value instanceof ErrorObject ? '(Error#1)' : value)), newTarget, callee)),
  },
  {
    id: 'console-tells', rules: ['errors/console-write-only'], description: 'The methods of the console return what they wrote.',
    tamper: device('console', logging, (original) => (thisValue, args, newTarget, callee) => {
      original(thisValue, args, newTarget, callee);
      const [error] = args.filter((value) => value instanceof ErrorObject);
      return error === undefined ? undefined : `${hiddenOf(error).details.map((details) => details.revealed()).join()} ${JSON.stringify(error.guestStack)}`;
    }),
  },
  {
    id: 'console-marks-errors', rules: ['errors/console-write-only'], description: 'An error that was logged carries its stack from then on.',
    tamper: device('console', logging, (original) => (thisValue, args, newTarget, callee) => {
      for (const value of args) if (value instanceof ErrorObject) value.put('stack', JSON.stringify(value.guestStack), HIDDEN);
      return original(thisValue, args, newTarget, callee);
    }),
  },
  { id: 'console-unfrozen', rules: ['errors/console-frozen'], description: 'The tamed console is not frozen.', tamper: { locked: ({ start }) => thaw(start.globalObject.Get('console', start.globalObject) as ObjectValue) } },
  {
    id: 'console-everywhere', rules: ['errors/console-start-only', 'lockdown/opt-console-unsafe'], description: 'Compartments have the console and the assert of the start compartment.',
    tamper: (() => {
      const starts = new WeakMap<Realm, Realm>();
      return {
        compartment(realm, place) {
          if (place === 'start') starts.set(realm.shared!, realm);
          const { globalObject } = starts.get(realm.shared!)!;
          if (place === 'child') for (const name of ['console', 'assert']) realm.globalObject.put(name, globalObject.Get(name, globalObject), HIDDEN);
        },
      };
    })(),
  },
]; // prettier-ignore
