/** The end of the stack, met at any distance inside the functions of the draft's Realm API. */
import { apiStackProgram, classifyApi, judgeApi, stackValues, type StackValue } from '../graphs/stack.ts';
import { law } from '../model.ts';

const ENTRIES = [
  "c.evaluateProgram('1 + 1')", "c.evaluateProgram('[1, 2].map(x => x + 1).join()')", "c.evaluateProgram('(0, eval)(\"mine + typeof process\")')", "c.evaluateProgram('new Function(\"return mine\")()')",
  "c.evaluateProgram('let x = () => () => mine; x()()')", "c.evaluateProgram('given + lent()', { given: 1, lent: () => [2].map(x => x)[0] })", "c.evaluateProgram('this.mine = 1')", "c.evaluateProgram(')')", "c.evaluateProgram('null.x')",
  "c.evaluateExpr('mine')", "c.evaluateExpr('(() => [mine].map(x => x))()')", "c.evaluateExpr('given', { given: 1 })", "c.evaluateExpr('1); (2')", "Realm.makeCompartment().evaluateProgram('typeof mine')", "Realm.makeCompartment().evaluateExpr('1')",
  "c.evaluateProgram({ toString() { return '1'; } })", "c.evaluateProgram('(0, eval)(\"typeof mine\")', new Proxy({ given: 1 }, {}))",
] as const; // prettier-ignore

const PRELUDE = `const c = Realm.makeCompartment();
c.evaluateProgram('this.mine = 1');`;
const INSIDE = `c.evaluateProgram('[typeof mine, typeof process, (0, eval)("typeof mine"), typeof integrity, typeof this.mine, typeof given].join()') + c.evaluateExpr('typeof given + typeof inside')`;

export default law<StackValue>({
  id: 'stack-in-draft-api',
  statement: 'Wherever the stack ends inside makeCompartment, evaluateProgram or evaluateExpr, an error of this world comes of it, and the compartment and all others are as before.',
  rules: ['host/stack-overflow-sound', 'evaluators/evaluator-survives-failure', 'errors/thrown-errors-shared', 'realm-api/realm-endowments-per-call'],
  threat: 'resource-exhaustion',
  requires: ['stack-errors', 'evaluators', 'realm-api', 'compartments'],
  version: 1,
  arbitrary: stackValues(ENTRIES),
  programs: (value) => [{ steps: [{ in: 'start', as: 'program', program: apiStackProgram(value, PRELUDE, INSIDE) }] }],
  // Of a text that is an object, engines say different things.
  judge: ({ entry }, [answer]) => judgeApi(answer, entry.includes('toString') ? null : /'\)'|null|1\); \(2/.test(entry)),
  classify: ({ entry }, [answer]) => classifyApi(/Expr/.test(entry) ? 'evaluateExpr' : /makeCompartment/.test(entry) ? 'makeCompartment' : 'evaluateProgram', answer),
  proof: { engine: 'reference/draft', fault: 'evaluator-open-after-failure' },
});
