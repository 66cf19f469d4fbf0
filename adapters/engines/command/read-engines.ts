/** Reads the YAML file of engines that the user adds. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { LineCounter, isMap, isNode, parseDocument } from 'yaml';
import { nearestName } from '../../nearest-name.ts';
import { pointerPath } from '../../pointer-path.ts';
import type { UserEngine } from './config.ts';

/** Its message begins with the file, and where there is a place in it, with line and column. */
export class BadEngineFile extends Error {
  override name = 'BadEngineFile';
}

interface ObjectSchema {
  readonly properties: object;
  readonly $defs?: object;
}

interface Schema extends ObjectSchema {
  readonly $defs: { readonly [kind in 'command' | 'session']: ObjectSchema };
}

const schema = JSON.parse(readFileSync(new URL('./engines.schema.json', import.meta.url), 'utf8')) as Schema;

/** The engines of one file, or an error that says where it is wrong and what to write. */
export function readEngines(path: string): UserEngine[] {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  const refuse = (offset: number, message: string): BadEngineFile => {
    const { line, col } = lines.linePos(offset);
    return new BadEngineFile(`${path}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`);
  };
  const [malformed] = document.errors;
  if (malformed !== undefined) throw refuse(malformed.pos[0], malformed.message);
  const value: unknown = document.toJS();
  const slip = slipIn(value);
  if (slip === undefined) return (value as { engines: UserEngine[] }).engines;

  const { error, at, known } = slip;
  const node = at.length === 0 ? document.contents : document.getIn(at, true);
  const start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  if (error.keyword !== 'additionalProperties') throw refuse(start, `${at.length === 0 ? 'the file' : at.join('.')} ${error.message ?? 'is malformed'}${listOf(error)}`);
  const extra = String(error.params.additionalProperty);
  const key = isMap(node) ? node.items.find((pair) => String(pair.key) === extra)?.key : undefined;
  const near = nearestName(extra, known);
  throw refuse(isNode(key) ? (key.range?.[0] ?? start) : start, `unknown key "${extra}"; ${near === undefined ? `one of: ${known.join(', ')}` : `did you mean "${near}"?`}`);
}

interface Slip {
  readonly error: ErrorObject;
  readonly at: readonly (string | number)[];
  /** Keys that could stand there. */
  readonly known: readonly string[];
}

/** The most telling thing that is wrong; an entry is measured as what it means to be, by whether it has `session`. */
function slipIn(value: unknown): Slip | undefined {
  const ajv = new Ajv2020({ allErrors: true });
  const entries = typeof value === 'object' && value !== null ? (value as { engines?: unknown }).engines : undefined;
  for (const [index, entry] of Array.isArray(entries) ? (entries as readonly unknown[]).entries() : []) {
    const kind = schema.$defs[typeof entry === 'object' && entry !== null && 'session' in entry ? 'session' : 'command'];
    const slip = firstSlip(ajv, { ...kind, $defs: schema.$defs }, entry, ['engines', index]);
    if (slip !== undefined) return slip;
  }
  return firstSlip(ajv, schema, value, []);
}

/** A key that nobody knows says more than one that is missing. */
function firstSlip(ajv: Ajv2020, shape: ObjectSchema, value: unknown, base: readonly (string | number)[]): Slip | undefined {
  const validate = ajv.compile(shape);
  if (validate(value)) return undefined;
  const errors = validate.errors ?? [];
  const error = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0];
  return { error, at: [...base, ...pointerPath(error.instancePath, value)], known: Object.keys(shape.properties) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadEngineFile(`${path}: ${(error as NodeJS.ErrnoException).code === 'EISDIR' ? 'is a folder' : 'no such file'}`);
  }
}

function listOf({ keyword, params }: ErrorObject): string {
  return keyword === 'enum' ? `: ${(params as { allowedValues: readonly string[] }).allowedValues.join(', ')}` : '';
}
