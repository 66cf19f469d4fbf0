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
/** In which a process must have started, whatever the limit of its jobs. */
const START_MS = 60_000;

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
    const [outcome] = await this.runAll([job], limits);
    return outcome;
  }

  async runAll(jobs: readonly Job[], limits: Limits): Promise<JobOutcome[]> {
    const asked: Asked[] = [];
    const lines: string[] = [];
    for (const job of jobs) {
      const prefix = `r${randomBytes(9).toString('hex')}`;
      const records = this.#options.translatesModules === true && job.modules !== undefined ? await moduleRecords(job.modules, prefix) : undefined;
      asked.push({ prefix, id: job.id });
      lines.push(wireJob(job, prefix, intrinsicRows, this.#options.alwaysFresh, records));
    }
    const outcomes = await attendAll(this.#process, asked, limits, () => lines.forEach((line) => this.#process.send(line)));
    if (outcomes.at(-1)?.kind !== 'reported') {
      this.#usable = false;
      this.#process.kill();
    }
    return outcomes;
  }

  async close(): Promise<void> {
    this.#usable = false;
    await this.#process.close();
  }
}

/** Starts something and waits for its report line, its end, or the breaking of a limit, whichever is first. */
export async function attend(engine: EngineProcess, prefix: string, jobId: string, limits: Limits, start: () => void): Promise<JobOutcome> {
  const [outcome] = await attendAll(engine, [{ prefix, id: jobId }], limits, start);
  return outcome;
}

/** A job that was sent: how its report line begins, and whose it must be. */
export interface Asked {
  readonly prefix: string;
  readonly id: string;
}

/** As `attend`, for jobs that the engine answers one after the other. Ends with the first outcome that is no report. */
export function attendAll(engine: EngineProcess, asked: readonly Asked[], limits: Limits, start: () => void): Promise<JobOutcome[]> {
  const outcomes: JobOutcome[] = [];
  let began = performance.now();
  let output = '';
  let bytes = 0;
  let found = -1;
  return new Promise((resolve) => {
    const late = (): void => {
      engine.kill();
      end((raw, durationMs) => ({ kind: 'timeout', raw, durationMs }));
    };
    const ready = (): void => {
      clearTimeout(timer);
      timer = setTimeout(late, limits.timeoutMs);
      began = performance.now();
    };
    let timer = setTimeout(late, engine.startingUp(() => ready()) ? START_MS : limits.timeoutMs);
    const prefix = (): string => asked[outcomes.length].prefix;

    const record = (text: string, outcome: (raw: string, durationMs: number) => JobOutcome): void => {
      // The prefix is chance; without it the same run gives the same text.
      outcomes.push(outcome(text.replace(prefix(), '').slice(0, RAW_KEPT), performance.now() - began));
    };
    const end = (outcome: (raw: string, durationMs: number) => JobOutcome): void => {
      record(output, outcome);
      stop();
    };
    const stop = (): void => {
      clearTimeout(timer);
      engine.unlisten();
      resolve(outcomes);
    };
    /** Reads the report of the job at hand, if all of it is there. */
    const readNext = (searchFrom: number): boolean => {
      if (found === -1 && output.includes(prefix(), searchFrom)) found = lineStart(output, prefix());
      const lineEnd = found === -1 ? -1 : output.indexOf('\n', Math.max(found, searchFrom));
      if (lineEnd === -1) return false;
      const read = readReport(output.slice(found + prefix().length, lineEnd), asked[outcomes.length].id);
      record(output.slice(0, lineEnd + 1), (raw, durationMs) => ('report' in read
        ? { kind: 'reported', report: read.report, raw, durationMs }
        : { kind: 'protocol-error', detail: read.refused, raw, durationMs }));
      output = output.slice(lineEnd + 1);
      bytes = output.length;
      found = -1;
      began = performance.now();
      return true;
    };

    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      let searchFrom = Math.max(0, output.length - prefix().length);
      output += chunk.toString('latin1');
      let progress = false;
      while (readNext(searchFrom)) {
        if (outcomes.length === asked.length || outcomes.at(-1)?.kind !== 'reported') return stop();
        searchFrom = 0;
        progress = true;
      }
      if (bytes > limits.outputBytes) {
        engine.kill();
        end((raw, durationMs) => ({ kind: 'protocol-error', detail: `more than ${limits.outputBytes} bytes of output`, raw, durationMs }));
      } else if (progress) {
        clearTimeout(timer);
        timer = setTimeout(late, limits.timeoutMs);
      }
    };
    const onExit = (exit: Exit): void => end((raw, durationMs) => ended(engine, exit, output.includes(prefix()), raw, durationMs));
    engine.listen(onData, onExit);
    if (engine.alive) start();
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
