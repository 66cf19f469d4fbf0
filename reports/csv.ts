import type { Derived } from './derive/index.ts';

const COLUMNS = ['engine', 'case', 'rule', 'keyword', 'in_set', 'threat', 'outcome', 'hole', 'alternative', 'detail', 'duration_ms'];

/** RFC 4180, and nothing that a spreadsheet would take for a formula. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}

/** Every engine's outcome for every case, one a row. Laws have other columns, and a file of their own. */
export function renderCsv({ cases, engines, rules }: Derived): string {
  const byId = new Map(rules.map((row) => [row.rule.id as string, row]));
  const rows = engines.flatMap((engine) =>
    cases.map((row) => {
      const { outcome, hole, alternative, detail, result } = row.cells[engine.index];
      const own = byId.get(row.rule);
      return [
        engine.id,
        row.case.id,
        row.rule,
        own?.rule.keyword ?? '',
        String(own?.inSet ?? false),
        row.threat ?? '',
        outcome,
        String(hole),
        alternative ?? '',
        detail ?? '',
        result === null ? '' : String(result.durationMs),
      ];
    }),
  );
  return csvText([COLUMNS, ...rows]);
}
