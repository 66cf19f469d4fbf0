/** `npm run bench micro [program…]`: 17 programs, time relative to QuickJS compiled to wasm. */
import { readdirSync, readFileSync } from 'node:fs';
import Table from 'cli-table3';
import type { BenchEngine } from './engine.ts';
import { geometricMean, measure, type MicroResult } from './measure.ts';
import { engine262Engine } from './engines/engine262.ts';
import { quickjsEngine } from './engines/quickjs.ts';
import { referenceEngine } from './engines/reference.ts';
import { svalEngine } from './engines/sval.ts';
import { v8JitlessEngine } from './engines/v8-jitless.ts';
import { xsEngine } from './engines/xs.ts';

const PROGRAMS = new URL('./programs/', import.meta.url);
const BASE = 'quickjs-wasm';

/** Runs the bench and prints a table of ratios. */
export async function micro(chosen: readonly string[], options = { rounds: 5, targetMs: 60 }): Promise<void> {
  const names = readdirSync(PROGRAMS).map((file) => file.replace(/\.js$/, '')).filter((name) => chosen.length === 0 || chosen.includes(name)).sort();
  const xs = xsEngine();
  const engines: BenchEngine[] = [referenceEngine(), await quickjsEngine(), v8JitlessEngine(), ...(xs === undefined ? [] : [xs]), svalEngine(), engine262Engine()];
  const results: MicroResult[] = [];
  for (const name of names) {
    process.stderr.write(`${name}\n`);
    const source = readFileSync(new URL(`${name}.js`, PROGRAMS), 'utf8');
    // engine262's published build has no way to drain promise jobs from outside.
    const able = name === 'promise' ? engines.filter((engine) => engine.name !== 'engine262') : engines;
    results.push(await measure(name, source, able, options));
  }
  print(results, engines.map(({ name }) => name));
}

function print(results: readonly MicroResult[], engines: readonly string[]): void {
  const table = new Table({ head: ['program', ...engines], style: { head: [] } });
  const ratios = new Map<string, number[]>(engines.map((name) => [name, []]));
  for (const { program, perUnit } of results) {
    table.push([program, ...engines.map((name) => cell(perUnit, name, ratios))]);
  }
  table.push(['geometric mean', ...engines.map((name) => geometricMean(ratios.get(name)!).toFixed(2))]);
  process.stdout.write(`time relative to ${BASE} (smaller is faster)\n${table.toString()}\n`);
}

function cell(perUnit: ReadonlyMap<string, number>, name: string, ratios: Map<string, number[]>): string {
  const time = perUnit.get(name);
  if (time === undefined) return '-';
  const ratio = time / perUnit.get(BASE)!;
  ratios.get(name)!.push(ratio);
  return ratio.toFixed(2);
}
