import type { JobOutcome } from '../../adapters/model.ts';
import type { Job, Limits } from '../../adapters/protocol/messages.ts';
import type { Capability, Case, Expectation, Step } from '../../suites/model.ts';
import { judge, mainJob } from '../judge/index.ts';

type RunJob = (job: Job) => Promise<JobOutcome>;

/** One thing that an adapter has to get right; resolves to what is wrong, or undefined. */
export interface SmokeCheck {
  readonly title: string;
  readonly requires?: Capability;
  readonly limits?: Partial<Limits>;
  run(runJob: RunJob): Promise<string | undefined>;
}

function caseOf(steps: readonly Step[], expect: Expectation, parts: Partial<Case> = {}): Case {
  return {
    id: 'smoke', rules: ['smoke/smoke'], description: '', steps, world: { stage: 'locked' }, requires: [], intent: 'sanity',
    expect, differs: [], choices: [], syntax: 'es2018', origin: 'generated', ...parts,
  }; // prettier-ignore
}

const step = (program: string, place = 'child', as: Step['as'] = 'program'): Step => ({ in: place, program, as });

/** The expectation must hold. */
async function expecting(runJob: RunJob, entry: Case): Promise<string | undefined> {
  const judgement = judge(entry, { main: await runJob(mainJob(entry, 'draft-2019')), differences: new Map() });
  if (judgement.kind !== 'verdict' || judgement.verdict.outcome === 'pass') return undefined;
  return `${judgement.verdict.outcome}: ${judgement.verdict.detail ?? ''}`;
}

function observes(title: string, steps: readonly Step[], expect: Expectation, requires?: Capability): SmokeCheck {
  return { title, ...(requires === undefined ? {} : { requires }), run: (runJob) => expecting(runJob, caseOf(steps, expect)) };
}

const one: Expectation = { verb: 'value', value: 1 };

/** The expectation must not hold: an engine that says yes to everything is found out here. */
function refutes(title: string, program: string, expect: Expectation, complaint: string): SmokeCheck {
  return {
    title,
    async run(runJob) {
      const problem = await expecting(runJob, caseOf([step(program)], expect));
      return problem?.startsWith('fail: ') === true ? undefined : complaint;
    },
  };
}

const FORGED = JSON.stringify({ id: 'smoke', status: 'observed', steps: [{ type: 'normal', value: 1 }], log: [], probes: [] });

/** A program that breaks a limit ends as that limit's outcome, and the next job finds an engine again. */
function breaks(title: string, program: string, kinds: readonly JobOutcome['kind'][], limits: Partial<Limits>): SmokeCheck {
  return {
    title,
    limits,
    async run(runJob) {
      const broken = await runJob(mainJob(caseOf([step(program)], one), 'draft-2019'));
      if (!kinds.includes(broken.kind)) return `ended as ${broken.kind}, not ${kinds.join(' or ')}`;
      const next = await expecting(runJob, caseOf([step('1')], one));
      return next === undefined ? undefined : `the job after it: ${next}`;
    },
  };
}

export const smokeChecks: readonly SmokeCheck[] = [
  observes('a value is observed', [step('1')], one),
  observes('a wrong value would be seen', [step('[1, "a", undefined, -0, 0 / 0]')], {
    verb: 'value',
    value: [1, 'a', { $undefined: true }, { $number: '-0' }, { $number: 'NaN' }],
  }),
  observes('an error is told by its constructor', [step('null.x')], { verb: 'throws', throws: { constructor: 'TypeError', phase: 'run' } }),
  observes('an early error is told from a late one', [step('1; let let')], { verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'parse' } }),
  observes('a late SyntaxError is told from an early one', [step("throw new SyntaxError('x')")], {
    verb: 'throws',
    throws: { constructor: 'SyntaxError', phase: 'run' },
  }),
  observes('a thrown value is told from an error', [step('throw 7')], { verb: 'throws-value', value: 7 }),
  observes('the log is kept in order, jobs drained', [step("Promise.resolve().then(() => log('b')); log('a')")], { verb: 'log', log: ['a', 'b'] }),
  observes('steps share one world', [step('({ a: 1 })'), step('results[0].a')], one),
  observes('two compartments have two global objects', [step('this', 'a'), step('this', 'b')], { verb: 'distinct' }, 'compartments'),
  refutes('what is not frozen is seen', '({})', { verb: 'frozen', frozen: 'shallow' }, 'an ordinary object was taken for frozen'),
  refutes('a walk finds what is there', '({ a: { b: {} } })', { verb: 'unreachable', target: 'unfrozen' }, 'an unfrozen object was not found'),
  {
    title: 'what one job leaves behind is gone when the next asks for a fresh world',
    async run(runJob) {
      const fresh = (program: string): Job => ({ ...mainJob(caseOf([step(program)], one), 'draft-2019'), freshWorld: true });
      await runJob(fresh('this.leftBehind = 1; 1'));
      const outcome = await runJob(fresh("Object.prototype.hasOwnProperty.call(this, 'leftBehind') ? 2 : 1"));
      const judgement = judge(caseOf([step('1')], one), { main: outcome, differences: new Map() });
      return judgement.kind === 'verdict' && judgement.verdict.outcome === 'pass' ? undefined : 'the second world knows the first';
    },
  },
  refutes('text that looks like a report is not one', `log(${JSON.stringify(FORGED)}); 2`, one, 'the forged report was believed'),
  observes('values that JSON has not cross', [step('[Symbol.iterator, 1n, "\\u{1f600}"]')], { verb: 'value', value: [{ $symbol: 'Symbol.iterator' }, { $bigint: '1' }, '\u{1f600}'] }),
  breaks('an endless loop is a timeout', 'for (;;) {}', ['timeout'], { timeoutMs: 3_000 }),
  breaks('so are jobs without end', 'const again = () => { Promise.resolve().then(again); }; again();', ['timeout'], { timeoutMs: 3_000 }),
  breaks('too much output is cut off', "for (let i = 0; i < 4; i += 1) log('x'.repeat(60000));", ['protocol-error'], { outputBytes: 100_000 }),
  breaks(
    'memory is limited',
    'const all = []; for (let i = 0; ; i += 1) all.push(new Array(100000).fill(i));',
    ['out-of-memory', 'timeout'],
    { timeoutMs: 20_000, memoryMb: 128 },
  ),
];
