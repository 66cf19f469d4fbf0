/** The end of the stack, met at any distance inside the functions of the Compartment API. */
import { lastCompletion } from '../answer.ts';
import { stackProgram, stackValues, type StackSeen, type StackValue } from '../graphs/stack.ts';
import { law } from '../model.ts';

const ENTRIES = [
  "c.evaluate('1 + 1')", "c.evaluate('[1, 2].map(x => x + 1).join()')", "c.evaluate('(0, eval)(\"mine + typeof process\")')", "c.evaluate('new Function(\"return mine\")()')", "c.evaluate('let x = () => () => mine; x()()')",
  "new Compartment().evaluate('typeof mine')", 'new Compartment({ __options__: true, globals: { x: 1, y: { z: 2 } } }).globalThis.x', "c.evaluate('new Compartment().evaluate(\"1\")')",
  'harden({ a: { b: [{}] } })', 'harden(new Proxy({}, { ownKeys: target => Reflect.ownKeys(target) }))', 'harden({ get x() { return 1; }, [Symbol.iterator]: class {} })', 'c.globalThis.mine', "c.evaluate('this.mine = 1')",
  "c.evaluate(')')", "c.evaluate('null.x')",
] as const; // prettier-ignore

const PRELUDE = `const c = new Compartment();
c.globalThis.mine = 1;`;

type Seen = readonly [same: 'same' | 'refuses' | 'other', ...StackSeen];

export default law<StackValue>({
  id: 'stack-in-compartment-api',
  statement: 'Wherever the stack ends inside Compartment, evaluate or harden, an error of this world comes of it, and the compartment and all others are as before.',
  rules: ['host/stack-overflow-sound', 'evaluators/evaluator-survives-failure', 'errors/thrown-errors-shared', 'harden/harden-retry-after-failure'],
  threat: 'resource-exhaustion',
  requires: ['stack-errors', 'evaluators', 'compartment-api', 'harden'],
  version: 1,
  arbitrary: stackValues(ENTRIES),
  programs: (value) => [{
    freshWorld: true,
    steps: [{ in: 'child', as: 'program', program: `const seen = ${stackProgram(value, `${PRELUDE}\nconst inside = () => c.evaluate('[typeof mine, typeof process, (0, eval)("typeof mine"), typeof integrity, typeof this.mine].join()') + Object.isFrozen(harden({ a: {} }).a);\nconst whole = inside();\nconst again = () => { try { return inside() === whole ? 'same' : 'other'; } catch (error) { return error instanceof Error ? 'refuses' : 'other'; } };`).replace('return [outcomes,', 'return [again(), outcomes,')}; seen` }],
  }],
  judge({ entry }, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last?.value ?? null)}`;
    const [same, ...seen] = last.value as unknown as Seen;
    const [outcomes, whole, after] = seen;
    if (outcomes.includes('other')) return 'what is no error of this world was thrown';
    const throws = /'\)'|null/.test(entry);
    if (same === 'other') return 'the compartment answers otherwise than before';
    if (whole === 'changed') return 'the world answers otherwise than before';
    return (after === 'threw') === throws || same === 'refuses' ? null : 'with all of the stack free again, the same call ends otherwise';
  },
  classify({ entry }, [answer]) {
    const last = lastCompletion(answer);
    const outcomes = last?.type === 'normal' ? (last.value as unknown as Seen)[1] : [];
    const kinds = new Set(outcomes);
    return `${/harden/.test(entry) ? 'harden' : /new Compartment/.test(entry) ? 'Compartment' : 'evaluate'}: ${kinds.size === 2 ? 'errors and answers' : [...kinds].join() || 'no answer'}${last?.type === 'normal' && (last.value as unknown as Seen)[0] === 'refuses' ? ', refuses' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'law:evaluate-open-after-exhaustion' },
});
