import builder from 'junit-report-builder';
import type { CaseRow, Cell, Derived } from './derive/index.ts';

/** XML 1.0 has no place for most control characters, not even escaped. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

type TestCase = ReturnType<ReturnType<typeof builder.testSuite>['testCase']>;

/** JUnit knows passed, failure, error and skipped. The outcome itself stands in a property, so nothing is lost. */
function fill(test: TestCase, row: CaseRow, cell: Cell): void {
  const message = printable(cell.detail ?? row.case.description);
  switch (cell.outcome) {
    case 'pass':
      return;
    case 'fail':
      test.failure(message, cell.hole ? 'hole' : 'fail');
      break;
    case 'blocked':
    case 'timeout':
    case 'crash':
    case 'out-of-memory':
    case 'harness-error':
      test.error(message, cell.outcome);
      break;
    // Neither a pass nor a failure to whoever gates on this file.
    case 'differs':
    case 'unsupported':
    case 'not-run':
      test.skipped();
      test.standardOutput(`${cell.outcome}: ${message}`);
      return;
  }
  if (cell.result?.raw !== undefined) test.standardOutput(printable(cell.result.raw));
}

/** One suite an engine, one test a case. */
export function renderJunit({ header, engines, cases }: Derived): string {
  const report = builder.newBuilder().name(`ses262 ${header.runId}`);
  for (const engine of engines) {
    const suite = report.testSuite().name(engine.id).timestamp(new Date(header.startedAt));
    suite.property('run', header.runId).property('set', header.set.id);
    for (const row of cases) {
      const cell = row.cells[engine.index];
      const test = suite.testCase().className(row.rule).name(row.case.id);
      test.time((cell.result?.durationMs ?? 0) / 1000);
      test.property('outcome', cell.outcome);
      if (cell.alternative !== null) test.property('alternative', cell.alternative);
      fill(test, row, cell);
    }
  }
  return report.build() + '\n';
}
