import type { Derived } from './derive/index.ts';

export interface Citation {
  readonly text: string;
  readonly bibtex: string;
}

/** BibTeX reads these as commands. */
function tex(text: string): string {
  return text.replace(/[&%$#_{}]/g, '\\$&');
}

/** How to cite the run. The address is known only to whoever publishes it, and is left out otherwise. */
export function cite({ header, finishedAt, partial }: Pick<Derived, 'header' | 'finishedAt' | 'partial'>, url?: string): Citation {
  const date = (finishedAt ?? header.startedAt).slice(0, 10);
  const state = partial === null ? '' : ' (partial)';
  const commit = header.tool.commit === null ? '' : `, commit ${header.tool.commit.slice(0, 12)}`;
  const facts = `requirement set ${header.set.id}, suite ${header.suite.sha256.slice(0, 12)}, ses262 ${header.tool.version}${commit}`;
  const text = `ses262: conformance of engines to standalone SES, run ${header.runId}${state}, ${date}; ${facts}; engines as configured in the report.${url === undefined ? '' : ` ${url}`}`;
  const fields = [
    ['title', `{ses262: conformance of engines to standalone {SES}, run ${tex(header.runId)}${state}}`],
    ['author', '{{The ses262 project}}'],
    ['year', `{${date.slice(0, 4)}}`],
    ['month', `{${date.slice(5, 7)}}`],
    ['note', `{${tex(facts)}; engines as configured in the report}`],
    ...(url === undefined ? [] : [['url', `{${url}}`]]),
  ];
  const bibtex = `@misc{ses262-${header.runId},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}`;
  return { text, bibtex };
}
