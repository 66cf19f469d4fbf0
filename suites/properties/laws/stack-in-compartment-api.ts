/** The end of the stack, met at any distance inside the functions of the Compartment API. */
import { apiStackProgram, classifyApi, judgeApi, stackValues, type StackValue } from '../graphs/stack.ts';
import { law } from '../model.ts';

const ENTRIES = [
  "c.evaluate('1 + 1')", "c.evaluate('[1, 2].map(x => x + 1).join()')", "c.evaluate('(0, eval)(\"mine + typeof process\")')", "c.evaluate('new Function(\"return mine\")()')", "c.evaluate('let x = () => () => mine; x()()')",
  "new Compartment().evaluate('typeof mine')", 'new Compartment({ __options__: true, globals: { x: 1, y: { z: 2 } } }).globalThis.x', "c.evaluate('new Compartment().evaluate(\"1\")')",
  'harden({ a: { b: [{}] } })', 'harden(new Proxy({}, { ownKeys: target => Reflect.ownKeys(target) }))', 'harden({ get x() { return 1; }, [Symbol.iterator]: class {} })', 'c.globalThis.mine', "c.evaluate('this.mine = 1')",
  "c.evaluate(')')", "c.evaluate('null.x')",
] as const; // prettier-ignore

const PRELUDE = `const c = new Compartment();
c.globalThis.mine = 1;`;
const INSIDE = `c.evaluate('[typeof mine, typeof process, (0, eval)("typeof mine"), typeof integrity, typeof this.mine].join()') + Object.isFrozen(harden({ a: {} }).a)`;

export default law<StackValue>({
  id: 'stack-in-compartment-api',
  statement: 'Wherever the stack ends inside Compartment, evaluate or harden, an error of this world comes of it, and the compartment and all others are as before.',
  rules: ['host/stack-overflow-sound', 'evaluators/evaluator-survives-failure', 'errors/thrown-errors-shared', 'harden/harden-retry-after-failure'],
  threat: 'resource-exhaustion',
  requires: ['stack-errors', 'evaluators', 'compartment-api', 'harden'],
  version: 2,
  arbitrary: stackValues(ENTRIES),
  programs: (value) => [{ steps: [{ in: 'child', as: 'program', program: apiStackProgram(value, PRELUDE, INSIDE) }] }],
  judge: ({ entry }, [answer]) => judgeApi(answer, /'\)'|null/.test(entry)),
  classify: ({ entry }, [answer]) => classifyApi(/harden/.test(entry) ? 'harden' : /new Compartment/.test(entry) ? 'Compartment' : 'evaluate', answer),
  proof: { engine: 'reference/compartment', fault: 'law:evaluate-open-after-exhaustion' },
});
