import test from 'ava';
import { parseModule, parseScript, SyntaxFault } from './index.ts';

const accepts = (source: string, laterImports = true): boolean => {
  try {
    parseModule(source, { laterImports });
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    return false;
  }
};

const good = [
  'import.meta;', 'import.meta.url', 'import . meta', 'import/**/.meta.x = 1', 'const { x } = import.meta;', '(() => import.meta)()', 'new import.meta.C()', 'delete import.meta', 'typeof import.meta',
  'import("a");', 'import(x).then(f)', 'import /**/ (a = b)', 'async () => { await import("a"); }', 'export default import("a")', 'function* f() { import(yield); }', 'import "a"; import("b"); import c from "c";',
]; // prettier-ignore
const bad = [
  'import.meta = 1', 'import.meta++', '[import.meta] = []', '({ x: import.meta } = {})', 'for (import.meta of []);', 'import.other', 'import.m\\u0065ta', 'im\\u0070ort.meta', 'import.meta => 1', '(import.meta) => 1',
  'import()', 'import(a, b)', 'import(...a)', 'new import(a)', 'import(a) = 1', 'import(a,)', 'x.import(', 'import',
]; // prettier-ignore

for (const source of good) {
  test(`modules that have them may say: ${source}`, (t) => t.true(accepts(source)));
  test(`and others may not: ${source}`, (t) => t.is(accepts(source, false), false));
}
for (const source of bad) test(`no module may say: ${source}`, (t) => t.false(accepts(source)));

test('programs never have them', (t) => {
  for (const source of ['import.meta', 'import("a")']) t.throws(() => parseScript(source, { laterImports: true }), { instanceOf: SyntaxFault });
});
