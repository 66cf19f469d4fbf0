/** Which findings are worth a place of their own. */
import type { Finding, Outcome, PropertyLine } from '../../reports/model.ts';

/** Findings that are shrunk and shown, for one law on one engine; more are counted only. */
export const MOST_FINDINGS = 5;

/** Details of one kind of failure differ in numbers, texts and what stands in brackets only. */
export function kindOf({ outcome, detail, unconfirmed }: Pick<Finding, 'outcome' | 'detail' | 'unconfirmed'>): string {
  return `${outcome}${unconfirmed === true ? ' unconfirmed' : ''} ${outcome === 'fail' ? shapeOf(detail) : ''}`;
}

function shapeOf(detail: string): string {
  const withoutTexts = detail.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/'[^']*'/g, "'…'").replace(/`[^`]*`/g, '`…`');
  return withoutTexts.replace(/\[.*\]|\{.*\}|\(.*\)/s, '[…]').replace(/\d+/g, '#').slice(0, 80);
}

/** Keeps the first finding of each kind and of each shrunk program. */
export class FindingList {
  readonly list: Finding[] = [];
  readonly #kinds = new Set<string>();
  readonly #programs = new Set<string>();

  /** Whether a finding of that kind would not be kept. */
  knows(kind: string): boolean {
    return this.list.length >= MOST_FINDINGS || this.#kinds.has(kind);
  }

  /** True when it was kept. */
  add(finding: Finding): boolean {
    const kind = kindOf(finding);
    if (this.knows(kind)) return false;
    this.#kinds.add(kind);
    const programs = JSON.stringify(finding.shrunk.programs);
    if (this.#programs.has(programs)) return false;
    this.#programs.add(programs);
    this.list.push(finding);
    return true;
  }
}

const GRAVEST_FIRST = ['fail', 'crash', 'timeout', 'out-of-memory', 'harness-error'] as const;

/** What the endings of runs say of the law on that engine; `hole`: a failure would open something. */
export function verdictOf(ended: PropertyLine['ended'], findings: readonly Finding[], hole: boolean): Pick<PropertyLine, 'outcome' | 'hole' | 'detail'> {
  const outcome: Outcome = GRAVEST_FIRST.find((ending) => ended[ending] !== undefined) ?? 'pass';
  if (outcome === 'pass') return { outcome };
  const shown = findings.find((finding) => finding.outcome === outcome);
  const detail = shown === undefined ? undefined : `${shown.shrunk.detail}${shown.unconfirmed === true ? ' (after other programs only)' : ''}`;
  return { outcome, ...(outcome === 'fail' && hole ? { hole: true as const } : {}), ...(detail === undefined ? {} : { detail }) };
}
