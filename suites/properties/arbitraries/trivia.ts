/** What may stand between two tokens and means nothing. */
import fc from 'fast-check';

/** White space and line terminators of ECMA-262, and comments that hold what a scanner might stumble over. */
const pieces = [
  ' ', '\t', '\v', '\f', '\u00a0', '\ufeff', '\u1680', '\u2003', '\u202f', '\u205f', '\u3000', '\n', '\r', '\r\n', '\u2028', '\u2029',
  '/**/', '/* ( */', '/*)*/', '/*\n*/', '/*\u2028*/', '/*//*/', '/*"*/', '/*\'*/', '/*`*/', '/*${*/', '/*/**/', '// (\n', '//*\r', '//"\u2028', '//`\u2029', '//\r\n',
] as const; // prettier-ignore

export const trivia: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((found) => found.join('')) },
);

/** Line terminators move a `return` or a postfix operator to another statement: trivia without them. */
export const lineTrivia: fc.Arbitrary<string> = trivia.filter((text) => !/[\n\r\u2028\u2029]/.test(text));

/** How a text is put to an evaluator. */
export const evaluators = fc.constantFrom('program' as const, 'indirect-eval' as const, 'function-body' as const);
