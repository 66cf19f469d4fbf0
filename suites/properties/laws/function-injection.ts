/** Parameters and bodies of which some are complete and some close the function that they are put in, to open another. */
import fc from 'fast-check';
import { trivia } from '../arbitraries/trivia.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

interface Parts {
  readonly kind: 'complete' | 'body breaks out' | 'parameters break out' | 'both break out';
  readonly params: readonly string[];
  readonly body: string;
}

const params = ['a', 'b = 1', '{ c }', '[d]', 'e = {}', 'f = (g, h) => "}) {"', 'i /* ) { */', 'j // ) {', 'k = `)${ "}" }`', 'l = /[)}]\\/\\*/', '{ m = ")" } = {}', 'o, p', 'q = function () { return "}"; }', 'r = class {}', '...s'] as const; // prettier-ignore
const statements = [
  'return 1;', 'var x = { a: "}" };', 'return "*/";', '/* } */', 'return /[}]/;', 'var t = `${ {} }}{`;', 'if (1) { }', 'function inner() { return "{"; }', 'var y = (function () { return 1; })();', '{ }', ';', 'for (;;) { break; }', 'var z = { "}": 1 };',
  'return a => ({});', 'var w = class { m() {} };', '// }', 'label: { break label; }', 'var v = /[}{]/g;', 'switch (1) { case 1: }', 'try { } catch (e) { }',
] as const; // prettier-ignore

const ESCAPE = 'log("escaped");';
const middles = ['', `; ${ESCAPE}`, `, function () `, `) , (function () `, `); ${ESCAPE} (function () `, `\n${ESCAPE}\n`, `)(); (() => `, ` ${ESCAPE} if (0) `, ` /* `, ` // `, `\n/*`, ` finally `, ` while (0) `, ` get x() `, `, m() `, ` m() `, ` static `, ` => `, `) => (() => `] as const; // prettier-ignore
/** Opens in the parameters what the body closes. */
const pairs = [
  ['/*', `*/) { ${ESCAPE}`], ['a /*', '*/) {'], ['`', '`) {'], ['a = `', '`) {'], ['a = function () {', '}) {'], ['a = (', ')) {'], ['a = {', '}) {'], ['{ a', '}) {'], ['[', ']) {'], ['a = "', '") {'], ['a = /', '/) {'], ['a, b = (() => {', `${ESCAPE} })()) {`],
  [`a) { ${ESCAPE} }, function (b`, ''], ['a) { }); (function (b', ''], [') { return function (', '}'], ['a) { if (0', ''], [`a = 1) { ${ESCAPE} /*`, '*/'], ['a) /*', '*/ {'], ['a) //', ''], ['a) => {', ''], ['...a,', ''], ['a b', ''], ['this', ''],
] as const; // prettier-ignore

const complete = fc.record({ params: fc.uniqueArray(fc.constantFrom(...params), { maxLength: 3 }), body: fc.array(fc.constantFrom(...statements), { maxLength: 3 }), blank: trivia });
const restLast = (list: readonly string[]): string[] => [...list.filter((text) => text !== '...s'), ...list.filter((text) => text === '...s')];
const innocent = complete.map(({ params: list, body, blank }): Parts => ({ kind: 'complete', params: restLast(list), body: body.join(`\n${blank}`) }));
const body = fc.tuple(complete, fc.constantFrom(...middles), fc.constantFrom(...statements)).map(([before, middle, after]): Parts => ({
  kind: 'body breaks out', params: restLast(before.params), body: `${before.body.join('\n')}\n${before.blank}}${middle}{${after}`,
})); // prettier-ignore
const both = fc.tuple(fc.constantFrom(...pairs), fc.boolean(), fc.constantFrom(...statements)).map(([[opening, closing], first, after]): Parts => ({
  kind: closing === '' ? 'parameters break out' : 'both break out', params: first ? [opening] : ['first', opening], body: `${closing}\n${after}`,
})); // prettier-ignore

const text = ({ params: list, body: code }: Parts): string => [...list, code].map((part) => JSON.stringify(part).replace(/[\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)).join(', ');

export default law<Parts>({
  id: 'function-injection',
  statement: 'Function compiles parameters and body that are each complete, and throws a SyntaxError for all others, running nothing of them.',
  rules: ['evaluators/function-injection', 'evaluators/evaluator-errors-shared'],
  threat: 'function-parameter-body-injection',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.oneof(innocent, { weight: 2, arbitrary: body }, { weight: 2, arbitrary: both }),
  programs: (parts) => [{ steps: [{ in: 'child', program: `const make = (...parts) => new Function(...parts);\nlet made;\ntry { made = make(${text(parts)}); } catch (error) { made = error; }\nmade`, as: 'program' }] }],
  judge({ kind }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last)}`;
    if (answer.log.length > 0) return 'a part of the text ran';
    const got = JSON.stringify(last.value);
    const expected = kind === 'complete' ? JSON.stringify({ $function: 'anonymous' }) : JSON.stringify({ $error: { constructor: 'SyntaxError', realm: 'shared' } });
    return got === expected ? null : `the result is ${got}`;
  },
  classify: ({ kind, params: list }) => `${kind}, ${list.length} parameters`,
  proof: { engine: 'reference/draft', fault: 'function-concatenates' },
});
