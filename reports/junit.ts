import builder from 'junit-report-builder';
import type { CaseRow, Cell, Derived, EngineColumn, LawCell, PropertiesChapter } from './derive/index.ts';
import { FORMAT_WORDS } from './format-words.ts';
import { findingText } from './words/finding.ts';

/** XML 1.0 has no place for most control characters, not even escaped. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

type TestCase = ReturnType<ReturnType<typeof builder.testSuite>['testCase']>;

/** The outcome itself stands in a property, so nothing is lost. */
function fill(test: TestCase, cell: Cell | LawCell, otherwise: string, output: string | undefined): void {
  const message = printable(cell.detail ?? otherwise);
  switch (FORMAT_WORDS[cell.outcome].junit) {
    case 'passed':
      return;
    case 'failure':
      test.failure(message, cell.hole ? 'hole' : 'fail');
      break;
    case 'error':
      test.error(message, cell.outcome);
      break;
    case 'skipped':
      test.skipped();
      test.standardOutput(`${cell.outcome}: ${message}`);
      return;
  }
  if (output !== undefined && output !== '') test.standardOutput(printable(output));
}

function fillCase(test: TestCase, row: CaseRow, cell: Cell): void {
  test.time((cell.result?.durationMs ?? 0) / 1000);
  test.property('outcome', cell.outcome);
  if (cell.alternative !== null) test.property('alternative', cell.alternative);
  fill(test, cell, row.case.description, cell.result?.raw);
}

/** A suite of its own, so that the numbers of the engine's suite are of cases alone. */
function lawSuite(report: ReturnType<typeof builder.newBuilder>, { header }: Derived, engine: EngineColumn, { facts, laws }: PropertiesChapter): void {
  const suite = report.testSuite().name(`${engine.id} laws`).timestamp(new Date(header.startedAt));
  suite.property('run', header.runId).property('seed', String(facts.seed)).property('from', String(facts.from));
  for (const { law, cells } of laws) {
    const cell = cells[engine.index];
    const test = suite.testCase().className(`law.${law.threat}`).name(law.id);
    test.time((cell.result?.durationMs ?? 0) / 1000);
    test.property('outcome', cell.outcome).property('version', String(law.version)).property('rules', law.rules.join(' '));
    test.property('runs', String(cell.result?.runs ?? 0)).property('held', String(cell.result?.ended.held ?? 0)).property('classes', String(cell.classes));
    const findings = (cell.result?.findings ?? []).map((finding) => findingText(finding, { law, engine: engine.id, facts, edition: header.edition }));
    fill(test, cell, law.statement, findings.join('\n\n'));
  }
}

/** One suite an engine with one test a case, and one an engine with one test a law. */
export function renderJunit(derived: Derived): string {
  const { header, engines, cases, properties } = derived;
  const report = builder.newBuilder().name(`ses262 ${header.runId}`);
  for (const engine of engines) {
    const suite = report.testSuite().name(engine.id).timestamp(new Date(header.startedAt));
    suite.property('run', header.runId).property('set', header.set.id);
    for (const row of cases) {
      const cell = row.cells[engine.index];
      fillCase(suite.testCase().className(row.rule).name(row.case.id), row, cell);
    }
    if (properties !== null) lawSuite(report, derived, engine, properties);
  }
  return report.build() + '\n';
}
