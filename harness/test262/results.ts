/** `results.jsonl` of a test262 run: header, one line per file, footer. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { Outcome } from '../../reports/model.ts';
import type { Test262Result } from './pool.ts';
import type { EngineIdentity } from './worker.ts';

export interface Test262Header {
  readonly kind: 'header';
  readonly schema: 'ses262-test262/1';
  readonly engine: EngineIdentity;
  readonly test262: { readonly commit: string | null; readonly files: number };
  readonly command: string;
  readonly startedAt: string;
}

export interface Test262Line extends Test262Result {
  readonly kind: 'result';
  readonly engine: string;
  /** Why the file is not expected to pass; listed in `suites/test262/`. */
  readonly exception?: string;
}

export interface Test262Footer {
  readonly kind: 'footer';
  readonly complete: boolean;
  readonly finishedAt: string;
  readonly counts: Partial<Record<Outcome, number>>;
}

export class Test262Writer {
  readonly counts: Partial<Record<Outcome, number>> = {};
  readonly #stream: WriteStream;

  constructor(folder: string, header: Test262Header) {
    mkdirSync(folder, { recursive: true });
    this.#stream = createWriteStream(path.join(folder, 'results.jsonl'));
    this.#stream.write(`${JSON.stringify(header)}\n`);
  }

  result(line: Test262Line): void {
    this.counts[line.outcome] = (this.counts[line.outcome] ?? 0) + 1;
    this.#stream.write(`${JSON.stringify(line)}\n`);
  }

  async end(complete: boolean): Promise<void> {
    const footer: Test262Footer = { kind: 'footer', complete, finishedAt: new Date().toISOString(), counts: this.counts };
    this.#stream.end(`${JSON.stringify(footer)}\n`);
    await finished(this.#stream);
  }
}
