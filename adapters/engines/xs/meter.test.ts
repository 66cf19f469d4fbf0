/** `host/meter-deterministic` and `host/meter-limit-terminates` on XS: what workers of their own, each with a limit, show from outside. */
import { spawnSync } from 'node:child_process';
import { hostPath } from './build.ts';
import { onXs } from './on-xs.ts';

const METER_EXCEEDED = 107;
const GREETING = `(function (print) {
  const evaluate = eval;
  return { run: function (text) { evaluate(text); }, finish: function () { print('finished'); } };
})`;

/** Runs one program in a worker of its own. */
function worker(program: string, meter: number): { readonly code: number | null; readonly output: string } {
  const { status, stdout } = spawnSync(hostPath(), ['-M', '128', '-x', String(meter)], { input: `${JSON.stringify(GREETING)}\n${program}\n`, encoding: 'utf8' });
  return { code: status, output: stdout };
}

/** The least limit under which the program finishes. */
function costOf(program: string): number {
  let low = 0;
  let high = 2 ** 20;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (worker(program, middle).output.includes('finished')) high = middle;
    else low = middle;
  }
  return high;
}

onXs('equal programs cost the same in every worker', (t) => {
  const program = 'const m = new Map(); for (let i = 0; i < 3000; i++) m.set(i, [i].concat(m.get(i - 1) || []).slice(0, 3)); [...m.values()].sort().join().replace(/1/g, "x");';
  const cost = costOf(program);
  t.true(cost > 3000);
  t.is(costOf(program), cost);
  t.true(worker(program, cost - 1).code === METER_EXCEEDED);
});

for (const [what, program] of [
  ['catch it', 'try { for (;;); } catch (error) {}'],
  ['put it off', '(function f() { try { for (;;); } finally { for (;;) { try { f(); } finally { continue; } } } })()'],
  ['get round it by promise jobs', '(function f() { Promise.resolve().then(f, f); })()'],
  ['get round it by a generator', '(function* f() { try { for (;;) yield 1; } finally { yield* f(); } })().return; [...(function* () { for (;;) yield 1; })()]'],
] as const) {
  onXs(`a program that goes beyond the limit cannot ${what}: its worker ends`, (t) => {
    t.deepEqual(worker(program, 500_000), { code: METER_EXCEEDED, output: '' });
  });
}
