/**
 * Whether a text is an expression is found out with the same engine's parser: it is one if it parses in parentheses and in a template's
 * braces, as no text can leave both without being unbalanced in one.
 */
import fc from 'fast-check';
import { expressions, splintered } from '../arbitraries/expressions.ts';
import { lastCompletion, sameTagged, type JobAnswer } from '../answer.ts';
import { law } from '../model.ts';
import type { Step } from '../../model.ts';

const observe = (program: string, as: Step['as']): { readonly steps: readonly Step[] } => ({ steps: [{ in: 'child', program, as }] });
const parsed = (answer: JobAnswer): boolean => {
  const last = lastCompletion(answer);
  return last?.type === 'normal' || last?.phase === 'run';
};
const isExpression = ([, parenthesised, inTemplate]: readonly JobAnswer[]): boolean => parsed(parenthesised) && parsed(inTemplate);

export default law<string>({
  id: 'expression-equivalence',
  statement: 'evaluateExpr of an expression does what evaluateProgram does with it in parentheses; any other text it refuses, and runs nothing of it.',
  rules: ['realm-api/realm-evaluateexpr-equivalence', 'realm-api/realm-evaluateexpr-value', 'realm-api/realm-evaluateexpr-nonexpr'],
  threat: 'wrapper-break-out',
  requires: ['compartments', 'evaluate-expression'],
  version: 2,
  arbitrary: fc.oneof(expressions, { weight: 2, arbitrary: splintered }),
  // A mention of log( makes the name exist: in all three, or in none.
  programs: (text) => [observe(text, 'expression'), observe(`(${text}\n)`, 'program'), observe(`\`\${${text}\n}\``, 'program')],
  judge(_text, answers) {
    const [alone, parenthesised] = answers;
    if (alone.status !== 'observed' || parenthesised.status !== 'observed') return 'the world could not be made';
    const last = lastCompletion(alone);
    if (isExpression(answers)) {
      if (!sameTagged(last, lastCompletion(parenthesised))) return `evaluateExpr ended with ${JSON.stringify(last)}, the parenthesised program with ${JSON.stringify(lastCompletion(parenthesised))}`;
      return sameTagged(alone.log, parenthesised.log) ? null : 'the logs differ';
    }
    if (alone.log.length > 0) return 'a part of a text that is no expression ran';
    if (last?.type !== 'throw' || last.phase !== 'parse') return `a text that is no expression ended with ${JSON.stringify(last)}`;
    return JSON.stringify(last.value) === JSON.stringify({ $error: { constructor: 'SyntaxError', realm: 'shared' } }) ? null : `it was refused with ${JSON.stringify(last.value)}`;
  },
  classify(_text, answers) {
    const last = lastCompletion(answers[0]);
    return isExpression(answers) ? `expression, ${last?.type ?? 'nothing'}` : 'no expression';
  },
  proof: { engine: 'reference/draft', fault: 'expression-escapes' },
});
