import path from 'node:path';
import type { Corpus } from '../../reports/corpus.ts';
import type { HeaderLine } from '../../reports/model.ts';
import type { RequirementSet } from '../../spec/model.ts';
import { FAILURES } from '../judge/index.ts';
import { readScores } from '../mutate/stored-score.ts';
import { parseShard, shardOf } from '../plan/batches.ts';
import { select } from '../plan/selection.ts';
import { readThreats, writeCorpusFile } from '../results/corpus-file.ts';
import { buildHeader } from '../results/header.ts';
import { makeOwnFolder } from '../results/report-folder.ts';
import { ResultsWriter, type Counts } from '../results/writer.ts';
import { runAll } from '../run/run.ts';
import { suggestion } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { chooseEngines } from './choose-engines.ts';
import { addEngineFile } from './engine-file.ts';
import { EXIT } from './exit.ts';
import { loadSuite, suitesOption } from './load-suite.ts';
import { matrixTable } from './matrix.ts';
import { jobsOption, limitsOption, oneOf, wholeNumber } from './numbers.ts';
import { describeEngine, prepareAll } from './prepare-engines.ts';
import { startProgress } from './progress.ts';
import { propertiesPart, runProperties } from './run-properties.ts';
import { verboseResult } from './verbose.ts';

const EDITIONS = ['draft-2019', 'draft-2023'] as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `ses262 run [filter…]` */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>, argv: readonly string[]): Promise<number> {
  const startedAt = new Date();
  const edition = oneOf('--edition', options.edition, EDITIONS);
  const limits = limitsOption(options);
  const jobs = jobsOption(options.jobs);
  const shard = options.shard === undefined ? { index: 1, count: 1 } : parseShard(String(options.shard));
  const filters = positionals[0] as readonly string[];
  addEngineFile(options.engines);
  const adapters = chooseEngines(options.engine as readonly string[] | undefined);
  const suites = suitesOption(options.suites);
  const suite = loadSuite(suites);
  const set = chooseSet(options.set, suite.sets);
  const cases = shardOf(select(filters, edition, suite), shard);
  if (cases.length === 0) {
    const other = EDITIONS.find((each) => select(filters, each, suite).length > 0);
    throw new WrongUse('the filters leave no case', other === undefined || other === edition ? 'take one away, or see ses262 spec' : `what they name is of another edition: add --edition ${other}`);
  }
  const part = propertiesPart(wholeNumber('--properties', options.properties), cases, filters.length > 0, shard);
  const folder = makeOwnFolder('--out', options.out, { page: 'index.html', mark: 'results.jsonl' });
  const engines = await prepareAll(adapters);
  if (engines.every((engine) => 'unavailable' in engine)) throw new WrongUse('none of these engines can be run', 'ses262 engines says which can');

  const header: HeaderLine = {
    ...buildHeader({ chapters: suite.chapters, corpus: suite.cases, set, edition, engines: engines.map(describeEngine), command: recordedCommand(argv), startedAt }),
    selection: { filters, cases: cases.length, ...(options.shard === undefined ? {} : { shard: String(options.shard) }) },
    ...(part === undefined ? {} : { properties: part.facts }),
  };
  const corpus: Corpus = { chapters: suite.chapters, cases, threats: readThreats(suites), ...(set === undefined ? {} : { set }), mutation: readScores(suites) };
  writeCorpusFile(folder, corpus);
  const writer = new ResultsWriter(folder, header);
  const ids = header.engines.map(({ id }) => id);
  const progress = startProgress(ids, options.verbose === true ? 0 : cases.length + (part === undefined ? 0 : part.laws.length * (part.facts.runs ?? 0)));
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(130);
    say('interrupted: writing what there is (press again to stop at once)');
    interrupt.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    await runAll(
      { engines, cases, edition, profile: set?.profile ?? 'standalone', limits, jobs, signal: interrupt.signal },
      {
        done: (engine) => progress.done(engine),
        result(line, entry, evidence) {
          writer.result(line);
          if (options.verbose === true) process.stdout.write(`${verboseResult(line, entry, evidence)}\n`);
        },
      },
    );
    if (part !== undefined) {
      const done = (engine: string, runs: number): void => {
        for (let run = 0; run < runs; run += 1) progress.done(engine);
      };
      for (const line of await runProperties(part, { engines, edition, limits, jobs, signal: interrupt.signal, done })) writer.property(line);
    }
  } finally {
    progress.stop();
  }
  // From here on a signal finds nothing left to interrupt but the pages, which are written out unless it comes again.
  const interrupted = interrupt.signal.aborted;
  await writer.end(new Date(), interrupted ? 'interrupted' : undefined);

  process.stdout.write(`${matrixTable(writer.counts)}\n`);
  if (part !== undefined) process.stdout.write(`${lawsSummary(writer.properties ?? {}, part.laws.length)}\n`);
  const { renderAll } = await import('../../reports/index.ts');
  const { files } = await renderAll(folder);
  const page = files.find((file) => path.basename(file) === 'index.html' && path.dirname(path.resolve(folder, file)) === folder);
  process.stdout.write(`Results: ${page === undefined ? folder : path.resolve(folder, page)}\n`);
  process.off('SIGINT', onSignal);
  process.off('SIGTERM', onSignal);
  if (interrupted) return EXIT.interrupted;
  const failed = [...Object.values(writer.counts), ...Object.values(writer.properties ?? {})].some((row) => [...FAILURES].some((outcome) => row[outcome] !== undefined));
  const missing = options.engine !== undefined && engines.some((engine) => 'unavailable' in engine);
  return options.strict === true && (failed || missing) ? EXIT.failures : EXIT.ok;
}

function lawsSummary(counts: Counts, laws: number): string {
  return Object.entries(counts).map(([engine, { pass = 0, ...others }]) => {
    const rest = Object.entries(others).map(([outcome, count]) => `${count} ${outcome}`);
    return `${engine}: ${pass} of ${laws} laws held${rest.length === 0 ? '' : `, ${rest.join(', ')}`}`;
  }).join('\n');
}

/** The set that was named, or the newest of the standalone profile. */
function chooseSet(id: unknown, sets: readonly RequirementSet[]): RequirementSet | undefined {
  if (id === undefined) return sets.filter(({ profile }) => profile === 'standalone').at(-1);
  const known = sets.map((set) => set.id);
  const found = sets.find((set) => set.id === id);
  if (found === undefined) throw new WrongUse(`no requirement set is called "${String(id)}"`, suggestion(String(id), known) ?? 'ses262 spec --freeze makes one');
  return found;
}

/** Flags that say where the report goes and how it is made, not what is in it. */
const unrecorded = new Set(['--jobs', '-j', '--out', '-o', '--verbose', '--strict']);
const withoutValue = new Set(['--verbose', '--strict']);

/** The command line without what has no bearing on the report, so that the same input gives the same report. */
export function recordedCommand(argv: readonly string[]): string {
  const kept: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const flag = argv[at].replace(/=.*/, '');
    if (!unrecorded.has(flag)) kept.push(argv[at]);
    else if (!withoutValue.has(flag) && !argv[at].includes('=')) at += 1;
  }
  return ['ses262', ...kept.map(quoted)].join(' ');
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
