/** Reads a run's directory: `results.jsonl` and `corpus.json`, checked before anything is derived from them. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import type { Corpus } from './corpus.ts';
import { reportDigest } from './digest.ts';
import {
  CountMismatch,
  DuplicateResult,
  HashMismatch,
  InvalidLine,
  MisplacedLine,
  MissingHeader,
  UnknownReference,
  UnreadableReport,
} from './errors.ts';
import type { FooterLine, HeaderLine, PropertyLine, ReportLine, ResultLine } from './model.ts';
import { rawFile } from './raw-file.ts';
import type { RawFile } from './raw-file.ts';

/** The lines of `results.jsonl`. */
export interface ReportLines {
  readonly header: HeaderLine;
  readonly results: readonly ResultLine[];
  /** One for each law and engine; none where none was searched. */
  readonly properties: readonly PropertyLine[];
  readonly footer: FooterLine | null;
}

export interface Report extends ReportLines {
  /** Null when the run is complete; otherwise why it is not. */
  readonly partial: string | null;
}

export interface Run {
  readonly report: Report;
  readonly corpus: Corpus;
  readonly raw: readonly RawFile[];
}

const schema = JSON.parse(readFileSync(new URL('./schema/results.schema.json', import.meta.url), 'utf8')) as { $id: string };
const ajv = new Ajv2020({ strictTypes: false, allowUnionTypes: true }).addSchema(schema);

function validator<T>(name: string): ValidateFunction<T> {
  return ajv.compile<T>({ $ref: `${schema.$id}#/$defs/${name}` });
}

const lineSchemas = {
  header: validator<HeaderLine>('header'),
  result: validator<ResultLine>('result'),
  property: validator<PropertyLine>('property'),
  footer: validator<FooterLine>('footer'),
};

function parseLine(text: string, number: number): ReportLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new InvalidLine(`results.jsonl:${number}: not JSON`);
  }
  const kind = typeof line === 'object' && line !== null && 'kind' in line ? line.kind : undefined;
  if (kind !== 'header' && kind !== 'result' && kind !== 'property' && kind !== 'footer') {
    throw new InvalidLine(`results.jsonl:${number}: kind is ${JSON.stringify(kind) ?? 'absent'}, expected header, result, property or footer`);
  }
  const validate = lineSchemas[kind];
  if (!validate(line)) {
    const error = validate.errors?.[0];
    throw new InvalidLine(`results.jsonl:${number}: ${kind}${error?.instancePath ?? ''} ${error?.message ?? 'is invalid'}`);
  }
  return line;
}

/** Parses and checks the text of a `results.jsonl`. A file that just ends is a partial report, not an error. */
export function parseReport(text: string): Report {
  const lines = text.split('\n');
  // A run that was killed may leave half a line; whole lines end with a newline.
  const cutOff = lines.pop() !== '';
  let header: HeaderLine | undefined;
  let footer: FooterLine | null = null;
  const results: ResultLine[] = [];
  const properties: PropertyLine[] = [];
  const seen = new Map<string, number>();
  const digest = reportDigest();

  lines.forEach((source, index) => {
    const number = index + 1;
    const line = parseLine(source, number);
    if (footer !== null) throw new MisplacedLine(`results.jsonl:${number}: a ${line.kind} after the footer; were two runs appended to one file?`);
    if (header === undefined) {
      if (line.kind !== 'header') throw new MissingHeader(`results.jsonl:${number}: the first line is a ${line.kind}, expected the header`);
      header = line;
      digest.update(line);
    } else if (line.kind === 'header') {
      throw new MisplacedLine(`results.jsonl:${number}: a second header; were two runs appended to one file?`);
    } else if (line.kind === 'result' || line.kind === 'property') {
      const of = line.kind === 'result' ? line.case : `the law ${line.law}`;
      const key = `${line.engine}\n${of}`;
      const first = seen.get(key);
      if (first !== undefined) throw new DuplicateResult(`results.jsonl:${number}: ${line.engine} has a result for ${of} on line ${first} already`);
      seen.set(key, number);
      if (!header.engines.some((engine) => engine.id === line.engine)) {
        throw new UnknownReference(`results.jsonl:${number}: engine ${line.engine} is not in the header`);
      }
      if (line.kind === 'result') results.push(line);
      else if (header.properties?.laws.some(({ id }) => id === line.law) === true) properties.push(line);
      else throw new UnknownReference(`results.jsonl:${number}: law ${line.law} is not in the header`);
      digest.update(line);
    } else {
      footer = line;
    }
  });

  if (header === undefined) throw new MissingHeader('results.jsonl: no header; the file is empty or was cut off in its first line');
  return { header, results, properties, footer, partial: checkFooter(footer, { results, properties }, digest.hex(), cutOff) };
}

