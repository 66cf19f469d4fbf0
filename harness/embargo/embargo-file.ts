/** Reads a file of embargoes. A slip in it would publish what is to be held back, so that everything doubtful in it is refused. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { EmbargoEntry } from '../../reports/embargo/model.ts';
import { pointerPath } from '../../adapters/pointer-path.ts';
import { YamlSource, type Path, type Position } from '../corpus/yaml-source.ts';
import { suggestion } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';

interface RawEntry {
  readonly engine: string;
  readonly case?: string;
  readonly law?: string;
  readonly until: string;
  readonly contact: string;
  readonly program?: 'withheld' | 'shown';
}

interface RawFile {
  readonly embargoes: readonly RawEntry[];
}

/** An entry, and where its keys stand in the file. */
export interface PlacedEntry extends EmbargoEntry {
  /** `file:line:column` of the value of a key. */
  at(key: 'engine' | 'until' | EmbargoEntry['of']): string;
}

const schema = JSON.parse(readFileSync(new URL('../../reports/schema/embargo.schema.json', import.meta.url), 'utf8')) as object;
let compiled: ValidateFunction<RawFile> | undefined;

function validatorOf(): ValidateFunction<RawFile> {
  compiled ??= new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile<RawFile>(schema);
  return compiled;
}

/** The entries of a file's text; `file` is how messages call it. Throws WrongUse with the place and the likely fix. */
export function parseEmbargoes(file: string, text: string): readonly PlacedEntry[] {
  const source = new YamlSource(file, text);
  const place = ({ line, column }: Position): string => `${file}:${line}:${column}`;
  const [malformed] = source.findings;
  if (malformed !== undefined) throw new WrongUse(`${place(malformed)}: ${malformed.message}`, malformed.fix);
  const validator = validatorOf();
  const { data } = source;
  if (!validator(data)) {
    // What is said of a single key is nearer to the slip than that one of two shapes fits.
    const errors = validator.errors ?? [];
    const error = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors.find(({ keyword }) => keyword !== 'oneOf' && keyword !== 'required') ?? errors.find(({ keyword }) => keyword === 'oneOf') ?? errors[0];
    const { path, onKey, message, fix } = told(error, data);
    throw new WrongUse(`${place(onKey ? source.keyPosition(path) : source.position(path))}: ${message}`, fix);
  }
  return data.embargoes.map((raw, index): PlacedEntry => {
    const until = raw.until === 'open' ? null : raw.until;
    const at: PlacedEntry['at'] = (key) => place(source.position(['embargoes', index, key]));
    if (until !== null && !isDay(until)) throw new WrongUse(`${at('until')}: ${until} is no day of the calendar`, 'write year, month and day, such as 2027-01-31, or open');
    const of = raw.case === undefined ? 'law' : 'case';
    return { engine: raw.engine, of, id: raw.case ?? raw.law!, until, program: raw.program ?? 'withheld', at };
  });
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function told(error: ErrorObject, data: unknown): { readonly path: Path; readonly onKey: boolean; readonly message: string; readonly fix?: string | undefined } {
  const path = pointerPath(error.instancePath, data);
  const { additionalProperty: extra = '', missingProperty: missing = '' } = error.params as { readonly additionalProperty?: string; readonly missingProperty?: string };
  const last = String(path.at(-1) ?? 'the file');
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
      return { path: [...path, extra], onKey: true, message: `unknown key "${extra}"`, fix: suggestion(extra, known) };
    }
    case 'required':
      return { path, onKey: false, message: `"${missing}" is missing`, ...(missing === 'contact' ? { fix: 'say who was told, how and when; it is not published' } : {}) };
    case 'oneOf':
      return { path, onKey: false, message: 'an entry is about a case or about a law', fix: 'give one of the two keys' };
    case 'pattern':
      return { path, onKey: false, message: `"${last}" is neither a day nor open`, fix: 'write a day such as 2027-01-31, or open' };
    case 'enum':
      return { path, onKey: false, message: `"${last}" is neither withheld nor shown` };
    default:
      return { path, onKey: false, message: `${last} ${error.message ?? 'is invalid'}`, ...(path.at(-1) === 'until' ? { fix: 'write a day such as 2027-01-31, or open' } : {}) };
  }
}
