/** Engines that have no SES, or evaluate nothing at all: what they pass has to have a reason. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import type { JobOutcome } from '../../adapters/model.ts';
import type { Job, Probe, ProbeFinding, StepCompletion } from '../../adapters/protocol/messages.ts';
import { COMPARTMENT, DRAFT_STAGED } from '../../adapters/capabilities.ts';
import { resolveEngine } from '../../adapters/registry.ts';
import type { Outcome } from '../../reports/model.ts';
import { rulesById } from '../../spec/index.ts';
import type { Case } from '../../suites/model.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { GuardedSession } from '../run/guarded-session.ts';
import { runCase } from '../run/run-case.ts';

type ByRule = { readonly [rule: string]: string };

const read = (name: string): unknown => parse(readFileSync(new URL(`../../suites/controls/${name}.yaml`, import.meta.url), 'utf8'));
const { kept, partly } = read('plain-javascript') as { readonly kept: ByRule; readonly partly: ByRule };
const hollow = read('hollow-engines') as { readonly [engine: string]: ByRule };

const { cases } = loadSuite();
const passes = (outcome: Outcome): boolean => outcome === 'pass' || outcome === 'differs';

const EDITION = 'draft-2019';

/** Of generated cases those that say that nothing else is there, where engines differ, and of the others one in so many. */
const ONE_IN = 25;

function sampled(): Case[] {
  let index = 0;
  return cases.filter(({ editions = [EDITION] }) => editions.includes(EDITION)).filter(({ origin, id }) => origin !== 'generated' || id.endsWith('/nothing-else') || id.startsWith('table/throw-type-error/') || index++ % ONE_IN === 0);
}

/** Each job has a context of its own there, so that no failure needs to be confirmed. */
async function onBare(): Promise<Map<string, { passed: number; failed: number }>> {
  const adapter = resolveEngine('node/bare');
  const { capabilities: can } = await adapter.describe();
  const session = new GuardedSession(adapter, { timeoutMs: 20_000, memoryMb: 512, outputBytes: 1_000_000 });
  const counts = new Map<string, { passed: number; failed: number }>();
  for (const entry of sampled()) {
    const { verdict } = await runCase(entry, { edition: EDITION, capabilities: can, run: (job) => session.run(job) });
    if (verdict.outcome === 'unsupported') continue;
    for (const rule of entry.rules) {
      const count = counts.get(rule) ?? { passed: 0, failed: 0 };
      counts.set(rule, count);
      count[passes(verdict.outcome) ? 'passed' : 'failed'] += 1;
    }
  }
  await session.close();
  return counts;
}

test('plain JavaScript passes cases of those rules only of which it is written down why, and all cases of those that it keeps', async (t) => {
  const counts = [...(await onBare())];
  const lists = { kept: [] as string[], partly: [] as string[] };
  for (const [rule, { passed, failed }] of counts) if (passed > 0) lists[failed === 0 ? 'kept' : 'partly'].push(rule);
  t.deepEqual(lists.kept.sort(), Object.keys(kept).sort());
  t.deepEqual(lists.partly.sort(), Object.keys(partly).sort());
  const violated = counts.filter(([, { failed }]) => failed > 0);
  t.true(violated.length > 60, 'it fails a case of most rules that it can be asked about');
});

test('every sentence about plain JavaScript is of a rule of the spec, and of one list', (t) => {
  t.deepEqual([...Object.keys(kept), ...Object.keys(partly)].filter((rule) => !rulesById.has(rule as never)), []);
  t.deepEqual(Object.keys(kept).filter((rule) => rule in partly), []);
});

const finding = (probe: Probe): ProbeFinding =>
  probe.kind === 'identity' ? { kind: 'identity', same: true } : { ...probe, visited: 1, offenders: [] };

function reporting(steps: (job: Job) => StepCompletion[]): (job: Job) => JobOutcome {
  return (job) => {
    const completions = steps(job);
    const ended = completions.length === job.steps.length && completions.at(-1)?.type === 'normal';
    return { kind: 'reported', raw: '', durationMs: 0, report: { id: job.id, status: 'observed', steps: completions, log: [], probes: ended ? job.probes.map(finding) : [] } };
  };
}

const thrown = (constructor: string, phase: 'parse' | 'run'): StepCompletion => ({ type: 'throw', phase, value: { $error: { constructor, realm: 'shared' } } });

const engines: { readonly [name: string]: (job: Job) => JobOutcome } = {
  silent: () => ({ kind: 'protocol-error', detail: 'nothing', raw: '', durationMs: 0 }),
  empty: reporting(() => []),
  undefined: reporting(({ steps }) => steps.map(() => ({ type: 'normal', value: { $undefined: true } }))),
  agrees: reporting(({ steps }) => steps.map(() => ({ type: 'normal', value: true }))),
  throws: reporting(() => [thrown('TypeError', 'run')]),
  refuses: reporting(() => [thrown('SyntaxError', 'parse')]),
};

const capabilities = [...new Set([...COMPARTMENT, ...DRAFT_STAGED])];

for (const [name, answer] of Object.entries(engines)) {
  test(`an engine that evaluates nothing fails every must-rule whatever it says, or it is written down why not: ${name}`, async (t) => {
    const failed = new Set<string>();
    const asked = new Set<string>();
    let passed = 0;
    for (const entry of cases) {
      const { verdict } = await runCase(entry, { edition: entry.editions?.[0] ?? 'draft-2019', capabilities, run: (job) => Promise.resolve(answer(job)) });
      if (verdict.outcome === 'unsupported') continue;
      if (passes(verdict.outcome)) passed += 1;
      for (const rule of entry.rules) {
        if (entry.expect !== undefined) asked.add(rule);
        if (!passes(verdict.outcome)) failed.add(rule);
      }
    }
    const spared = [...asked].filter((rule) => rulesById.get(rule as never)?.keyword === 'must' && !failed.has(rule));
    t.deepEqual(spared.sort(), Object.keys(hollow[name] ?? { missing: '' }).sort());
    if (name === 'silent' || name === 'empty') t.is(passed, 0);
  });
}
