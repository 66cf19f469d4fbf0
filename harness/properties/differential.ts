/** Differential search as laws: on every engine a generated program says what it says on the reference, but for what the ledger explains. */
import type { JobAnswer } from '../../suites/properties/answer.ts';
import { explain, explainOrder, GENERATOR_VERSION, hunksOf, ledger, moduleGraphs, moduleTexts, programs, regionOf, render, specifierAt, transcriptOf, type DifferentialModules, type DifferentialProgram, type Hunk, type LedgerEntry, type Profile } from '../../suites/properties/differential/index.ts';
import { law, type Law, type LawProgram } from '../../suites/properties/model.ts';
import { countUse } from './ledger-use.ts';
import { oracleOf } from './differential-oracle.ts';

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
  const used = new Set<LedgerEntry>();
  const open: Hunk[] = [];
  for (const hunk of hunks) {
    const found = explain(hunk, body, engine, entries);
    if (found === undefined) {
      open.push(hunk);
      continue;
    }
    for (const entry of found) used.add(entry);
    if (found.at(-1)?.spreads === true) break;
  }
  if (open.length === 0) return { unexplained: null, used: [...used] };
  const rest = explainOrder(a, b, body, engine, entries) ?? explain(regionOf(a, b), body, engine, entries);
  return rest === undefined ? { unexplained: open[0], used: [...used] } : { unexplained: null, used: [...new Set(rest)] };
}

export function lawProgram(body: string): LawProgram {
  return { steps: [{ in: 'child', as: 'program', program: render(body) }] };
}

/** Runs a graph from its entry, and says what the namespace of the entry has. */
export function modulesProgram(graph: DifferentialModules): LawProgram {
  return {
    modules: moduleTexts(graph),
    steps: [
      { in: 'child', as: 'module', program: specifierAt(0) },
      { in: 'child', as: 'program', program: "log('keys: ' + Reflect.ownKeys(results[0]).map(String).sort().join()); 0" },
    ],
  };
}

function said(program: LawProgram, body: string, answer: JobAnswer | undefined, engine: string): string | null {
  const right = oracleOf(engine).answer(program);
  if (right === undefined || answer === undefined) return null;
  const { unexplained, used } = compare(body, right, answer, engine);
  countUse(engine, used);
  return unexplained === null ? null : `the reference says ${JSON.stringify(unexplained.expected.slice(0, 3))} where the engine says ${JSON.stringify(unexplained.seen.slice(0, 3))}`;
}

function differential(id: string, profile: Profile, parts: Pick<Law, 'statement' | 'rules' | 'requires' | 'proof'>): Law {
  return law<DifferentialProgram>({
    ...parts,
    id,
    threat: 'new-engine-drift',
    version: GENERATOR_VERSION,
    arbitrary: programs(profile),
    programs: ({ body }) => [lawProgram(body)],
    judge({ body }, [answer], engine = '') {
      return said(lawProgram(body), body, answer, engine);
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
  law<DifferentialModules>({
    id: 'differential-modules',
    statement: 'A generated graph of modules logs what it logs on the reference.',
    rules: ['modules/module-live-bindings', 'modules/module-cycles', 'modules/module-tdz', 'modules/module-reexports', 'modules/module-namespace-object', 'modules/module-execution-order'],
    threat: 'module-namespace-integrity',
    requires: ['compartments', 'modules'],
    version: GENERATOR_VERSION,
    arbitrary: moduleGraphs,
    programs: (graph) => [modulesProgram(graph)],
    judge: (graph, [answer], engine = '') => said(modulesProgram(graph), graph.modules.flat().join('\n'), answer, engine),
    classify: ({ modules }, [answer]) => `${modules.length} modules, ${answer?.status === 'observed' && answer.steps.every(({ type }) => type === 'normal') ? 'linked' : 'thrown'}`,
    proof: { engine: 'reference/compartment', fault: 'module:imports-copied' },
  }),
];
