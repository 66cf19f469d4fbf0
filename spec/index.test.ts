import test from 'ava';
import { chapters, requirementSets, rulesById } from './index.ts';

const rules = chapters.flatMap((chapter) => chapter.rules);

test('every rule has an id of its own, in its chapter', (t) => {
  t.is(rulesById.size, rules.length);
  for (const chapter of chapters) {
    for (const { id } of chapter.rules) t.regex(id, new RegExp(`^${chapter.id}/[a-z0-9]+(-[a-z0-9]+)*$`));
  }
});

test('every rule says one sentence and where it comes from', (t) => {
  for (const { id, text, source, profiles } of rules) {
    t.regex(text, /^\S.{10,}\.$/, id);
    t.true(source.section.length > 0, id);
    t.true(profiles.length > 0, id);
  }
});

test('open rules have alternatives, and only they and may rules do', (t) => {
  for (const { id, keyword, alternatives } of rules) {
    if (keyword === 'open') t.true((alternatives?.length ?? 0) >= 2, id);
    if (keyword === 'must' || keyword === 'should') t.is(alternatives, undefined, id);
    const ids = alternatives?.map((alternative) => alternative.id) ?? [];
    t.is(new Set(ids).size, ids.length, id);
  }
});

test('a requirement set names rules that exist, each once', (t) => {
  const sets = requirementSets();
  t.true(Array.isArray(sets));
  for (const set of sets) {
    t.is(new Set(set.rules).size, set.rules.length, set.id);
    for (const id of set.rules) t.true(rulesById.has(id), `${set.id} names ${id}`);
  }
});
