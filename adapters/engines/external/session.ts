/** A session with an engine that speaks the stdio protocol. */
import type { HostSettings } from '../../../suites/model.ts';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import type { JobOutcome, Session } from '../../model.ts';
import { PROTOCOL_VERSION, type Job, type JobReport, type Limits } from '../../protocol/messages.ts';
import { messageFault } from '../../protocol/validate.ts';
import { ascii } from '../../protocol/wire.ts';
import { EngineProcess, type Exit } from '../engine-process.ts';

export type Hello = Omit<EngineIdentity, 'id' | 'flags' | 'hostFixes' | 'homepage' | 'issues'> & Partial<Pick<EngineIdentity, 'flags' | 'hostFixes' | 'homepage' | 'issues'>>;

export type Greeted = { readonly hello: Hello } | { readonly failed: JobOutcome };

/** One line, or why there is none. */
type Answer =
  | { readonly line: string }
  | { readonly ended: Exit }
  | { readonly late: true }
  | { readonly flood: true };

const RESIDENT_SLACK_MB = 192;
const RAW_KEPT = 16384;

export class ExternalSession implements Session {
  readonly #process: EngineProcess;
  readonly #greeted: Promise<Greeted>;
  #usable = true;
  #rest = '';

  constructor(argv: readonly string[], limits: Limits, host?: HostSettings) {
    const [command = '', ...args] = argv;
    this.#process = new EngineProcess({ command, args, residentMb: limits.memoryMb + RESIDENT_SLACK_MB, host });
    this.#greeted = this.#greet(limits);
  }

  get alive(): boolean {
    return this.#usable && this.#process.alive;
  }

  /** Who it says it is, or how the greeting failed. */
  get greeted(): Promise<Greeted> {
    return this.#greeted;
  }

  async run(job: Job, limits: Limits): Promise<JobOutcome> {
    const greeted = await this.#greeted;
    if ('failed' in greeted) return greeted.failed;
    const began = performance.now();
    const answer = await this.#ask({ kind: 'job', job }, limits);
    const outcome = this.#read(answer, 'report', began, (message) => {
      const { report } = message as { report: JobReport };
      return report.id === job.id ? report : `the report is of job ${JSON.stringify(report.id)}, not ${JSON.stringify(job.id)}`;
    });
    if ('failed' in outcome) return this.#broken(outcome.failed);
    return { kind: 'reported', report: outcome.value, raw: outcome.raw, durationMs: performance.now() - began };
  }

  async close(): Promise<void> {
    this.#usable = false;
    this.#process.send(JSON.stringify({ kind: 'bye' }));
    await this.#process.close();
  }

  async #greet(limits: Limits): Promise<Greeted> {
    const began = performance.now();
    const answer = await this.#ask({ kind: 'hello', version: PROTOCOL_VERSION }, limits);
    const outcome = this.#read(answer, 'hello', began, (message) => message as Hello);
    return 'failed' in outcome ? { failed: this.#broken(outcome.failed) } : { hello: outcome.value };
  }

  #broken(outcome: JobOutcome): JobOutcome {
    this.#usable = false;
    this.#process.kill();
    return outcome;
  }

  #read<T extends object>(answer: Answer, name: 'hello' | 'report', began: number, accept: (message: unknown) => T | string): { value: T; raw: string } | { failed: JobOutcome } {
    const durationMs = performance.now() - began;
    const raw = ('line' in answer ? answer.line : this.#rest).slice(0, RAW_KEPT);
    const breach = (detail: string): { failed: JobOutcome } => ({ failed: { kind: 'protocol-error', detail, raw, durationMs } });
    if ('late' in answer) return { failed: { kind: 'timeout', raw, durationMs } };
    if ('flood' in answer) return breach('more output than allowed');
    if ('ended' in answer) {
      if (this.#process.outOfMemory) return { failed: { kind: 'out-of-memory', raw, durationMs } };
      if (answer.ended.code === 0) return breach(raw === '' ? `the engine ended without a ${name}` : `the engine ended in the middle of its ${name}`);
      return { failed: { kind: 'crash', exitCode: answer.ended.code, signal: answer.ended.signal, raw: `${raw}${answer.ended.stderr}`, durationMs } };
    }
    let message: unknown;
    try {
      message = JSON.parse(answer.line);
    } catch {
      return breach(`the ${name} is not JSON`);
    }
    const fault = messageFault(name, message);
    if (fault !== undefined) return breach(`the ${name} is malformed: ${fault}`);
    const accepted = accept(message);
    return typeof accepted === 'string' ? breach(accepted) : { value: accepted, raw };
  }

  #ask(message: object, limits: Limits): Promise<Answer> {
    return new Promise((resolve) => {
      let bytes = 0;
      const settle = (answer: Answer): void => {
        clearTimeout(timer);
        this.#process.unlisten();
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ late: true }), limits.timeoutMs);
      this.#process.listen((chunk) => {
        bytes += chunk.length;
        this.#rest += chunk.toString('utf8');
        const end = this.#rest.indexOf('\n');
        if (end !== -1) {
          const line = this.#rest.slice(0, end);
          this.#rest = this.#rest.slice(end + 1);
          settle({ line });
        } else if (bytes > limits.outputBytes) settle({ flood: true });
      }, (ended) => settle({ ended }));
      this.#process.send(ascii(JSON.stringify(message)));
    });
  }
}
