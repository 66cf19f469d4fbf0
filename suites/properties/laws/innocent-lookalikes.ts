/** What looks like import(), a direct eval or an HTML comment, and is none: a scanner of texts refuses it, a parser does not. */
import fc from 'fast-check';
import { judgePhrases, phraseProgram, type Phrase } from '../arbitraries/phrases.ts';
import { lineTrivia } from '../arbitraries/trivia.ts';
import { law } from '../model.ts';

/** What it is that is not what it looks like. */
interface Lookalike extends Phrase {
  readonly kind: string;
}

const texts = fc.constantFrom('import(1)', 'import ("x")', 'import/**/(x)', 'eval(1)', 'eval ("x")', '(eval)(1)', '<!-- x', '--> x', 'import.meta', 'x-->0');
const call = fc.constantFrom('import', 'eval');

const phrases: fc.Arbitrary<Lookalike> = fc.oneof(
  texts.map((value) => ({ kind: 'string', source: `'${value}'`, value })),
  texts.map((value) => ({ kind: 'template', source: `\`${value}\``, value })),
  texts.map((value) => ({ kind: 'regular expression', source: `String(/[${value.replace(/[/*]/g, '\\$&').replace(/-/g, '\\-')}]/).length > 3 ? 'x' : ''`, value: 'x' })),
  texts.map((value) => ({ kind: 'comment', source: `'x' // ${value}\n`, value: 'x' })),
  texts.filter((value) => !value.includes('*')).map((value) => ({ kind: 'comment', source: `/* ${value} */ 'x'`, value: 'x' })),
  fc.tuple(call, lineTrivia).map(([name, between]) => ({ kind: 'method', source: `({ ${name}${between}(a) { return a; } }).${name}${between}('x')`, value: 'x' })),
  fc.tuple(call, lineTrivia).map(([name, between]) => ({ kind: 'property', source: `({ ${name}${between}: 'x' }).${name}${between}`, value: 'x' })),
  fc.tuple(call, lineTrivia).map(([name, between]) => ({ kind: 'method', source: `({ async ${name}${between}(a) {}, ${name}_: 'x' }).${name}_`, value: 'x' })),
  fc.tuple(call, lineTrivia).map(([name, between]) => ({ kind: 'method', source: `new (class { ${name}${between}() { return 'x'; } })().${name}${between}()`, value: 'x' })),
  fc.tuple(call, lineTrivia).map(([name, between]) => ({ kind: 'method', source: `(class { static get ${name}${between}() { return 'x'; } }).${name}`, value: 'x' })),
  fc.constant({ kind: 'operators', source: '((a) => { let b = 1; while (a-->0) b += a; return String(b); })(3)', value: '4' }),
  fc.constant({ kind: 'operators', source: '((a, b) => String(a<!--b))(1, 3)', value: 'false' }),
);

export default law<readonly Lookalike[]>({
  id: 'innocent-lookalikes',
  statement: 'A text that only looks like import(), direct eval or an HTML comment, inside a string, a comment, a pattern, a method\'s name or between operators, runs.',
  rules: ['evaluators/direct-eval-early-error', 'omissions/html-comments', 'language/include-es2018'],
  threat: 'direct-eval-recognition',
  harmless: true,
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.array(phrases, { minLength: 1, maxLength: 3 }),
  programs: (drawn) => [phraseProgram(drawn)],
  judge: (drawn, [answer]) => judgePhrases(drawn, answer),
  classify: (drawn) => [...new Set(drawn.map(({ kind }) => kind))].sort().join(' and '),
  proof: { engine: 'reference/draft', fault: 'import-refused-as-text' },
});
