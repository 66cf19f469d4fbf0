import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import test from 'ava';
import { parse } from 'yaml';

interface Dictionary {
  readonly invariants: Readonly<Record<string, string>>;
  readonly threats: readonly { readonly key: string; readonly invariants: readonly string[]; readonly references: readonly unknown[] }[];
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const dictionary = parse(read('./threats.yaml')) as Dictionary;

test('the attack dictionary keeps its schema', (t) => {
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(read('./schema/threats.schema.json')) as object);
  validate(dictionary);
  t.deepEqual(validate.errors ?? [], []);
});

test('no two threats have one key', (t) => {
  const keys = dictionary.threats.map(({ key }) => key);
  t.deepEqual(keys, [...new Set(keys)]);
});

test('every threat breaks invariants that are defined, and every invariant is at stake somewhere', (t) => {
  const broken = new Set(dictionary.threats.flatMap(({ invariants }) => invariants));
  t.deepEqual([...broken].sort(), Object.keys(dictionary.invariants).sort());
});

test('every threat can be read up on in public', (t) => {
  t.deepEqual(dictionary.threats.filter(({ references }) => references.length === 0), []);
});
