import type { EngineIdentity, WorldName } from '../../suites/engine-identity.ts';
import type { HeaderLine } from '../model.ts';
import { uniqueSlugs } from './slugs.ts';

/** Worlds without SES: they show what an engine gives before anything is locked down. */
const BASELINES: ReadonlySet<WorldName> = new Set(['bare', 'plain', 'frozen-intrinsics', 'no-codegen']);

export interface EngineEntry {
  readonly index: number;
  readonly id: string;
  readonly slug: string;
  readonly identity: EngineIdentity | null;
  readonly unavailable: { readonly reason: string; readonly how: string } | null;
  readonly role: 'reference' | 'ses' | 'baseline';
  readonly compared: boolean;
}

const ROLES = ['reference', 'ses', 'baseline'] as const;

function worldOf(id: string): string {
  return id.split('/')[1]?.split(/[@:]/)[0] ?? '';
}

/**
 * The columns: reference first, the draft's world before its others, then the SES implementations in alphabetical order, then the baselines. Never by score.
 * Baselines don't take part in agreement, or every rule would be in dispute; they do when nothing else is there.
 */
export function engineColumns(engines: HeaderLine['engines']): readonly EngineEntry[] {
  const entries = engines.map((engine) => {
    const identity = 'unavailable' in engine ? null : engine;
    const world = identity?.world ?? worldOf(engine.id);
    const reference = engine.id === 'reference' || engine.id.startsWith('reference/') || engine.id.startsWith('reference@');
    const role: EngineEntry['role'] = reference ? 'reference' : BASELINES.has(world as WorldName) ? 'baseline' : 'ses';
    return { id: engine.id, identity, unavailable: 'unavailable' in engine ? engine.unavailable : null, role };
  });
  const isDraft = ({ id }: { readonly id: string }): number => Number(id.startsWith('reference/draft'));
  entries.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || isDraft(b) - isDraft(a) || (a.id < b.id ? -1 : 1));
  const onlyBaselines = entries.every(({ role }) => role === 'baseline');
  const slugs = uniqueSlugs(entries.map(({ id }) => id));
  return entries.map((entry, index) => ({
    ...entry,
    index,
    slug: slugs[index],
    compared: entry.identity !== null && (entry.role !== 'baseline' || onlyBaselines),
  }));
}
