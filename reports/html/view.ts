/** What templates call besides `it`: words, links and small sentences. Everything that leaves here as HTML is escaped. */
import type { Agreement, CaseRow, Counts, Derived } from '../derive/index.ts';
import { reproduceCommand, runCommand, total } from '../derive/index.ts';
import { WORLDS } from '../derive/worlds.ts';
import { AGREEMENTS, OUTCOME_ORDER, OUTCOMES, STANDING_ORDER, STANDINGS } from '../derive/vocabulary.ts';
import type { Standing, Term, Tone } from '../derive/vocabulary.ts';
import { FORMAT_WORDS } from '../format-words.ts';
import type { Outcome } from '../model.ts';
import { conflicts } from '../../spec/conflicts.ts';
import type { DocumentId, Rule, Source } from '../../spec/model.ts';
import type { HostSettings, Step } from '../../suites/model.ts';
import { embargoSentence } from '../words/embargo.ts';
import { expectationWords } from '../words/expectation.ts';
import { observedWords } from '../words/observed.ts';
import { showTagged } from '../words/tagged.ts';
import { marked } from '../words/words.ts';
import type { Words } from '../words/words.ts';

const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** Words with their code marked, as HTML. */
export function wordsHtml(words: Words): string {
  return words.map((part) => (typeof part === 'string' ? escapeHtml(part) : `<code>${escapeHtml(part.code)}</code>`)).join('');
}

/** The harness writes details as the inner part of a sentence. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const end = /[.!?…]$/.test(trimmed) ? '' : '.';
  return trimmed[0].toUpperCase() + trimmed.slice(1) + end;
}

/** Settings of the machine around an engine's process. */
export function hostWords({ timeZone, locale }: HostSettings): string {
  return [...(timeZone === undefined ? [] : [`in the time zone ${timeZone}`]), ...(locale === undefined ? [] : [`with the locale ${locale}`])].join(', ');
}

/** `12 pass, 1 fail of 13`, or `13 pass` when there is nothing to set apart. */
export function countsSentence(counts: Counts<Outcome>): string {
  const parts = OUTCOME_ORDER.filter((outcome) => counts[outcome] > 0).map((outcome) => `${counts[outcome]} ${OUTCOMES[outcome].word}`);
  if (parts.length === 0) return 'no case';
  return `${parts.join(', ')} of ${total(counts)}`;
}

/** `2 of 3 engines compared agree`, and who stands apart. */
export function agreementSentence({ kind, agree, of, failsOnlyIn, referenceAgainst }: Agreement): string {
  if (kind === 'not-compared') return of === 0 ? 'No engine that takes part in agreement answered.' : 'Only one engine that takes part in agreement answered.';
  const head = kind === 'unanimous' ? `All ${of} engines compared agree.` : `${agree} of ${of} engines compared agree (${AGREEMENTS[kind].word}).`;
  const one = failsOnlyIn === null ? '' : ` It fails in ${failsOnlyIn} only.`;
  return `${head}${one}${referenceAgainst ? ' The reference interpreter is not among them.' : ''}`;
}

export interface Segment {
  readonly tone: Tone;
  readonly count: number;
}

/** A bar's segments by tone, in the order of the vocabulary. Decoration: the numbers stand beside it. */
export function segments(counts: Counts<Outcome> | Counts<Standing>): readonly Segment[] {
  const order: readonly Tone[] = ['good', 'other', 'bad', 'stopped', 'muted'];
  const terms: { readonly [key: string]: Term } = { ...OUTCOMES, ...STANDINGS };
  return order
    .map((tone) => ({ tone, count: Object.entries(counts).reduce((sum, [key, count]) => sum + (terms[key].tone === tone ? count : 0), 0) }))
    .filter(({ count }) => count > 0);
}

/** Outcomes of a row that are not a plain pass on every engine that ran it. */
export function isNotable(row: CaseRow): boolean {
  return row.cells.some(({ outcome, result }) => result !== null && outcome !== 'pass');
}

