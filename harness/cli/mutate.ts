import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { FaultFacts } from '../../reference/faults/model.ts';
import { chapters } from '../../spec/index.ts';
import { scoreOf, type Score } from '../mutate/score.ts';
import { saveScore, storedScore } from '../mutate/stored-score.ts';
import { tryAll } from '../mutate/pool.ts';
import { knownSurvivors } from '../mutate/survivors.ts';
import { targets } from '../mutate/targets.ts';
import type { FaultResult } from '../mutate/try-fault.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';
import { suitesOption } from './load-suite.ts';
import { jobsOption, oneOf, positive } from './numbers.ts';

/** `ses262 mutate`: exits with 1 when a fault survives whose reason is not known. */
export async function run([given]: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const ids = given as readonly string[];
  const target = targets.get(String(options.engine));
  if (target === undefined) throw new WrongUse(`--engine ${String(options.engine)} has no faults`, `there are faults for ${[...targets.keys()].join(', ')}`);
  const edition = oneOf('--edition', options.edition, ['draft-2019', 'draft-2023']);
  const jobs = jobsOption(options.jobs);
  const chapter = options.chapter === undefined ? undefined : oneOf('--chapter', options.chapter, chapters.map(({ id }) => id));
  const all = target.faults(edition);
  const stranger = ids.find((id) => !all.some((fault) => fault.id === id));
  if (stranger !== undefined) throw new WrongUse(`${target.id} has no fault ${stranger}`);
  const chosen = all.filter((fault) => (ids.length === 0 || ids.includes(fault.id)) && (chapter === undefined || breaks(fault, chapter)));
  if (chosen.length === 0) throw new WrongUse(`no fault breaks a rule of ${String(chapter)}`);
  const faults = options.sample === undefined ? chosen : sample(chosen, positive('--sample', options.sample));
  if (options.save === true && faults.length !== all.length) throw new WrongUse('--save keeps the score of all faults', 'leave out --chapter, --sample and the names of faults');

  const before = typeof options.log === 'string' ? readLog(options.log) : new Map<string, FaultResult>();
  const missing = faults.filter(({ id }) => !before.has(id));
  const now = options.atMost === undefined ? missing : missing.slice(0, positive('--at-most', options.atMost));
  let tried = 0;
  const results = await tryAll({
    target: target.id,
    edition,
    suites: suitesOption(options.suites),
    ids: now.map(({ id }) => id),
    jobs,
    done(result) {
      if (typeof options.log === 'string') appendFileSync(options.log, `${JSON.stringify(result)}\n`);
      progress(++tried, now.length);
    },
  });
  const byId = new Map([...before, ...results.map((result) => [result.id, result] as const)]);
  const known = faults.flatMap(({ id }) => byId.get(id) ?? []);
  const score = scoreOf(known, knownSurvivors(target.id).reasonFor);
  if (options.save === true) {
    if (known.length !== all.length) throw new WrongUse(`--save keeps the score of all ${all.length} faults, and ${known.length} are tried`, 'give --log the file of the campaign');
    saveScore(storedScore({ engine: target.id, edition, faults: all, results: known, score, date: new Date() }), suitesOption(options.suites));
  }
  process.stdout.write(options.json === true ? `${JSON.stringify(score, null, 2)}\n` : `${[...(ids.length === 0 ? [] : known.map(noticing)), words(score, faults.length)].join('\n')}\n`);
  return score.survivors.some(({ reason }) => reason === undefined) ? EXIT.failures : EXIT.ok;
}

/** The results of a campaign that goes on. */
function readLog(file: string): Map<string, FaultResult> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => JSON.parse(line) as FaultResult).map((result) => [result.id, result]));
}

function breaks({ rules }: FaultFacts, chapter: string): boolean {
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

/** Of a fault that was named: which case of each of its rules notices it. */
export function noticing({ id, noticed, byRule }: FaultResult): string {
  if (noticed === null) return `${id}: no case notices it`;
  return [`${id}: noticed by ${noticed.case} (${noticed.outcome})`, ...Object.entries(byRule).map(([rule, notice]) => `  ${rule}: ${notice === null ? 'by no case of its own' : notice.case}`)].join('\n');
}

function words({ total, noticed, survivors, gaps, byChapter, byOutcome }: Score, of: number): string {
  const percent = ((100 * noticed) / total).toFixed(2);
  const lines = [
    ...(total === of ? [] : [`${total} of ${of} faults are tried`]),
    `${noticed} of ${total} faults are noticed (${percent} %): ${Object.entries(byOutcome).map(([outcome, count]) => `${count} by ${outcome}`).join(', ')}`,
    ...Object.entries(byChapter).map(([chapter, count]) => `  ${chapter}: ${count.noticed} of ${count.total}`),
    ...survivors.map(({ id, rules, reason }) => `survives: ${id} (${rules.join(', ')})${reason === undefined ? '' : `: ${reason}`}`),
    ...gaps.map(({ fault, rule }) => `noticed by another rule's case only: ${fault} breaks ${rule}`),
  ];
  return lines.join('\n');
}
