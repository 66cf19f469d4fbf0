import type { Derived, EngineColumn } from './derive/index.ts';
import { reproduceCommand } from './derive/index.ts';
import { FORMAT_WORDS, type FormatWords } from './format-words.ts';
import type { Outcome } from './model.ts';

type CtrfStatus = FormatWords['ctrf'];

interface CtrfTest {
  readonly name: string;
  readonly status: CtrfStatus;
  readonly rawStatus: Outcome;
  readonly duration: number;
  readonly message?: string;
  readonly suite: string;
  /** `case` or `law` says which of the two it is. */
  readonly extra: { readonly [name: string]: unknown };
}

/** A law is a test like a case; what was searched and found stands under `extra`. */
function lawTests({ properties, header }: Derived, engine: EngineColumn): readonly CtrfTest[] {
  if (properties === null) return [];
  const { facts, laws } = properties;
  return laws.map(({ law, cells }): CtrfTest => {
    const { outcome, detail, hole, classes, result } = cells[engine.index];
    return {
      name: `${engine.id} law ${law.id}`,
      status: FORMAT_WORDS[outcome].ctrf,
      rawStatus: outcome,
      duration: result?.durationMs ?? 0,
      ...(detail === null ? {} : { message: detail }),
      suite: `${engine.id} laws`,
      extra: {
        engine: engine.id, law: law.id, version: law.version, rules: law.rules, threat: law.threat, seed: facts.seed, from: result?.from ?? facts.from, runs: result?.runs ?? 0,
        held: result?.ended.held ?? 0, classes, ...(hole ? { hole } : {}),
        findings: (result?.findings ?? []).map(({ run, outcome: ended, shrunk }) => ({ run, outcome: ended, detail: shrunk.detail, programs: shrunk.programs, reproduce: reproduceCommand(law.id, engine.id, facts, run, header.edition) })),
      },
    };
  });
}

/** Common Test Report Format: https://ctrf.io */
export function renderCtrf(derived: Derived): string {
  const { header, finishedAt, engines, cases } = derived;
  const tests = engines.flatMap((engine) => [
    ...cases.map((row): CtrfTest => {
      const { outcome, detail, hole, alternative, result } = row.cells[engine.index];
      return {
        name: `${engine.id} ${row.case.id}`,
        status: FORMAT_WORDS[outcome].ctrf,
        rawStatus: outcome,
        duration: result?.durationMs ?? 0,
        ...(detail === null ? {} : { message: detail }),
        suite: engine.id,
        extra: { engine: engine.id, case: row.case.id, rule: row.rule, ...(hole ? { hole } : {}), ...(alternative === null ? {} : { alternative }) },
      };
    }),
    ...lawTests(derived, engine),
  ]);
  const count = (status: CtrfStatus): number => tests.filter((test) => test.status === status).length;
  const start = Date.parse(header.startedAt);
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: header.tool.name, version: header.tool.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: 0,
        skipped: count('skipped'),
        other: count('other'),
        start,
        stop: finishedAt === null ? start : Date.parse(finishedAt),
      },
      tests,
      environment: { osPlatform: header.host.os, extra: { run: header.runId, set: header.set.id, arch: header.host.arch, node: header.host.node } },
    },
  };
  return JSON.stringify(report) + '\n';
}
