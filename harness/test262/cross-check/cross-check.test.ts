import test from 'ava';
import { removeMiniature, testFile, writeMiniature } from '../miniature.ts';
import { crossCheck, sampleOf } from './index.ts';

const SAMPLE = 500;
const checkout = process.env['TEST262'];

if (checkout === undefined || checkout === '') {
  test.skip(`lane and test262-harness agree on ${SAMPLE} files (skipped: the environment names no checkout of test262 in TEST262)`, () => undefined);
} else {
  test(`lane and test262-harness agree on ${SAMPLE} files`, async (t) => {
    t.timeout(600_000);
    const { compared, passed, failed, alone, disagreements } = await crossCheck(checkout, sampleOf(checkout, SAMPLE));
    t.log(`${compared} files judged by both, ${passed} passed and ${failed} failed by both`);
    t.deepEqual(disagreements, []);
    t.deepEqual(alone, []);
    t.true(passed > 0 && failed > 0);
  });
}

test('both judge a miniature alike, and a disagreement would be seen', async (t) => {
  const root = writeMiniature({
    'test/passes.js': testFile('', 'assert(true);'),
    'test/fails.js': testFile('', 'assert(false, "no");'),
    'test/module.js': testFile('flags: [module]', 'import { value } from "./dep_FIXTURE.js"; assert(value === 1);'),
    'test/dep_FIXTURE.js': 'export const value = 1;',
    'test/async.js': testFile('flags: [async]', 'Promise.resolve().then(() => $DONE());'),
    'test/negative.js': testFile('negative:\n  phase: parse\n  type: SyntaxError', 'var;'),
    // Only the lane looks at the phase.
    'test/wrong-phase.js': testFile('negative:\n  phase: parse\n  type: SyntaxError', 'throw new SyntaxError();'),
  });
  try {
    const { compared, passed, failed, alone, disagreements } = await crossCheck(root, sampleOf(root, 100));
    t.deepEqual({ compared, passed, failed, alone }, { compared: 6, passed: 4, failed: 1, alone: [] });
    t.deepEqual(disagreements.map(({ file, harness }) => [file, harness]), [['test/wrong-phase.js', 'pass']]);
  } finally {
    removeMiniature(root);
  }
});
