import type { Derived } from './derive/index.ts';
import type { Outcome } from './model.ts';

type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'other';

/** CTRF's words for our outcomes; `rawStatus` keeps ours. */
const STATUS: { readonly [outcome in Outcome]: CtrfStatus } = {
  pass: 'passed',
  differs: 'other',
  fail: 'failed',
  unsupported: 'skipped',
  blocked: 'other',
  timeout: 'failed',
  crash: 'failed',
  'out-of-memory': 'failed',
  'harness-error': 'other',
  'not-run': 'skipped',
};

/** Common Test Report Format: https://ctrf.io */
export function renderCtrf({ header, finishedAt, engines, cases }: Derived): string {
  const tests = engines.flatMap((engine) =>
    cases.map((row) => {
      const { outcome, detail, hole, alternative, result } = row.cells[engine.index];
      return {
        name: `${engine.id} ${row.case.id}`,
        status: STATUS[outcome],
        rawStatus: outcome,
        duration: result?.durationMs ?? 0,
        ...(detail === null ? {} : { message: detail }),
        extra: { engine: engine.id, case: row.case.id, rule: row.rule, ...(hole ? { hole } : {}), ...(alternative === null ? {} : { alternative }) },
      };
    }),
  );
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
