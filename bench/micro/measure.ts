/** Interleaved rounds over engines: each run is sized by time, the result is the median time of one unit. */
import type { BenchEngine, BenchProgram } from './engine.ts';

export interface MicroResult {
  readonly program: string;
  /** Milliseconds of one unit, median over rounds, by engine. */
  readonly perUnit: ReadonlyMap<string, number>;
}

export interface MicroOptions {
  readonly rounds: number;
  /** Milliseconds that one measured run should take. */
  readonly targetMs: number;
  /** Milliseconds for which each engine runs the program before it is measured. */
  readonly warmUpMs: number;
}

interface Contender {
  readonly engine: BenchEngine;
  readonly program: BenchProgram;
  units: number;
  readonly times: number[];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Warms the engine up, and finds how many units take about the target. */
async function prepare(contender: Contender, { targetMs, warmUpMs }: MicroOptions): Promise<void> {
  let units = 1;
  for (let spent = 0; ; ) {
    const { ms } = await contender.program.run(units);
    spent += ms;
    const enough = ms >= targetMs / 2 || units >= 1 << 22;
    if (enough && spent >= warmUpMs) {
      contender.units = Math.max(1, Math.round((units * targetMs) / Math.max(ms, 0.1)));
      return;
    }
    if (!enough) units *= 2;
  }
}

/** Measures one program on all engines. Throws when two engines compute different values. */
export async function measure(name: string, source: string, engines: readonly BenchEngine[], options: MicroOptions): Promise<MicroResult> {
  const contenders: Contender[] = [];
  for (const engine of engines) contenders.push({ engine, program: await engine.open(source), units: 1, times: [] });
  const expected = new Set<string>();
  for (const { program } of contenders) expected.add((await program.run(1)).value);
  if (expected.size !== 1) throw new Error(`${name}: the engines compute different values: ${[...expected].join(', ')}`);
  for (const contender of contenders) await prepare(contender, options);
  for (let round = 0; round < options.rounds; round++) {
    for (const contender of contenders) {
      const { ms } = await contender.program.run(contender.units);
      contender.times.push(ms / contender.units);
    }
  }
  for (const { program } of contenders) program.close();
  return { program: name, perUnit: new Map(contenders.map(({ engine, times }) => [engine.name, median(times)])) };
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
