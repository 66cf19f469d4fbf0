import test from 'ava';
import type { EngineColumn } from '../derive/index.ts';
import { columnLabels } from './column-labels.ts';

const EDGES = 4;

for (const count of [1, 5, 9, 16]) {
  test(`where ${count} engines fit the window, tables are no wider than the page, so that it never scrolls sideways`, (t) => {
    const css = columnLabels(Array.from({ length: count }, (_, index) => ({ id: `engine-${index}`, index }) as EngineColumn));
    const [table, page, wide] = [/--table: ([\d.]+)rem/, /--page: ([\d.]+)rem/, /min-width: ([\d.]+)rem/].map((length) => Number(length.exec(css)?.[1]));
    t.true(table + EDGES <= page, css);
    t.true(table + EDGES <= wide, css);
  });
}
