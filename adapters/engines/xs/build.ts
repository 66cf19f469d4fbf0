/** Compiles our XS host with the XS sources of one pinned npm package, once, into the cache. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { cacheFolder } from '../../cache/folder.ts';
import { ensurePackage, type PackageRequest } from '../../cache/npm-package.ts';

const run = promisify(execFile);

/** Holds the XS sources; its own build scripts are never run. */
export const XS_SOURCES: PackageRequest = {
  name: '@agoric/xsnap',
  version: '0.15.0',
  integrity: 'sha512-ZBm4DZxbtfacxMHVVdJjZi0Y8zOxN77vpu1WwI5RWfPkaRh0aHkz/dVdTGKXalDNzWfz183lljKxlxl3/h0n+A==',
};

const HOST = fileURLToPath(new URL('./host.c', import.meta.url));

const DEFINES = [
  '-DINCLUDE_XSPLATFORM', '-DXSPLATFORM="xsnapPlatform.h"', '-DmxLockdown=1', '-DmxMetering=1', '-DmxNoConsole=1', '-DmxBoundsCheck=1',
  '-DmxParse=1', '-DmxRun=1', '-DmxSloppy=1', '-DmxSnapshot=1', '-DmxRegExpUnicodePropertyEscapes=1', '-DmxStringNormalize=1', '-DmxMinusZero=1',
];
const FLAGS = ['-O2', '-fno-common', '-w', ...DEFINES];

/** The compiler's name, or undefined where there is none. */
export async function compiler(): Promise<string | undefined> {
  for (const name of [process.env['CC'], 'cc', 'gcc', 'clang']) {
    if (name === undefined || name === '') continue;
    try {
      await run(name, ['--version']);
      return name;
    } catch {
      // Try the next one.
    }
  }
  return undefined;
}

/** Where the binary is, built or not: the name changes with everything that goes into it. */
export function hostPath(): string {
  const key = createHash('sha256').update(readFileSync(HOST)).update(JSON.stringify([XS_SOURCES, FLAGS, process.platform, process.arch])).digest('hex');
  return cacheFolder('xs', key.slice(0, 16), 'host');
}

export function isBuilt(): boolean {
  return existsSync(hostPath());
}

/** Fetches the sources, compiles them in parallel and links the host. */
export async function buildHost(say: (line: string) => void): Promise<string> {
  const binary = hostPath();
  if (existsSync(binary)) return binary;
  const cc = await compiler();
  if (cc === undefined) throw new Error('no C compiler');
  const sources = await ensurePackage(XS_SOURCES, say);
  const xs = join(sources, 'moddable', 'xs');
  const native = join(sources, 'xsnap-native', 'xsnap', 'sources');
  const includes = [join(xs, 'includes'), join(xs, 'platforms'), join(xs, 'sources'), native].map((folder) => `-I${folder}`);
  const core = (await readdir(join(xs, 'sources'))).filter((name) => name.endsWith('.c')).map((name) => join(xs, 'sources', name));
  const files = [...core, join(native, 'xsnapPlatform.c'), HOST];

  await mkdir(cacheFolder('xs'), { recursive: true });
  const scratch = await mkdtemp(cacheFolder('xs', '.build-'));
  try {
    say(`compiling XS: ${files.length} files with ${cc}`);
    const limit = pLimit(availableParallelism());
    const objects = await Promise.all(files.map((file) => limit(async () => {
      const object = join(scratch, `${basename(file, '.c')}.o`);
      await run(cc, [...FLAGS, ...includes, '-c', file, '-o', object]);
      return object;
    })));
    await mkdir(join(scratch, 'out'));
    await run(cc, ['-rdynamic', ...objects, '-ldl', '-lm', '-lpthread', '-o', join(scratch, 'out', 'host')]);
    await rename(join(scratch, 'out'), join(binary, '..')).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(binary)) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  say('XS host built');
  return binary;
}
