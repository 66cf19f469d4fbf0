/** How well the corpus notices worlds that are wrong on purpose: the kept scores, and whether they are of this run's corpus. */
import type { MutationScore } from '../../suites/controls/model.ts';
import type { Corpus } from '../corpus.ts';
import type { HeaderLine } from '../model.ts';

/** Faults that nothing notices for one reason. */
export interface SurvivorGroup {
  readonly reason: string | null;
  readonly ids: readonly string[];
}

export interface MutationRow {
  readonly score: MutationScore;
  /** Such as `99.33 %`. */
  readonly percent: string;
  /** In words: noticed by which outcome, how often. */
  readonly byOutcome: string;
  readonly survivors: readonly SurvivorGroup[];
  /** Faults that were tried with another corpus than this run's; the score is stale if there are any. */
  readonly elsewhere: number;
  /** Whether all faults of the score were tried with this run's corpus. */
  readonly currency: string;
}

export function mutationRows({ suite }: HeaderLine, { mutation = [] }: Corpus): readonly MutationRow[] {
  return mutation.map((score) => {
    const elsewhere = score.total - (score.suites[suite.sha256] ?? 0);
    return {
      score,
      percent: percent(score),
      byOutcome: Object.entries(score.byOutcome).map(([outcome, count]) => `${count} by ${outcome}`).join(', '),
      survivors: groups(score),
      elsewhere,
      currency: elsewhere === 0 ? 'of this run’s corpus' : `stale: ${elsewhere} of ${score.total} faults were tried with another state of the corpus`,
    };
  });
}

/** Rounded down: 100 % is all of them. */
function percent({ noticed, total }: { readonly noticed: number; readonly total: number }): string {
  return `${(Math.floor((10_000 * noticed) / total) / 100).toFixed(2)} %`;
}

function groups({ survivors }: MutationScore): readonly SurvivorGroup[] {
  const byReason = new Map<string | null, string[]>();
  for (const { id, reason = null } of survivors) byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  return [...byReason].map(([reason, ids]) => ({ reason, ids }));
}