export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  return count < 1_000_000 ? `${(count / 1000).toFixed(1)} kB` : `${(count / 1_000_000).toFixed(1)} MB`;
}

/** `2026-11-03 10:00 UTC`. */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** Engine and shim as one line, in exact versions. */
export function versionOf(engine: Derived['engines'][number]): string {
  const { identity } = engine;
  if (identity === null) return 'not run';
  const { name, version, build } = identity.engine;
  const shim = identity.shim === undefined ? '' : `, ${identity.shim.name} ${identity.shim.version}`;
  return `${name} ${version}${build === undefined ? '' : ` (${build})`}${shim}`;
}

/** Lets a narrow column break an id after its separators. */
export function breakable(id: string): string {
  return escapeHtml(id).replace(/[/@.-]/g, (separator) => `${separator}<wbr>`);
}

const DOCUMENTS: { readonly [id in DocumentId]: string } = {
  'standalone-draft': 'Draft of standalone SES, edition of 2019',
  'standalone-draft-2023': 'Draft of standalone SES, edition of 2023',
  'ses-readme': 'README of the SES shim',
  'lockdown-options': 'Lockdown options of the SES shim',
  'design-notes': 'Design notes',
  'field-notes': 'Field notes',
  'ecma-262': 'ECMA-262, edition of 2018',
};

/** A clause of ECMA-262 links to the text; a heading of another document is just named. */
export function sectionHtml({ document, section }: Source): string {
  const clause = document === 'ecma-262' ? /^(sec-[\w.%@-]+)(.*)$/s.exec(section) : null;
  if (clause === null) return wordsHtml(marked(section));
  return `<a href="https://262.ecma-international.org/9.0/#${escapeHtml(encodeURIComponent(clause[1]))}">${escapeHtml(clause[1])}</a>${escapeHtml(clause[2])}`;
}

/**
 * Why the reference does what nobody else does: the rule's own words, or how the conflict of documents was settled that it carries.
 * Nothing where nobody has explained it.
 */
export function againstPractice(rule: Rule): readonly string[] {
  if (rule.againstPractice !== undefined) return [rule.againstPractice];
  return conflicts.filter(({ rules }) => (rules as readonly string[]).includes(rule.id)).map(({ question, settled }) => `The documents are in conflict (${question}). ${settled}`);
}

const FORMS: { readonly [form in Step['as']]: string } = {
  program: 'as a program',
  expression: 'as an expression',
  'indirect-eval': 'by an indirect eval',
  'function-body': 'as the body of a function',
  module: 'as the name of a module to import',
};

const FILES: { readonly [name: string]: string } = {
  'results.jsonl': 'Header, results and footer, a line each',
  'corpus.json': 'Rules and cases that the run was about',
  'summary.md': 'Summary in Markdown',
  'results.csv': 'Every outcome of a case, one a row',
  'laws.csv': 'Every outcome of a law, one a row',
  'junit.xml': 'JUnit XML, one suite an engine',
  'ctrf.json': 'Common Test Report Format',
  'earl.jsonld': 'W3C Evaluation and Report Language',
};

/** Everything above, under the names that templates use. */
export const helpers = {
  reproduceCommand,
  runCommand,
  againstPractice,
  agreementSentence,
  asSentence,
  breakable,
  bytes,
  countsSentence,
  embargoSentence,
  hostWords,
  instant,
  isNotable,
  segments,
  showTagged,
  total,
  versionOf,
  expectation: (...args: Parameters<typeof expectationWords>) => wordsHtml(expectationWords(...args)),
  observed: (observed: unknown) => observedWords(observed).map(wordsHtml),
  marked: (text: string) => wordsHtml(marked(text)),
  section: sectionHtml,
  AGREEMENTS,
  DOCUMENTS,
  FILES,
  FORMAT_WORDS,
  FORMS,
  OUTCOMES,
  OUTCOME_ORDER,
  STANDINGS,
  STANDING_ORDER,
  WORLDS,
};
