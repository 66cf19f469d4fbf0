import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LawFacts, PropertyLine } from '../../reports/model.ts';
import { laws } from '../../suites/properties/laws/index.ts';
import type { Law } from '../../suites/properties/model.ts';
import { runCampaign } from '../properties/campaign.ts';
import { combineAll } from '../properties/combine.ts';
import { recordDigests } from '../properties/digests.ts';
import { milliseconds } from '../properties/duration.ts';
import { lawFacts } from '../properties/law-facts.ts';
import { mergeSearches } from '../properties/merge.ts';
import { ledgerUses, sayLedgerUses } from '../properties/ledger-use.ts';
import { namedLaws } from '../properties/named-laws.ts';
import { proveAll } from '../properties/prove-all.ts';
import { promoteAll } from '../properties/promote-all.ts';
import { FILE_NAME, readSearch, SearchWriter, type Search, type SearchHeader } from '../properties/results-file.ts';
import { perSecond, sayResults } from '../properties/words.ts';
import { hostFacts, toolFacts } from '../results/header.ts';
import { suggestion } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { engineFor } from './choose-engines.ts';
import { addEngineFile } from './engine-file.ts';
import { EXIT } from './exit.ts';
import { jobsOption, limitsOption, oneOf, positive, wholeNumber } from './numbers.ts';
import { describeEngine, prepareAll } from './prepare-engines.ts';
import { startSearchProgress } from './search-progress.ts';

type Options = Readonly<Record<string, unknown>>;

/** Both worlds of the reference, and one engine of each kind that makes SES worlds. */
const DEFAULT_ENGINES = ['reference/draft', 'reference/compartment', 'node/shim', 'xs/native', 'quickjs/shim'];
const DEFAULT_RUNS = 100;
const SHRINKING = { trials: 1_000, ms: 30_000 };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `ses262 fuzz [law…]`: exits with 1 when a law does not hold, or an engine gives no answer. */
export async function run(positionals: readonly unknown[], options: Options, argv: readonly string[]): Promise<number> {
  const ids = positionals[0] as readonly string[];
  if (options.list === true) return list();
  if (options.record === true) return record();
  if (options.merge !== undefined) return merge(options.merge as readonly string[], options);
  const chosen = chooseLaws(ids);
  if (options.prove === true) return prove(chosen, options);
  return search(chosen, ids.length > 0, options, argv);
}

async function search(chosen: readonly Law[], named: boolean, options: Options, argv: readonly string[]): Promise<number> {
  const startedAt = new Date();
  addEngineFile(options.engines);
  const out = options.out === undefined ? undefined : path.resolve(String(options.out));
  const earlier = options.resume === true ? resumed(out) : undefined;
  const timed = options.for !== undefined;
  const ms = timed ? milliseconds('--for', options.for) : null;
  if (timed && options.runs !== undefined) throw new WrongUse('--for and --runs are two limits', 'give one of them');
  if (earlier !== undefined && (named || options.engine !== undefined || options.seed !== undefined || options.from !== undefined)) {
    throw new WrongUse('--resume goes on with the laws, engines, seed and first run that it finds', 'leave them away');
  }
  const facts = earlier?.header.properties;
  const own = facts === undefined ? chosen : lawsOf(facts.laws);
  const engineSpecs = earlier?.header.engines.map(({ id }) => id) ?? (options.engine as readonly string[] | undefined) ?? DEFAULT_ENGINES;
  const adapters = [...new Map(engineSpecs.map(engineFor).map((adapter) => [adapter.id, adapter])).values()];
  const seed = facts?.seed ?? (options.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeNumber('--seed', options.seed));
  const from = facts?.from ?? (options.from === undefined ? 0 : wholeNumber('--from', options.from));
  const runs = timed ? null : options.runs !== undefined ? positive('--runs', options.runs) : (facts === undefined ? DEFAULT_RUNS : (facts.runs ?? DEFAULT_RUNS));
  const edition = earlier === undefined ? oneOf('--edition', options.edition, ['draft-2019', 'draft-2023']) : oneOf('edition', earlier.header.edition, ['draft-2019', 'draft-2023']);
  const limits = limitsOption(options);
  const jobs = jobsOption(options.jobs);

  const engines = await prepareAll(adapters);
  const header: SearchHeader = {
    kind: 'header', schema: 'ses262-properties/1', tool: toolFacts(), edition, engines: engines.map(describeEngine), host: hostFacts(),
    properties: { seed, from, runs, laws: own.map(lawFacts) }, command: `ses262 ${argv.join(' ')}`, startedAt: startedAt.toISOString(),
  };
  if (earlier !== undefined) sameEngines(earlier.header, header);
  const writer = out === undefined ? undefined : new SearchWriter(out, header);
  const lines: PropertyLine[] = [...(earlier?.lines ?? [])];
  lines.forEach((line) => writer?.line(line));
  const progress = startSearchProgress(header.engines.map(({ id }) => id), runs === null ? null : runs * own.length);
  const { signal, off } = interruption();
  try {
    await runCampaign(
      { engines, laws: own, edition, limits, seed, from, runs, ms, jobs, shrinking: SHRINKING, signal, before: lines.slice() },
      {
        line(line) {
          lines.push(line);
          writer?.line(line);
          progress.found(line.findings.length);
        },
        done: (engine, count) => progress.done(engine, count),
      },
    );
  } finally {
    progress.stop();
    off();
  }
  writer?.end(new Date(), signal.aborted ? 'interrupted' : undefined);
  const result = { header, lines: inOrder(combineAll(lines), header) };
  show(result, options);
  if (out !== undefined && options.json !== true) process.stdout.write(`Results: ${path.join(out, FILE_NAME)}\n`);
  if (options.promote !== undefined) await promoteAll(String(options.promote), result, own, adapters, { edition, limits }, say);
  return signal.aborted ? EXIT.interrupted : exitOf(result.lines);
}

