import * as acorn from 'acorn';

/** acorn exports the tests of its tokenizer without declaring them. */
const { isIdentifierChar, isIdentifierStart } = acorn as unknown as {
  readonly isIdentifierChar: (code: number, astral: boolean) => boolean;
  readonly isIdentifierStart: (code: number, astral: boolean) => boolean;
};

/** Reserved words of strict mode code, and the two names that it cannot bind (sec-keywords, sec-future-reserved-words). */
const unbindable = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'import in instanceof new null return super switch this throw true try typeof var void while with yield ' +
    'let static implements interface package private protected public eval arguments'
  ).split(' '),
);
// `await` is reserved in modules only: programs may bind it.
unbindable.delete('await');

/** Whether strict program code can bind `name` (sec-identifiers-static-semantics-early-errors). */
export function isBindingIdentifier(name: string): boolean {
  if (name === '' || unbindable.has(name)) return false;
  let first = true;
  for (const character of name) {
    const code = character.codePointAt(0) as number;
    if (!(first ? isIdentifierStart(code, true) : isIdentifierChar(code, true))) return false;
    first = false;
  }
  return true;
}
