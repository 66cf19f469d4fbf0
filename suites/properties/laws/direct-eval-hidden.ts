/** The syntax of direct eval in any spelling, asked for what only a wrapper of the implementation, or the host, would know. */
import fc from 'fast-check';
import { trivia } from '../arbitraries/trivia.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

const names = ['eval', '(eval)', '((eval))', '\\u0065val', 'ev\\u{61}l', '(\\u0065val)', '( /* eval */ eval )'] as const;

/** `EVAL` is an expression; the whole has its value. */
const contexts = [
  'EVAL', '(() => EVAL)()', '(function () { return EVAL; })()', '(function* () { yield EVAL; })().next().value', '((a = EVAL) => a)()', '`${EVAL}`', '[EVAL][0]', 'true ? EVAL : 0', '({ a: EVAL }).a', '({ get a() { return EVAL; } }).a',
  'new (class { constructor() { this.x = EVAL; } })().x', '(() => { try { return EVAL; } finally {} })()', '[1].map(() => EVAL)[0]', '(0, EVAL)', 'Object.keys({ [EVAL]: 0 })[0]', '(({ a = EVAL }) => a)({})', '(class { static m() { return EVAL; } }).m()',
  '(() => { for (const x of [EVAL]) return x; })()', '(() => { const a = 1 / 2 / 3, b = EVAL; return b; })()', '(() => { switch (0) { default: return EVAL; } })()', '\'eval\' && EVAL', '/eval/ && EVAL', '`eval` && EVAL', '(() => { a: { return EVAL; } })()',
] as const; // prettier-ignore

/** Names that are bound by no program: of hosts, of modules, and of what evaluators are made with. */
const foreign = ['process', 'require', 'module', 'exports', '__filename', '__dirname', 'window', 'source', 'evaluate', 'scope', 'scopeProxy', 'scopeHandler', 'endowments', 'evalScope', 'core', 'host', 'job', 'world', 'print', 'std', 'os', 'compartment', 'realm', 'strictEval', 'unsafeEval', 'globalObject', 'optimizer', 'evaluateFactory', 'moduleLexicals'] as const; // prettier-ignore

/** V8 ends its process at an escaped name in a method (case direct-eval-escaped-name-in-method): not drawn, as nothing else would be found. */
const endsV8 = ({ name, context }: Hidden): boolean => name.includes('\\') && /class|\{ get /.test(context);

interface Hidden {
  readonly name: string;
  readonly before: string;
  readonly within: string;
  readonly spread: boolean;
  readonly context: string;
  readonly asked: string;
}

const spelled = ({ name, before, within, spread, asked }: Hidden): string => {
  const text = JSON.stringify(`typeof local + ' ' + typeof ${asked}`);
  return `${name}${before}(${within}${spread ? `...[${text}]` : text})`;
};

export default law<Hidden>({
  id: 'direct-eval-hidden',
  statement: 'Direct-eval syntax in any spelling is a direct eval, an early error of the whole source, or at most an evaluation in the scope of the compartment\'s global: it sees no binding of anybody else.',
  rules: ['evaluators/direct-eval-early-error', 'evaluators/evaluator-no-host-scope', 'evaluators/direct-eval-initial'],
  threat: 'direct-eval-recognition',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({
    name: fc.constantFrom(...names), before: trivia, within: trivia, spread: fc.boolean(), context: fc.constantFrom(...contexts), asked: fc.constantFrom(...foreign),
  }).filter((hidden) => !endsV8(hidden)), // prettier-ignore
  programs: (hidden) => [{ steps: [{ in: 'child', program: `log('ran');\n{\nconst local = 'mine';\nlog(${hidden.context.replace('EVAL', () => spelled(hidden))});\n}`, as: 'program' }] }],
  judge(_hidden, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type === 'throw') {
      if (last.phase === 'run' || answer.log.length > 0) return `it ran and threw ${JSON.stringify(last.value)}`;
      return JSON.stringify(last.value).includes('"SyntaxError"') ? null : `it was refused with ${JSON.stringify(last.value)}`;
    }
    const [, seen] = answer.log;
    return seen === 'string undefined' || seen === 'undefined undefined' ? null : `it saw ${JSON.stringify(seen)}`;
  },
  classify({ name, spread }, [answer]) {
    const last = lastCompletion(answer);
    const seen = answer.status === 'observed' ? answer.log[1] : undefined;
    return `${spread ? 'spread, ' : ''}${name.includes('\\') ? 'escaped, ' : ''}${last?.type === 'throw' ? 'early error' : seen === 'string undefined' ? 'direct' : 'indirect'}`;
  },
  proof: { engine: 'reference/draft', fault: 'implementation-in-scope' },
});
