import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import type { HeaderLine } from '../../reports/model.ts';
import type { Chapter, Edition, RequirementSet } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { sha256, specHash, suiteHash } from './hashes.ts';

const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

export interface HeaderInput {
  readonly chapters: readonly Chapter[];
  /** The whole corpus, before selection. */
  readonly corpus: readonly Case[];
  readonly set: RequirementSet | undefined;
  readonly edition: Edition;
  readonly engines: HeaderLine['engines'];
  readonly command: string;
  readonly startedAt: Date;
}

/** The first line of a report. Its run id is the date and a hash of all that the run was about. */
export function buildHeader(input: HeaderInput): HeaderLine {
  const { chapters, corpus, set, edition, engines, command, startedAt } = input;
  const generated = corpus.filter(({ origin }) => origin === 'generated').length;
  const rules = chapters.flatMap((chapter) => chapter.rules);
  const content = {
    tool: toolFacts(),
    spec: { sha256: specHash(chapters), rules: rules.length },
    suite: { sha256: suiteHash(corpus), cases: corpus.length, handWritten: corpus.length - generated, generated },
    set: set === undefined ? unfrozen(rules.map(({ id }) => id)) : { id: set.id, sha256: sha256(set.rules.join('\n')) },
    edition,
    engines,
    host: hostFacts(),
    command,
  };
  const runId = `${startedAt.toISOString().slice(0, 10)}-${sha256(JSON.stringify(content)).slice(0, 8)}`;
  return { kind: 'header', schema: 'ses262-results/1', runId, ...content, startedAt: startedAt.toISOString() };
}

/** Before any freeze, counts are about all rules there are. */
function unfrozen(rules: readonly string[]): HeaderLine['set'] {
  return { id: 'unfrozen', sha256: sha256(rules.join('\n')) };
}

/** The program itself. */
export function toolFacts(): HeaderLine['tool'] {
  return { name: 'ses262', version: toolVersion(), commit: toolCommit() };
}

/** The machine. */
export function hostFacts(): HeaderLine['host'] {
  return { os: `${os.platform()} ${os.release()}`, arch: os.arch(), node: process.version };
}

function toolVersion(): string {
  return (JSON.parse(readFileSync(`${packageFolder}package.json`, 'utf8')) as { version: string }).version;
}

function toolCommit(): string | null {
  try {
    return execFileSync('git', ['-C', packageFolder, 'rev-parse', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  } catch {
    return null;
  }
}
