/** A counterexample as plain text, for formats that have room for text only. */
import { reproduceCommand } from '../derive/reproduce.ts';
import type { Finding, LawFacts, PropertiesFacts } from '../model.ts';

interface FindingContext {
  readonly law: LawFacts;
  readonly engine: string;
  readonly facts: PropertiesFacts;
  readonly edition: string;
}

/** What was seen, the command that shows it again, and the smallest programs that do. */
export function findingText(finding: Finding, { law, engine, facts, edition }: FindingContext): string {
  const { shrunk } = finding;
  const worlds = shrunk.programs.flatMap(({ world, steps, modules }, index) => [
    ...(shrunk.programs.length === 1 ? [] : [`world ${index + 1} of ${shrunk.programs.length}:`]),
    ...(world === undefined ? [] : [`needs ${JSON.stringify(world)}`]),
    ...Object.entries(modules ?? {}).map(([specifier, source]) => `module ${specifier}:\n${source}`),
    ...steps.map((step) => `in ${step.in}, as ${step.as}${step.endowments === undefined ? '' : `, endowed with ${step.endowments}`}:\n${step.program}`),
  ]);
  return [
    `run ${finding.run}: ${finding.outcome}: ${shrunk.detail}`,
    ...(finding.unconfirmed === true ? ['the same programs are right in worlds of their own'] : []),
    reproduceCommand(law.id, engine, facts, finding.run, edition),
    ...worlds,
  ].join('\n');
}
