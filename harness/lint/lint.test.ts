import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'ava';
import { rule } from '../../spec/model.ts';
import type { Rule } from '../../spec/model.ts';
import type { Finding } from '../corpus/finding.ts';
import { lint } from './index.ts';

const base = { text: 'It is so.', source: { document: 'standalone-draft', section: 'x' }, profiles: ['standalone'], observable: true } as const;

const rules = new Map<string, Rule>(
  [
    rule({ ...base, id: 'omissions/math-random', keyword: 'may', threat: 'ambient-nondeterminism' }),
    rule({ ...base, id: 'omissions/strict', keyword: 'must' }),
    rule({ ...base, id: 'omissions/open', keyword: 'open', alternatives: [{ id: 'nan', text: 'NaN.' }, { id: 'throws', text: 'It throws.' }] }),
    rule({ ...base, id: 'omissions/unseen', keyword: 'must', observable: { no: 'It cannot be seen.' } }),
  ].map((entry): [string, Rule] => [entry.id, entry]),
);

const THREATS = 'invariants: { calm: It is calm. }\nthreats:\n  - { key: ambient-nondeterminism, title: Chance, effect: Chance., invariants: [calm], references: [] }\n';

/** Lints a corpus given as texts by file name. */
function lintTexts(texts: { readonly [file: string]: string }): readonly Finding[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ses262-lint-'));
  try {
    const all = { 'threats.yaml': THREATS, 'retired-ids.txt': 'once-used # and gone\n', ...texts };
    for (const [file, text] of Object.entries(all)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return lint(root, rules, []).findings;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const FILE = 'omissions/math-random.yaml';
const coverage = new Set(['rule-without-cases', 'too-few-cases', 'no-attack']);

/** Findings in one file of math-random cases, as `line:column code key`, without those about coverage. */
function lintFile(text: string, file = FILE): readonly Finding[] {
  return lintTexts({ [file]: text }).filter(({ code }) => !coverage.has(code));
}

const HEAD = 'rule: omissions/math-random\ncases:\n';
const oneCase = (program: string, more = ''): string =>
  `${HEAD}  - id: a-case\n    description: It holds.\n    program: |\n${program.replace(/^/gm, '      ')}\n    expect: { value: 1 }\n${more}`;

type Row = readonly [what: string, text: string, place: string, code: Finding['code'], key: string, fix: RegExp | undefined];

const table: readonly Row[] = [
  ['malformed YAML', 'rule: a: b\n', '1:7', 'malformed-yaml', 'yaml', /quote/],
  ['a key twice', `${HEAD}  - id: a\n    id: b\n`, '4:5', 'malformed-yaml', 'yaml', /keep one/],
  ['an unknown key of the file', `${HEAD.replace('rule:', 'ruel: x\nrule:')}  - { id: a, description: b, program: "1", expect: { value: 1 } }\n`, '1:1', 'unknown-key', 'ruel', /"rule"/],
  ['an unknown key of a case', oneCase('1', '    descripton: x\n'), '8:5', 'unknown-key', 'descripton', /"description"/],
  ['an unknown verb', oneCase('1').replace('value: 1', 'valeu: 1'), '7:15', 'unknown-key', 'valeu', /"value"/],
  ['two verbs', oneCase('1').replace('{ value: 1 }', '{ value: 1, parses: true }'), '7:13', 'schema', 'cases.0.expect', /either/],
  ['no verb', oneCase('1').replace('{ value: 1 }', '{}'), '7:13', 'schema', 'cases.0.expect', undefined],
  ['a missing key', `${HEAD}  - { id: a, program: "1", expect: { value: 1 } }\n`, '3:5', 'schema', 'cases.0', undefined],
  ['an unknown capability', oneCase('1', '    requires: [harden, module]\n'), '8:24', 'schema', 'cases.0.requires.1', /"modules"/],
  ['an unknown walk', oneCase('1').replace('value: 1', 'unreachable: evaluators'), '7:28', 'schema', 'cases.0.expect.unreachable', /"evaluator"/],
  ['an id that is not words', oneCase('1').replace('a-case', 'A_Case'), '3:9', 'schema', 'cases.0.id', /match/],
  ['an error name that is not one', oneCase('1').replace('value: 1', 'throws: typeError'), '7:23', 'schema', 'cases.0.expect.throws', /match/],
  ['program and steps', oneCase('1', '    steps: [{ program: "1" }]\n'), '3:5', 'shape', 'a-case', /keep one/],
  ['neither program nor steps', `${HEAD}  - { id: a-case, description: b, expect: { value: 1 } }\n`, '3:5', 'shape', 'a-case', /keep one/],
  ['in beside steps', `${HEAD}  - { id: a-case, description: b, in: start, steps: [{ program: "1" }], expect: { value: 1 } }\n`, '3:39', 'shape', 'in', /into a step/],
  ['same with one step', oneCase('1').replace('value: 1', 'same: true'), '7:13', 'shape', 'same', /two steps/],
  ['an unknown tag', oneCase('1').replace('value: 1', 'value: { $undef: true }'), '7:24', 'shape', '$undef', /exactly one/],
  ['choices of a rule that is not open', oneCase('1').replace('expect: { value: 1 }', 'choices: [{ alternative: nan, expect: { value: 1 } }]'), '3:5', 'shape', 'a-case', /write expect/],
  ['a retired id', oneCase('1').replace('a-case', 'once-used'), '3:9', 'retired-id', 'once-used', /another id/],
  ['an unknown rule', oneCase('1', '    rules: [omissions/strct]\n'), '8:13', 'unknown-rule', 'omissions/strct', /omissions\/strict/],
  ['an unknown threat', oneCase('1', '    threat: ambient-nondeterminsm\n'), '8:13', 'unknown-threat', 'ambient-nondeterminsm', /ambient-nondeterminism/],
  ['a module that is not there', oneCase('./mian.js', '    as: module\n    modules: { ./main.js: "export default 1" }\n'), '5:14', 'unknown-module', './mian.js', /main/],
  ['a program that does not parse', oneCase('1;\nlet let = 1'), '7:11', 'syntax', 'a-case.program', /syntax: invalid/],
  ['sloppy code', oneCase('with (1) {}'), '6:7', 'syntax', 'a-case.program', /syntax: invalid/],
  ['an octal literal', oneCase('010'), '6:7', 'syntax', 'a-case.program', undefined],
  ['optional chaining', oneCase('1;\n  a?.b'), '7:9', 'beyond-es2018', 'a-case.program', /syntax: beyond/],
  ['nullish coalescing', oneCase('a ?? b'), '6:7', 'beyond-es2018', 'a-case.program', /beyond/],
  ['import()', oneCase('import("a")'), '6:7', 'beyond-es2018', 'a-case.program', /beyond/],
  ['a catch without a binding', oneCase('try {} catch {}'), '6:14', 'beyond-es2018', 'a-case.program', /beyond/],
  ['logical assignment', oneCase('a ||= b'), '6:11', 'syntax', 'a-case.program', undefined],
  ['a class field', oneCase('(class { a = 1 })'), '6:18', 'syntax', 'a-case.program', undefined],
  ['a numeric separator', oneCase('1_000'), '6:8', 'syntax', 'a-case.program', undefined],
  ['an HTML-like comment', oneCase('1;\n<!-- a'), '7:7', 'annex-b', 'a-case.program', /beyond/],
  ['text that is not an expression', oneCase('1; 2', '    as: expression\n'), '6:8', 'syntax', 'a-case.program', undefined],
  ['return in a program', oneCase('return 1'), '6:7', 'syntax', 'a-case.program', undefined],
  ['a guarding if', oneCase('if (typeof Intl !== "undefined") { 1 }'), '6:11', 'guard', 'a-case.program', /requires/],
  ['a guarding conditional', oneCase('typeof Math.random === "function" ? 1 : 2'), '6:7', 'guard', 'a-case.program', /requires/],
  ['a guarding and', oneCase('typeof Intl === "object" && Intl.x'), '6:7', 'guard', 'a-case.program', /requires/],
  ['a guard kept in a variable', oneCase('const there = typeof harden === "function";\nif (there) harden({});'), '7:11', 'guard', 'a-case.program', /requires/],
  ['a guarding in', oneCase('if ("harden" in globalThis) harden({});'), '6:11', 'guard', 'a-case.program', /observe in/],
  ['a case without expect', oneCase('1').replace('    expect: { value: 1 }\n', ''), '3:5', 'shape', 'a-case', /^write expect \(and differs\)$/],
  ['a letter beyond ASCII', oneCase('"\u00e9"'), '5:14', 'non-ascii', 'program', /escape/],
  ['broken source of a module', oneCase('1', '    modules: { a: "export default" }\n'), '8:34', 'syntax', 'a-case.modules.a', undefined],
  ['broken endowments', oneCase('1', '    endowments: "{ x: 1"\n'), '8:17', 'syntax', 'a-case.endowments', undefined],
  ['a broken program of a difference', oneCase('1', '    differs: [{ id: x, why: y, program: "let", expect: { value: 2 } }]\n'), '8:42', 'syntax', 'a-case.differs.0.program', undefined],
  ['one difference twice', oneCase('1', '    differs:\n      - { id: x, why: y, expect: { value: 2 } }\n      - { id: x, why: z, expect: { value: 3 } }\n'), '10:9', 'duplicate-id', 'x', /rename/],
];

for (const [what, text, place, code, key, fix] of table) {
  test(`refuses ${what}, and says where`, (t) => {
    const findings = lintFile(text);
    const [finding] = findings;
    t.truthy(finding, 'nothing was refused');
    t.deepEqual([finding.code, finding.key, `${finding.line}:${finding.column}`, finding.file], [code, key, place, FILE], JSON.stringify(findings));
    if (fix !== undefined) t.regex(finding.fix ?? '', fix);
  });
}

const accepted: readonly (readonly [what: string, text: string])[] = [
  ['BigInt literals', oneCase('10n ** 20n')],
  ['await and async iteration', oneCase('(async function () { for await (const x of []) log(x); })()')],
  ['object rest and spread', oneCase('const { a, ...rest } = { ...{ a: 1 } }; a')],
  ['typeof as the value', oneCase('typeof Intl')],
  ['typeof of a name of its own in a test', oneCase('[1].map(function (x) { return typeof x === "number" ? 1 : 2; })[0]')],
  ['typeof kept and observed', oneCase('const type = typeof Intl;\n[type, type === "object"]')],
  ['in of an object of its own', oneCase('const o = { a: 1 };\n"a" in o ? 1 : 2')],
  ['newer syntax that is what is tested', oneCase('a?.b', '    syntax: beyond\n')],
  ['what is meant not to parse', oneCase('with (', '    syntax: invalid\n')],
  ['a letter beyond ASCII with a note', oneCase('"\u00e9"', '    notes: The letter is what is tested.\n')],
  ['return in a function body', oneCase('return 1', '    as: function-body\n')],
  ['an object expression as such', oneCase('{ a: 1 }', '    as: expression\n')],
  ['a module of the case', oneCase('./main.js', '    as: module\n    modules: { ./main.js: "import a from \'./a.js\'; export default a;", ./a.js: "export default 1" }\n')],
];

for (const [what, text] of accepted) {
  test(`accepts ${what}`, (t) => t.deepEqual(lintFile(text), []));
}

test('a file that cannot be read is refused once: its rule is not said to have no cases', (t) => {
  const found = (text: string): string[] => lintTexts({ 'omissions/strict.yaml': text }).filter(({ file }) => file === 'omissions/strict.yaml').map(({ code }) => code);
  t.deepEqual(found('rule: a: b\n'), ['malformed-yaml']);
  t.deepEqual(found(oneCase('1', '    descripton: x\n')), ['unknown-key']);
});

test('refuses text that is not UTF-8', (t) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ses262-lint-'));
  try {
    mkdirSync(path.join(root, 'omissions'));
    writeFileSync(path.join(root, FILE), Buffer.concat([Buffer.from(HEAD), Buffer.from([0x23, 0xff, 0x0a])]));
    t.true(lint(root, rules, []).findings.some(({ file, message }) => file === FILE && message === 'is not UTF-8'));
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('refuses case files where none are looked for: they would never run', (t) => {
  const stray = (file: string): string[] => lintTexts({ [file]: oneCase('1') }).filter(({ code }) => code === 'misplaced-file').map((finding) => finding.file);
  t.deepEqual(stray('omissions/deeper/math-random.yaml'), ['omissions/deeper/math-random.yaml']);
  t.deepEqual(stray('math-random.yaml'), ['math-random.yaml']);
  t.deepEqual(stray('controls/anything.yaml'), []);
});

test('refuses an attack dictionary that is malformed, or has keys that nobody knows', (t) => {
  const found = (text: string): string[] => lintTexts({ 'threats.yaml': text }).filter(({ file }) => file === 'threats.yaml').map(({ code, key, line, column }) => `${line}:${column} ${code} ${key}`);
  t.deepEqual(found(THREATS), []);
  t.deepEqual(found('threats: ['), ['1:11 malformed-yaml yaml']);
  t.deepEqual(found(THREATS.replace('title: Chance', 'titel: x, title: Chance')), ['3:36 unknown-key titel']);
});

test('refuses an id that another file has, and says where', (t) => {
  const strict = oneCase('1').replace('omissions/math-random', 'omissions/strict');
  const findings = lintTexts({ [FILE]: oneCase('1'), 'omissions/strict.yaml': strict }).filter(({ code }) => code === 'duplicate-id');
  t.is(findings.length, 1);
  t.is(findings[0].file, 'omissions/strict.yaml');
  t.regex(findings[0].message, /omissions\/math-random\.yaml:3/);
});

test('refuses a file in the place of another rule', (t) => {
  const [finding] = lintFile(oneCase('1'), 'omissions/strict.yaml');
  t.is(finding.code, 'misplaced-file');
  t.regex(finding.fix ?? '', /move it to omissions\/math-random\.yaml/);
});

test('refuses a case of an open rule without choices, and an alternative that the rule has not', (t) => {
  const open = (tail: string): string => `rule: omissions/open\ncases:\n  - id: a-case\n    description: It holds.\n    program: "1"\n    ${tail}\n`;
  t.deepEqual(lintFile(open('expect: { value: 1 }'), 'omissions/open.yaml').map(({ code }) => code), ['shape']);
  const [finding] = lintFile(open('choices: [{ alternative: nann, expect: { value: 1 } }]'), 'omissions/open.yaml');
  t.is(finding.code, 'unknown-alternative');
  t.regex(finding.fix ?? '', /nan/);
  t.deepEqual(lintFile(open('choices: [{ alternative: nan, expect: { value: 1 } }]'), 'omissions/open.yaml'), []);
});

test('demands cases of every observable rule, and two with an attack of a must', (t) => {
  const strict = (intents: readonly string[]): string =>
    `rule: omissions/strict\ncases:\n${intents.map((intent, index) => `  - { id: case-${index}, description: It holds., intent: ${intent}, program: "1", expect: { value: 1 } }\n`).join('')}`;
  const codes = (texts: { readonly [file: string]: string }): string[] =>
    lintTexts(texts).filter(({ key }) => key === 'omissions/strict').map(({ code }) => code);
  t.deepEqual(codes({}), ['rule-without-cases']);
  t.deepEqual(codes({ 'omissions/strict.yaml': strict(['attack']) }), ['too-few-cases']);
  t.deepEqual(codes({ 'omissions/strict.yaml': strict(['sanity', 'sanity']) }), ['no-attack']);
  t.deepEqual(codes({ 'omissions/strict.yaml': strict(['sanity', 'attack']) }), []);
  t.deepEqual(lintTexts({}).filter(({ key }) => key === 'omissions/unseen'), [], 'what cannot be observed needs no case');
});

test('refuses a threat of a rule that the dictionary has not', (t) => {
  const findings = lintTexts({ 'threats.yaml': 'threats: []\n' });
  t.deepEqual(findings.filter(({ code }) => code === 'unknown-threat').map(({ key }) => key), ['omissions/math-random']);
});
