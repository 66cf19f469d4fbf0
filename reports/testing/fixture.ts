/** A small run for tests: every outcome, an engine that was not available, a generated group, an open rule. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rule } from '../../spec/model.ts';
import type { Chapter, Keyword, Rule, RuleId } from '../../spec/model.ts';
import type { EngineIdentity } from '../../suites/engine-identity.ts';
import type { MutationScore } from '../../suites/controls/model.ts';
import type { Case } from '../../suites/model.ts';
import type { Corpus } from '../corpus.ts';
import { reportDigest } from '../digest.ts';
import type { FooterLine, HeaderLine, Outcome, PropertiesFacts, PropertyLine, ResultLine } from '../model.ts';
import type { ReportLines } from '../read.ts';

const HASH = 'ab'.repeat(32);

const mutationScore: MutationScore = {
  engine: 'reference/draft', edition: 'draft-2019', date: '2026-11-01', suites: { [HASH]: 99, other: 1 }, catalogue: HASH, total: 100, operators: 90, noticed: 99,
  survivors: [{ id: 'unfrozen:%Hidden%', rules: ['primordials/table-frozen'], reason: 'Equivalent: no program can reach it.' }],
  byChapter: { primordials: { total: 100, noticed: 99 } }, byOutcome: { change: 1, fail: 98 },
}; // prettier-ignore

export function fakeRule(id: RuleId, overrides: Partial<Rule> = {}): Rule {
  const keyword: Keyword = overrides.keyword ?? 'must';
  return rule({
    id,
    keyword,
    text: `What \`${id}\` says <holds> & is "quoted".`,
    source: { document: 'standalone-draft', section: 'Omissions and Simplifications' },
    profiles: ['standalone'],
    observable: true,
    ...overrides,
  });
}

export function fakeCase(id: string, ruleId: RuleId, overrides: Partial<Case> = {}): Case {
  return {
    id,
    rules: [ruleId],
    description: `The case ${id} shows it.`,
    steps: [{ in: 'child', program: `const a = '<${id}>';\na && 'a &amp; b'`, as: 'program' }],
    world: { stage: 'locked' },
    requires: [],
    intent: 'sanity',
    expect: { verb: 'value', value: false },
    differs: [],
    choices: [],
    syntax: 'es2018',
    origin: { file: `${ruleId}.yaml`, line: 7 },
    ...overrides,
  };
}

export function fakeEngine(id: string, overrides: Partial<EngineIdentity> = {}): EngineIdentity {
  return {
    id,
    engine: { name: id.split('/')[0], version: '1.2.3' },
    world: 'native',
    flags: [],
    hostFixes: [],
    capabilities: ['compartments', 'lockdown', 'evaluators'],
    homepage: 'https://example.org/engine',
    issues: 'https://example.org/engine/issues',
    ...overrides,
  };
}

export function fakeResult(engine: string, one: Case, outcome: Outcome, more: Partial<ResultLine> = {}): ResultLine {
  const detail = outcome === 'pass' ? {} : { detail: `Expected false, but saw what ends in <${outcome}>.` };
  return { kind: 'result', engine, case: one.id, rule: one.rules[0], outcome, ...detail, durationMs: 3, ...more };
}

export interface FakeRun extends ReportLines {
  readonly corpus: Corpus;
}

type Counts = { [engine: string]: { [outcome in Outcome]?: number } };

/** Of a run with the fixture's property lines, where its header has laws. */
export function footerFor(header: HeaderLine, results: readonly ResultLine[], more: Partial<FooterLine> = {}): FooterLine {
  const counts: Counts = {};
  const properties: Counts = {};
  const digest = reportDigest();
  digest.update(header);
  for (const result of results) {
    digest.update(result);
    const own = (counts[result.engine] ??= {});
    own[result.outcome] = (own[result.outcome] ?? 0) + 1;
  }
  for (const line of header.properties === undefined ? [] : propertyLines) {
    digest.update(line);
    const own = (properties[line.engine] ??= {});
    own[line.outcome] = (own[line.outcome] ?? 0) + 1;
  }
  return { kind: 'footer', complete: true, finishedAt: '2026-11-03T10:01:30.000Z', counts, properties, sha256: digest.hex(), ...more };
}

