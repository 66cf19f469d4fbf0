import test from 'ava';
import { markName, moduleRecords } from './module-records.ts';

const texts = { './a.js': "import { b } from './b.js'; export const a = b;", './b.js': 'export let b = 1; b = 2;', './bad.js': 'export default;;)' };
const programOf = (record: unknown): string => (record as { record: { __syncModuleProgram__: string } }).record.__syncModuleProgram__;

test('modules that are asked for again are marked for the job that asks, and for no other', async (t) => {
  const [first, second] = [await moduleRecords(texts, 'r1first'), await moduleRecords(texts, 'r2second')];
  t.deepEqual(first.plain, second.plain);
  for (const specifier of ['./a.js', './b.js']) {
    const [one, other] = [programOf(first.marked[specifier]), programOf(second.marked[specifier])];
    t.true(one.includes(`${markName('r1first')}()`));
    t.is(other, one.replaceAll('r1first', 'r2second'));
    t.notRegex(programOf(first.plain[specifier]), /mark\$/);
    t.is(one.match(/mark\$\w+/g)!.length, 1);
  }
});

test('a text that is no module is one in neither form, however often it is asked for', async (t) => {
  for (const prefix of ['r1', 'r2']) {
    const { plain, marked } = await moduleRecords(texts, prefix);
    t.deepEqual([plain['./bad.js'], marked['./bad.js']], [{ error: true }, { error: true }]);
  }
});
