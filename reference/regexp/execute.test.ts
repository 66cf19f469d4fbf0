import test from 'ava';
import { readFileSync } from 'node:fs';
import { Op } from './program.ts';

test('the cases of the machine are the numbers of the opcodes', (t) => {
  const source = readFileSync(new URL('execute.ts', import.meta.url), 'utf8');
  const cases = [...source.matchAll(/case (\d+):(?: \{)? \/\/ (\w+)/g)].map(([, number, name]) => [name!, Number(number)] as const);
  t.deepEqual(Object.fromEntries(cases.sort(([, a], [, b]) => a - b)), { ...Op });
});
