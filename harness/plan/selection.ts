import type { Chapter, Edition, RequirementSet, Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { nearest } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** What filters can name. */
export interface Vocabulary {
  readonly chapters: readonly Chapter[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly threats: ReadonlySet<string>;
  readonly sets: readonly RequirementSet[];
  readonly cases: readonly Case[];
}

/** Words that fit a message. */
const MOST_LISTED = 80;

type Predicate = (entry: Case) => boolean;

const kinds: { readonly [word: string]: Predicate } = {
  generated: (entry) => entry.origin === 'generated',
  'hand-written': (entry) => entry.origin !== 'generated',
};

/**
 * The cases that the filters and the edition leave, in the corpus's order. Filters of one kind widen the selection
 * (`globals omissions`), filters of different kinds narrow it (`globals threat:x`).
 */
export function select(filters: readonly string[], edition: Edition, vocabulary: Vocabulary): Case[] {
  const byKind = new Map<string, Predicate[]>();
  for (const filter of filters) {
    const [kind, predicate] = parseFilter(filter, vocabulary);
    byKind.set(kind, [...(byKind.get(kind) ?? []), predicate]);
  }
  const groups = [...byKind.values()];
  return vocabulary.cases.filter(
    (entry) => (entry.editions?.includes(edition) ?? true) && groups.every((group) => group.some((predicate) => predicate(entry))),
  );
}

function parseFilter(filter: string, vocabulary: Vocabulary): readonly [kind: string, Predicate] {
  if (kinds[filter] !== undefined) return ['origin', kinds[filter]];
  const named = /^(threat|profile|set|intent|rule|chapter|case):(.+)$/.exec(filter);
  if (named !== null) return parseNamed(named[1], named[2], vocabulary);
  if (filter.endsWith('*')) {
    const start = filter.slice(0, -1);
    if (!vocabulary.cases.some(({ id }) => id.startsWith(start))) throw new WrongUse(`no case id starts with "${start}"`, 'a filter that ends in * is the start of case ids; chapters and rules are named whole');
    return ['subject', (entry) => entry.id.startsWith(start)];
  }
  for (const kind of ['chapter', 'rule', 'case'] as const) {
    if (names(kind, vocabulary).includes(filter)) return parseNamed(kind, filter, vocabulary);
  }
  if (vocabulary.threats.has(filter)) return parseNamed('threat', filter, vocabulary);
  const everything = [...names('chapter', vocabulary), ...names('rule', vocabulary), ...names('case', vocabulary), ...vocabulary.threats];
  throw unknown('chapter, rule, case or threat', filter, everything);
}

function names(kind: 'chapter' | 'rule' | 'case', vocabulary: Vocabulary): string[] {
  switch (kind) {
    case 'chapter':
      return vocabulary.chapters.map(({ id }) => id);
    case 'rule':
      return [...vocabulary.rules.keys()];
    case 'case':
      return vocabulary.cases.map(({ id }) => id);
  }
}

function parseNamed(kind: string, name: string, vocabulary: Vocabulary): readonly [kind: string, Predicate] {
  const oneOf = (words: readonly string[]): void => {
    if (!words.includes(name)) throw unknown(kind, name, words);
  };
  switch (kind) {
    case 'chapter':
      oneOf(names('chapter', vocabulary));
      return ['subject', (entry) => entry.rules.some((id) => id.startsWith(`${name}/`))];
    case 'rule':
      oneOf(names('rule', vocabulary));
      return ['subject', (entry) => entry.rules.some((id) => id === name)];
    case 'case':
      oneOf(names('case', vocabulary));
      return ['subject', (entry) => entry.id === name];
    case 'threat':
      oneOf([...vocabulary.threats]);
      return ['threat', (entry) => entry.threat === name];
    case 'intent':
      oneOf(['attack', 'sanity']);
      return ['intent', (entry) => entry.intent === name];
    case 'profile':
      oneOf(['standalone', 'compartment', 'no-evaluators']);
      return ['profile', (entry) => entry.rules.some((id) => vocabulary.rules.get(id)?.profiles.some((profile) => profile === name) ?? false)];
    default: {
      oneOf(vocabulary.sets.map(({ id }) => id));
      const rules = new Set<string>(vocabulary.sets.find(({ id }) => id === name)?.rules);
      return ['set', (entry) => entry.rules.some((id) => rules.has(id))];
    }
  }
}

function unknown(kind: string, name: string, known: readonly string[]): WrongUse {
  const near = nearest(name, known);
  const list = known.length <= MOST_LISTED ? `one of: ${known.join(', ')}` : 'ses262 spec lists chapters and rules';
  return new WrongUse(`no ${kind} is called "${name}"`, near === undefined ? list : `did you mean ${near}?`);
}
