/** A counterexample as a case of the corpus: the smallest programs that show it, and what a right world answers to them. */
import { createHash } from 'node:crypto';
import type { Finding } from '../../reports/model.ts';
import type { Expectation, Tagged } from '../../suites/model.ts';
import type { JobAnswer } from '../../suites/properties/answer.ts';
import type { Law, LawProgram } from '../../suites/properties/model.ts';
import type { RuleId } from '../../spec/model.ts';
import type { RawCase, RawExpectation, RawStep } from '../corpus/raw.ts';
import { impliedCapabilities } from '../corpus/requires.ts';
import { checkSyntax } from '../lint/syntax.ts';
import { textsOfCase } from '../lint/texts.ts';
import { normaliseSteps } from '../corpus/normalise.ts';

type Observed = JobAnswer & { readonly status: 'observed' };

export interface Promotion {
  readonly law: Law;
  readonly finding: Finding;
  readonly engine: string;
  readonly seed: number;
  /** What the failing engine answered, where it did. */
  readonly seen: readonly JobAnswer[];
  /** What a right world answers, and which one was asked. */
  readonly oracle: { readonly engine: string; readonly answers: readonly JobAnswer[] };
  /** From the law itself, where it says what to expect. */
  readonly promoted?: { readonly program: number; readonly expect: Expectation };
}

/** What is expected after so many steps of one program. */
interface Chosen {
  readonly program: number;
  readonly steps: number;
  readonly expect: Expectation;
}

/** The case, for the file of the rule; a string says why there can be none. */
export function promotedCase(promotion: Promotion, rule: RuleId): RawCase | string {
  const { law, finding, engine, seed } = promotion;
  const { promoted } = promotion;
  const chosen: Chosen | string = promoted === undefined ? expectationOf(promotion) : { steps: Infinity, ...promoted };
  if (typeof chosen === 'string') return chosen;
  const program = finding.shrunk.programs[chosen.program];
  const steps = program.steps.slice(0, chosen.steps);
  const digest = createHash('sha256').update(JSON.stringify(program)).digest('hex').slice(0, 8);
  const entry: RawCase = {
    id: `${law.id}-${digest}`,
    description: law.statement,
    intent: law.harmless === true ? 'sanity' : 'attack',
    ...(law.rules.length > 1 ? { rules: law.rules.filter((id) => id !== rule) } : {}),
    ...(law.harmless === true ? {} : { threat: law.threat }),
    ...requirements(law, { ...program, steps }),
    ...worldOf(program),
    ...(program.modules === undefined ? {} : { modules: program.modules }),
    ...programsOf(steps),
    expect: rawExpectation(chosen.expect),
    notes: `Found by the law ${law.id} (version ${law.version}) on ${engine}, seed ${seed}, run ${finding.run}: ${finding.shrunk.detail}. ${expectedBy(promotion)}`,
  };
  const syntax = syntaxOf(entry);
  return syntax === undefined ? entry : { ...entry, syntax };
}

function expectedBy({ promoted, oracle }: Promotion): string {
  return promoted === undefined ? `What is expected is the answer of ${oracle.engine}.` : 'What is expected the law says.';
}

/** The first answer that is another than the oracle's, and its first step that is. */
function expectationOf({ finding, seen, oracle }: Promotion): Chosen | string {
  for (const [program, right] of oracle.answers.entries()) {
    if (right.status !== 'observed') return `${oracle.engine} could not make the world: ${right.detail}`;
    const wrong = seen[program];
    if (wrong === undefined || wrong.status !== 'observed') return { program, steps: right.steps.length, expect: lastOf(right, right.steps.length) };
    const differs = right.steps.findIndex((step, index) => JSON.stringify(step) !== JSON.stringify(wrong.steps[index]));
    if (differs !== -1) return { program, steps: differs + 1, expect: lastOf(right, differs + 1) };
    if (JSON.stringify(right.log) !== JSON.stringify(wrong.log)) return { program, steps: right.steps.length, expect: { verb: 'log', log: right.log } };
  }
  return `no single answer tells ${finding.outcome} from what ${oracle.engine} answers: the case has to be written by hand`;
}

function lastOf(answer: Observed, steps: number): Expectation {
  const last = answer.steps[steps - 1];
  if (last.type === 'normal') return { verb: 'value', value: last.value };
  const error = errorOf(last.value);
  return error === undefined ? { verb: 'throws-value', value: last.value } : { verb: 'throws', throws: { constructor: error.constructor, phase: last.phase, ...(error.realm === 'foreign' ? { realm: 'any' } : {}) } };
}

function errorOf(value: Tagged): { constructor: string; realm: 'shared' | 'foreign' } | undefined {
  return typeof value === 'object' && value !== null && '$error' in value ? value.$error : undefined;
}

function rawExpectation(expect: Expectation): RawExpectation {
  switch (expect.verb) {
    case 'value': return { value: expect.value };
    case 'throws': {
      const { constructor, phase, realm } = expect.throws;
      return { throws: { constructor: constructor === 'other' ? 'any' : constructor, ...(phase === undefined ? {} : { phase }), ...(realm === undefined ? {} : { realm }) } };
    }
    case 'throws-value': return { throwsValue: expect.value };
    case 'parses': return { parses: true };
    case 'log': return { log: expect.log };
    case 'frozen': return { frozen: expect.frozen };
    case 'unreachable': return { unreachable: expect.target };
    case 'same': return { same: true };
    case 'distinct': return { distinct: true };
    case 'either': return { either: expect.either.map(rawExpectation) };
  }
}

function requirements(law: Law, program: LawProgram): Pick<RawCase, 'requires'> {
  const implied = impliedCapabilities({ steps: program.steps, world: { stage: 'locked', ...program.world }, differs: [], ...(program.modules === undefined ? {} : { modules: program.modules }) });
  const further = law.requires.filter((capability) => !implied.includes(capability));
  return further.length === 0 ? {} : { requires: further };
}

function worldOf({ world }: LawProgram): Pick<RawCase, 'world'> {
  return world === undefined || Object.keys(world).length === 0 ? {} : { world };
}

function programsOf(steps: LawProgram['steps']): Pick<RawCase, 'program' | 'in' | 'as' | 'endowments' | 'steps'> {
  const raw = steps.map((step): RawStep => ({
    ...(step.in === 'child' ? {} : { in: step.in }),
    ...(step.as === 'program' ? {} : { as: step.as }),
    ...(step.endowments === undefined ? {} : { endowments: step.endowments }),
    program: step.program,
  }));
  return raw.length === 1 ? raw[0] : { steps: raw };
}

/** `invalid` where a text is meant not to parse, `beyond` where lint would object to what it says. */
function syntaxOf(entry: RawCase): RawCase['syntax'] {
  if (normaliseSteps(entry) === undefined) return undefined;
  const findings = textsOfCase(entry, []).flatMap(({ text, goal }) => checkSyntax(text, goal));
  if (findings.length === 0) return undefined;
  return findings.some(({ code }) => code === 'syntax') ? 'invalid' : 'beyond';
}
