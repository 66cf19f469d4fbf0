/** `npm run bench micro [--quick] [program…]`: 17 programs, time relative to QuickJS compiled to wasm. */
import { readdirSync } from 'node:fs';
import Table from 'cli-table3';
import { geometricMean } from './measure.ts';
import { measureApart, type OneResult } from './one.ts';

const PROGRAMS = new URL('./programs/', import.meta.url);
const BASE = 'quickjs-wasm';

/** Runs the bench and prints a table of ratios; `--quick`: the reference and QuickJS alone. */
export async function micro(args: readonly string[], options = { rounds: 5, targetMs: 60, warmUpMs: 400 }): Promise<void> {
  const quick = args.includes('--quick');
  const chosen = args.filter((arg) => arg !== '--quick');
  const names = readdirSync(PROGRAMS).map((file) => file.replace(/\.js$/, '')).filter((name) => chosen.length === 0 || chosen.includes(name)).sort();
  const results = new Map<string, OneResult>();
  for (const program of names) {
    process.stderr.write(`${program}\n`);
    results.set(program, await measureApart({ program, quick, options }));
  }
  print(results);
}

function print(results: ReadonlyMap<string, OneResult>): void {
  const engines = [...new Set([...results.values()].flatMap((result) => result.map(([engine]) => engine)))];
  const table = new Table({ head: ['program', ...engines], style: { head: [], border: [], compact: true } });
  const ratios = new Map<string, number[]>(engines.map((name) => [name, []]));
  for (const [program, result] of results) {
    const times = new Map(result);
    const row = engines.map((engine) => {
      const time = times.get(engine);
      if (time === undefined) return '-';
      const ratio = time / times.get(BASE)!;
      ratios.get(engine)!.push(ratio);
      return ratio.toFixed(2);
    });
    table.push([program, ...row]);
  }
  table.push(['geometric mean', ...engines.map((name) => geometricMean(ratios.get(name)!).toFixed(2))]);
  process.stdout.write(`time relative to ${BASE} (smaller is faster)\n${table.toString()}\n`);
}
