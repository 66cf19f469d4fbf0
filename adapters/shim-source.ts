/** Where a SES shim comes from: the installed dependency, a released version from the cache, or a local file. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { ShimIdentity } from '../suites/engine-identity.ts';
import { ensurePackage, packageFolder } from './cache/npm-package.ts';
import type { Availability } from './model.ts';

/** A shim that an engine is to load. `source` and `identity` may be asked for once `prepare` is done. */
export interface Shim {
  availability(): Availability;
  prepare(say: (line: string) => void): Promise<void>;
  source(): string;
  identity(): ShimIdentity | undefined;
}

interface Loaded {
  readonly source: string;
  readonly identity: ShimIdentity;
}

/** Names under which releases of ses have shipped one plain script. */
const BUNDLES = ['dist/ses.umd.js', 'dist/ses.cjs'];

function load(version: string, path: string): Loaded {
  const source = readFileSync(path, 'utf8');
  return { source, identity: { name: 'ses', version, sha256: createHash('sha256').update(source).digest('hex') } };
}

function once(read: () => Loaded): () => Loaded {
  let loaded: Loaded | undefined;
  return () => (loaded ??= read());
}

function installedFolder(): string {
  let folder = dirname(createRequire(import.meta.url).resolve('ses'));
  while (basename(folder) !== 'ses' || !existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

function bundleIn(folder: string): string {
  const found = BUNDLES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`ses in ${folder} ships none of ${BUNDLES.join(', ')}`);
  return found;
}

const versionOf = (folder: string): string => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;

/** The `ses` that this package depends on. */
export function installedShim(): Shim {
  const read = once(() => load(versionOf(installedFolder()), bundleIn(installedFolder())));
  return { availability: () => ({ available: true }), async prepare() {}, source: () => read().source, identity: () => read().identity };
}

/** A release, fetched when it is prepared. */
export function releasedShim(version: string): Shim {
  if (versionOf(installedFolder()) === version) return installedShim();
  const request = { name: 'ses', version };
  const read = once(() => load(version, bundleIn(packageFolder(request))));
  return {
    availability: () => ({ available: true }),
    prepare: async (say) => { await ensurePackage(request, say); },
    source: () => read().source,
    identity: () => (existsSync(packageFolder(request)) ? read().identity : { name: 'ses', version, sha256: 'not fetched' }),
  };
}

/** A bundle somebody built: its version is unknown, its hash says which it was. */
export function localShim(path: string): Shim {
  const file = resolve(path);
  const read = once(() => load('local', file));
  return {
    availability: () => (existsSync(file) ? { available: true } : { available: false, reason: `no file ${path}`, how: 'give the path of a ses.umd.js, relative to the current folder' }),
    async prepare() {},
    source: () => read().source,
    identity: () => (existsSync(file) ? read().identity : undefined),
  };
}
