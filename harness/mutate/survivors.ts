/** The faults that nothing notices, or no case of one of their rules: kept with the reason, so that their number cannot grow unseen. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { means } from '../../spec/id-pattern.ts';

/** What is known of one engine's faults. */
export interface KnownSurvivors {
  /** Why no case notices the fault; undefined where nobody knows. */
  reasonFor(fault: string): string | undefined;
  /** Patterns of faults, with reasons. */
  readonly survivors: ReadonlyMap<string, string>;
  /** `fault rule` → why no case of that rule notices. */
  readonly gaps: ReadonlyMap<string, string>;
}

const FILE = new URL('./survivors.yaml', import.meta.url);

interface Listed {
  readonly survivors?: { readonly [pattern: string]: string } | null;
  readonly gaps?: { readonly [pair: string]: string } | null;
}

export function knownSurvivors(target: string): KnownSurvivors {
  const listed = (parse(readFileSync(FILE, 'utf8')) as { readonly [target: string]: Listed | null } | null)?.[target] ?? {};
  const survivors = new Map(Object.entries(listed.survivors ?? {}));
  return {
    reasonFor: (fault) => [...survivors].find(([pattern]) => means(pattern, fault))?.[1],
    survivors,
    gaps: new Map(Object.entries(listed.gaps ?? {})),
  };
}
