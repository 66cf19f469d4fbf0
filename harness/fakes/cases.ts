import type { Case } from '../../suites/model.ts';

/** A hand-written case of one step that expects `true`, unless it is told otherwise. */
export function fakeCase(parts: Partial<Case> = {}): Case {
  return {
    id: 'a-case',
    rules: ['chapter/rule'],
    description: 'It holds.',
    steps: [{ in: 'child', program: 'true', as: 'program' }],
    world: { stage: 'locked' },
    requires: [],
    intent: 'sanity',
    expect: { verb: 'value', value: true },
    differs: [],
    choices: [],
    syntax: 'es2018',
    origin: { file: 'chapter/rule.yaml', line: 1 },
    ...parts,
  };
}

/** So many cases like that, named case-1, case-2, … */
export function fakeCases(count: number, parts: Partial<Case> = {}): Case[] {
  return Array.from({ length: count }, (_, index) => fakeCase({ id: `case-${index + 1}`, ...parts }));
}
