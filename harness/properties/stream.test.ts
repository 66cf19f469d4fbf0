import { createHash } from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import { laws } from '../../suites/properties/laws/index.ts';
import { programsDigest, recordedDigests } from './digests.ts';
import { drawRun } from './stream.ts';
import { truthLaw } from './testing/in-memory.ts';

const deep = truthLaw({ arbitrary: fc.array(fc.oneof(fc.string(), fc.double(), fc.bigInt(), fc.record({ at: fc.nat(), what: fc.constantFrom('a', 'b') }))) });

function textOf(run: number, seed = 7, law = deep): string {
  return fc.stringify(drawRun(law, seed, run).value);
}

test('a seed gives the same values for ever', (t) => {
  const hash = createHash('sha256');
  for (const run of [0, 1, 2, 10, 1_000, 1_000_000]) hash.update(`${textOf(run)}\n`);
  t.is(hash.digest('hex'), '5f11cdbf2f22b66df6d812efaa4528948e16e70b8f07e828d30faedf0b177d17');
});

test('a run has its value alone, whatever was drawn before', (t) => {
  const alone = textOf(41);
  for (let run = 0; run < 41; run += 1) textOf(run);
  t.is(textOf(41), alone);
});

test('other seeds, laws, versions and numbers are other values', (t) => {
  const values = [textOf(50), textOf(51), textOf(50, 8), textOf(50, 7, { ...deep, version: 2 }), textOf(50, 7, { ...deep, id: 'other' })];
  t.is(new Set(values).size, values.length);
});

test('no law\'s programs changed without its version being raised', (t) => {
  const now = Object.fromEntries(laws.map((law) => [law.id, { version: law.version, sha256: programsDigest(law) }]));
  t.deepEqual(now, recordedDigests(), 'raise the version of the law, or undo the change; then ses262 fuzz --record takes down what is new');
});
