import { cite } from './cite.ts';
import { reproduceCommand } from './derive/index.ts';
import type { Derived, RuleRow } from './derive/index.ts';
import { embargoSentence } from './words/embargo.ts';
import { AGREEMENTS, OUTCOMES, STANDINGS } from './derive/vocabulary.ts';

/** Text that Markdown and its tables leave alone. Backticks stay: rules use them for code. */
function cell(text: string): string {
  return text.replace(/[\\|<>*_[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function ruleTable(derived: Derived, rows: readonly RuleRow[]): string {
  const head = ['rule', ...derived.engines.map(({ id }) => cell(id)), 'agreement'];
  return table(
    head,
    rows.map((row) => [
      `${cell(row.rule.id)}: ${cell(row.rule.text)}`,
      ...row.standings.map(({ standing, holes, alternatives }) => {
        const { glyph, word } = STANDINGS[standing];
        const named = standing === 'chose' || standing === 'differs' ? alternatives : [];
        return cell([`${glyph} ${word}`, ...(holes > 0 ? [`hole × ${holes}`] : []), ...named].join(' · '));
      }),
      `${AGREEMENTS[row.agreement.kind].word}, ${row.agreement.agree} of ${row.agreement.of}`,
    ]),
  );
}

function disagreementSections(derived: Derived): readonly string[] {
  const { failsInExactlyOne, split, majority, choices } = derived.disagreements;
  const sections: readonly [string, readonly RuleRow[]][] = [
    ['Violated in exactly one engine', failsInExactlyOne],
    ['Splits the engines', split],
    ['A majority against the rest', majority],
    ['Open points: engines chose differently', choices],
  ];
  return sections.flatMap(([title, rows]) => (rows.length === 0 ? [] : [`### ${title}: ${rows.length} of ${derived.rules.length} rules`, ruleTable(derived, rows)]));
}

/** Nothing where no law was searched. */
function propertySections({ properties, engines, header }: Derived): readonly string[] {
  if (properties === null) return [];
  const { facts, laws, broken } = properties;
  return [
    `## Properties: ${laws.length} ${laws.length === 1 ? 'law' : 'laws'}, seed ${facts.seed}`,
    table(
      ['law', 'rules', ...engines.map(({ id }) => cell(id))],
      laws.map(({ law, cells }) => [
        `${cell(law.id)}: ${cell(law.statement)}`,
        cell(law.rules.join(', ')),
        ...cells.map(({ outcome, hole, result }) => `${OUTCOMES[outcome].glyph} ${OUTCOMES[outcome].word}${hole ? ' · hole' : ''}${result === null || result.runs === 0 ? '' : `, ${result.runs} runs`}`),
      ]),
    ),
    ...broken.flatMap(({ engine, law: { law }, line }) => line.findings.map((finding) =>
      `- ${cell(law.id)} on ${cell(engine)}, ${OUTCOMES[finding.outcome].word}: ${cell(finding.shrunk.detail)} \`${reproduceCommand(law.id, engine, facts, finding.run, header.edition)}\``)),
  ];
}

/** Nothing where it was never measured. */
function mutationSections({ mutation }: Derived): readonly string[] {
  if (mutation.length === 0) return [];
  return [
    '## How well the suite notices faults',
    table(
      ['worlds of', 'faults', 'noticed', 'how', 'measured'],
      mutation.map(({ score, percent, byOutcome, currency }) => [cell(`${score.engine}, ${score.edition}`), String(score.total), `${score.noticed} (${percent})`, byOutcome, cell(`${score.date}, ${currency}`)]),
    ),
    ...mutation.flatMap(({ score, survivors }) => survivors.map(({ ids, reason }) => `- ${cell(score.engine)}: ${ids.length} survive. ${cell(reason ?? 'Nobody knows why yet.')}`)),
  ];
}

/** `summary.md`: what fits a pull request or a terminal. */
export function renderMarkdown(derived: Derived): string {
  const { header, engines, chapters, claims, holes, partial } = derived;
  const available = engines.filter(({ identity }) => identity !== null);
  const absent = engines.filter(({ identity }) => identity === null);
  const different = disagreementSections(derived);
  const parts = [
    `# ses262 run ${header.runId}`,
    partial === null ? 'Complete.' : `**Partial report:** ${cell(partial)}. Numbers are of what was reached.`,
    ...(header.embargo === undefined ? [] : [`**Published copy:** ${embargoSentence(header.embargo)} Nothing else is told of them here.`]),
    table(
      ['', ''],
      [
        ['requirement set', cell(header.set.id)],
        ['edition', cell(header.edition)],
        ['suite', `${header.suite.cases} cases, ${header.suite.handWritten} written by hand, ${header.suite.generated} generated`],
        ['spec', `${header.spec.rules} rules`],
        ['tool', `ses262 ${header.tool.version}${header.tool.commit === null ? '' : `, commit ${header.tool.commit}`}`],
        ['host', cell(`${header.host.os}, ${header.host.arch}, Node ${header.host.node}`)],
        ['command', `\`${header.command}\``],
        ['started', header.startedAt],
        ['finished', derived.finishedAt ?? 'no footer'],
      ],
    ),
    '## Disagreements',
    ...(different.length === 0 ? ['None among the engines that answered.'] : different),
    '## Claims',
    ...claims.map(({ sentence }) => `- ${cell(sentence)}`),
    ...absent.map(({ id, unavailable }) => `- ${cell(id)} was not run: ${cell(unavailable?.reason ?? '')}`),
    '## Outcomes by engine',
    table(
      ['engine', 'version', ...derived.outcomes.map((outcome) => OUTCOMES[outcome].word), 'cases', 'holes'],
      engines.map((engine) => [
        cell(engine.id),
        cell(engine.identity?.engine.version ?? 'not run'),
        ...derived.outcomes.map((outcome) => String(engine.counts[outcome])),
        String(derived.cases.length),
        String(engine.holes),
      ]),
    ),
    '## Rules by chapter',
    'Satisfied of all rules of the chapter; violated behind it.',
    table(
      ['chapter', ...available.map(({ id }) => cell(id))],
      chapters.map((row) => [
        cell(row.chapter.title),
        ...available.map(({ index }) => `${row.standings[index].satisfied} of ${row.rules.length}, ✗ ${row.standings[index].violated}`),
      ]),
    ),
    `## Holes: ${holes.length}`,
    ...(holes.length === 0
      ? ['No failure of a rule that guards against a threat.']
      : [table(['engine', 'case', 'rule', 'threat', 'what was seen'], holes.map(({ engine, row, cell: one }) => [cell(engine.id), cell(row.case.id), cell(row.rule), cell(row.threat ?? ''), cell(one.detail ?? '')]))]),
    ...propertySections(derived),
    ...mutationSections(derived),
    '## Cite',
    cite(derived).text,
  ];
  // List items stay together; everything else is a paragraph of its own.
  return parts.reduce((text, part, index) => `${text}${index === 0 ? '' : part.startsWith('- ') && parts[index - 1].startsWith('- ') ? '\n' : '\n\n'}${part}`, '') + '\n';
}
