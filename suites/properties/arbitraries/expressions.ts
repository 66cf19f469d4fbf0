/** Expressions of ES2018 that log what they evaluate, and texts that are nearly expressions. */
import fc from 'fast-check';
import { trivia } from './trivia.ts';

const leaf = fc.constantFrom(
  '1', '-0', '"a"', '`b`', 'null', 'true', 'undefined', '[]', '{}', '/a/g', '(() => 2)', 'function () {}', 'class {}', '10n', 'this', 'NaN', 'undeclared_', 'null.x', '(log("t"), 3)', '(log("u"), "c")', '{ a: 1 }', '[1, , 2]',
  'async () => 0', 'function* () {}', 'new.target', 'super.x', 'return', 'yield', 'await', 'let', 'arguments', '"use strict"', '{ get x() { return 1; } }', '(a) => a', 'typeof this', 'void 0', 'async function () {}',
); // prettier-ignore

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    leaf,
    fc.tuple(tie('expression'), fc.constantFrom('+', '-', '*', '===', '&&', '||', ',', '<', 'in', 'instanceof', '**', '|', '/', '<!--', '-->'), tie('expression'), trivia).map(([a, operator, b, blank]) => `${a} ${operator}${blank} ${b}`),
    tie('expression').map((a) => `(${a})`),
    tie('expression').map((a) => `[${a}]`),
    tie('expression').map((a) => `[...${a}]`),
    tie('expression').map((a) => `{ a: ${a} }`),
    tie('expression').map((a) => `\`x\${${a}}y\``),
    tie('expression').map((a) => `(() => ${a})()`),
    tie('expression').map((a) => `(() => { return ${a}; })()`),
    tie('expression').map((a) => `(function () { try { return ${a}; } catch (e) { return "caught"; } })()`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    tie('expression').map((a) => `typeof ${a}`),
    tie('expression').map((a) => `!${a}`),
    tie('expression').map((a) => `log(${a})`),
    fc.tuple(tie('expression'), trivia).map(([a, blank]) => `${a}${blank}`),
    fc.tuple(tie('expression'), trivia).map(([a, blank]) => `${blank}${a}`),
    tie('expression').map((a) => `${a}.x`),
    tie('expression').map((a) => `new (${a})`),
  ),
}));

export const expressions: fc.Arbitrary<string> = expression;

const splinters = [')', '(', '}', '{', ']', '[', ';', ',', '`', '${', '*/', '/*', '//', '\n', '"', '\'', '), (', ') + (', '); log("escaped"); (', '}); ({', '=> {', '\\', '...', '<!--', '-->', '});(() => { log("escaped"); })();({', '1;', 'var x = 1;', 'return 1', 'x: 1', 'function f() {}', '#!'] as const; // prettier-ignore

/** Two expressions, with what would stand between two pairs of parentheses. */
const joins = [', ', ' + ', '; log("escaped"); ', '\n', ')(', '(', '.x', '[0], ', ' => ', '; ', ' || log("escaped"), '] as const;
const joined = fc.tuple(expression, fc.constantFrom(...joins), expression).map(([a, join, b]) => `${a})${join}(${b}`);

/** An expression with something put in somewhere, or with something left out. */
const cut = fc.tuple(expression, fc.array(fc.tuple(fc.nat(60), fc.constantFrom('', ...splinters)), { minLength: 1, maxLength: 2 })).map(([text, cuts]) =>
  cuts.reduce((whole, [at, splinter]) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + splinter + whole.slice(splinter === '' ? place + 1 : place);
  }, text),
);

/** Texts of which few are expressions. */
export const splintered: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: cut }, { weight: 1, arbitrary: joined });
