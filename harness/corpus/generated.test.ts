import test from 'ava';
import { intrinsicsIn, propertiesIn, seedExpression } from '../../spec/intrinsics/index.ts';
import { rulesById } from '../../spec/index.ts';
import { checkSyntax } from '../lint/syntax.ts';
import { generatedCases } from './generated.ts';
import { slug } from '../../spec/slug.ts';

const cases = generatedCases();

test('generated ids are unique, words, and below table/', (t) => {
  const ids = cases.map(({ id }) => id);
  t.is(new Set(ids).size, ids.length);
  for (const id of ids) t.regex(id, /^table(\/[a-z0-9]+(-[a-z0-9]+)*){2,4}$/);
});

test('every generated case cites a rule of the spec', (t) => {
  for (const entry of cases) t.true(rulesById.has(entry.rules[0]), `${entry.id} cites ${entry.rules[0]}`);
});

test('every generated program parses as strict ES2018 with BigInt', (t) => {
  for (const entry of cases) {
    for (const step of [...entry.steps, ...entry.differs.flatMap((difference) => difference.steps ?? [])]) {
      t.deepEqual(checkSyntax(step.program, 'program'), [], entry.id);
    }
  }
});

test('every reachable row and property of the table has its cases', (t) => {
  const ids = new Set(cases.map(({ id }) => id));
  for (const row of intrinsicsIn({ edition: 'draft-2019' })) {
    if (seedExpression(row.id) === undefined) continue;
    for (const fact of ['presence', 'kind', 'frozen']) t.true(ids.has(`table/${slug(row.id)}/${fact}`), `${row.id} ${fact}`);
    for (const property of propertiesIn(row, { edition: 'draft-2019' })) {
      t.true(ids.has(`table/${slug(row.id)}/${slug(property.key)}/presence`), `${row.id} ${property.key}`);
    }
  }
});

test('a row whose presence depends on the edition is asked of that edition only', (t) => {
  const random = cases.find(({ id }) => id === 'table/math/random/presence');
  t.deepEqual(random?.editions, ['draft-2023']);
});

test('slugs tell keys apart', (t) => {
  t.is(slug('%ArrayPrototype%'), 'array-prototype');
  t.is(slug('@@iterator'), 'symbol-iterator');
  t.is(slug('toJSON'), 'to-json');
  t.is(slug('__proto__'), 'dunder-proto');
  t.is(slug('$1'), 'dollar-1');
});
