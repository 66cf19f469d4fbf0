import test from 'ava';
import { SyntaxFault } from '../syntax/syntax-fault.ts';
import { parsePattern } from './index.ts';

const kindOf = (source: string, flags: string): string => {
  try {
    parsePattern(source, flags);
    return 'accepted';
  } catch (error) {
    if (error instanceof SyntaxFault) return error.kind;
    throw error;
  }
};

/** By the flags under which they hold: `''` is without and `u` with the u flag. */
const accepted: Record<string, string[]> = {
  both: ['', '|', 'a|b|', '(?:)', '()', 'a*?b+?c??d{2}?', 'a{0}', 'a{2,}', '[]', '[^]', '[a-]', '[-a]', '[a-b-c]', '[--a]', '[\\]]', '[(]', '[\\b]', '\\b\\B', '^$', '(?=a)(?!a)(?<=a)(?<!a)', '(?:(?=a))*', '(?:^)+', '(?<a>b)\\k<a>', '\\k<a>(?<a>b)', '\\1(a)', '(?<$_a1>b)', '(?<\\u0061b>c)', '(?<\\u{61}>b)', '(?<𐐀>b)', '\\cA\\cz', '\\x41\\u0041', '\\0', '\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/', '\\d\\D\\s\\S\\w\\W', '[\\d\\s]', '(((a)))\\3', 'a{99999999999999999999}', '[😀]', '\u2028'],
  '': ['\\-', '\\"', '\\😀', '[\\-]', '\\$', '\\\u200b', '[\\ud83d-\\ude00]', '[a-😀]'],
  u: ['\\u{1F600}', '\\u{00000061}', '[\\-]', '[😀-😁]', '\\ud83d\\ude00', '\\ud83d', '\\p{L}\\P{Lu}', '\\p{General_Category=Letter}\\p{gc=L}', '\\p{Script=Greek}\\p{sc=Grek}\\p{scx=Qaac}', '\\p{ASCII}\\p{Any}\\p{Assigned}\\p{AHex}\\p{Emoji_Presentation}', '[\\p{L}-]'],
};

const refused: Record<string, string[]> = {
  both: ['(', ')', '(?', '(?:', '(?<', '(?<a', '(?<>a)', '(?<1>a)', '(?<a-b>c)', '(?a)', '(?#a)', '(?i:a)', '(?-i:a)', '(?>a)', '[', '[a', '[b-a]', '[\\d-a]', '[a-\\d]', '[\\s-\\w]', '*', '+', '?', 'a**', 'a*+', '{1}', 'a{', 'a{1', 'a{,1}', 'a{2,1}', '{', '}', ']', '\\', '\\1', '(a)\\2', '\\00', '\\01', '[\\1]', '[\\B]', '[\\k]', '\\k', '\\k<', '\\k<a>', '(?<a>b)\\k', '(?<a>b)\\k<b>', '(?<a>b)(?<a>c)', '(?<a>b)|(?<a>c)', '\\c', '\\c1', '\\cé', '[\\c]', '[\\c_]', '\\x', '\\x4', '\\xg0', '\\u', '\\u12', '\\a', '\\z', '\\_', '\\é', '^*', '$+', '\\b?', '(?=a)*', '(?!a){2}', '(?<=a)+', '(?<!a)?', 'a||*', '(?<\\u0020>a)', '(?<a\\>b)'],
  '': ['\\p{L}', '\\P{L}', '\\u{61}', '[\\u{61}]', '[😀-😁]'],
  u: ['\\-', '\\"', '\\😀', '\\u{}', '\\u{110000}', '\\u{61', '\\u{g}', '\\p', '\\p{', '\\p{}', '\\pL', '\\p{l}', '\\p{ L}', '\\p{Letter=L}', '\\p{gc}', '\\p{Script}', '\\p{sc=Nope}', '\\p{Script=Garay}', '\\p{IsGreek}', '\\p{InBasicLatin}', '\\p{L}-\\p', '[\\p{L}-z]', '\\p{RGI_Emoji}', '\\p{Basic_Emoji}', '\\p{Extended_Pictographic}', '\\p{Block=ASCII}', '\\p{General_Category=letter}', '\\p{ASCII=Yes}', '\\p{^L}'],
};

const cases = (table: Record<string, string[]>): [string, string][] =>
  Object.entries(table).flatMap(([flags, sources]) =>
    sources.flatMap((source): [string, string][] => (flags === 'both' ? [[source, ''], [source, 'u']] : [[source, flags]])));

const title = (source: string) => JSON.stringify(source).replace(/[^ -~]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);

test('patterns of ES2018', (t) => {
  for (const [source, flags] of cases(accepted)) t.is(kindOf(source, flags), 'accepted', `/${title(source)}/${flags}`);
});

test('patterns of Annex B, of later editions and of none', (t) => {
  for (const [source, flags] of cases(refused)) t.is(kindOf(source, flags), 'syntax', `/${title(source)}/${flags}`);
});

test('flags are gimsuy, each once', (t) => {
  t.is(kindOf('', 'gimsuy'), 'accepted');
  t.is(kindOf('', 'yusmig'), 'accepted');
  for (const flags of ['gg', 'v', 'd', 'x', 'G', ' ', 'uu', 'toString', '\u0131']) t.is(kindOf('', flags), 'syntax', flags);
});

test('groups are counted and named in the order of the pattern', (t) => {
  const pattern = parsePattern('(?<b>(x)(?:y))(?<a>z)', '');
  t.is(pattern.groupCount, 3);
  t.deepEqual([...pattern.groupNames], [['b', 1], ['a', 3]]);
});

test('nesting is refused by count', (t) => {
  for (const open of ['(', '(?:', '(?=', '(?<!', '(?:a|']) {
    t.is(kindOf(open.repeat(100_000) + ')'.repeat(100_000), 'u'), 'too-deep', open);
    t.is(kindOf(open.repeat(399) + ')'.repeat(399), 'u'), 'accepted', open);
  }
});

test('faults say where', (t) => {
  const fault = t.throws(() => parsePattern('ab(?<c>d)\\k<e>', ''), { instanceOf: SyntaxFault })!;
  t.is(fault.offset, 9);
});
