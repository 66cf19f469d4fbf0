import type { EngineColumn } from '../derive/index.ts';

function cssString(text: string): string {
  return `"${text.replace(/[^\w ./@-]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}

/** In rem: the column of rules or cases, one of an outcome, the edges of a page, and the page of a report on few engines. */
const LEAD = 20;
const COLUMN = 6.75;
const EDGES = 4;
const PAGE = 80;
const SMALLEST_WIDE = 68;

/**
 * On a narrow screen a row becomes a list, and each cell needs its engine's name in front. The names are the same in
 * every table, so they stand here once and not in thousands of cells. Their number gives tables their width, and pages
 * on which a table would not fit; where the window is narrower, tables scroll and not the page.
 */
export function columnLabels(engines: readonly EngineColumn[]): string {
  const rules = engines.map(({ id, index }) => `  .matrix tbody td:nth-of-type(${index + 1})::before { content: ${cssString(id)}; }\n`);
  const table = LEAD + (engines.length + 1) * COLUMN;
  const wide = Math.max(SMALLEST_WIDE, table + EDGES);
  return `
:root { --table: ${table}rem; --page: ${Math.max(PAGE, wide)}rem; }
@media (min-width: ${wide}rem) {
  /* A header can only stick where its table doesn't scroll sideways. */
  .scroll { overflow-x: visible; }
  .matrix thead th { position: sticky; top: 0; background: var(--paper); z-index: 1; }
}
@media (width < 44rem) {
${rules.join('')}}
`;
}
