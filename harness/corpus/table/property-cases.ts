import { afterFreeze, builtinFunctions, functionsOf, keyExpression, propertiesIn, seedExpression } from '../../../spec/intrinsics/index.ts';
import type { Intrinsic, Property } from '../../../spec/intrinsics/index.ts';
import type { Edition } from '../../../spec/model.ts';
import type { Difference, Expectation, Tagged } from '../../../suites/model.ts';
import { functionDrafts } from './intrinsic-cases.ts';
import type { Draft } from './make-case.ts';
import * as programs from './programs.ts';
import { slug } from '../../../spec/slug.ts';

/** Facts about each own property of an intrinsic that the edition requires. */
export function propertyDrafts(row: Intrinsic, edition: Edition): Draft[] {
  const seed = seedExpression(row.id);
  if (seed === undefined) return [];
  const owner = slug(row.id);
  return propertiesIn(row, { edition }).flatMap((property) => {
    const id = `table/${owner}/${slug(property.key)}`;
    const name = `${row.id} ${property.key}`;
    const origin = row.origin === 'standalone-draft' ? row.origin : property.origin;
    const key = keyExpression(property.key);
    const drafts: Draft[] = [
      {
        id: `${id}/presence`,
        rule: 'primordials/table-presence',
        description: `${row.id} has an own property ${property.key}.`,
        program: programs.hasOwn(seed, key),
        expect: { verb: 'value', value: true },
        origin,
      },
      ...attributeDrafts(property, id, name, seed, origin),
      ...valueDrafts(row, property, id, seed, origin),
    ];
    const functions = functionsOf(property);
    for (const builtin of functions) {
      const functionRow = builtinFunctions.get(builtin.id);
      if (functionRow === undefined) continue;
      const half = property.type !== 'accessor' ? '' : builtin.id.startsWith('%set ') ? '/setter' : '/getter';
      drafts.push(...functionDrafts({ ...functionRow, origin }, `${id}${half}`));
    }
    return drafts;
  });
}

function attributeDrafts(property: Property, id: string, name: string, seed: string, origin: Draft['origin']): Draft[] {
  const frozen = afterFreeze(property);
  if (frozen.type === 'unspecified') return [];
  const { enumerable, configurable } = frozen;
  const described: Record<string, Tagged> =
    frozen.type === 'data'
      ? { kind: 'data', writable: frozen.writable, enumerable, configurable }
      : { kind: 'accessor', get: typeOfHalf(frozen.get), set: typeOfHalf(frozen.set), enumerable, configurable };
  return [
    {
      id: `${id}/attributes`,
      rule: 'primordials/table-attributes',
      description: `After the freeze, ${name} is ${frozen.type === 'data' ? 'a data property' : 'an accessor'}, ${enumerable ? '' : 'not '}enumerable and not configurable${frozen.type === 'data' ? ' nor writable' : ''}.`,
      program: programs.attributesOf(seed, keyExpression(property.key)),
      expect: { verb: 'value', value: { $object: described } },
      differs: frozen.type === 'data' ? [overrideEnablement(enumerable)] : [],
      origin,
    },
  ];
}

/** A frozen data property shown as a fixed pair of getter and setter, so that heirs may override it by assignment. */
function overrideEnablement(enumerable: boolean): Difference {
  const value: Tagged = { $object: { kind: 'accessor', get: 'function', set: 'function', enumerable, configurable: false } };
  return {
    id: 'override-enablement',
    why: 'The world lets programs override inherited names by assignment: the property cannot be changed, but it is an accessor.',
    profiles: ['compartment'],
    expect: { verb: 'value', value },
  };
}

function typeOfHalf(half: unknown): 'function' | 'undefined' {
  return half === undefined ? 'undefined' : 'function';
}

/** What a data property holds, where the table names it: a primitive, a well-known symbol or another intrinsic. */
function valueDrafts(row: Intrinsic, property: Property, id: string, seed: string, origin: Draft['origin']): Draft[] {
  if (property.type !== 'data' || 'function' in property.value) return [];
  if (row.function !== undefined && (property.key === 'length' || property.key === 'name')) return [];
  const expected = expectedValue(property.value);
  if (expected === undefined) return [];
  const key = keyExpression(property.key);
  const program = `Object.is((${seed})[${key}], ${expected.expression})`;
  const expect: Expectation = { verb: 'value', value: true };
  const description = `${row.id} ${property.key} is ${expected.words}.`;
  return [{ id: `${id}/value`, rule: 'primordials/table-value', description, program, expect, origin }];
}

function expectedValue(value: Exclude<Extract<Property, { type: 'data' }>['value'], { function: unknown }>): { expression: string; words: string } | undefined {
  if ('literal' in value) {
    const expression = programs.literalExpression(value.literal);
    return { expression, words: expression };
  }
  if ('symbol' in value) return { expression: keyExpression(value.symbol), words: value.symbol };
  const expression = seedExpression(value.intrinsic);
  return expression === undefined ? undefined : { expression: `(${expression})`, words: value.intrinsic };
}