const chapters: readonly Chapter[] = [
  {
    id: 'omissions',
    title: 'Omissions',
    introduction: 'What standalone SES leaves out of ECMAScript 2018.',
    rules: [
      fakeRule('omissions/math-random', { text: 'The shared Math object has no `random` method.', threat: 'clock-and-entropy', why: 'Randomness is authority.' }),
      fakeRule('omissions/import-expression', { threat: 'dynamic-import' }),
      fakeRule('omissions/strictness'),
      fakeRule('omissions/silence', { observable: { no: 'Nothing inside can tell.' } }),
      fakeRule('omissions/no-case-yet', { keyword: 'should' }),
      fakeRule('omissions/later', { editions: ['draft-2023'] }),
    ],
  },
  {
    id: 'primordials',
    title: 'Primordials',
    introduction: 'The objects that all compartments share.',
    rules: [fakeRule('primordials/table', { threat: 'freeze-completeness' }), fakeRule('primordials/should-be-nice', { keyword: 'should' })],
  },
  {
    id: 'open-points',
    title: 'Open points',
    introduction: 'What the draft leaves undecided.',
    rules: [
      fakeRule('open-points/date-parse', {
        keyword: 'open',
        alternatives: [
          { id: 'local', text: 'The local zone.' },
          { id: 'utc', text: 'UTC.' },
        ],
      }),
    ],
  },
];

const random = fakeCase('math-random-absent', 'omissions/math-random', {
  intent: 'attack',
  steps: [{ in: 'child', program: "Object.prototype.hasOwnProperty.call(Math, 'random')", as: 'program' }],
  differs: [
    {
      id: 'secure-mode-throw',
      why: 'The method is kept and throws.',
      steps: [{ in: 'child', program: 'Math.random()', as: 'program' }],
      expect: { verb: 'throws', throws: { constructor: 'TypeError', phase: 'run' } },
    },
  ],
});
const importing = fakeCase('import-with-comment', 'omissions/import-expression', {
  intent: 'attack',
  requires: ['evaluators'],
  syntax: 'invalid',
  steps: [
    { in: 'start', program: 'globalThis.x = 1;', as: 'program' },
    { in: 'a', program: 'import/**/("fs")', as: 'indirect-eval', endowments: '({ x: 1 })' },
  ],
  world: { stage: 'before-lockdown', customise: 'Object.prototype.planted = 1;', lockdown: { errorTaming: 'unsafe' }, globals: { a: '({ send })' } },
  modules: { './main.js': 'export default 1' },
  expect: { verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'parse' } },
  notes: 'Comments between `import` and the parenthesis were missed by scanners.',
});
const strict = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => fakeCase(`strict-${letter}`, 'omissions/strictness', { rules: ['omissions/strictness', 'primordials/should-be-nice'] }));
const nice = fakeCase('nice-frozen', 'primordials/should-be-nice', { expect: { verb: 'frozen', frozen: 'deep' } });
const generated = ['%Array.prototype%', '%Math%'].flatMap((subject) =>
  ['present', 'frozen', 'attributes'].map((aspect) =>
    fakeCase(`table/${subject === '%Math%' ? 'math' : 'array-prototype'}/${aspect}`, 'primordials/table', { origin: 'generated', subject }),
  ),
);
const date = fakeCase('date-parse-zone', 'open-points/date-parse', {
  choices: [
    { alternative: 'local', expect: { verb: 'value', value: { $number: 'NaN' } } },
    { alternative: 'utc', expect: { verb: 'value', value: 0 } },
  ],
});
Reflect.deleteProperty(date, 'expect');
const cases: readonly Case[] = [random, importing, ...strict, nice, date, ...generated];

const SHIM = 'node/shim@2.3.0';
const engines: HeaderLine['engines'] = [
  fakeEngine('node/bare', { world: 'bare' }),
  fakeEngine(SHIM, { world: 'shim', shim: { name: 'ses', version: '2.3.0', sha256: HASH }, engine: { name: 'V8', version: '11.3.244.8', build: 'node-20' } }),
  fakeEngine('quickjs/shim', { world: 'shim', flags: ['--std'], hostFixes: ['Removed `Array.fromAsync` before the shim was loaded.'] }),
  { id: 'reference', unavailable: { reason: 'the reference interpreter is not part of this build', how: 'Update the package.' } },
  fakeEngine('xs/native', { world: 'native' }),
];

