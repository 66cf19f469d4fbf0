/** What a search found, as a person reads it. */
import pc from 'picocolors';
import { reproduceCommand } from '../../reports/derive/reproduce.ts';
import type { Finding, LawFacts, PropertyLine } from '../../reports/model.ts';
import type { Search } from './results-file.ts';

/** `combined` has one line for each engine and law. */
export function sayResults({ header, lines }: Search): string {
  const { seed, laws } = header.properties;
  const byId = new Map(laws.map((law) => [law.id, law]));
  const width = Math.max(...laws.map(({ id }) => id.length), 3);
  const text: string[] = [];
  for (const { id } of header.engines) {
    const own = lines.filter((line) => line.engine === id);
    text.push(pc.bold(`${id}: ${rateOf(own)}`));
    for (const line of own) text.push(`  ${line.law.padEnd(width)}  ${sayLine(line)}`);
  }
  for (const line of lines) for (const finding of line.findings) text.push('', ...sayFinding(finding, line, byId.get(line.law), header));
  text.push('', `seed ${seed}`);
  return text.join('\n');
}

/** Programs a second while the engine answers: its start, and the harness' own work, apart. */
export function perSecond(lines: readonly PropertyLine[]): number {
  const ms = lines.reduce((sum, line) => sum + line.answeringMs, 0);
  return ms === 0 ? 0 : Math.round((1000 * lines.reduce((sum, line) => sum + line.programs, 0)) / ms);
}

function rateOf(lines: readonly PropertyLine[]): string {
  const programs = lines.reduce((sum, line) => sum + line.programs, 0);
  return programs === 0 ? 'nothing was run' : `${programs} programs, ${perSecond(lines)} a second`;
}

function sayLine(line: PropertyLine): string {
  if (line.runs === 0) return `${line.outcome}${line.detail === undefined ? '' : `: ${line.detail}`}`;
  const classes = Object.keys(line.labels).length;
  const endings = Object.entries(line.ended).filter(([ending]) => ending !== 'held').map(([ending, count]) => `${count} × ${ending}`);
  const verdict = line.outcome === 'pass' ? pc.green('holds') : pc.red(endings.join(', '));
  return `${verdict} in ${line.runs} runs of ${classes} ${classes === 1 ? 'class' : 'classes'}, ${perSecond([line])} programs/s`;
}

function sayFinding(finding: Finding, { engine }: PropertyLine, law: LawFacts | undefined, { properties: { seed }, edition }: Search['header']): string[] {
  if (law === undefined) return [];
  const { shrunk } = finding;
  return [
    pc.red(`${law.id} on ${engine}: ${finding.outcome}: ${shrunk.detail}`),
    `  law:   ${law.statement}`,
    `  rules: ${law.rules.join(', ')}   threat: ${law.threat}`,
    `  found: seed ${seed}, run ${finding.run}, version ${law.version}; ${shrunk.steps === 0 ? 'not made smaller' : `made smaller ${shrunk.steps} times`} in ${shrunk.tried} tries`,
    ...(finding.unconfirmed === true ? ['  The same programs are right in worlds of their own: something that ran before them disturbs them.'] : []),
    `  again: ${reproduceCommand(law.id, engine, { seed }, finding.run, edition)}`,
    ...shrunk.programs.flatMap((program, index) => [
      ...(shrunk.programs.length === 1 ? [] : [`  world ${index + 1}:`]),
      ...(program.world === undefined ? [] : [`    world: ${JSON.stringify(program.world)}`]),
      ...Object.entries(program.modules ?? {}).map(([name, source]) => `    module ${name}:\n${indent(source)}`),
      ...program.steps.map((step) => `    in ${step.in}, as ${step.as}${step.endowments === undefined ? '' : `, endowed with ${step.endowments}`}:\n${indent(step.program)}`),
    ]),
  ];
}

function indent(source: string): string {
  return source.replace(/^\n+|\n+$/g, '').replace(/^/gm, '      ');
}
