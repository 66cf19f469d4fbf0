/**
 * The hash in a report's footer: SHA-256 over all lines before it, newline included, with everything that depends on
 * the clock left out, so that two runs of the same input give the same hash. Writer and reader both use this module.
 */
import { createHash } from 'node:crypto';
import type { HeaderLine, PropertyLine, ResultLine } from './model.ts';

/** Top-level members that vary between two runs of the same input. The run id carries the date. */
const CLOCK = new Set(['runId', 'startedAt', 'durationMs', 'answeringMs']);

export interface ReportDigest {
  update(line: HeaderLine | ResultLine | PropertyLine): void;
  /** Hexadecimal; ends the digest. */
  hex(): string;
}

/** Starts a digest; feed it the header and then each result and property in the order of the file. */
export function reportDigest(): ReportDigest {
  const hash = createHash('sha256');
  return {
    update(line) {
      const text = JSON.stringify(line, function (this: unknown, key: string, value: unknown) {
        return this === line && CLOCK.has(key) ? undefined : value;
      });
      hash.update(text + '\n');
    },
    hex: () => hash.digest('hex'),
  };
}
