/** Differential search as laws: on every engine a generated program says what it says on the reference, but for what the ledger explains. */
import type { JobAnswer } from '../../suites/properties/answer.ts';
import { explain, explainOrder, GENERATOR_VERSION, hunksOf, ledger, programs, render, transcriptOf, type DifferentialProgram, type LedgerEntry, type Profile } from '../../suites/properties/differential/index.ts';
import { law, type Law, type LawProgram } from '../../suites/properties/model.ts';
import { DifferentialOracle } from './differential-oracle.ts';

/** What two transcripts of one program come to. */
export interface Comparison {
  /** The first stretch that nothing explains; null where there is none. */
  readonly unexplained: { readonly expected: readonly string[]; readonly seen: readonly string[] } | null;
  /** Entries of the ledger that explain a difference. */
  readonly used: readonly LedgerEntry[];
}

/** Pure. */
export function compare(body: string, expected: JobAnswer, seen: JobAnswer, engine: string, entries: readonly LedgerEntry[] = ledger): Comparison {
  const [a, b] = [transcriptOf(expected), transcriptOf(seen)];
  const hunks = hunksOf(a, b);
  if (hunks.length === 0) return { unexplained: null, used: [] };
  const order = explainOrder(a, b, body, engine, entries);
  if (order !== undefined) return { unexplained: null, used: [order] };
  const used = new Set<LedgerEntry>();
  for (const hunk of hunks) {
    const entry = explain(hunk, body, engine, entries);
    if (entry === undefined) return { unexplained: hunk, used: [...used] };
    used.add(entry);
    if (entry.spreads) break;
  }
  return { unexplained: null, used: [...used] };
}

export function lawProgram(body: string): LawProgram {
  return { steps: [{ in: 'child', as: 'program', program: render(body) }] };
}

/** Which world of the reference an engine's answers are held against. */
export function profileOf(engine: string): Profile {
  return /\/(?:bare|plain)$/.test(engine) ? 'plain' : 'ses';
}

const oracles: { readonly [profile in Profile]: DifferentialOracle } = { plain: new DifferentialOracle('plain'), ses: new DifferentialOracle('ses') };

function differential(id: string, profile: Profile, parts: Pick<Law, 'statement' | 'rules' | 'requires' | 'proof'>): Law {
  let last: { readonly key: string; readonly answer: JobAnswer | undefined } | undefined;
  const expected = (body: string, world: Profile): JobAnswer | undefined => {
    const key = `${world} ${body}`;
    if (last?.key !== key) last = { key, answer: oracles[world].answer(lawProgram(body)) };
    return last.answer;
  };
  return law<DifferentialProgram>({
    ...parts,
    id,
    threat: 'new-engine-drift',
    version: GENERATOR_VERSION,
    arbitrary: programs(profile),
    programs: ({ body }) => [lawProgram(body)],
    judge({ body }, [answer], engine = '') {
      const right = expected(body, profileOf(engine));
      if (right === undefined || answer === undefined) return null;
      const { unexplained } = compare(body, right, answer, engine);
      return unexplained === null ? null : `the reference says ${JSON.stringify(unexplained.expected.slice(0, 3))} where the engine says ${JSON.stringify(unexplained.seen.slice(0, 3))}`;
    },
    classify({ features }, [answer]) {
      const facts = answer?.status === 'observed' ? answer.log.length : 0;
      return `${features[0] ?? 'none'}, ${facts > 3 ? 'more than 3 facts' : 'few facts'}`;
    },
  });
}

export const differentialLaws: readonly Law[] = [
  differential('differential', 'ses', {
    statement: 'A generated program in a compartment of a locked-down world logs what it logs on the reference.',
    rules: ['language/include-es2018', 'language/include-bigint', 'language/strict-program', 'primordials/frozen-transitive'],
    requires: ['compartments', 'harden'],
    proof: { engine: 'reference/compartment', fault: 'harden:harden-shallow' },
  }),
  differential('differential-plain', 'plain', {
    statement: 'A generated program that touches nothing of SES logs in a plain world what it logs on the reference.',
    rules: ['language/include-es2018', 'language/include-bigint'],
    requires: ['customise'],
    proof: { engine: 'reference/compartment', fault: 'lockdown:lockdown-does-nothing' },
  }),
];
