/** A session with an engine process in which a world driver prints one line `<prefix><report>` for each job line it reads. */
import { randomBytes } from 'node:crypto';
import { intrinsicRows } from '../intrinsics-rows.ts';
import type { JobOutcome, Session } from '../model.ts';
import { moduleRecords } from '../module-records.ts';
import type { Job, Limits } from '../protocol/messages.ts';
import { readReport } from '../protocol/read-report.ts';
import { wireJob } from '../protocol/wire.ts';
import { EngineProcess, type Exit, type Launch } from './engine-process.ts';

const RAW_KEPT = 16384;

export interface DriverSessionOptions {
  /** Where nothing is frozen, one program's traces would be the next one's surprise. */
  readonly alwaysFresh?: boolean;
  /** The world cannot read modules: it gets them translated. */
  readonly translatesModules?: boolean;
}

export class DriverSession implements Session {
  readonly #process: EngineProcess;
  readonly #options: DriverSessionOptions;
  #usable = true;

  constructor(launch: Launch, options: DriverSessionOptions = {}) {
    this.#process = new EngineProcess(launch);
    this.#options = options;
  }

  get alive(): boolean {
    return this.#usable && this.#process.alive;
  }

  async run(job: Job, limits: Limits): Promise<JobOutcome> {
    const prefix = `r${randomBytes(9).toString('hex')}`;
    const records = this.#options.translatesModules === true && job.modules !== undefined ? await moduleRecords(job.modules, prefix) : undefined;
    const line = wireJob(job, prefix, intrinsicRows, this.#options.alwaysFresh, records);
    const outcome = await attend(this.#process, prefix, job.id, limits, () => this.#process.send(line));
    if (outcome.kind !== 'reported') {
      this.#usable = false;
      this.#process.kill();
    }
    return outcome;
  }

  async close(): Promise<void> {
    this.#usable = false;
    await this.#process.close();
  }
}

/** Starts something and waits for its report line, its end, or the breaking of a limit, whichever is first. */
export function attend(engine: EngineProcess, prefix: string, jobId: string, limits: Limits, start: () => void): Promise<JobOutcome> {
  const began = performance.now();
  let output = '';
  let bytes = 0;
  let found = -1;
  return new Promise((resolve) => {
    const settle = (outcome: (raw: string, durationMs: number) => JobOutcome): void => {
      clearTimeout(timer);
      engine.unlisten();
      // The prefix is chance; without it the same run gives the same text.
      resolve(outcome(output.replace(prefix, '').slice(0, RAW_KEPT), performance.now() - began));
    };
    const timer = setTimeout(() => {
      engine.kill();
      settle((raw, durationMs) => ({ kind: 'timeout', raw, durationMs }));
    }, limits.timeoutMs);

    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      const searchFrom = Math.max(0, output.length - prefix.length);
      output += chunk.toString('latin1');
      if (found === -1 && output.includes(prefix, searchFrom)) found = lineStart(output, prefix);
      const end = found === -1 ? -1 : output.indexOf('\n', Math.max(found, searchFrom));
      if (end !== -1) {
        const read = readReport(output.slice(found + prefix.length, end), jobId);
        settle((raw, durationMs) => ('report' in read
          ? { kind: 'reported', report: read.report, raw, durationMs }
          : { kind: 'protocol-error', detail: read.refused, raw, durationMs }));
      } else if (bytes > limits.outputBytes) {
        engine.kill();
        settle((raw, durationMs) => ({ kind: 'protocol-error', detail: `more than ${limits.outputBytes} bytes of output`, raw, durationMs }));
      }
    };
    const onExit = (exit: Exit): void => settle((raw, durationMs) => ended(engine, exit, output.includes(prefix), raw, durationMs));
    engine.listen(onData, onExit);
    start();
  });
}

/** Where the prefix begins a line: what a program prints in the middle of one is not a report. */
function lineStart(output: string, prefix: string): number {
  if (output.startsWith(prefix)) return 0;
  const at = output.indexOf(`\n${prefix}`);
  return at === -1 ? -1 : at + 1;
}

function ended(engine: EngineProcess, exit: Exit, reportBegan: boolean, raw: string, durationMs: number): JobOutcome {
  const everything = exit.stderr === '' ? raw : `${raw}\n[stderr] ${exit.stderr}`;
  if (engine.outOfMemory) return { kind: 'out-of-memory', raw: everything, durationMs };
  if (exit.code === 0) {
    const detail = reportBegan ? 'the engine ended in the middle of its report' : 'the engine ended without a report';
    return { kind: 'protocol-error', detail, raw: everything, durationMs };
  }
  return { kind: 'crash', exitCode: exit.code, signal: exit.signal, raw: everything, durationMs };
}
