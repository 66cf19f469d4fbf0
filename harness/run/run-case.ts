import type { JobOutcome } from '../../adapters/model.ts';
import type { Job } from '../../adapters/protocol/messages.ts';
import type { Edition, Profile } from '../../spec/model.ts';
import type { Capability, Case, Difference } from '../../suites/model.ts';
import { impliedCapabilities } from '../corpus/requires.ts';
import { differenceJob, judge, judgeCapabilities, mainJob } from '../judge/index.ts';
import type { Evidence, Verdict } from '../judge/index.ts';

/** What a case is run with. */
export interface CaseContext {
  readonly edition: Edition;
  /** Whose documents decide where they ask for different things; standalone by default. */
  readonly profile?: Profile;
  readonly capabilities: readonly Capability[];
  run(job: Job): Promise<JobOutcome>;
}

export interface CaseResult {
  readonly verdict: Verdict;
  /** Null when the verdict needed no job. */
  readonly evidence: Evidence | null;
}

/** Runs a case's programs, and those of its documented differences for as long as the judge asks for them. */
export async function runCase(entry: Case, context: CaseContext): Promise<CaseResult> {
  const unsupported = judgeCapabilities(entry.requires, context.capabilities);
  if (unsupported !== undefined) return { verdict: unsupported, evidence: null };
  const main = await context.run(mainJob(entry, context.edition));
  const differences = new Map<string, JobOutcome | 'unsupported'>();
  for (;;) {
    const evidence: Evidence = { main, differences };
    const judgement = judge(entry, evidence, context.profile);
    if (judgement.kind === 'verdict') return { verdict: judgement.verdict, evidence };
    const { difference } = judgement;
    const possible = judgeCapabilities(capabilitiesOf(entry, difference), context.capabilities) === undefined;
    differences.set(difference.id, possible ? await context.run(differenceJob(entry, difference, context.edition)) : 'unsupported');
  }
}

function capabilitiesOf(entry: Case, difference: Difference): Capability[] {
  const { world, modules } = entry;
  return impliedCapabilities({ steps: difference.steps ?? entry.steps, world, differs: [], ...(modules === undefined ? {} : { modules }) });
}
