import type { Edition, RuleId } from '../../../spec/model.ts';
import { slug } from '../../../spec/slug.ts';
import type { Capability, Case, Difference, Expectation } from '../../../suites/model.ts';
import { withheld } from '../../../spec/later-editions.ts';
import type { Origin } from '../../../spec/intrinsics/index.ts';

const editions: readonly Edition[] = ['draft-2019', 'draft-2023'];

/** The parts of a generated case that vary. */
export interface Draft {
  readonly id: string;
  readonly rule: RuleId;
  readonly description: string;
  readonly program: string;
  readonly expect: Expectation;
  readonly differs?: readonly Difference[];
  /** Rows that the draft itself adds are asked of worlds with its Realm API only. */
  readonly origin: Origin;
}

/** Evaluators are what configurations without them leave out. */
const aboutEvaluator = /^table\/(?:global\/)?(?:eval|function)\//;

/** A case of one read-only program in a child compartment. */
function makeCase({ id, rule, description, program, expect, differs = [], origin }: Draft): Case {
  const requires: readonly Capability[] = origin === 'standalone-draft' ? ['realm-api'] : aboutEvaluator.test(id) ? ['evaluators'] : [];
  return {
    id,
    rules: [rule],
    description,
    steps: [{ in: 'child', program, as: 'program' }],
    world: { stage: 'locked' },
    requires,
    intent: 'sanity',
    expect,
    differs: [...differs, ...withheldDifference(id)],
    choices: [],
    syntax: 'es2018',
    origin: 'generated',
  };
}

/** For a case about an intrinsic that a careful world may leave out: that it is left out altogether. */
function withheldDifference(id: string): Difference[] {
  const name = Object.keys(withheld).find((global) => [slug(global), `${slug(global)}-prototype`, `global/${slug(global)}`].some((owner) => id.startsWith(`table/${owner}/`)));
  if (name === undefined) return [];
  return [
    {
      id: 'withheld',
      why: withheld[name],
      steps: [{ in: 'child', as: 'program', program: `typeof ${name}` }],
      expect: { verb: 'value', value: 'undefined' },
    },
  ];
}

/** A row's cases in both editions: one case where they agree, one for each edition where they don't. */
export function acrossEditions(draftsOf: (edition: Edition) => readonly Draft[]): Case[] {
  const byEdition = editions.map((edition) => new Map(draftsOf(edition).map((draft) => [draft.id, makeCase(draft)])));
  const ids = new Set(byEdition.flatMap((drafts) => [...drafts.keys()]));
  return [...ids].flatMap((id) => {
    const found = editions.flatMap((edition, index) => {
      const entry = byEdition[index].get(id);
      return entry === undefined ? [] : [{ edition, entry }];
    });
    const agree = found.length === editions.length && found.every(({ entry }) => JSON.stringify(entry) === JSON.stringify(found[0].entry));
    if (agree) return [found[0].entry];
    return found.map(({ edition, entry }) => ({ ...entry, id: found.length === 1 ? id : `${id}/${edition}`, editions: [edition] }));
  });
}
