import { mkdirSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { readIfThere } from '../corpus/files.ts';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../../spec/model.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';
import { loadSuite, suitesOption } from './load-suite.ts';
import { oneOf } from './numbers.ts';
import { writeSpecDocument } from './spec-document.ts';

/** `ses262 spec` */
export function run(_positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const suite = loadSuite(suitesOption(options.suites));
  if (options.freeze !== undefined) {
    return Promise.resolve(freeze(options, [...suite.rules.values()]));
  }
  if (options.html !== undefined) return writeSpecDocument(String(options.html), options.results, suite, suitesOption(options.suites));
  if (options.results !== undefined) throw new WrongUse('--results says from which run a document is annotated', 'name the folder of the document with --html');
  const counts = new Map<string, { handWritten: number; generated: number }>();
  for (const entry of suite.cases) {
    for (const id of entry.rules) {
      const count = counts.get(id) ?? { handWritten: 0, generated: 0 };
      count[entry.origin === 'generated' ? 'generated' : 'handWritten'] += 1;
      counts.set(id, count);
    }
  }
  const chapters = suite.chapters.map((chapter) => ({
    id: chapter.id,
    title: chapter.title,
    rules: chapter.rules.map((rule) => ({ ...rule, cases: counts.get(rule.id) ?? { handWritten: 0, generated: 0 } })),
  }));
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ chapters, sets: suite.sets }, null, 2)}\n`);
    return Promise.resolve(EXIT.ok);
  }
  for (const chapter of chapters) {
    process.stdout.write(`${chapter.title}\n`);
    for (const { id, keyword, cases, observable, text } of chapter.rules) {
      const count = observable === true ? `${cases.handWritten + cases.generated}` : '-';
      process.stdout.write(`  ${count.padStart(5)}  ${keyword.padEnd(6)}  ${id}\n${' '.repeat(17)}${text}\n`);
    }
    process.stdout.write('\n');
  }
  const generated = suite.cases.filter(({ origin }) => origin === 'generated').length;
  process.stdout.write(
    `${chapters.length} chapters, ${suite.rules.size} rules, ${suite.cases.length} cases (${suite.cases.length - generated} written by hand, ${generated} generated)\n`,
  );
  return Promise.resolve(EXIT.ok);
}

/** Writes a requirement set: the profile's rules of today, never to be changed afterwards. */
function freeze(options: Readonly<Record<string, unknown>>, rules: readonly Rule[]): number {
  const profile = oneOf('--freeze', options.freeze, ['standalone', 'compartment', 'no-evaluators']);
  const frozen = options.date === undefined ? new Date().toISOString().slice(0, 10) : String(options.date);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(frozen)) throw new WrongUse(`--date ${frozen} is not a date`, 'write it as 2026-11-22');
  const id = `${frozen.slice(0, 7)}-${profile}`;
  const file = fileURLToPath(new URL(`../../spec/sets/${id}.yaml`, import.meta.url));
  if (readIfThere(file) !== undefined) throw new WrongUse(`spec/sets/${id}.yaml is frozen already`, 'a set is never changed: freeze a later month under a new name');
  const members = rules.filter((rule) => rule.profiles.includes(profile)).map((rule) => rule.id);
  mkdirSync(fileURLToPath(new URL('../../spec/sets/', import.meta.url)), { recursive: true });
  writeFileSync(file, stringify({ id, profile, frozen, rules: members }));
  process.stdout.write(`spec/sets/${id}.yaml: ${members.length} rules\n`);
  return EXIT.ok;
}
