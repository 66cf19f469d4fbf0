import test from 'ava';
import * as fc from 'fast-check';
import { programs } from './arbitrary.ts';
import { programAt } from './program.ts';
import { simplerBodies } from './simplify.ts';
import { parseProgram } from './tree.ts';

/** The smallest body that an oracle still finds interesting. */
function smallest(body: string, interesting: (text: string) => boolean): string {
  for (;;) {
    let next: string | undefined;
    for (const text of simplerBodies(body)) if (interesting(text)) { next = text; break; }
    if (next === undefined) return body;
    body = next;
  }
}

test('a program comes down to what matters', (t) => {
  const body = "const a = [1, 2, () => { for (let i = 0; i < 3; i += 1) { if (i > 1) note('x' + i); } return 4; }];\nattempt('b', () => a.map((x) => x + `${a}`));\n'done';";
  t.is(smallest(body, (text) => text.includes('i += 1')).replace(/\s+/g, ' '), 'const a = () => { for (let i; 0; i += 1) {} };');
});

test('simpler programs parse, and bind what they use', (t) => {
  const { body } = programAt(3, 3, 'ses');
  let count = 0;
  for (const text of simplerBodies(body)) {
    count += 1;
    t.truthy(parseProgram(text));
    if (count === 300) break;
  }
  t.is(count, 300);
  t.deepEqual([...simplerBodies('const a = 1; a;')].filter((text) => !text.includes('const') && text.includes('a')), []);
});

test('nothing becomes the clock by losing its argument', (t) => {
  t.deepEqual([...simplerBodies('f(new Date(0));')].filter((text) => /new Date\b(?!\(0)/.test(text)), []);
});

test('fast-check draws programs and shrinks them as syntax trees', (t) => {
  const failure = fc.check(fc.property(programs('plain'), ({ body }) => !body.includes('attempt')), { seed: 1, numRuns: 20 });
  t.true(failure.failed);
  t.true((failure.counterexample?.[0].body.length ?? Infinity) < 60, failure.counterexample?.[0].body);
});
