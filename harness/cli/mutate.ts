import os from 'node:os';
import { faultsOf } from '../../reference/faults/catalogue.ts';
import type { Fault } from '../../reference/faults/model.ts';
import { chapters } from '../../spec/index.ts';
import { scoreOf, type Score } from '../mutate/score.ts';
import { tryAll } from '../mutate/pool.ts';
import { knownSurvivors } from '../mutate/survivors.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';
import { suitesOption } from './load-suite.ts';
import { oneOf, positive } from './numbers.ts';

/** `ses262 mutate`: exits with 1 when a fault survives whose reason is not known. */
export async function run(_positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options.engine !== 'reference/draft') throw new WrongUse(`--engine ${String(options.engine)} has no faults`, 'there are faults for reference/draft only');
  const edition = oneOf('--edition', options.edition, ['draft-2019', 'draft-2023']);
  const jobs = options.jobs === undefined ? os.availableParallelism() : positive('--jobs', options.jobs);
  const known = chapters.map(({ id }) => id);
  const chapter = options.chapter === undefined ? undefined : oneOf('--chapter', options.chapter, known);
  const chosen = faultsOf(edition).filter((fault) => chapter === undefined || breaks(fault, chapter));
  const faults = options.sample === undefined ? chosen : sample(chosen, positive('--sample', options.sample));
  if (faults.length === 0) throw new WrongUse(`no fault breaks a rule of ${String(chapter)}`);
  let tried = 0;
  const results = await tryAll({
    edition,
    suites: suitesOption(options.suites),
    ids: faults.map(({ id }) => id),
    jobs,
    done: () => progress(++tried, faults.length),
  });
  const score = scoreOf(results, knownSurvivors().survivors);
  process.stdout.write(options.json === true ? `${JSON.stringify(score, null, 2)}\n` : `${words(score)}\n`);
  return score.survivors.some(({ reason }) => reason === undefined) ? EXIT.failures : EXIT.ok;
}

function breaks({ rules }: Fault, chapter: string): boolean {
  return rules.some((rule) => rule.startsWith(`${chapter}/`));
}

/** So many of them, evenly spread: the same ones each time. */
export function sample<T>(all: readonly T[], size: number): T[] {
  if (size >= all.length) return [...all];
  return Array.from({ length: size }, (_, index) => all[Math.floor((index * all.length) / size)]);
}

function progress(tried: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${tried} of ${of} faults${tried === of ? '\n' : ''}`);
}

function words({ total, noticed, survivors, gaps, byChapter, byOutcome }: Score): string {
  const percent = ((100 * noticed) / total).toFixed(2);
  const lines = [
    `${noticed} of ${total} faults are noticed (${percent} %): ${Object.entries(byOutcome).map(([outcome, count]) => `${count} by ${outcome}`).join(', ')}`,
    ...Object.entries(byChapter).map(([chapter, count]) => `  ${chapter}: ${count.noticed} of ${count.total}`),
    ...survivors.map(({ id, rules, reason }) => `survives: ${id} (${rules.join(', ')})${reason === undefined ? '' : `: ${reason}`}`),
    ...gaps.map(({ fault, rule }) => `noticed by another rule's case only: ${fault} breaks ${rule}`),
  ];
  return lines.join('\n');
}
