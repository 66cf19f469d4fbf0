/** import() in every neighbourhood that has hidden it from some scanner, given to every evaluator. */
import fc from 'fast-check';
import { evaluators, trivia } from '../arbitraries/trivia.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';
import type { Step } from '../../model.ts';

/** `HOLE` is an expression. The text up to it is what a scanner takes for the inside of something else. */
const contexts = [
  'HOLE;', '() => HOLE;', '1 / HOLE / 1;', '`${HOLE}`;', '`a${`b${HOLE}`}`;', '`}${HOLE}{`;', 'tag => tag`${HOLE}`;', '[...HOLE];', 'true ? HOLE : 0;', '1. + HOLE;', '.5 - HOLE;', '({ a: HOLE });', '({ [HOLE]: 1 });', '({ import: HOLE });',
  '(class extends HOLE {});', '(class { [HOLE]() {} });', '(a = HOLE) => a;', '((a = HOLE) => a)();', '(function (a = HOLE) {});', '/[/]\\//.test(HOLE);', 'async () => { await HOLE; };', '(async () => { await HOLE; })();', '(function* () { yield HOLE; });',
  'new (class { constructor() { HOLE; } })();', '/* " */ HOLE /* " */;', '\'\\\'\' + HOLE;', '"/*" + HOLE + "*/";', '"//" + HOLE;', 'a: HOLE;', 'if (HOLE) ;', 'for (const x of [HOLE]) ;', 'do HOLE; while (0);', '(0, HOLE);', 'void HOLE;', 'typeof HOLE;', '!HOLE;', '-HOLE;',
  'HOLE in {};', 'switch (HOLE) {}', 'try { HOLE; } catch (e) {}', 'a: for (;;) { HOLE; break a; }', '(async function* () { for await (const x of HOLE) ; });', '({ get y() { return HOLE; } });', '{ HOLE }', '{} HOLE', ';HOLE', 'let x = 1\nHOLE', '(() => {})\n/HOLE/1;', 'x => x\n;HOLE',
  '"use strict"\nHOLE;', '0n + HOLE;', '\\u0061sync\\u0031 => HOLE;', '(x => x)(...[HOLE]);', '`\\`${HOLE}`;', '/`/, HOLE;', '\'`\' , HOLE;', '/\'/ , HOLE;', 'var { a = HOLE } = {};', 'var [a = HOLE] = [];',
] as const; // prettier-ignore

const words = ['import', 'import', 'import', 'im\\u0070ort', '\\u{69}mport'] as const;
const specifiers = ['"x"', '\'./x.js\'', '`x`', '("x")', '...["x"]', '"x",', '/*)*/ "x"', '"data:text/javascript,0"', '"fs"', '"node:fs"', ''] as const;

interface Hidden {
  readonly word: string;
  readonly before: string;
  readonly within: string;
  readonly specifier: string;
  readonly context: string;
  readonly how: Step['as'];
}

const spelled = ({ word, before, within, specifier }: Hidden): string => `${word}${before}(${within}${specifier}).then(() => log('loaded'), () => log('refused'))`;

export default law<Hidden>({
  id: 'import-hidden',
  statement: 'Source with import() in any spelling is rejected before it runs; a world that hands it to the loader of the compartment loads nothing.',
  rules: ['omissions/import-expression', 'confinement/removed-node-modules'],
  threat: 'dynamic-import',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({
    word: fc.constantFrom(...words), before: trivia, within: trivia, specifier: fc.constantFrom(...specifiers), context: fc.constantFrom(...contexts), how: evaluators,
  }), // prettier-ignore
  programs: (hidden) => [{ steps: [{ in: 'child', program: `log('ran');\n${hidden.context.replace('HOLE', () => spelled(hidden))}`, as: hidden.how }] }],
  judge(_hidden, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (answer.log.includes('loaded')) return 'something was loaded';
    if (last?.type === 'throw' && last.phase === 'parse') {
      const expected = JSON.stringify({ $error: { constructor: 'SyntaxError', realm: 'shared' } });
      return answer.log.length > 0 ? 'a part of it ran' : JSON.stringify(last.value) === expected ? null : `it was refused with ${JSON.stringify(last.value)}`;
    }
    // A loader's promise has refused; or the expression stands in a function that nobody called.
    return last?.type === 'normal' || answer.log.includes('refused') ? null : `it ran and threw ${JSON.stringify(last)}`;
  },
  classify({ how }, [answer]) {
    const last = lastCompletion(answer);
    const fate = last?.type === 'throw' && last.phase === 'parse' ? 'rejected' : answer.status === 'observed' && answer.log.includes('refused') ? 'refused by a loader' : 'not run';
    return `${how}, ${fate}`;
  },
  proof: { engine: 'reference/draft', fault: 'import-expression' },
});
