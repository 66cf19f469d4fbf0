import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import type { Finding } from '../../reports/model.ts';
import { rulesById } from '../../spec/index.ts';
import type { Tagged } from '../../suites/model.ts';
import type { JobAnswer } from '../../suites/properties/answer.ts';
import type { LawProgram } from '../../suites/properties/model.ts';
import { suitesFolder } from '../corpus/files.ts';
import { loadHandWritten } from '../corpus/load.ts';
import type { RawCase, RawFile } from '../corpus/raw.ts';
import { lint } from '../lint/index.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { addCase, ruleOfFile } from './case-file.ts';
import { promotedCase, type Promotion } from './promote.ts';
import { truthLaw } from './testing/in-memory.ts';

const RULE = 'confinement/no-mutual-observation';
const law = truthLaw({ requires: ['compartments', 'evaluators'] });

function suites(): { root: string; file: string } {
  const root = mkdtempSync(path.join(tmpdir(), 'ses262-promote-'));
  copyFileSync(path.join(suitesFolder, 'threats.yaml'), path.join(root, 'threats.yaml'));
  mkdirSync(path.join(root, 'confinement'));
  return { root, file: path.join(root, `${RULE}.yaml`) };
}

const value = (seen: Tagged): JobAnswer => ({ status: 'observed', steps: [{ type: 'normal', value: seen }], log: [] });
const program = (text: string, more: Partial<LawProgram> = {}): LawProgram => ({ steps: [{ in: 'child', program: text, as: 'program' }], ...more });

function promotion(programs: readonly LawProgram[], right: readonly JobAnswer[], seen: readonly JobAnswer[]): Promotion {
  const finding: Finding = { run: 12, outcome: 'fail', detail: 'it was seen', shrunk: { detail: 'it was seen', programs, tried: 3, steps: 1 } };
  return { law, finding, engine: 'fake/engine', seed: 5, seen, oracle: { engine: 'reference/draft', answers: right } };
}

function mustBeCase(given: RawCase | string): RawCase {
  if (typeof given === 'string') throw new Error(given);
  return given;
}

/** What lint says of the file alone, but for the number of its cases. */
function findingsIn(root: string, name = `${RULE}.yaml`): unknown[] {
  return lint(root, rulesById, []).findings.filter(({ file, code }) => file === name && code !== 'too-few-cases');
}

const written: readonly (readonly [what: string, programs: readonly LawProgram[], right: readonly JobAnswer[], seen: readonly JobAnswer[]])[] = [
  ['a value', [program('[1, "two"]')], [value([1, 'two', { $undefined: true }, { $object: { a: { $number: '-0' } } }])], [value(false)]],
  ['an error of the other world', [program('null.x')], [{ status: 'observed', log: [], steps: [{ type: 'throw', phase: 'run', value: { $error: { constructor: 'TypeError', realm: 'shared' } } }] }], [value(1)]],
  ['a thrown value', [program('throw 7')], [{ status: 'observed', log: [], steps: [{ type: 'throw', phase: 'run', value: 7 }] }], [value(1)]],
  ['a log', [program('log(1); 0')], [{ status: 'observed', log: [1], steps: [{ type: 'normal', value: 0 }] }], [value(0)]],
  ['a text that does not parse', [program('let let = ;')], [{ status: 'observed', log: [], steps: [{ type: 'throw', phase: 'parse', value: { $error: { constructor: 'SyntaxError', realm: 'shared' } } }] }], [value(1)]],
  ['a text beyond the language, beyond ASCII, of several lines', [program('// \u2028 "quoted": \'thus\'\n  typeof x === "undefined" ? 1 : 2\n\n')], [value(1)], [value(2)]],
  ['the second of two programs, with modules', [program('1'), program('a', { steps: [{ in: 'child', program: 'a', as: 'module' }], modules: { a: 'export default 1;\n' } })], [value(1), value({ $other: '[object Module]' })], [value(1), value(3)]],
  ['several steps with a world', [{ world: { globals: { child: '{ x: 1 }' } }, steps: [{ in: 'start', program: '1', as: 'program' }, { in: 'child', program: 'x', as: 'indirect-eval' }] }], [value(1)], [value(2)]],
  ['a crash', [program('while (1) {}')], [value(1)], []],
];

for (const [what, programs, right, seen] of written) {
  test(`a counterexample with ${what} is a case that lint has nothing against, with its own programs`, (t) => {
    const { root, file } = suites();
    const entry = mustBeCase(promotedCase(promotion(programs, right, seen), ruleOfFile(file, law)));
    t.true(addCase(file, RULE, entry));
    t.deepEqual(findingsIn(root), []);
    const [read] = loadHandWritten(root).cases;
    const chosen = programs[programs.length - 1];
    t.deepEqual(read.steps.map((step) => step.program), chosen.steps.slice(0, read.steps.length).map((step) => step.program));
    t.regex(read.notes ?? '', /seed 5, run 12/);
  });
}

test('a case is added at the end of a file, which keeps its comments, and not twice', (t) => {
  const { root, file } = suites();
  const before = `# Kept.\nrule: ${RULE}\ncases:\n  - id: first\n    description: It is first. # kept too\n    program: '1'\n    expect: { value: 1 }\n`;
  writeFileSync(file, before);
  const entry = mustBeCase(promotedCase(promotion([program('2')], [value(2)], [value(3)]), ruleOfFile(file, law)));
  t.true(addCase(file, RULE, entry));
  t.false(addCase(file, RULE, entry));
  const text = readFileSync(file, 'utf8');
  t.true(text.startsWith(before));
  t.deepEqual((parse(text) as RawFile).cases.map(({ id }) => id), ['first', entry.id]);
  t.deepEqual(findingsIn(root), []);
});

test('a file about another rule is refused, and stays as it is', (t) => {
  const { root } = suites();
  const file = path.join(root, 'confinement', 'other.yaml');
  writeFileSync(file, 'rule: confinement/instanceof-cross-compartment\ncases: []\n');
  t.throws(() => ruleOfFile(file, law), { instanceOf: WrongUse });
});

test('where the law says what to expect, the case expects that, on no other world\'s word', (t) => {
  const given = { ...promotion([program('1'), program('2')], [], [value(1), value(2)]), promoted: { program: 1, expect: { verb: 'either' as const, either: [{ verb: 'parses' as const }, { verb: 'frozen' as const, frozen: 'deep' as const }] } } };
  const { program: text, expect, notes } = mustBeCase(promotedCase(given, RULE));
  t.is(text, '2');
  t.deepEqual(expect, { either: [{ parses: true }, { frozen: 'deep' }] });
  t.regex(notes ?? '', /What is expected the law says\./);
});

test('what only several answers together show is no case, and nothing is written', (t) => {
  const { file } = suites();
  t.is(typeof promotedCase(promotion([program('1'), program('2')], [value(1), value(2)], [value(1), value(2)]), RULE), 'string');
  t.false(existsSync(file));
});
