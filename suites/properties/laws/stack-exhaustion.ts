/** The end of the stack, met at any distance inside the language's own functions and the evaluators. */
import { lastCompletion } from '../answer.ts';
import { stackProgram, stackValues, type StackSeen, type StackValue } from '../graphs/stack.ts';
import { law } from '../model.ts';

const ENTRIES = [
  "(0, eval)('1 + 1')", "(0, eval)('(() => { let x = [1, 2].map(y => y + 1); return x; })()')", 'new Function("a", "return a + 1")(1)', 'new Function("{ let a = () => () => 1; return a()(); }")()',
  "(0, eval)('this.left = 1; delete this.left')", 'JSON.parse(JSON.stringify({ a: { b: [1] } })).a', '[3, 1, 2].sort((a, b) => a - b)', "'abc'.replace(/b/g, x => x + x)", '/(a+)+b/.exec("aaab")',
  'Reflect.construct(class extends Array {}, [3])', 'new Proxy({}, { get: (t, k, r) => Reflect.get([1], k, r) }).x', '[...(function* () { yield* [1, 2]; })()]', '(async () => { await 0; })()',
  'Promise.resolve({ then(resolve) { resolve(1); } }).then(x => x)', '`${{ toString() { return [1, [2]].join(); } }}`', 'new Map([[1, 2]]).forEach(x => x)', 'Object.assign({}, { get x() { return 1; } })',
  "(({ a: { b = 1 } = {}, ...rest }) => [b, rest])({ c: 2 })", 'class_()', "Symbol('x').toString()", 'Object.freeze({ a: [] })', "(() => { try { null.x; } catch (error) { return error.message; } finally { [1].map(x => x); } })()",
] as const; // prettier-ignore

const PRELUDE = `const class_ = () => { class A { constructor() { this.x = 1; } get y() { return this.x; } } class B extends A { get y() { return super.y + 1; } } return new B().y; };`;

export default law<StackValue>({
  id: 'stack-exhaustion',
  statement: 'Wherever the stack ends inside a function of the language or an evaluator, an error of this world comes of it, and evaluators and primordials are as before.',
  rules: ['host/stack-overflow-sound', 'evaluators/evaluator-survives-failure', 'errors/thrown-errors-shared'],
  threat: 'one-shot-unsafe-eval-window',
  requires: ['stack-errors', 'evaluators'],
  version: 2,
  arbitrary: stackValues(ENTRIES),
  programs: (value) => [{ steps: [{ in: 'child', as: 'program', program: stackProgram(value, PRELUDE) }] }],
  judge(_value, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last?.value ?? null)}`;
    const [outcomes, whole, after] = last.value as unknown as StackSeen;
    if (outcomes.includes('other')) return 'what is no error of this world was thrown';
    if (whole === 'changed') return 'the world answers otherwise than before';
    return after === 'returned' || whole === 'refuses' ? null : 'with all of the stack free again, the same call throws';
  },
  classify({ entry }, [answer]) {
    const last = lastCompletion(answer);
    const [outcomes, whole] = last?.type === 'normal' ? (last.value as unknown as StackSeen) : [[]];
    const kinds = new Set(outcomes);
    return `${/eval|Function/.test(entry) ? 'evaluator' : 'language'}: ${kinds.size === 2 ? 'errors and answers' : [...kinds].join() || 'no answer'}${whole === 'refuses' ? ', refuses' : ''}`;
  },
  proof: { engine: 'reference/draft', fault: 'evaluator-open-after-failure' },
});
