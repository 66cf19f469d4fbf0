import { createHash } from 'node:crypto';

/** A file that a report links to, with what a reader needs to check it. */
export interface RawFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export function rawFile(name: string, content: string | Uint8Array): RawFile {
  return { name, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') };
}
