import test from 'ava';
import fc from 'fast-check';
import { setOfRanges } from '../unicode/code-point-set.ts';
import { compilePattern, parsePattern } from './index.ts';
import { scannedPoints, scanPoints } from './scan.ts';

/** Members are all but 0x2028 and 0x20000. */
const set = setOfRanges([0, 0x2028, 0x2029, 0x20000, 0x20001, 0x110000]);
const lowMembers = new Uint8Array(256).fill(1);

/** What scanPoints does, one character after the other. */
function passed(text: string, start: number, maximum: number): { reached: number; count: number } {
  let reached = start;
  let count = 0;
  for (const character of text.slice(start)) {
    if (count === maximum || character === '\u2028' || character === '\u{20000}') break;
    reached += character.length;
    count++;
  }
  return { reached, count };
}

const piece = fc.constantFrom('a', '\u2027', '\u{1ffff}', '\ud800', '\udc00', '\u{10ffff}');
const stretch = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9000 })).map(([pieces, times]) => pieces.join('').repeat(times));
const text = fc.tuple(stretch, fc.constantFrom('', '\u2028', '\u{20000}'), stretch).map((parts) => parts.join(''));

test('a scan passes the same characters however long it is', (t) => {
  fc.assert(
    fc.property(text, fc.nat(3), fc.constantFrom(3, 5000, 0x7fffffff), (input, start, maximum) => {
      const expected = passed(input, start, maximum);
      t.is(scanPoints(input, start, maximum, set, lowMembers, 0), expected.reached);
      t.is(scannedPoints, expected.count);
    }),
    { numRuns: 60 },
  );
});

test('a match gives back characters of a scan that has become long', (t) => {
  fc.assert(
    fc.property(text, fc.constantFrom('+', '*', '{600,}', '{3,700}'), (input, quantifier) => {
      const pattern = `^[^\\u2028\\u{20000}]${quantifier}(?:\\u{1ffff}|a)`;
      const result = compilePattern(parsePattern(pattern, 'u')).match(input, 0, { spend: () => undefined });
      t.is(result?.end, new RegExp(pattern, 'u').exec(input)?.[0].length);
    }),
    { numRuns: 60 },
  );
});
