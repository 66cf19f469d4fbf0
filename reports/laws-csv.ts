import { csvText } from './csv.ts';
import type { Derived } from './derive/index.ts';

const COLUMNS = ['engine', 'law', 'version', 'rules', 'threat', 'outcome', 'hole', 'detail', 'seed', 'from', 'runs', 'held', 'classes', 'findings', 'programs', 'answering_ms', 'duration_ms'];

/** `laws.csv`: every engine's outcome for every law, one a row; undefined where no law was searched. Rules are separated by spaces. */
export function renderLawsCsv({ engines, properties }: Derived): string | undefined {
  if (properties === null) return undefined;
  const { facts, laws } = properties;
  const rows = engines.flatMap((engine) =>
    laws.map(({ law, cells }) => {
      const { outcome, hole, detail, classes, result } = cells[engine.index];
      return [
        engine.id, law.id, String(law.version), law.rules.join(' '), law.threat, outcome, String(hole), detail ?? '', String(facts.seed),
        ...(result === null
          ? ['', '0', '0', '0', '0', '0', '', '']
          : [result.from, result.runs, result.ended.held ?? 0, classes, result.findings.length, result.programs, result.answeringMs, result.durationMs].map(String)),
      ];
    }),
  );
  return csvText([COLUMNS, ...rows]);
}
