/** Reads the YAML file of engines that the user adds. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { UserEngine } from './config.ts';

export class BadEngineFile extends Error {
  override name = 'BadEngineFile';
}

const schema = JSON.parse(readFileSync(new URL('./engines.schema.json', import.meta.url), 'utf8')) as object;

/** The engines of one file, or an error that says which entry is wrong and how. */
export function readEngines(path: string): UserEngine[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BadEngineFile(`${path}: no such file`);
  }
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new BadEngineFile(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const validate = new Ajv2020({ allErrors: false, discriminator: false }).compile(schema);
  if (!validate(value)) {
    // The last error of a failed alternative is about the alternative itself; the first says what is wrong.
    const [first] = validate.errors ?? [];
    const extra = (first?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
    throw new BadEngineFile(`${path}: ${first?.instancePath || '/'} ${first?.message ?? 'is malformed'}${extra === undefined ? '' : ` (${extra})`}; see adapters/engines/command/engines.schema.json`);
  }
  return (value as { engines: UserEngine[] }).engines;
}
