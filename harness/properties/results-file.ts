/** `properties.jsonl`: what a search writes as it goes, so that it can be resumed, split over machines and merged. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { HeaderLine, PropertiesFacts, PropertyLine } from '../../reports/model.ts';
import { reportDigest } from '../../reports/digest.ts';
import { WrongUse } from '../text/wrong-use.ts';

export const FILE_NAME = 'properties.jsonl';

export interface SearchHeader extends Pick<HeaderLine, 'kind' | 'tool' | 'edition' | 'engines' | 'host' | 'command' | 'startedAt'> {
  readonly schema: 'ses262-properties/1';
  readonly properties: PropertiesFacts;
}

export interface SearchFooter {
  readonly kind: 'footer';
  readonly complete: boolean;
  readonly reason?: string;
  readonly finishedAt: string;
  readonly sha256: string;
}

export interface Search {
  readonly header: SearchHeader;
  readonly lines: readonly PropertyLine[];
}

/** Lines are on disk before the next runs begin: a search that is killed loses a block at most. */
export class SearchWriter {
  readonly #file: string;
  readonly #digest = reportDigest();

  constructor(folder: string, header: SearchHeader) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, FILE_NAME);
    this.#digest.update(header as unknown as HeaderLine);
    writeFileSync(this.#file, `${JSON.stringify(header)}\n`);
  }

  line(line: PropertyLine): void {
    this.#digest.update(line);
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** A reason means that the search is not complete. */
  end(finishedAt: Date, reason?: string): void {
    const footer: SearchFooter = {
      kind: 'footer', complete: reason === undefined, ...(reason === undefined ? {} : { reason }), finishedAt: finishedAt.toISOString(), sha256: this.#digest.hex(),
    };
    appendFileSync(this.#file, `${JSON.stringify(footer)}\n`);
  }
}

const schemaAt = (name: string): object => JSON.parse(readFileSync(new URL(`../../reports/schema/${name}`, import.meta.url), 'utf8')) as object;

function lineValidator(): (line: unknown) => string | undefined {
  const ajv = new Ajv2020({ strictTypes: false, allowUnionTypes: true }).addSchema(schemaAt('results.schema.json')).addSchema(schemaAt('properties.schema.json'));
  const by: Record<string, string> = { header: 'ses262-properties/1#/$defs/header', property: 'ses262-results/1#/$defs/property', footer: 'ses262-properties/1#/$defs/footer' };
  return (line) => {
    const kind = typeof line === 'object' && line !== null && 'kind' in line ? String(line.kind) : '';
    const ref = by[kind];
    if (ref === undefined) return `kind is ${JSON.stringify(kind)}, expected header, property or footer`;
    const validate = ajv.getSchema(ref);
    if (validate === undefined || validate(line) === true) return undefined;
    const error = validate.errors?.[0];
    return `${kind}${error?.instancePath ?? ''} ${error?.message ?? 'is invalid'}`;
  };
}

/** Reads a file that a search wrote; one that was cut off is read as far as it goes. */
export function readSearch(file: string): Search {
  const text = readText(file);
  const validate = lineValidator();
  const lines: PropertyLine[] = [];
  let header: SearchHeader | undefined;
  const whole = text.split('\n');
  whole.pop();
  for (const [index, source] of whole.entries()) {
    const refuse = (why: string): never => {
      throw new WrongUse(`${file}:${index + 1}: ${why}`, 'give a file that ses262 fuzz --out wrote');
    };
    const line = parse(source) ?? refuse('not JSON');
    const fault = validate(line);
    if (fault !== undefined) refuse(fault);
    const { kind } = line as { kind: string };
    if ((index === 0) !== (kind === 'header')) refuse(index === 0 ? `the first line is a ${kind}, expected the header` : 'a second header');
    if (kind === 'header') header = line as SearchHeader;
    else if (kind === 'property') lines.push(line as PropertyLine);
  }
  if (header === undefined) throw new WrongUse(`${file} is empty`, 'give a file that ses262 fuzz --out wrote');
  return { header, lines };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`, 'give a file that ses262 fuzz --out wrote');
  }
}
