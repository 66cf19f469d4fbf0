import test from 'ava';
import { againstPractice } from './against-practice.ts';
import { conflicts } from './conflicts.ts';
import { rulesById } from './index.ts';

test('every explanation is of a rule that there is, and reaches it', (t) => {
  for (const [id, text] of Object.entries(againstPractice)) t.is(rulesById.get(id)?.againstPractice, text, id);
});

test('what the documents are in conflict about is explained there, and not twice', (t) => {
  const settled = new Set<string>(conflicts.flatMap(({ rules }) => rules));
  t.deepEqual(Object.keys(againstPractice).filter((id) => settled.has(id)), []);
});
