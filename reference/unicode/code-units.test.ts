import test from 'ava';
import fc from 'fast-check';
import { CodeUnits, textOfCodePoints, textOfCodeUnits } from './code-units.ts';

const lists = (max: number) => fc.array(fc.integer({ min: 0, max }), { maxLength: 300, size: 'max' });

test('a text of code units has exactly these code units, lone surrogates too', (t) => {
  fc.assert(
    fc.property(lists(0xffff), (units) => {
      const text = textOfCodeUnits(units, (unit) => unit);
      t.deepEqual(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)), units);
    }),
  );
});

test('a text of code points is that of one after the other', (t) => {
  fc.assert(
    fc.property(lists(0x10ffff), (points) => {
      t.is(textOfCodePoints(points, (point) => point), points.map((point) => String.fromCodePoint(point)).join(''));
    }),
  );
});

test('the code units of a text are read back as they were', (t) => {
  const room = new CodeUnits(4);
  t.is(room.read('a\ud83d\u0416'), 3);
  t.deepEqual([...room.units], [0x61, 0xd83d, 0x416, 0]);
  t.is(room.read('12345'), 4);
});
