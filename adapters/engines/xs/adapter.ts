/** XS as an engine: our own host, one world per process, with the engine's native lockdown, harden and Compartment, or a shim. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import type { Capability, HostSettings } from '../../../suites/model.ts';
import { BARE, NATIVE, SHIM } from '../../capabilities.ts';
import type { Adapter, Availability, Session } from '../../model.ts';
import { moduleTranslationFix } from '../../module-records.ts';
import type { Limits } from '../../protocol/messages.ts';
import { ascii } from '../../protocol/wire.ts';
import type { Shim } from '../../shim-source.ts';
import { bundleText } from '../../worlds/world-text.ts';
import { DriverSession } from '../driver-session.ts';
import type { Exit } from '../engine-process.ts';
import { BOTH_HOOK_NAMES_FIX, LENT_HARDEN_FIX, NO_OP_PRINT, NO_OP_PRINT_FIX } from '../host-fixes.ts';
import { WorldProcesses } from '../world-processes.ts';
import { buildHost, compiler, hostPath, isBuilt, XS_SOURCES } from './build.ts';

const NOT_ENOUGH_MEMORY = 101;
const RESIDENT_SLACK_MB = 128;

const ranOutOfMemory = (exit: Exit): boolean => exit.code === NOT_ENOUGH_MEMORY;

export type XsWorld = 'native' | 'shim' | 'bare';

/** XS ends its process when the stack is exhausted, whatever world it holds. */
const withoutStackErrors = (list: readonly Capability[]): readonly Capability[] => list.filter((capability) => capability !== 'stack-errors');
const CAPABILITIES = { native: NATIVE, shim: withoutStackErrors(SHIM), bare: withoutStackErrors(BARE) };

export function xsAdapter(id: string, world: XsWorld, shim?: Shim): Adapter {
  return {
    id,
    async availability(): Promise<Availability> {
      const there = shim?.availability();
      if (there?.available === false) return there;
      if (isBuilt() || (await compiler()) !== undefined) return { available: true };
      return { available: false, reason: 'no C compiler', how: 'install one (Debian: apt install build-essential; macOS: xcode-select --install) or set CC' };
    },
    async prepare(say) {
      await buildHost(say);
      await shim?.prepare(say);
    },
    async describe(): Promise<EngineIdentity> {
      const version = isBuilt() ? (await promisify(execFile)(hostPath(), ['-v'])).stdout.trim() : 'not built';
      const loaded = shim?.identity();
      return {
        id,
        engine: { name: 'xs', version, build: `${XS_SOURCES.name}@${XS_SOURCES.version} sources` },
        ...(loaded === undefined ? {} : { shim: loaded }),
        world,
        flags: world === 'native' ? [] : ['without native lockdown and harden'],
        hostFixes: world === 'shim' ? [NO_OP_PRINT_FIX, moduleTranslationFix()] : world === 'native' ? [LENT_HARDEN_FIX, BOTH_HOOK_NAMES_FIX] : [],
        capabilities: CAPABILITIES[world],
        homepage: 'https://github.com/Moddable-OpenSource/moddable',
        issues: 'https://github.com/Moddable-OpenSource/moddable/issues',
      };
    },
    async open(limits: Limits, host?: HostSettings): Promise<Session> {
      const scripts = shim === undefined ? [] : [shim.source()];
      const bundle = bundleText(world, { scripts, fixes: world === 'shim' ? [NO_OP_PRINT] : [] });
      const launch = {
        command: hostPath(),
        args: ['-M', String(limits.memoryMb), ...(world === 'native' ? [] : ['-n'])],
        greeting: [ascii(JSON.stringify(bundle))],
        residentMb: limits.memoryMb + RESIDENT_SLACK_MB,
        ranOutOfMemory,
        host,
      };
      return new WorldProcesses(() => new DriverSession(launch, { translatesModules: world === 'shim' }), world === 'bare');
    },
  };
}
