/** The words that evaluators look for, where they are only words. */
import fc from 'fast-check';
import { judgePhrases, phraseProgram, type Phrase } from '../arbitraries/phrases.ts';
import { trivia } from '../arbitraries/trivia.ts';
import { law } from '../model.ts';

const word = fc.constantFrom('import', 'eval', 'export', 'require', 'with', 'arguments', 'this', 'await', 'yield', 'import.meta', 'new.target', 'super', 'return', 'process');
const plain = fc.constantFrom('import', 'eval', 'export', 'arguments', 'await', 'yield', 'with', 'super', 'return', 'this', 'require');

/** Each gives an expression whose value is the word that is in it. */
const phrases: fc.Arbitrary<Phrase> = fc.oneof(
  word.map((value) => ({ source: `'${value}'`, value })),
  word.map((value) => ({ source: `"${value} "`, value: `${value} ` })),
  word.map((value) => ({ source: `\`${value}\``, value })),
  word.map((value) => ({ source: `\`\${'${value}'}\``, value })),
  word.map((value) => ({ source: `String.raw\`\\${value}\``, value: `\\${value}` })).filter(({ source }) => !/\\[xu]/.test(source)),
  word.map((value) => ({ source: `/${value.replace('.', '\\.')}/.exec('${value}')[0]`, value })),
  fc.tuple(word, trivia).map(([value, between]) => ({ source: `'x'/* ${value} */${between}// ${value}\n`, value: 'x' })),
  fc.tuple(plain, trivia).map(([value, between]) => ({ source: `({${between}${value}: 'x' }).${between}${value}`, value: 'x' })),
  plain.map((value) => ({ source: `Object.keys({ ${value}: 1 })[0]`, value })),
  plain.map((value) => ({ source: `({ get ${value}_() { return '${value}'; } }).${value}_`, value })),
  plain.map((value) => ({ source: `(function ${value}er() {}).name`, value: `${value}er` })),
  plain.map((value) => ({ source: `(($${value}) => $${value})('x')`, value: 'x' })),
  plain.map((value) => ({ source: `((re${value}) => re${value}('x'))((a) => a)`, value: 'x' })),
  plain.map((value) => ({ source: `[{ ${value}: 'x' }].map(({ ${value}: it }) => it)[0]`, value: 'x' })),
  trivia.map((between) => ({ source: `(0,${between}eval)('"x"')`, value: 'x' })),
  fc.constantFrom('typeof eval', '[eval].map((f) => typeof f)[0]', '(typeof (eval))').map((source) => ({ source, value: 'function' })),
);

export default law<readonly Phrase[]>({
  id: 'innocent-words',
  statement: 'Words such as import and eval in strings, templates, regular expressions, comments, property names and parts of names are only words.',
  rules: ['language/include-es2018', 'evaluators/direct-eval-early-error', 'realm-api/realm-evaluateprogram-completion'],
  threat: 'direct-eval-recognition',
  harmless: true,
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.array(phrases, { minLength: 1, maxLength: 4 }),
  programs: (drawn) => [phraseProgram(drawn)],
  judge: (drawn, [answer]) => judgePhrases(drawn, answer),
  classify: (drawn) => `${drawn.length} phrases, ${drawn.some(({ source }) => /\/[*/]/.test(source)) ? 'comments' : 'no comments'}`,
  proof: { engine: 'reference/draft', fault: 'import-refused-as-word' },
});
