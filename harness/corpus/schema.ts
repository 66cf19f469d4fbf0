import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { pointerPath } from '../../adapters/pointer-path.ts';
import { suggestion } from '../text/nearest.ts';
import type { Finding } from './finding.ts';
import type { YamlSource } from './yaml-source.ts';

const schemaFolder = new URL('../../suites/schema/', import.meta.url);

function readSchema(name: string): object {
  const parsed: unknown = JSON.parse(readFileSync(new URL(name, schemaFolder), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new TypeError(`${name} is not an object`);
  return parsed;
}

let caseFile: ValidateFunction | undefined;

/** The validator of whole case files, compiled once. */
export function caseFileValidator(): ValidateFunction {
  if (caseFile === undefined) {
    const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
    ajv.addSchema(readSchema('expectation.schema.json'));
    caseFile = ajv.compile(readSchema('case.schema.json'));
  }
  return caseFile;
}

let threatsFile: ValidateFunction | undefined;

/** The validator of the attack dictionary, compiled once. */
export function threatsValidator(): ValidateFunction {
  return (threatsFile ??= new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile(readSchema('threats.schema.json')));
}

/** What the schema refuses in a file, at the place of the value or the key. */
export function schemaFindings(source: YamlSource, validate = caseFileValidator()): Finding[] {
  if (validate(source.data)) return [];
  return (validate.errors ?? []).filter((error) => error.keyword !== 'if').map((error) => toFinding(source, error));
}

function toFinding(source: YamlSource, error: ErrorObject): Finding {
  const path = pointerPath(error.instancePath, source.data);
  const key = path.length === 0 ? 'file' : path.join('.');
  if (error.keyword === 'additionalProperties') {
    const extra = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
    return {
      file: source.file,
      ...source.keyPosition([...path, extra]),
      code: 'unknown-key',
      key: extra,
      message: `unknown key in ${key}`,
      ...fixOf(suggestion(extra, known)),
    };
  }
  return {
    file: source.file,
    ...source.position(path),
    code: 'schema',
    key,
    message: messageOf(error),
    ...fixOf(fixFor(error)),
  };
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return `key "${String(error.params.missingProperty)}" is missing`;
    case 'maxProperties':
      return `has ${Object.keys(error.data as object).join(' and ')}: exactly one verb is allowed`;
    case 'minProperties':
      return 'has no verb';
    case 'enum':
      return `${JSON.stringify(error.data)} is not one of the allowed values`;
    case 'pattern':
      return `${JSON.stringify(error.data)} has the wrong form`;
    default:
      return error.message ?? error.keyword;
  }
}

function fixFor(error: ErrorObject): string | undefined {
  switch (error.keyword) {
    case 'enum':
      return suggestion(String(error.data), (error.params.allowedValues as readonly unknown[]).map(String));
    case 'const':
      return `write ${JSON.stringify(error.params.allowedValue)}`;
    case 'maxProperties':
      return 'split the case in two, or write the alternatives under either:';
    case 'pattern':
      return `it has to match ${String(error.params.pattern)}`;
    default:
      return undefined;
  }
}

function fixOf(fix: string | undefined): { fix?: string } {
  return fix === undefined ? {} : { fix };
}
