/**
 * Deliberately wrong engines, as real processes: `node engine.js MODE`. Each reads a job a line, as the world drivers do,
 * and does what its mode says. None of them evaluates anything.
 */
import { createInterface } from 'node:readline';

const [mode, detail] = process.argv.slice(2);
const write = (text) => process.stdout.write(text);
let answered = 0;

/** What a well-behaved engine would say if every program's value were `value`. */
function report(job, value) {
  return {
    id: job.id,
    status: 'observed',
    steps: job.steps.map(() => ({ type: 'normal', value })),
    log: [],
    probes: job.probes.map((probe) =>
      probe.kind === 'identity' ? { ...probe, same: true } : { ...probe, visited: 1, offenders: [] },
    ),
  };
}

const answers = {
  /** Says that the value is always `true`, that all is frozen and nothing reachable. */
  agree: (job) => write(`${job.prefix}${JSON.stringify(report(job, true))}\n`),
  /** Thinks that it is asked for a verdict. */
  pass: (job) => write(`${job.prefix}${JSON.stringify({ id: job.id, status: 'pass' })}\n`),
  /** Observes nothing. */
  hollow: (job) => write(`${job.prefix}${JSON.stringify({ id: job.id, status: 'observed', steps: [], log: [], probes: [] })}\n`),
  /** Throws always. */
  fail: (job) => {
    const steps = [{ type: 'throw', phase: 'run', value: { $error: { constructor: 'Error', realm: 'shared' } } }];
    write(`${job.prefix}${JSON.stringify({ id: job.id, status: 'observed', steps, log: [], probes: [] })}\n`);
  },
  empty: () => process.exit(0),
  exit: () => process.exit(3),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  hang: () => undefined,
  flood: () => {
    const block = `${'flood '.repeat(1000)}\n`;
    const pour = () => {
      while (write(block)) { /* until the pipe is full */ }
      process.stdout.once('drain', pour);
    };
    pour();
  },
  'half-a-line': (job) => {
    write(`${job.prefix}{"id":${JSON.stringify(job.id)},"status":"obs`);
    setTimeout(() => process.exit(0), 20);
  },
  'not-json': (job) => write(`${job.prefix}it went well\n`),
  'another-job': (job) => write(`${job.prefix}${JSON.stringify({ ...report(job, true), id: 'another' })}\n`),
  /** Claims what it cannot do, and finds out when asked. */
  lies: (job) => write(`${job.prefix}${JSON.stringify({ id: job.id, status: 'blocked', stage: 'lockdown', error: null, detail: 'no such thing' })}\n`),
  /** Prints what looks like a report without knowing the prefix. */
  forge: (job) => {
    write(`${JSON.stringify(report(job, true))}\n`);
    setTimeout(() => process.exit(0), 20);
  },
  /** Answers well until its n-th job, then dies. */
  'dies-after': (job) => {
    answered += 1;
    if (answered > Number(detail)) process.exit(9);
    answers.agree(job);
  },
  /** Is well only as long as it has not been used: what it observes changes with the second job. */
  'spoils': (job) => {
    answered += 1;
    write(`${job.prefix}${JSON.stringify(report(job, answered === 1))}\n`);
  },
  /** Says how many jobs this process had. */
  'counts': (job) => {
    answered += 1;
    write(`${job.prefix}${JSON.stringify(report(job, answered))}\n`);
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() !== '') answers[mode](JSON.parse(line));
});
