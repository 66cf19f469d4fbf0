/** What the numbers of a law mean, in few bytes: a generator that changes without its version being raised is found out. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Law } from '../../suites/properties/model.ts';
import { drawRun } from './stream.ts';

export interface RecordedDigest {
  readonly version: number;
  readonly sha256: string;
}

export type Digests = { readonly [law: string]: RecordedDigest };

const FILE = new URL('../../suites/properties/digests.json', import.meta.url);
/** Small and large values: the first few, and some that are drawn with less preference for small ones. */
const RUNS = [...Array(24).keys(), 100, 101, 1_000, 1_001, 123_456];
const SEED = 262;

/** Over the programs of some runs. */
export function programsDigest(law: Law): string {
  const hash = createHash('sha256');
  for (const run of RUNS) hash.update(`${JSON.stringify(law.programs(drawRun(law, SEED, run).value))}\n`);
  return hash.digest('hex');
}

export function recordedDigests(): Digests {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Digests;
}

/** Takes down laws that are new or of a new version. The ids of those whose programs changed under the same version, which stay as they are. */
export function recordDigests(laws: readonly Law[]): { readonly recorded: string[]; readonly changed: string[] } {
  const before = recordedDigests();
  const recorded: string[] = [];
  const changed: string[] = [];
  const after = laws.map((law): [string, RecordedDigest] => {
    const digest = { version: law.version, sha256: programsDigest(law) };
    const known: RecordedDigest | undefined = before[law.id];
    if (known === undefined || known.version < law.version) recorded.push(law.id);
    else if (known.sha256 !== digest.sha256 || known.version > law.version) {
      changed.push(law.id);
      return [law.id, known];
    }
    return [law.id, digest];
  });
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(after.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`);
  return { recorded, changed };
}
