/** Adds cases to a file of the corpus, or begins one. What stands in it stays as it is, comments included. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { rulesById } from '../../spec/index.ts';
import type { RuleId } from '../../spec/model.ts';
import type { Law } from '../../suites/properties/model.ts';
import type { RawCase, RawFile } from '../corpus/raw.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** Where a case of this law belongs: into the file that was named, or below the folder that was, by its rule. A string says why nowhere. */
export function placeOfCase(target: string, law: Law): { readonly file: string; readonly rule: RuleId } | string {
  try {
    if (statSync(target, { throwIfNoEntry: false })?.isDirectory() !== true) return { file: target, rule: ruleOfFile(target, law) };
    const rule = ruleOfFile(path.join(target, 'no', 'such'), law);
    return { file: path.join(target, `${rule}.yaml`), rule };
  } catch (error) {
    if (error instanceof WrongUse) return error.message;
    throw error;
  }
}

/** The rule that a case of this law cites first in this file: the one that the file is about, or is named for, or the law's own first. */
export function ruleOfFile(file: string, law: Law): RuleId {
  const askable = law.rules.filter((id) => rulesById.get(id)?.keyword !== 'open');
  const fallback = askable.at(0);
  if (fallback === undefined) throw new WrongUse(`${law.id} cites open rules only`, 'a case about it has to be written by hand');
  if (existsSync(file)) {
    const { rule } = readFile(file);
    if (!askable.includes(rule)) throw new WrongUse(`${file} is about ${rule}, which ${law.id} does not cite`, `use the file of ${askable.join(' or ')}`);
    return rule;
  }
  const named = `${path.basename(path.dirname(path.resolve(file)))}/${path.basename(file).replace(/\.ya?ml$/, '')}`;
  return askable.find((id) => id === named) ?? fallback;
}

/** Whether it was added: not where the file has it already. */
export function addCase(file: string, rule: RuleId, entry: RawCase): boolean {
  const options = { lineWidth: 0, blockQuote: 'literal' } as const;
  if (!existsSync(file)) {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, stringify({ rule, cases: [entry] }, options));
    return true;
  }
  const before = readFile(file);
  if (before.cases.some(({ id }) => id === entry.id)) return false;
  const text = readFileSync(file, 'utf8');
  const addition = stringify([entry], options).replace(/^(?=.)/gm, '  ');
  const after = `${text.replace(/\n*$/, '\n')}${addition}`;
  const read = parse(after) as RawFile;
  if (read.cases?.length !== before.cases.length + 1) throw new WrongUse(`${file}: cases is not its last key`, 'move it to the end');
  writeFileSync(file, after);
  return true;
}

function readFile(file: string): RawFile {
  try {
    const read = parse(readFileSync(file, 'utf8')) as RawFile | null;
    if (typeof read?.rule === 'string' && Array.isArray(read.cases)) return read;
  } catch {
    // Said below.
  }
  throw new WrongUse(`${file} is no file of cases`, 'name a file of the corpus, or a new one');
}
