/** Program texts that there are already: those of the corpus, of the benchmarks, and of the recursions. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recursions } from '../../reference/host/limits/recursions.ts';
import { loadHandWritten } from '../corpus/load.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Every program of the hand-written cases, in order, without repetitions. */
export function corpusPrograms(): string[] {
  const { cases } = loadHandWritten(root('suites'));
  return [...new Set(cases.flatMap(({ steps }) => steps.map(({ program }) => program)))];
}

function benchPrograms(): string[] {
  const folder = root('bench/micro/programs');
  return readdirSync(folder).filter((file) => file.endsWith('.js')).sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

/** What mutations start from. */
export function seedPrograms(): string[] {
  return [...corpusPrograms(), ...benchPrograms(), ...Object.values(recursions)];
}
