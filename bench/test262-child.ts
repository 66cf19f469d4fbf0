/** One engine's part of `bench/test262.ts`: runs the files of a list in this process and prints the milliseconds that the engine took. */
import { readFileSync } from 'node:fs';
import type { Test262Test } from '../harness/test262/engine.ts';
import { openTest262Engine } from '../harness/test262/engines.ts';
import { openTest262 } from '../harness/test262/root.ts';
import { readTests } from '../harness/test262/test-files.ts';

const [, , folder, list, name] = process.argv as string[];
process.on('unhandledRejection', () => undefined);
const tests: Test262Test[] = [];
for await (const test of readTests(folder, readFileSync(list, 'utf8').trim().split('\n'))) tests.push(test);
const engine = await openTest262Engine(name, openTest262(folder));
const start = performance.now();
for (const test of tests) await engine.run(test);
process.stdout.write(`${JSON.stringify({ files: tests.length, ms: performance.now() - start })}\n`);
process.exit(0);