const laws: PropertiesFacts = {
  seed: 262,
  from: 0,
  runs: 20,
  laws: [
    { id: 'frozen-walk', version: 1, statement: 'A walk from any <root> meets nothing `unfrozen`.', rules: ['primordials/table', 'omissions/math-random'], threat: 'freeze-completeness' },
    { id: 'graphs-link', version: 3, statement: 'Any graph links.', rules: ['omissions/import-expression'], threat: 'dynamic-import' },
  ],
};

function fakeProperty(engine: string, law: string, outcome: Outcome, more: Partial<PropertyLine> = {}): PropertyLine {
  const ran = outcome !== 'unsupported' && outcome !== 'not-run';
  const detail = outcome === 'pass' ? {} : { detail: `it ended in <${outcome}>` };
  return {
    kind: 'property', engine, law, outcome, ...detail, from: 0, runs: ran ? 20 : 0, ended: outcome === 'pass' ? { held: 20 } : {}, labels: ran ? { 'many "steps"': 12, few: 8 } : {},
    findings: [], programs: ran ? 20 : 0, answeringMs: ran ? 10 : 0, durationMs: ran ? 20 : 0, ...more,
  };
}

const propertyLines: readonly PropertyLine[] = [
  fakeProperty('node/bare', 'frozen-walk', 'fail', {
    hole: true,
    ended: { held: 18, fail: 2 },
    findings: [
      { run: 7, outcome: 'fail', detail: 'a long walk', shrunk: { detail: 'Array.prototype is not frozen', tried: 30, steps: 4, programs: [{ steps: [{ in: 'child', program: 'Array.prototype // <walk>', as: 'program' }] }] } },
      { run: 9, outcome: 'fail', detail: 'another', unconfirmed: true, shrunk: { detail: 'another', tried: 0, steps: 0, programs: [{ steps: [{ in: 'child', program: '1', as: 'expression' }] }] } },
    ],
  }),
  fakeProperty('node/bare', 'graphs-link', 'unsupported'),
  fakeProperty('node/shim@2.3.0', 'frozen-walk', 'pass'),
  fakeProperty('node/shim@2.3.0', 'graphs-link', 'pass'),
  fakeProperty('quickjs/shim', 'frozen-walk', 'crash', {
    ended: { held: 19, crash: 1 },
    findings: [
      {
        run: 3, outcome: 'crash', detail: 'the engine ended by SIGSEGV',
        shrunk: {
          detail: 'the engine ended by SIGSEGV', tried: 3, steps: 1,
          programs: [
            { world: { stage: 'before-lockdown', customise: '0;', lockdown: { errorTaming: 'unsafe' }, globals: { a: '({})' }, host: { timeZone: 'Asia/Kolkata', locale: 'tr_TR.UTF-8' } }, steps: [{ in: 'start', program: '1', as: 'program' }, { in: 'a', program: './m.js', as: 'module' }], modules: { './m.js': 'export {};' } },
            { steps: [{ in: 'child', program: '2', as: 'program' }], freshWorld: true },
          ],
        },
      },
    ],
  }),
  fakeProperty('quickjs/shim', 'graphs-link', 'pass'),
  fakeProperty('reference', 'frozen-walk', 'not-run'),
  fakeProperty('reference', 'graphs-link', 'not-run'),
  fakeProperty('xs/native', 'frozen-walk', 'pass'),
  fakeProperty('xs/native', 'graphs-link', 'timeout', { ended: { timeout: 20 } }),
];

