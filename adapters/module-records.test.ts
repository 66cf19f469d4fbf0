import test from 'ava';
import { markName, moduleRecords, moduleTranslationFix } from './module-records.ts';

test('a module is translated to a record that names its imports and exports, with and without the mark', async (t) => {
  const { plain, marked } = await moduleRecords({ './a.js': 'import { x } from "./b.js"; export const y = x;' }, 'r1');
  const read = (records: typeof plain) => (records['./a.js'] as { record: { imports: string[]; exports: string[]; __syncModuleProgram__: string } }).record;
  t.deepEqual([read(plain).imports, read(plain).exports], [['./b.js'], ['y']]);
  t.false(read(plain).__syncModuleProgram__.includes(markName('r1')));
  t.true(read(marked).__syncModuleProgram__.includes(`${markName('r1')}()`));
  t.notThrows(() => JSON.stringify(plain));
});

test('a text that is no module is told from one', async (t) => {
  const { plain, marked } = await moduleRecords({ './bad.js': 'export let;', './sloppy.js': 'with ({}) {}', './good.js': '' }, 'r1');
  t.deepEqual([plain['./bad.js'], plain['./sloppy.js'], marked['./bad.js']], [{ error: true }, { error: true }, { error: true }]);
  t.true('record' in (plain['./good.js'] ?? {}));
});

test('the identity of an engine names the version of the translator', (t) => {
  t.regex(moduleTranslationFix(), /@endo\/module-source \d+\.\d+\.\d+ /);
});
