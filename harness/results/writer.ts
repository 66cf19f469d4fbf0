import { createWriteStream, mkdirSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import path from 'node:path';
import { reportDigest } from '../../reports/digest.ts';
import type { FooterLine, HeaderLine, Outcome, PropertyLine, ResultLine } from '../../reports/model.ts';

export type Counts = Record<string, Partial<Record<Outcome, number>>>;

/** Streams `results.jsonl`; the footer can be written at any time and says whether the run is complete. */
export class ResultsWriter {
  readonly counts: Counts = {};
  /** Of laws; undefined where the header has none. */
  readonly properties: Counts | undefined;
  readonly #stream: WriteStream;
  readonly #digest = reportDigest();

  constructor(folder: string, header: HeaderLine) {
    mkdirSync(folder, { recursive: true });
    this.#stream = createWriteStream(path.join(folder, 'results.jsonl'));
    for (const { id } of header.engines) this.counts[id] = {};
    this.properties = header.properties === undefined ? undefined : Object.fromEntries(header.engines.map(({ id }) => [id, {}]));
    this.#write(header);
  }

  #write(line: HeaderLine | ResultLine | PropertyLine): void {
    this.#digest.update(line);
    this.#stream.write(`${JSON.stringify(line)}\n`);
  }

  result(line: ResultLine): void {
    count(this.counts, line);
    this.#write(line);
  }

  property(line: PropertyLine): void {
    if (this.properties === undefined) throw new TypeError('the header has no laws');
    count(this.properties, line);
    this.#write(line);
  }

  /** Ends the file. A reason means that the run is not complete. */
  async end(finishedAt: Date, reason?: string): Promise<void> {
    const footer: FooterLine = {
      kind: 'footer',
      complete: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      finishedAt: finishedAt.toISOString(),
      counts: this.counts,
      ...(this.properties === undefined ? {} : { properties: this.properties }),
      sha256: this.#digest.hex(),
    };
    this.#stream.end(`${JSON.stringify(footer)}\n`);
    await finished(this.#stream);
  }
}

function count(counts: Counts, { engine, outcome }: { readonly engine: string; readonly outcome: Outcome }): void {
  const own = (counts[engine] ??= {});
  own[outcome] = (own[outcome] ?? 0) + 1;
}
