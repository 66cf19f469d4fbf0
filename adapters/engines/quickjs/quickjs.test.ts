import test from 'ava';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brief, runner } from '../../fixtures/jobs.ts';
import { ITERATOR_CONSTRUCTOR_FIX, NO_OP_PRINT_FIX } from '../host-fixes.ts';
import { resolveEngine } from '../../registry.ts';
import { QUICKJS, QUICKJS_NG } from './adapter.ts';

for (const variant of [QUICKJS, QUICKJS_NG]) {
  test(`the version stated for ${variant.name} is the one its package was built from`, (t) => {
    const readme = readFileSync(createRequire(import.meta.url).resolve(`${variant.packageName}/package.json`).replace(/package\.json$/, 'README.md'), 'utf8');
    t.true(readme.includes(variant.version));
  });
}

test('the identity of quickjs/shim names every fix that its host applies', async (t) => {
  const { hostFixes } = await resolveEngine('quickjs/shim').describe();
  t.is(hostFixes.length, 3);
  for (const fix of [NO_OP_PRINT_FIX, ITERATOR_CONSTRUCTOR_FIX]) t.true(hostFixes.includes(fix), fix);
});

test('recursion without end leaves the next job unharmed', async (t) => {
  const bare = runner(resolveEngine('quickjs/bare'));
  await bare.run({ steps: ['(function f() { f(); })()'] });
  await bare.run({ steps: ['eval("[".repeat(50000))'] });
  t.is(brief(await bare.run({ steps: ['1 + 1'] })), 2);
  await bare.close();
});
