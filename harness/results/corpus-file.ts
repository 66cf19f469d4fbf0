import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Corpus, ThreatDictionary } from '../../reports/corpus.ts';

/** The attack dictionary as `threats.yaml` has it. */
export function readThreats(suites: string): ThreatDictionary {
  const { invariants, threats } = parse(readFileSync(path.join(suites, 'threats.yaml'), 'utf8')) as ThreatDictionary;
  return { invariants, threats };
}

/** Writes `corpus.json`, so that the report can be rebuilt without the checkout that made it. */
export function writeCorpusFile(folder: string, corpus: Corpus): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'corpus.json'), `${JSON.stringify(corpus)}\n`);
}
