import type { EngineColumn } from '../derive/index.ts';

function cssString(text: string): string {
  return `"${text.replace(/[^\w ./@-]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}

/**
 * On a narrow screen a row becomes a list, and each cell needs its engine's name in front. The names are the same in
 * every table, so they stand here once and not in thousands of cells. Their number gives tables their width.
 */
export function columnLabels(engines: readonly EngineColumn[]): string {
  const rules = engines.map(({ id, index }) => `  .matrix tbody td:nth-of-type(${index + 1})::before { content: ${cssString(id)}; }\n`);
  return `\n:root { --engines: ${engines.length}; }\n@media (width < 44rem) {\n${rules.join('')}}\n`;
}
