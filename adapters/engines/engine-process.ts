/** An engine's operating-system process: started with a scrubbed environment, watched, killed when it breaks a limit. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { HostSettings } from '../../suites/model.ts';
import { memoryWatch } from './memory-watch.ts';

/** What starts an engine. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** Sent first, each as one line. */
  readonly greeting?: readonly string[];
  /** It prints `ready` as its first line when it has taken the greeting: what comes before is its start, and no job's time. */
  readonly announces?: boolean;
  /** Resident megabytes at which the process is killed; an engine's own limit should strike first. */
  readonly residentMb: number;
  /** Which ends without a report mean that memory ran out. */
  readonly ranOutOfMemory?: (exit: Exit) => boolean;
  readonly cwd?: string;
  readonly host?: HostSettings | undefined;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last kilobytes of stderr. */
  readonly stderr: string;
}

const STDERR_KEPT = 16384;
const READY = Buffer.from('ready\n');

/** Nothing of the caller's settings reaches an engine: `NODE_OPTIONS`, `LOCKDOWN_*`, proxies and certificates change results. */
export function scrubbedEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of ['PATH', 'HOME', 'LANG']) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

function hostEnvironment({ timeZone, locale }: HostSettings = {}): Record<string, string> {
  return { ...(timeZone === undefined ? {} : { TZ: timeZone }), ...(locale === undefined ? {} : { LANG: locale, LC_ALL: locale }) };
}

const live = new Set<ChildProcessWithoutNullStreams>();
let sweeping = false;

/** An engine that hangs would outlive us: nothing that we started stays behind. */
function sweepAtExit(): void {
  if (sweeping) return;
  sweeping = true;
  process.once('exit', () => { for (const child of live) child.kill('SIGKILL'); });
}

export class EngineProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #memory: { start(): void; stop(): void };
  #stderr = '';
  #exit: Exit | undefined;
  #onData: ((chunk: Buffer) => void) | undefined;
  #onExit: ((exit: Exit) => void) | undefined;
  readonly exited: Promise<Exit>;
  outOfMemory = false;
  #announcement: Buffer | undefined;
  #onReady: (() => void) | undefined;

  constructor(launch: Launch) {
    const options = { env: { ...scrubbedEnvironment(), ...hostEnvironment(launch.host) }, stdio: 'pipe' as const, ...(launch.cwd === undefined ? {} : { cwd: launch.cwd }) };
    this.#child = spawn(launch.command, [...launch.args], options);
    if (launch.announces === true) this.#announcement = Buffer.alloc(0);
    live.add(this.#child);
    sweepAtExit();
    this.#memory = memoryWatch(() => this.#child.pid, launch.residentMb, () => {
      this.outOfMemory = true;
      this.kill();
    });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      const rest = this.#announcement === undefined ? chunk : this.#readAnnouncement(Buffer.concat([this.#announcement, chunk]));
      if (rest !== undefined) this.#onData?.(rest);
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString('latin1')).slice(-STDERR_KEPT);
      this.#onData?.(chunk.subarray(0, 0));
    });
    // A dead engine's pipe: the exit says what happened.
    this.#child.stdin.on('error', () => {});
    this.exited = new Promise((resolve) => {
      const end = (code: number | null, signal: string | null): void => {
        if (this.#exit !== undefined) return;
        this.#memory.stop();
        live.delete(this.#child);
        this.#exit = { code, signal, stderr: this.#stderr };
        if (launch.ranOutOfMemory?.(this.#exit) === true) this.outOfMemory = true;
        resolve(this.#exit);
        this.#onExit?.(this.#exit);
      };
      this.#child.on('error', (error) => {
        this.#stderr += error.message;
        end(null, null);
      });
      this.#child.on('close', (code, signal) => end(code, signal));
    });
    for (const line of launch.greeting ?? []) this.send(line);
  }

  get alive(): boolean {
    return this.#exit === undefined;
  }

  /** Undefined until the first line is there; whatever else it is belongs to the output. */
  #readAnnouncement(read: Buffer): Buffer | undefined {
    const announced = read.subarray(0, READY.length).equals(READY);
    if (!announced && read.length < READY.length && READY.subarray(0, read.length).equals(read)) {
      this.#announcement = read;
      return undefined;
    }
    this.#announcement = undefined;
    this.#onReady?.();
    return announced ? read.subarray(READY.length) : read;
  }

  /** Calls back when it has started, unless it has already. True if so. */
  startingUp(onReady: () => void): boolean {
    this.#onReady = onReady;
    return this.#announcement !== undefined;
  }

  send(line: string): void {
    if (this.alive) this.#child.stdin.write(`${line}\n`);
  }

  /** Who listens now; memory is watched only while somebody does. */
  listen(onData: (chunk: Buffer) => void, onExit: (exit: Exit) => void): void {
    this.#onData = onData;
    this.#onExit = onExit;
    if (this.#exit !== undefined) onExit(this.#exit);
    else this.#memory.start();
  }

  unlisten(): void {
    this.#memory.stop();
    this.#onData = undefined;
    this.#onExit = undefined;
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Asks it to end, then makes it. */
  async close(graceMs = 200): Promise<void> {
    if (!this.alive) return;
    this.endInput();
    const timer = setTimeout(() => this.kill(), graceMs);
    await this.exited;
    clearTimeout(timer);
  }
}
