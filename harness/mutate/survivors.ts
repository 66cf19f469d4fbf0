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

type Listed = { readonly [kind in keyof KnownSurvivors]?: { readonly [id: string]: string } | null };

/** What is known of one engine's faults. */
export function knownSurvivors(target: string): KnownSurvivors {
  const listed = (parse(readFileSync(FILE, 'utf8')) as { readonly [target: string]: Listed | null })[target] ?? {};
  return { survivors: new Map(Object.entries(listed.survivors ?? {})), gaps: new Map(Object.entries(listed.gaps ?? {})) };
}
