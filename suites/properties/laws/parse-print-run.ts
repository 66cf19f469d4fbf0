/** A program and its syntax tree, printed: the generator of the differential search gives the programs. */
import { parse } from 'acorn';
import { generate } from 'astring';
import { sameTagged } from '../answer.ts';
import type { Tagged } from '../../model.ts';
import { GENERATOR_VERSION, programs, render, type DifferentialProgram } from '../differential/index.ts';
import { law } from '../model.ts';

/** Null where there is no program: what a counterexample is shrunk to need not be one. */
function printed(source: string): string | null {
  try {
    return generate(parse(source, { ecmaVersion: 2020, sourceType: 'script' }));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Text of a function's source: it says how it is written, and of that a printer has its own ways (sec-function.prototype.tostring). */
const SOURCE_TEXT = /=>|class|function|\)\{/;

/** Programs also show it letter by letter. */
const showsSource = (line: string): boolean => SOURCE_TEXT.test(line.replace(/[0-9:",\\\s]/g, ''));

function alike(line: Tagged, printedLine: Tagged | undefined): boolean {
  if (printedLine === undefined) return false;
  return sameTagged(line, printedLine) || (typeof line === 'string' && typeof printedLine === 'string' && showsSource(line) && showsSource(printedLine));
}

export default law<DifferentialProgram>({
  id: 'parse-print-run',
  statement: 'A program that is parsed, printed and run does what its source does, but for the texts of functions.',
  rules: ['host/ast-roundtrip', 'language/include-es2018'],
  threat: 'new-engine-drift',
  harmless: true,
  requires: [],
  version: GENERATOR_VERSION,
  arbitrary: programs('plain'),
  programs: ({ body }) => {
    const source = render(body);
    return [source, printed(source) ?? source].map((program) => ({ steps: [{ in: 'child', as: 'program', program }] }));
  },
  judge(_value, [direct, again]) {
    if (direct.status !== 'observed' || again.status !== 'observed') return 'the world could not be made';
    const at = direct.log.findIndex((line, index) => !alike(line, again.log[index]));
    if (at !== -1 || direct.log.length !== again.log.length) {
      return `line ${(at === -1 ? direct.log.length : at) + 1} of the log is ${JSON.stringify(at === -1 ? null : direct.log[at])} from the source and ${JSON.stringify(again.log[at === -1 ? direct.log.length : at] ?? null)} from what was printed`;
    }
    return sameTagged(direct.steps, again.steps) ? null : `the source ends with ${JSON.stringify(direct.steps[0])}, what was printed with ${JSON.stringify(again.steps[0])}`;
  },
  classify({ features, body }, [direct]) {
    if (printed(render(body)) === null) return 'no program';
    const ended = direct.status === 'observed' && direct.steps[0]?.type === 'normal' ? 'normal' : 'throw';
    return `${features[0]}, ${ended}`;
  },
  proof: { engine: 'reference/draft', fault: 'pattern-argument-refused' },
});
