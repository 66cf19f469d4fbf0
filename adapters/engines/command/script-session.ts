/** One process per job: a script file that holds the world, its driver and the job. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { intrinsicRows } from '../../intrinsics-rows.ts';
import type { JobOutcome, Session } from '../../model.ts';
import { moduleRecords } from '../../module-records.ts';
import type { Job, Limits } from '../../protocol/messages.ts';
import { wireJob } from '../../protocol/wire.ts';
import { scriptText } from '../../worlds/world-text.ts';
import { attend } from '../driver-session.ts';
import { EngineProcess, type Launch } from '../engine-process.ts';

export interface ScriptEngine {
  readonly bundle: string;
  readonly print: string;
  /** The world cannot read modules: it gets them translated. */
  readonly translatesModules: boolean;
  /** How to run the script at this path. */
  launch(script: string): Launch;
}

export class ScriptSession implements Session {
  readonly #engine: ScriptEngine;
  #folder: string | undefined;
  alive = true;

  constructor(engine: ScriptEngine) {
    this.#engine = engine;
  }

  async run(job: Job, limits: Limits): Promise<JobOutcome> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'ses262-'));
    const prefix = `r${randomBytes(9).toString('hex')}`;
    const script = join(this.#folder, 'job.js');
    const records = this.#engine.translatesModules && job.modules !== undefined ? await moduleRecords(job.modules, prefix) : undefined;
    await writeFile(script, scriptText(this.#engine.bundle, this.#engine.print, wireJob(job, prefix, intrinsicRows, true, records)));
    const process = new EngineProcess(this.#engine.launch(script));
    const outcome = await attend(process, prefix, job.id, limits, () => {});
    if (outcome.kind !== 'reported') await this.close();
    await process.close(50);
    return outcome;
  }

  async close(): Promise<void> {
    this.alive = false;
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }
}
