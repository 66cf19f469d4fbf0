/** One program declares, the next programs of the same compartment look: by each evaluator, and by declaring the same name again. */
import fc from 'fast-check';
import { lexicalDeclarations, type Declaration } from '../arbitraries/declarations.ts';
import { evaluators } from '../arbitraries/trivia.ts';
import { law } from '../model.ts';
import type { Step } from '../../model.ts';

interface Programs {
  readonly first: Declaration;
  readonly firstAs: Step['as'];
  readonly second: Declaration;
  readonly secondAs: Step['as'];
}

const standard = /^(Array|Object|parseInt|JSON|Promise|Symbol|isNaN)$/;
const asked = (name: string): string => `typeof ${name} + ' ' + Object.prototype.hasOwnProperty.call(this, '${name}') + ' ' + (0, eval)('typeof ${name}')`;
/** Another text for another name, as the second program declares the first one's again; but a class cannot extend what it declares. */
const renamed = (declaration: Declaration, name: string): string =>
  declaration.source.includes(`extends ${name} `) ? `class ${name} {}` : declaration.source.split(declaration.name).join(name);

export default law<Programs>({
  id: 'own-lexical-scope',
  statement: 'What a program declares by let, const or class at its top level no later program of the compartment sees, nor is hindered by to declare it again.',
  rules: ['realm-api/realm-no-shared-lexical-scope', 'realm-api/realm-evaluateprogram-completion'],
  threat: 'global-contour-leak',
  requires: ['compartments', 'realm-api', 'evaluators'],
  version: 2,
  arbitrary: fc.record({ first: lexicalDeclarations, firstAs: evaluators, second: lexicalDeclarations, secondAs: evaluators }),
  programs: ({ first, firstAs, second, secondAs }) => [
    {
      steps: [
        { in: 'child', program: asked(first.name), as: 'program' },
        { in: 'child', program: first.source, as: firstAs },
        { in: 'child', program: asked(first.name), as: 'program' },
        { in: 'child', program: renamed(second, first.name), as: secondAs },
        { in: 'child', program: asked(first.name), as: 'program' },
      ],
    },
  ],
  judge(_programs, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const [before, , between, , after] = answer.steps;
    if (after?.type !== 'normal' || before.type !== 'normal' || between.type !== 'normal') return `step ${answer.steps.length} ended with ${JSON.stringify(answer.steps.at(-1))}`;
    return between.value === before.value && after.value === before.value ? null : `before ${JSON.stringify(before.value)}, then ${JSON.stringify(between.value)} and ${JSON.stringify(after.value)}`;
  },
  classify: ({ first, firstAs, secondAs }) => `${standard.test(first.name) ? 'hides a global' : 'a new name'}, ${firstAs === secondAs ? firstAs : 'two evaluators'}`,
  proof: { engine: 'reference/draft', fault: 'lexical-scope-shared' },
});
