/** Declarations of every form, by every evaluator; whether the same compartment sees them later is open for some forms, that no other does is not. */
import fc from 'fast-check';
import { declarations, type Declaration } from '../arbitraries/declarations.ts';
import { evaluators } from '../arbitraries/trivia.ts';
import { sameTagged } from '../answer.ts';
import { law } from '../model.ts';
import type { Step } from '../../model.ts';

interface Declared {
  readonly declaration: Declaration;
  readonly how: Step['as'];
  /** Whether the other compartment was there before. */
  readonly other: 'older' | 'younger';
}

const ask = ({ name }: Declaration): string => `[typeof ${name}, (0, eval)('typeof ${name}'), new Function('return typeof ${name}')(), Reflect.ownKeys(this).length, (() => { try { ${name}; return 'read'; } catch (error) { return error.name; } })()]`;

export default law<Declared>({
  id: 'declarations-stay',
  statement: 'A declaration of any form, made by any evaluator of one compartment, no program of another compartment sees.',
  rules: ['evaluators/evaluator-no-host-scope', 'evaluators/eval-scope', 'evaluators/function-scope', 'globals/global-distinct', 'confinement/no-mutual-observation'],
  threat: 'global-contour-leak',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({ declaration: declarations, how: evaluators, other: fc.constantFrom('older' as const, 'younger' as const) }),
  programs: ({ declaration, how, other }) => [
    {
      steps: [
        { in: 'witness', program: ask(declaration), as: 'program' },
        { in: 'declarer', program: declaration.source, as: how },
        { in: other === 'older' ? 'witness' : 'newcomer', program: ask(declaration), as: 'program' },
      ],
    },
  ],
  judge(_declared, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const [before, , after] = answer.steps;
    if (before.type !== 'normal' || after?.type !== 'normal') return `step ${answer.steps.length} ended with ${JSON.stringify(answer.steps.at(-1))}`;
    return sameTagged(before.value, after.value) ? null : `it saw ${JSON.stringify(before.value)} before and ${JSON.stringify(after.value)} after`;
  },
  classify: ({ declaration: { kind }, how, other }) => `${kind}, ${how}, ${other}`,
  proof: { engine: 'reference/draft', fault: 'lexical-scope-of-all' },
});
