import test from 'ava';
import { conflicts } from './conflicts.ts';
import { rulesById } from './index.ts';

test('a settled conflict has an id of its own, two readings at least, and rules that exist', (t) => {
  t.is(new Set(conflicts.map(({ id }) => id)).size, conflicts.length);
  for (const { id, readings, rules, settled } of conflicts) {
    t.true(readings.length >= 2, id);
    t.regex(settled, /\.$/, id);
    for (const rule of rules) t.true(rulesById.has(rule), `${id} names ${rule}`);
  }
});
