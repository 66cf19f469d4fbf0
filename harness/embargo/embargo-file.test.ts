import test from 'ava';
import { parseReport } from '../../reports/read.ts';
import { fakeRun, linesOf } from '../../reports/testing/fixture.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { parseEmbargoes, type PlacedEntry } from './embargo-file.ts';
import { inForce } from './in-force.ts';

const GOOD = `embargoes:
  - engine: quickjs/*
    case: import-with-comment
    until: 2027-01-31
    contact: told its makers by their form on 2026-11-20
  - engine: node/bare
    law: frozen-walk
    until: open
    contact: the maintainers, by mail
    program: shown
`;
const parse = (text: string): readonly PlacedEntry[] => parseEmbargoes('embargo.yaml', text);

test('entries are read with their defaults, and know where they stand', (t) => {
  const [first, second] = parse(GOOD);
  t.like(first, { engine: 'quickjs/*', of: 'case', id: 'import-with-comment', until: '2027-01-31', program: 'withheld' });
  t.like(second, { engine: 'node/bare', of: 'law', id: 'frozen-walk', until: null, program: 'shown' });
  t.deepEqual([first.at('engine'), first.at('case'), second.at('until')], ['embargo.yaml:2:13', 'embargo.yaml:3:11', 'embargo.yaml:8:12']);
});

const slips: readonly (readonly [what: string, text: string, said: RegExp])[] = [
  ['malformed YAML', 'embargoes: [', /^embargo\.yaml:1:\d+: /],
  ['no list', 'embargo:\n', /^embargo\.yaml:1:1: unknown key "embargo"[^]*did you mean "embargoes"/],
  ['an empty list', 'embargoes: []\n', /^embargo\.yaml:1:12: embargoes must NOT have fewer than 1 items/],
  ['a misspelt key', GOOD.replace('until: open', 'untill: open'), /^embargo\.yaml:8:5: unknown key "untill"[^]*did you mean "until"/],
  ['no day', GOOD.replace('    until: open\n', ''), /^embargo\.yaml:6:5: "until" is missing/],
  ['a word for a day', GOOD.replace('open', 'soon'), /^embargo\.yaml:8:12: "until" is neither a day nor open/],
  ['a day that is none', GOOD.replace('2027-01-31', '2027-02-30'), /^embargo\.yaml:4:12: 2027-02-30 is no day of the calendar/],
  ['a number for a day', GOOD.replace('2027-01-31', '2027'), /^embargo\.yaml:4:12: until must be string/],
  ['nobody told', GOOD.replace(/ {4}contact: the.*\n/, ''), /^embargo\.yaml:6:5: "contact" is missing[^]*not published/],
  ['neither case nor law', GOOD.replace('    law: frozen-walk\n', ''), /^embargo\.yaml:6:5: an entry is about a case or about a law/],
  ['both case and law', GOOD.replace('    law:', '    case: strict-a\n    law:'), /^embargo\.yaml:6:5: an entry is about a case or about a law/],
  ['a program that is hidden', GOOD.replace('shown', 'hidden'), /^embargo\.yaml:10:14: "program" is neither withheld nor shown/],
];
for (const [what, text, said] of slips) {
  test(`${what} is refused, with its place`, (t) => {
    const error = t.throws(() => parse(text), { instanceOf: WrongUse });
    t.regex(error.message, said);
  });
}

const run = fakeRun();
const report = parseReport(linesOf(run));

for (const [what, from, to, said] of [
  ['an engine', 'quickjs/*', 'quickj/*', /^embargo\.yaml:2:13: the run has no engine "quickj\/\*"/],
  ['a case', 'import-with-comment', 'import-with-coment', /^embargo\.yaml:3:11: the run has no case "import-with-coment"[^]*did you mean "import-with-comment"/],
  ['a law', 'frozen-walk', 'frozen-wak', /^embargo\.yaml:7:10: the run has no law "frozen-wak"[^]*(?:did you mean|one of)/],
] as const) {
  test(`${what} that the run does not have is refused: its embargo would hold nothing back`, (t) => {
    const error = t.throws(() => inForce(parse(GOOD.replace(from, to)), report, run.corpus, '2026-12-01'), { instanceOf: WrongUse });
    t.regex(error.message, said);
  });
}

test('an embargo that is over no longer holds, and that is said', (t) => {
  t.is(inForce(parse(GOOD), report, run.corpus, '2027-01-31').entries.length, 2);
  const { entries, notes } = inForce(parse(GOOD), report, run.corpus, '2027-02-01');
  t.deepEqual(entries.map(({ id }) => id), ['frozen-walk']);
  t.regex(notes.join(), /^embargo\.yaml:4:12: .*import-with-comment.*is over/);
});

test('an embargo on what passes holds, and that it is no longer needed is said', (t) => {
  const { entries, notes } = inForce(parse(GOOD.replace('quickjs/*', 'xs/native')), report, run.corpus, '2026-12-01');
  t.is(entries.length, 2);
  t.regex(notes.join(), /^embargo\.yaml:3:11: import-with-comment passes on xs\/native now/);
});