function outcomes(): readonly ResultLine[] {
  const results: ResultLine[] = [];
  const say = (one: Case, by: { readonly [engine: string]: readonly [Outcome, Partial<ResultLine>?] }): void => {
    for (const [engine, [outcome, more]] of Object.entries(by)) results.push(fakeResult(engine, one, outcome, more));
  };
  const observed = { status: 'observed', steps: [{ type: 'normal', value: true }], log: [], probes: [] };
  say(random, {
    'node/bare': ['fail', { hole: true, observed, raw: '{"status":"observed"}\n<script>alert(1)</script>' }],
    [SHIM]: ['differs', { alternative: 'secure-mode-throw', observed }],
    'quickjs/shim': ['differs', { alternative: 'secure-mode-throw' }],
    'xs/native': ['pass'],
  });
  say(importing, {
    'node/bare': ['fail', { hole: true }],
    [SHIM]: ['pass'],
    'quickjs/shim': ['fail', { hole: true, observed: { status: 'observed', steps: [{ type: 'throw', phase: 'run', value: { $error: { constructor: 'TypeError', realm: 'foreign' } } }], log: [1], probes: [{ kind: 'walk', target: 'unfrozen', visited: 9, offenders: ['globalThis.x'] }] } }],
    'xs/native': ['pass'],
  });
  const kinds: readonly Outcome[] = ['unsupported', 'blocked', 'timeout', 'crash', 'out-of-memory', 'harness-error'];
  strict.forEach((one, index) => say(one, { 'node/bare': ['pass'], [SHIM]: ['pass'], 'quickjs/shim': [kinds[index]], 'xs/native': [index === 0 ? 'unsupported' : 'pass'] }));
  say(nice, { 'node/bare': ['fail'], [SHIM]: ['pass'], 'quickjs/shim': ['not-run', { detail: 'Filtered away.' }], 'xs/native': ['fail'] });
  say(date, { 'node/bare': ['pass', { alternative: 'local' }], [SHIM]: ['pass', { alternative: 'local' }], 'quickjs/shim': ['pass', { alternative: 'utc' }], 'xs/native': ['pass', { alternative: 'utc' }] });
  for (const [index, one] of generated.entries()) {
    say(one, { 'node/bare': ['pass'], [SHIM]: ['pass'], 'quickjs/shim': ['pass'], 'xs/native': index === 1 ? ['fail', { hole: true }] : ['pass'] });
  }
  return results;
}

/** The fixture; `partial` leaves out the footer and the last lines. */
export function fakeRun(options: { readonly partial?: boolean } = {}): FakeRun {
  const header: HeaderLine = {
    kind: 'header',
    schema: 'ses262-results/1',
    runId: '2026-11-03-1a2b3c4d',
    tool: { name: 'ses262', version: '0.1.0', commit: 'c0ffee0123456789' },
    spec: { sha256: HASH, rules: 9 },
    suite: { sha256: HASH, cases: cases.length, handWritten: cases.length - generated.length, generated: generated.length },
    set: { id: '2026-11-standalone', sha256: HASH },
    edition: 'draft-2019',
    engines,
    host: { os: 'linux 6.1', arch: 'x64', node: '20.20.0' },
    command: `ses262 run --engine ${SHIM} --engine xs/native`,
    properties: laws,
    startedAt: '2026-11-03T10:00:00.000Z',
  };
  const all = outcomes();
  const results = options.partial === true ? all.slice(0, -9) : all;
  const rules = chapters.flatMap((chapter) => chapter.rules.map(({ id }) => id));
  const corpus: Corpus = {
    mutation: [mutationScore],
    chapters,
    cases,
    threats: {
      invariants: { 'no-ambient-authority': 'A program can learn nothing that it was not given.' },
      threats: ['clock-and-entropy', 'dynamic-import', 'freeze-completeness', 'never-tried'].map((key) => ({
        key,
        title: `Title of ${key}`,
        effect: 'The attacker gains something.',
        invariants: ['no-ambient-authority'],
        references: [{ name: 'CVE-2023-39532', url: 'https://example.org/CVE-2023-39532' }],
      })),
    },
    set: { id: '2026-11-standalone', profile: 'standalone', frozen: '2026-11-01', rules },
  };
  return { header, results, properties: options.partial === true ? [] : propertyLines, footer: options.partial === true ? null : footerFor(header, results), corpus };
}

/** The text of `results.jsonl`. */
export function linesOf({ header, results, properties, footer }: ReportLines): string {
  const lines = [header, ...results, ...properties, ...(footer === null ? [] : [footer])];
  return lines.map((line) => JSON.stringify(line) + '\n').join('');
}

/** Writes the run as the harness does. */
export async function writeRun(dir: string, run: FakeRun): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'results.jsonl'), linesOf(run));
  await writeFile(join(dir, 'corpus.json'), JSON.stringify(run.corpus) + '\n');
}