type Lines = Pick<Report, 'results' | 'properties'>;

function checkFooter(footer: FooterLine | null, { results, properties }: Lines, sha256: string, cutOff: boolean): string | null {
  if (footer === null) return cutOff ? 'the file ends in the middle of a line' : 'the file has no footer: the run did not end';
  if (footer.sha256 !== sha256) throw new HashMismatch(`results.jsonl: the footer's hash is ${footer.sha256}, the lines before it hash to ${sha256}`);
  checkCounts(footer.counts, results, '');
  checkCounts(footer.properties ?? {}, properties, ' of laws');
  return footer.complete ? null : (footer.reason ?? 'the footer says so without a reason');
}

function checkCounts(counts: FooterLine['counts'], lines: readonly (ResultLine | PropertyLine)[], what: string): void {
  const counted = new Map<string, number>();
  for (const { engine, outcome } of lines) counted.set(`${engine}\n${outcome}`, (counted.get(`${engine}\n${outcome}`) ?? 0) + 1);
  for (const [engine, byOutcome] of Object.entries(counts)) {
    for (const [outcome, said] of Object.entries(byOutcome)) {
      const key = `${engine}\n${outcome}`;
      const found = counted.get(key) ?? 0;
      if (said !== found) throw new CountMismatch(`results.jsonl: the footer counts ${said} × ${outcome}${what} for ${engine}, the lines hold ${found}`);
      counted.delete(key);
    }
  }
  for (const key of counted.keys()) throw new CountMismatch(`results.jsonl: the footer has no count for ${key.replace('\n', ' × ')}${what}`);
}

/** Checks that results and corpus speak of the same cases and rules. */
export function checkReferences(report: Report, corpus: Corpus): void {
  const cases = new Set(corpus.cases.map(({ id }) => id));
  const rules = new Set(corpus.chapters.flatMap((chapter) => chapter.rules.map(({ id }) => id as string)));
  report.results.forEach((result, index) => {
    if (!cases.has(result.case)) throw new UnknownReference(`results.jsonl:${index + 2}: case ${result.case} is not in corpus.json`);
    if (!rules.has(result.rule)) throw new UnknownReference(`results.jsonl:${index + 2}: rule ${result.rule} is not in corpus.json`);
  });
  for (const { id, rules: cited } of corpus.cases) {
    for (const rule of cited) if (!rules.has(rule)) throw new UnknownReference(`corpus.json: case ${id} cites ${rule}, which is in no chapter`);
  }
}

/** Parses a `corpus.json`. The harness writes it from checked data, so only its shape is looked at. */
export function parseCorpus(text: string): Corpus {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableReport('corpus.json: not JSON');
  }
  const corpus = value as Corpus;
  if (typeof value !== 'object' || value === null || !Array.isArray(corpus.chapters) || !Array.isArray(corpus.cases)) {
    throw new UnreadableReport('corpus.json: expected an object with chapters, cases and threats');
  }
  if (!Array.isArray(corpus.threats?.threats)) {
    throw new UnreadableReport('corpus.json: threats is not an attack dictionary; expected { invariants, threats: […] }');
  }
  return corpus;
}

async function load(dir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(dir, name));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not there; is this the directory of a run?' : String(error);
    throw new UnreadableReport(`${join(dir, name)}: ${reason}`);
  }
}

/** Reads a run's directory. Throws one of the named errors of `errors.ts`. */
export async function readRun(dir: string): Promise<Run> {
  const [lines, cases] = await Promise.all([load(dir, 'results.jsonl'), load(dir, 'corpus.json')]);
  const report = parseReport(lines.toString('utf8'));
  const corpus = parseCorpus(cases.toString('utf8'));
  checkReferences(report, corpus);
  return { report, corpus, raw: [rawFile('results.jsonl', lines), rawFile('corpus.json', cases)] };
}
