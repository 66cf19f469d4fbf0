import test from 'ava';
import { resolveEngine } from '../../adapters/registry.ts';
import { parseScript } from '../../reference/syntax/index.ts';
import { rulesById } from '../../spec/index.ts';
import type { JobAnswer } from '../../suites/properties/answer.ts';
import { ledger, modulesAt, programAt, render, transcriptOf } from '../../suites/properties/differential/index.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { checkSyntax } from '../lint/syntax.ts';
import { GuardedSession } from '../run/guarded-session.ts';
import { compare, differentialLaws, lawProgram, modulesProgram } from './differential.ts';
import { oracleOf } from './differential-oracle.ts';
import { jobsOf } from './trial.ts';

const LIMITS = { timeoutMs: 20_000, memoryMb: 512, outputBytes: 4_000_000 };

async function answersOf(engine: string, bodies: readonly string[]): Promise<JobAnswer[]> {
  const adapter = resolveEngine(engine);
  const session = new GuardedSession(adapter, LIMITS);
  try {
    const jobs = bodies.map((body, index) => ({ ...jobsOf('test', [lawProgram(body)], 'draft-2019', false)[0], id: `p${index}` }));
    const outcomes = await session.runAll(jobs);
    return outcomes.map((outcome): JobAnswer => {
      if (outcome.kind !== 'reported') throw new Error(`${engine}: ${outcome.kind}`);
      const { report } = outcome;
      return report.status === 'observed' ? { status: 'observed', steps: report.steps, log: report.log } : { status: 'blocked', error: report.error, detail: report.detail };
    });
  } finally {
    await session.close();
  }
}

function expected(body: string, engine: string): JobAnswer {
  const answer = oracleOf(engine).answer(lawProgram(body));
  if (answer === undefined) throw new Error(`the reference has no answer to ${body}`);
  return answer;
}

test('plain programs say the same on the reference and on V8', async (t) => {
  const bodies = Array.from({ length: 150 }, (_, index) => programAt(2026, index, 'plain').body);
  const answers = await answersOf('node/bare', bodies);
  let facts = 0;
  for (const [index, body] of bodies.entries()) {
    const right = expected(body, 'node/bare');
    t.is(compare(body, right, answers[index], 'node/bare').unexplained, null, `program ${index}`);
    facts += transcriptOf(right).length - 1;
  }
  t.true(facts > 150 * 10, 'the programs say much');
});

/** Where an entry that is about several engines is looked at. */
const SHOWN_ON: { readonly [pattern: string]: string } = { 'node/*': 'node/bare', 'quickjs/*': 'quickjs/shim', 'xs/*': 'xs/native' };
const byEngine = new Map<string, typeof ledger>();
// What graphs of modules show no program can: their own test has them.
for (const entry of ledger.filter(({ id }) => !id.startsWith('modules-'))) {
  const engine = SHOWN_ON[entry.engines[0]] ?? entry.engines[0];
  byEngine.set(engine, [...(byEngine.get(engine) ?? []), entry]);
}
for (const [engine, entries] of byEngine) {
  test(`every entry of the ledger about ${engine} is still needed there`, async (t) => {
    const adapter = resolveEngine(engine);
    if (!(await adapter.availability()).available) {
      t.log(`${engine} is not there`);
      t.is(engine, 'xs/native', 'only what has to be built may be missing');
      return;
    }
    await adapter.prepare(() => {});
    const answers = await answersOf(engine, entries.map(({ shows }) => shows));
    for (const [index, entry] of entries.entries()) {
      const { unexplained, used } = compare(entry.shows, expected(entry.shows, engine), answers[index], engine, [entry]);
      t.deepEqual([unexplained, used.map(({ id }) => id)], [null, [entry.id]]);
    }
  });
}

test('the ledger cites rules and cases that there are', (t) => {
  const cases = new Set(loadSuite().cases.map(({ id }) => id));
  for (const entry of ledger) {
    for (const rule of entry.rules ?? []) t.true(rulesById.has(rule as never), `${entry.id}: ${rule}`);
    if (entry.case !== undefined) t.true(cases.has(entry.case), `${entry.id}: ${entry.case}`);
  }
  t.is(new Set(ledger.map(({ id }) => id)).size, ledger.length);
});

test('what no entry explains is a failure of the law, said with both transcripts', (t) => {
  const [law] = differentialLaws;
  const body = "attempt('a', () => 1 + 1);";
  const value = { ...programAt(1, 1, 'ses'), body };
  const right = expected(body, 'node/shim');
  t.is(law.judge(value, [right], 'node/shim'), null);
  const wrong = { ...(right as JobAnswer & { status: 'observed' }), log: ['a: 3'] };
  t.regex(law.judge(value, [wrong], 'node/shim') ?? '', /"a: 2".*"a: 3"/);
});

test('programs are strict ES2018 to the linter and to the reference', (t) => {
  for (const profile of ['plain', 'ses'] as const) {
    for (let index = 0; index < 60; index += 1) {
      const text = render(programAt(7, index, profile).body);
      t.deepEqual(checkSyntax(text, 'program').filter(({ code }) => code !== 'guard'), [], `${profile} ${index}`);
      t.notThrows(() => parseScript(text), `${profile} ${index}`);
    }
  }
});

for (const engine of ['node/shim', 'quickjs/shim']) {
  test(`graphs of modules say the same on the reference and on ${engine}, but for what the ledger explains`, async (t) => {
    const graphs = Array.from({ length: 60 }, (_, index) => modulesAt(2026, index));
    const session = new GuardedSession(resolveEngine(engine), LIMITS);
    const used = new Set<string>();
    let facts = 0;
    try {
      const outcomes = await session.runAll(graphs.map((graph, index) => ({ ...jobsOf('test', [modulesProgram(graph)], 'draft-2019', false)[0], id: `m${index}` })));
      for (const [index, outcome] of outcomes.entries()) {
        const report = outcome.kind === 'reported' ? outcome.report : undefined;
        if (report?.status !== 'observed') return t.fail(`graph ${index}: ${outcome.kind}`);
        const right = oracleOf(engine).answer(modulesProgram(graphs[index]));
        const compared = compare(graphs[index].modules.flat().join('\n'), right!, { status: 'observed', steps: report.steps, log: report.log }, engine);
        t.is(compared.unexplained, null, `graph ${index}`);
        compared.used.forEach(({ id }) => used.add(id));
        facts += transcriptOf(right!).length;
      }
    } finally {
      await session.close();
    }
    t.true(facts > 60 * 8, 'the modules say much');
    t.true(used.has('modules-shim-early'), 'cycles are met');
  });
}
