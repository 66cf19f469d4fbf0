/** Where a SES shim comes from: the installed dependency, a released version, or a local file. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

export interface ShimSource {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly source: string;
  readonly sha256: string;
}

/** Reads one UMD bundle. */
export function readShim(name: string, version: string, path: string): ShimSource {
  const source = readFileSync(path, 'utf8');
  return { name, version, path, source, sha256: createHash('sha256').update(source).digest('hex') };
}

/** The `ses` that this package depends on. */
export function installedShim(): ShimSource {
  const entry = createRequire(import.meta.url).resolve('ses');
  let folder = dirname(entry);
  while (basename(folder) !== 'ses' || !existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return readShim('ses', version, join(folder, 'dist', 'ses.umd.js'));
}

/** A bundle somebody built: its version is unknown, its hash says which it was. */
export function localShim(path: string): ShimSource {
  return readShim('ses', 'local', resolve(path));
}
