/** Released packages on demand: fetched once from the npm registry, checked against their integrity, unpacked into the cache. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';
import { cacheFolder } from './folder.ts';

export class PackageUnavailable extends Error {
  override name = 'PackageUnavailable';
}

export interface PackageRequest {
  readonly name: string;
  readonly version: string;
  /** `sha512-…` when pinned; otherwise what the registry says of this release. */
  readonly integrity?: string;
}

const FETCH_TIMEOUT_MS = 120_000;

/** Where the package is, or will be, unpacked. */
export function packageFolder({ name, version }: PackageRequest): string {
  return cacheFolder('npm', `${name.replace('/', '+')}@${version}`);
}

export function isCached(request: PackageRequest): boolean {
  return existsSync(packageFolder(request));
}

let registry: Promise<string> | undefined;

async function registryUrl(): Promise<string> {
  registry ??= promisify(execFile)('npm', ['config', 'get', 'registry']).then(
    ({ stdout }) => stdout.trim().replace(/\/$/, ''),
    () => 'https://registry.npmjs.org',
  );
  return registry;
}

async function get(url: string, what: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  } catch (error) {
    const reason = error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
    throw new PackageUnavailable(`${what} is not in the cache and ${url} cannot be reached (${reason}); go online once, or point SES262_CACHE at a filled cache`);
  }
  if (response.status === 404) throw new PackageUnavailable(`${what} is not in the registry at ${new URL(url).origin}`);
  if (!response.ok) throw new PackageUnavailable(`${what}: ${url} answered ${response.status}`);
  return response;
}

/** Throws unless `data` has the digest that `integrity` (`<algorithm>-<base64>`) names. */
export function checkIntegrity(data: Uint8Array, integrity: string, what: string): void {
  const [algorithm = '', expected = ''] = integrity.split(' ')[0]?.split(/-(.*)/s) ?? [];
  const actual = createHash(algorithm).update(data).digest('base64');
  if (actual !== expected) throw new PackageUnavailable(`${what}: the tarball's ${algorithm} is ${actual}, not ${expected}; it was refused`);
}

/** The folder of an unpacked release, fetched if it is not there yet. Nothing of the package is run. */
export async function ensurePackage(request: PackageRequest, say: (line: string) => void): Promise<string> {
  const folder = packageFolder(request);
  if (existsSync(folder)) return folder;
  const what = `${request.name}@${request.version}`;
  const base = await registryUrl();
  say(`fetching ${what} from ${base}`);
  const manifest = (await (await get(`${base}/${request.name.replace('/', '%2f')}/${request.version}`, what)).json()) as { dist: { tarball: string; integrity: string } };
  const data = new Uint8Array(await (await get(manifest.dist.tarball, what)).arrayBuffer());
  checkIntegrity(data, request.integrity ?? manifest.dist.integrity, what);

  await mkdir(cacheFolder('npm'), { recursive: true });
  const scratch = await mkdtemp(cacheFolder('npm', '.unpack-'));
  try {
    const tarball = join(scratch, 'package.tgz');
    await writeFile(tarball, data);
    await mkdir(join(scratch, 'package'));
    await extract({ file: tarball, cwd: join(scratch, 'package'), strip: 1 });
    await rename(join(scratch, 'package'), folder).catch((error: NodeJS.ErrnoException) => {
      // Somebody else unpacked the same release meanwhile.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return folder;
}
