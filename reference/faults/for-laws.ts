/** Faults that laws of `suites/properties/` are proved with, and that no other file has. */
import type { Expression } from 'acorn';
import { evaluateScript } from '../compile/programs/script.ts';
import { GuestThrow } from '../runtime/completion.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { CompartmentObject } from '../ses/compartment/compartment.ts';
import { LanguageParser } from '../syntax/parser.ts';
import type { Fault, Tampering } from './model.ts';
import { withinRealm } from '../runtime/within-realm.ts';
import { restep } from './tools.ts';

/** Of the arguments of a call, a destructuring assignment after a literal is taken for a pattern gone wrong, unless parentheses stand around it. */
class PatternArgumentParser extends LanguageParser {
  override parseSubscript(base: Expression, start: number, location: unknown, noCalls: boolean, maybeAsyncArrow: boolean, optionalChained: boolean, forInit?: unknown): Expression {
    const node = super.parseSubscript(base, start, location, noCalls, maybeAsyncArrow, optionalChained, forInit);
    if (node.type !== 'CallExpression' || node === base) return node;
    const literal = node.arguments.findIndex(({ type }) => type === 'ArrayExpression' || type === 'ObjectExpression');
    for (const argument of literal === -1 ? [] : node.arguments.slice(literal + 1)) {
      const isPattern = argument.type === 'AssignmentExpression' && (argument.left.type === 'ArrayPattern' || argument.left.type === 'ObjectPattern');
      if (isPattern && /,\s*$/.test(this.input.slice(0, argument.start))) this.raise(argument.start, 'Invalid destructuring assignment target');
    }
    return node;
  }
}

export const lawFaults: readonly Fault[] = [
  {
    id: 'jobs-last-first',
    rules: ['language/include-es2018'],
    description: 'The job that was queued last runs first.',
    tamper: {
      host(hostDefined) {
        const { enqueueJob } = hostDefined;
        const waiting: (() => void)[] = [];
        hostDefined.enqueueJob = (job, realm) => {
          waiting.push(job);
          enqueueJob(() => waiting.pop()!(), realm);
        };
      },
    },
  },
  {
    id: 'pattern-argument-refused',
    rules: ['language/include-es2018'],
    description: 'A destructuring assignment is no argument of a call after a literal, unless it stands in parentheses.',
    tamper: { host: (hostDefined) => void (hostDefined.options = { ...hostDefined.options, parser: PatternArgumentParser }) },
  },
];

function openAfterExhaustion(): Tampering {
  const starts = new WeakMap<Realm, Realm>();
  const open = new WeakSet<Realm>();
  return {
    compartment: (realm, place) => void (place === 'start' && starts.set(realm.shared!, realm)),
    shared: (owner) => restep(owner, '%Compartment.prototype.evaluate%', (original) => (thisValue, args, newTarget, callee) => {
      if (!(thisValue instanceof CompartmentObject) || typeof args[0] !== 'string') return original(thisValue, args, newTarget, callee);
      const { realm } = thisValue.compartment;
      const start = starts.get(owner)!;
      if (open.has(realm)) return withinRealm(start, () => evaluateScript(args[0] as string, start, { endowments: new Map() }));
      try {
        return original(thisValue, args, newTarget, callee);
      } catch (error) {
        if (error instanceof GuestThrow && error.value instanceof ObjectValue && error.value.shape.proto === owner.intrinsics['%RangeErrorPrototype%']) open.add(realm);
        throw error;
      }
    }),
  }; // prettier-ignore
}

/** The same for worlds of the Compartment API. */
export const compartmentLawFaults: readonly Fault[] = [
  {
    id: 'law:evaluate-open-after-exhaustion',
    rules: ['host/stack-overflow-sound'],
    description: 'Once the stack ended inside it, evaluate evaluates in the start compartment.',
    tamper: openAfterExhaustion(),
  },
];
