/** QuickJS, in both lines of development: WebAssembly builds in a child process, one runtime per world. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { HostSettings } from '../../../suites/model.ts';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import { BARE, SHIM } from '../../capabilities.ts';
import type { Adapter, Session } from '../../model.ts';
import { moduleTranslationFix } from '../../module-records.ts';
import type { Limits } from '../../protocol/messages.ts';
import { ascii } from '../../protocol/wire.ts';
import type { Shim } from '../../shim-source.ts';
import { bundleText } from '../../worlds/world-text.ts';
import { DriverSession } from '../driver-session.ts';
import type { Exit } from '../engine-process.ts';
import { ITERATOR_CONSTRUCTOR, ITERATOR_CONSTRUCTOR_FIX, NO_OP_PRINT, NO_OP_PRINT_FIX } from '../host-fixes.ts';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
const EXIT_MEMORY = 71;
const WASM_PAGE_BYTES = 65536;
const RESIDENT_SLACK_MB = 256;

interface Variant {
  readonly name: string;
  readonly packageName: string;
  /** What the variant package was built from; it has no call that would tell. Checked against its README by a test. */
  readonly version: string;
  readonly homepage: string;
  readonly issues: string;
}

export const QUICKJS: Variant = {
  name: 'quickjs',
  packageName: '@jitl/quickjs-wasmfile-release-sync',
  version: '2025-09-13+f1139494',
  homepage: 'https://bellard.org/quickjs/',
  issues: 'https://github.com/bellard/quickjs/issues',
};
export const QUICKJS_NG: Variant = {
  name: 'quickjs-ng',
  packageName: '@jitl/quickjs-ng-wasmfile-release-sync',
  version: '0.12.1',
  homepage: 'https://quickjs-ng.github.io/quickjs/',
  issues: 'https://github.com/quickjs-ng/quickjs/issues',
};

const require = createRequire(import.meta.url);

const packageVersion = (name: string): string => (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;

export function quickjsAdapter(id: string, variant: Variant, world: 'shim' | 'bare', shim?: Shim): Adapter {
  return {
    id,
    async availability() {
      return shim?.availability() ?? { available: true };
    },
    async prepare(say) {
      await shim?.prepare(say);
    },
    async describe(): Promise<EngineIdentity> {
      const loaded = shim?.identity();
      return {
        id,
        engine: { name: variant.name, version: variant.version, build: `${variant.packageName}@${packageVersion(variant.packageName)}, WebAssembly on node ${process.versions.node}` },
        ...(loaded === undefined ? {} : { shim: loaded }),
        world,
        flags: [],
        hostFixes: world === 'shim' ? [NO_OP_PRINT_FIX, ITERATOR_CONSTRUCTOR_FIX, moduleTranslationFix()] : [],
        capabilities: world === 'shim' ? SHIM : BARE,
        homepage: variant.homepage,
        issues: variant.issues,
      };
    },
    async open(limits: Limits, host?: HostSettings): Promise<Session> {
      const scripts = shim === undefined ? [] : [shim.source()];
      const setup = {
        variant: variant.packageName,
        memoryBytes: limits.memoryMb * 1024 * 1024,
        bundle: bundleText(world, { scripts, fixes: world === 'shim' ? [NO_OP_PRINT, ITERATOR_CONSTRUCTOR] : [] }),
      };
      const pages = Math.floor((limits.memoryMb * 1024 * 1024) / WASM_PAGE_BYTES);
      return new DriverSession({
        command: process.execPath,
        args: [`--wasm-max-mem-pages=${pages}`, '--stack-size=3900', CHILD],
        greeting: [ascii(JSON.stringify(setup))],
        announces: true,
        residentMb: limits.memoryMb + RESIDENT_SLACK_MB,
        host,
        ranOutOfMemory: (exit: Exit) => exit.code === EXIT_MEMORY,
      }, { alwaysFresh: world === 'bare', translatesModules: world === 'shim' });
    },
  };
}