function exitOf(lines: readonly PropertyLine[]): number {
  return lines.some(({ outcome }) => outcome !== 'pass' && outcome !== 'unsupported' && outcome !== 'not-run') ? EXIT.failures : EXIT.ok;
}

function inOrder(lines: PropertyLine[], { engines, properties }: SearchHeader): PropertyLine[] {
  const engine = engines.map(({ id }) => id);
  const law = properties.laws.map(({ id }) => id);
  return lines.sort((a, b) => engine.indexOf(a.engine) - engine.indexOf(b.engine) || law.indexOf(a.law) - law.indexOf(b.law));
}

function show(result: Search, options: Options): void {
  if (options.json !== true) {
    process.stdout.write(`${sayResults(result)}\n`);
    const uses = sayLedgerUses(ledgerUses(result.lines));
    if (uses !== '') process.stdout.write(`${uses}\n`);
    return;
  }
  const { properties, edition, engines } = result.header;
  const rates = Object.fromEntries(engines.map(({ id }) => [id, { programsPerSecond: perSecond(result.lines.filter(({ engine }) => engine === id)) }]));
  process.stdout.write(`${JSON.stringify({ ...properties, edition, engines: rates, results: result.lines, ledger: ledgerUses(result.lines) }, null, 2)}\n`);
}

function list(): number {
  for (const { id, version, statement, rules, requires, proof } of namedLaws) {
    process.stdout.write(`${id} (version ${version}): ${statement}\n  rules: ${rules.join(', ')}\n  needs: ${requires.join(', ') || 'nothing'}; proved by ${proof.fault} on ${proof.engine}\n`);
  }
  return EXIT.ok;
}

function record(): number {
  const { recorded, changed } = recordDigests(laws);
  process.stdout.write(`taken down: ${recorded.join(', ') || 'nothing new'}\n`);
  for (const id of changed) process.stdout.write(`${id}: its programs changed, and its version did not: raise it\n`);
  return changed.length === 0 ? EXIT.ok : EXIT.failures;
}

function merge(files: readonly string[], options: Options): number {
  const merged = mergeSearches(files.map((given) => {
    const file = path.extname(given) === '.jsonl' ? given : path.join(given, FILE_NAME);
    return { file, search: readSearch(file) };
  }));
  if (options.out !== undefined) {
    const writer = new SearchWriter(path.resolve(String(options.out)), merged.header);
    merged.lines.forEach((line) => writer.line(line));
    writer.end(new Date());
  }
  show(merged, options);
  return exitOf(merged.lines);
}

async function prove(chosen: readonly Law[], options: Options): Promise<number> {
  const jobs = jobsOption(options.jobs);
  const seed = options.seed === undefined ? 1 : wholeNumber('--seed', options.seed);
  const edition = oneOf('--edition', options.edition, ['draft-2019', 'draft-2023']);
  const proofs = await proveAll({ edition, seed, laws: chosen.map(({ id }) => id) }, jobs, ({ law, run: shown, fault, detail }) => {
    if (options.json !== true) process.stdout.write(`${law}: ${shown === null ? 'does not notice' : `run ${shown} notices`} ${fault}: ${detail}\n`);
  });
  if (options.json === true) process.stdout.write(`${JSON.stringify(proofs, null, 2)}\n`);
  return proofs.every(({ run: shown }) => shown !== null) ? EXIT.ok : EXIT.failures;
}

function chooseLaws(ids: readonly string[]): readonly Law[] {
  if (ids.length === 0) return laws;
  for (const id of ids) {
    if (!namedLaws.some((law) => law.id === id)) throw new WrongUse(`no law is called "${id}"`, suggestion(id, namedLaws.map((law) => law.id)) ?? 'ses262 fuzz --list shows them all');
  }
  return namedLaws.filter(({ id }) => ids.includes(id));
}

function resumed(out: string | undefined): Search {
  if (out === undefined) throw new WrongUse('--resume needs --out', 'name the folder of the search that is to go on');
  const file = path.join(out, FILE_NAME);
  if (!existsSync(file)) throw new WrongUse(`${file} is not there`, 'leave --resume away to begin');
  return readSearch(file);
}

/** The laws of an earlier part, which must still mean the same programs. */
function lawsOf(facts: readonly LawFacts[]): Law[] {
  return facts.map(({ id, version }) => {
    const law = namedLaws.find((candidate) => candidate.id === id);
    if (law === undefined) throw new WrongUse(`there is no law ${id} any more`, 'begin a new search');
    if (law.version !== version) throw new WrongUse(`${id} is now version ${law.version}, not ${version}: its numbers mean other programs`, 'begin a new search');
    return law;
  });
}

function sameEngines(before: SearchHeader, now: SearchHeader): void {
  for (const [index, engine] of before.engines.entries()) {
    if (JSON.stringify(engine) !== JSON.stringify(now.engines[index])) throw new WrongUse(`${engine.id} is not the engine that it was`, 'begin a new search');
  }
}

function interruption(): { readonly signal: AbortSignal; off(): void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    say('interrupted: telling what there is (press again to stop at once)');
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    off() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
