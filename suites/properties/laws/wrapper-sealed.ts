/** Texts that are legal, if at all, inside some function or class, or that close what an implementation may have opened and open it again. */
import fc from 'fast-check';
import { evaluators, trivia } from '../arbitraries/trivia.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';
import type { Step } from '../../model.ts';

interface Text {
  readonly kind: 'breaks out' | 'belongs inside';
  readonly source: string;
  readonly how: Step['as'];
}

const ESCAPE = 'log("escaped");';
const statements = ['1;', 'var a = 1;', '', '// x\n', 'if (1) { }', '"use strict";', 'function f() { }', '/* } */', 'let b = `}`;', ESCAPE, '() => {};', 'class C { }'] as const;
const closings = ['}', ')', '})', '});', '}}', '})()', '}}}', ')}', '*/', '`', '}catch(e){', '}finally{', '"', '\'', ']', '};', '})}', '}) }))', '\n}\n', '}//\n', '}/*', '-->\n}', '\u2028}'] as const;
const middles = ['', ESCAPE, `; ${ESCAPE}`, ' else ', ' catch (e) ', ' finally ', ', function () ', ', () => ', ' (function () ', '; (() => ', ' m() ', ' static m() ', '; with (this) ', ` return ${ESCAPE}`, '\n//', ' /*'] as const;
const openings = ['{', '(', '({', '({ m() {', '(function () {', '`', '/*', '{{', 'try {', '(() => {', '[', ''] as const;
/** Not of a script's top level, wherever in it. Of new.target, which some wrappers show as undefined, the cases of the rule speak. */
const inside = [
  'return;', 'return 1;', 'if (true) return;', '{ return; }', 'super.x;', 'super();', '() => super.x;', 'break;', 'continue;', 'if (1) { break; }', 'a: { continue a; }', 'yield 1;', 'await 1;', '() => { await 1; };', 'for await (const x of []) ;', 'export default 1;', 'export { };',
  'import x from "x";', 'import "x";', 'export const x = 1;', 'import.meta;', 'static { }', '#x;', 'this.#x;', '#x in this;', 'case 1:', 'default:', 'catch (e) {}', 'get x() {}', 'constructor() {}', 'async *m() {}', '...x;', 'return await 1;', 'a: a: ;',
] as const; // prettier-ignore
/** Legal in the body of a function. */
const inFunctions = /return/;

const breaking = fc.tuple(fc.constantFrom(...statements), trivia, fc.constantFrom(...closings), fc.constantFrom(...middles), fc.constantFrom(...openings), fc.constantFrom(...statements))
  .filter(([, , closing, , opening]) => closing !== '`' || opening !== '`')
  .map(([before, blank, closing, middle, opening, after]) => ({ kind: 'breaks out' as const, inFunction: false, source: `${before}${blank}${closing}${middle}${opening}${after}` }));
const belonging = fc.tuple(fc.constantFrom(...statements), trivia, fc.constantFrom(...inside), fc.constantFrom(...statements))
  .map(([before, blank, source, after]) => ({ kind: 'belongs inside' as const, inFunction: inFunctions.test(source), source: `${before}${blank}${source}\n${after}` }));

export default law<Text>({
  id: 'wrapper-sealed',
  statement: 'A text that is no script by itself is a SyntaxError of this world, whatever an evaluator puts around it, and nothing of it runs.',
  rules: ['evaluators/evaluator-wrapper-sealed', 'evaluators/evaluator-errors-shared', 'errors/thrown-errors-shared'],
  threat: 'wrapper-break-out',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.tuple(fc.oneof(breaking, belonging), evaluators).filter(([{ inFunction }, how]) => !inFunction || how !== 'function-body').map(([{ kind, source }, how]) => ({ kind, source, how })),
  programs: ({ source, how }) => [{ steps: [{ in: 'child', program: `log('ran');\n${source}`, as: how }] }],
  judge(_text, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (answer.log.length > 0) return 'a part of the text ran';
    if (last?.type !== 'throw' || last.phase !== 'parse') return `it ended with ${JSON.stringify(last)}`;
    return JSON.stringify(last.value) === JSON.stringify({ $error: { constructor: 'SyntaxError', realm: 'shared' } }) ? null : `it was refused with ${JSON.stringify(last.value)}`;
  },
  classify: ({ kind, how }) => `${kind}, ${how}`,
  proof: { engine: 'reference/draft', fault: 'program-inside-function' },
});
