import { statSync } from 'node:fs';
import path from 'node:path';
import { chapters, requirementSets, rulesById } from '../../spec/index.ts';
import { suitesFolder } from '../corpus/files.ts';
import { loadCorpus } from '../corpus/corpus.ts';
import { formatFinding } from '../corpus/finding.ts';
import { generatedCases } from '../corpus/generated.ts';
import { threatKeys } from '../corpus/threats.ts';
import type { Vocabulary } from '../plan/selection.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** The spec and the corpus, ready to be selected from. A corpus that cannot be read is not run in part. */
export function loadSuite(folder = suitesFolder): Vocabulary {
  const { cases, findings } = loadCorpus(folder, rulesById, generatedCases());
  if (findings.length > 0) {
    throw new WrongUse(`the corpus cannot be read:\n${findings.map((finding) => formatFinding(finding, path.relative('', folder))).join('\n')}`, 'ses262 lint says more');
  }
  const stray = cases.find((entry) => !rulesById.has(entry.rules[0]));
  if (stray !== undefined) throw new WrongUse(`the case ${stray.id} cites an unknown rule ${stray.rules[0]}`, 'ses262 lint says more');
  return { chapters, rules: rulesById, threats: threatKeys(folder), sets: requirementSets(), cases };
}

/** The suites folder that an option names, or the project's own. */
export function suitesOption(option: unknown): string {
  if (typeof option !== 'string') return suitesFolder;
  const folder = path.resolve(option);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new WrongUse(`--suites ${option} is not a folder`);
  return folder;
}
