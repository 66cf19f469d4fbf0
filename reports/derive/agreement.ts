import type { Agreement, Cell, RuleStanding } from './model.ts';
import type { EngineEntry } from './engines.ts';

/** An engine's answer, reduced to what makes two answers alike. Null when it gave none. */
type Signature = string | null;

/** Among cases: outcome and alternative. What a failing program showed instead doesn't matter. */
export function caseSignature(cell: Cell): Signature {
  switch (cell.outcome) {
    case 'pass':
    case 'differs':
      return cell.alternative === null ? cell.outcome : `${cell.outcome}:${cell.alternative}`;
    case 'fail':
    case 'timeout':
    case 'crash':
    case 'out-of-memory':
      return cell.outcome;
    case 'unsupported':
    case 'blocked':
    case 'harness-error':
    case 'embargoed':
    case 'not-run':
      return null;
  }
}

/** Among rules: standing and the alternatives seen. */
export function ruleSignature({ standing, alternatives }: RuleStanding): Signature {
  switch (standing) {
    case 'satisfied':
    case 'in-part':
      return 'satisfied';
    case 'violated':
      return 'violated';
    case 'differs':
    case 'chose':
      return `${standing}:${alternatives.join(' ')}`;
    case 'undecided':
    case 'embargoed':
    case 'unsupported':
    case 'not-run':
    case 'untested':
    case 'unobservable':
    case 'other-edition':
      return null;
  }
}

/**
 * Compares the answers of the engines that are compared; `signatures` has the engines' order. The reference speaks once, by the first of its
 * worlds that answered: it is one interpreter, and would otherwise agree with itself.
 */
export function agreementOf(engines: readonly EngineEntry[], signatures: readonly Signature[]): Agreement {
  const groups = new Map<string, EngineEntry[]>();
  let of = 0;
  const reference = engines.find(({ role, compared, index }) => role === 'reference' && compared && signatures[index] !== null);
  for (const engine of engines) {
    const signature = signatures[engine.index];
    if (!engine.compared || signature === null || (engine.role === 'reference' && engine !== reference)) continue;
    of += 1;
    groups.set(signature, [...(groups.get(signature) ?? []), engine]);
  }
  const sizes = [...groups.values()].map((group) => group.length);
  const agree = Math.max(0, ...sizes);
  const failing = groups.get('violated') ?? groups.get('fail') ?? [];
  const failsOnlyIn = of >= 2 && failing.length === 1 && groups.size > 1 ? failing[0].id : null;
  const own = reference === undefined ? null : signatures[reference.index];
  const alike = own === null ? 0 : groups.get(own)!.length;
  const referenceAgainst = of >= 2 && own !== null && alike < agree;
  const referenceAlone = of >= 2 && alike === 1;
  const kind = of < 2 ? 'not-compared' : agree === of ? 'unanimous' : agree * 2 > of ? 'majority' : 'split';
  return { kind, agree, of, failsOnlyIn, referenceAgainst, referenceAlone };
}
