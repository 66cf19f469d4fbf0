/** The faults that nothing notices, or no case of one of their rules: kept with the reason, so that their number cannot grow unseen. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface KnownSurvivors {
  /** Fault → why no case notices. */
  readonly survivors: ReadonlyMap<string, string>;
  /** `fault rule` → why no case of that rule notices. */
  readonly gaps: ReadonlyMap<string, string>;
}

const FILE = new URL('./survivors.yaml', import.meta.url);

export function knownSurvivors(): KnownSurvivors {
  const { survivors, gaps } = parse(readFileSync(FILE, 'utf8')) as Record<'survivors' | 'gaps', Record<string, string> | null>;
  return { survivors: new Map(Object.entries(survivors ?? {})), gaps: new Map(Object.entries(gaps ?? {})) };
}
