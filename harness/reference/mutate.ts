/** Mutations of program texts, token by token: most do not parse any more, and those that do are seldom sensible. */
import fc from 'fast-check';

/** Splits a text so that the parts joined are the text again: words, numbers, strings, comments, white space, single signs. */
export function tokens(text: string): string[] {
  return text.match(/\s+|[\w$]+|\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|=>|\.\.\.|\*\*|[=!<>]=+|&&|\|\||[^]/gu) ?? [];
}

type Kind = 'delete' | 'duplicate' | 'swap' | 'replace' | 'graft' | 'repeat' | 'truncate' | 'byte';

interface Edit {
  readonly kind: Kind;
  /** Places in the text, as fractions. */
  readonly at: number;
  readonly to: number;
  readonly word: string;
  readonly donor: number;
}

/** Words that bring other parts of the language into play. */
const WORDS = [
  'yield', 'await', 'async', 'super', 'new.target', 'this', 'arguments', 'eval', 'delete', 'typeof', 'void', 'in', 'instanceof', 'class', 'extends', 'static', 'get',
  'set', 'function*', 'let', 'const', 'var', 'return', 'throw', 'break', 'continue', 'with', 'debugger', 'import', 'export', 'null', 'undefined', 'NaN', 'Infinity',
  '-0', '0n', '1n', '2n**64n', '4294967295', '9007199254740991', '1e308', '-1', '0.5', '""', '"\\u{10ffff}"', '"\\ud800"', '/(?:)/g', '/(a|b)*?\\1/uy', '`${x}`', '[]', '{}',
  '()', '=>', '...', '**', '?', ':', ';', '[Symbol.iterator]', '[Symbol.toPrimitive]', '[Symbol.species]', '.constructor', '.__proto__', '.length', '.call', '.apply', '.bind',
  'Proxy', 'Reflect', 'Symbol', 'Promise', 'Map', 'WeakMap', 'Array', 'Object', 'Function', 'JSON', 'RegExp', 'Date', 'BigInt', 'Int8Array', 'ArrayBuffer', 'DataView', 'Atomics',
  'Object.freeze', 'Object.defineProperty', 'Object.setPrototypeOf', 'JSON.stringify', 'JSON.parse', 'Array.from', 'Reflect.construct', 'Reflect.ownKeys', 'new Proxy({}, {})',
  '\u2028', '\0', '\ufeff', '\u{1f600}', '#!', '<!--', '-->', '\\u0061',
]; // prettier-ignore

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Kind>('delete', 'duplicate', 'swap', 'replace', 'graft', 'repeat', 'truncate', 'byte'),
  at: fraction,
  to: fraction,
  word: fc.constantFrom(...WORDS),
  donor: fraction,
});

function apply(parts: string[], { kind, at, to, word, donor }: Edit, seeds: readonly string[]): void {
  const i = Math.floor(at * parts.length);
  const j = Math.floor(to * parts.length);
  const span = Math.min(20, Math.abs(i - j));
  switch (kind) {
    case 'delete':
      parts.splice(i, 1 + (span >> 2));
      return;
    case 'duplicate':
      parts.splice(j, 0, ...parts.slice(i, i + 1 + span));
      return;
    case 'swap':
      if (i < parts.length && j < parts.length) [parts[i], parts[j]] = [parts[j]!, parts[i]!];
      return;
    case 'replace':
      parts[i] = word;
      return;
    case 'graft': {
      const other = tokens(seeds[Math.floor(donor * seeds.length)]!);
      const start = Math.floor(to * other.length);
      parts.splice(i, 0, ...other.slice(start, start + 30));
      return;
    }
    case 'repeat':
      parts.splice(i, 1, (parts[i] ?? word).repeat(1 + Math.floor(to * 300)));
      return;
    case 'truncate':
      if (to > 0.5) parts.length = i;
      else parts.splice(0, i);
      return;
    case 'byte':
      parts[i] = String.fromCharCode(Math.floor(to * to * 0x10000)) + (parts[i] ?? '');
  }
}

/** Programs that are one of `seeds` with up to four edits. */
export function mutatedProgram(seeds: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(seeds.length - 1), fc.array(edit, { minLength: 1, maxLength: 4 })).map(([index, edits]) => {
    const parts = tokens(seeds[index]!);
    for (const one of edits) apply(parts, one, seeds);
    return parts.join('');
  });
}
