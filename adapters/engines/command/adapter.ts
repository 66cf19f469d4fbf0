/** Any command-line engine that runs a script file and prints lines. */
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import type { HostSettings } from '../../../suites/model.ts';
import type { Adapter, Availability, Session } from '../../model.ts';
import { moduleTranslationFix } from '../../module-records.ts';
import type { Limits } from '../../protocol/messages.ts';
import type { Shim } from '../../shim-source.ts';
import { bundleText } from '../../worlds/world-text.ts';
import { scrubbedEnvironment } from '../engine-process.ts';
import { BOTH_HOOK_NAMES_FIX, LENT_HARDEN_FIX, NO_OP_PRINT, NO_OP_PRINT_FIX } from '../host-fixes.ts';
import { COMMAND_CAPABILITIES, driverOf, type CommandEngine, type CommandWorld } from './config.ts';
import { ScriptSession } from './script-session.ts';

const RESIDENT_SLACK_MB = 192;
const VERSION_TIMEOUT_MS = 10_000;

/** Only where the engine has neither: an engine's own `print` or `console` stays as it is. */
const PRINT_IF_NONE = `if (typeof console === 'undefined' && typeof print === 'undefined') { ${NO_OP_PRINT} }`;

async function executable(command: string): Promise<boolean> {
  const places = isAbsolute(command) || command.includes('/') ? [command] : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, command));
  const found = await Promise.all(places.map((path) => access(path, constants.X_OK).then(() => true, () => false)));
  return found.includes(true);
}

async function versionOf(command: readonly string[] | undefined): Promise<string> {
  const [program, ...args] = command ?? [];
  if (program === undefined) return 'unknown';
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, { timeout: VERSION_TIMEOUT_MS, env: scrubbedEnvironment() });
    return ((stdout.trim() || stderr.trim()).split('\n')[0] ?? '').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}

export function commandAdapter(id: string, engine: CommandEngine, world: CommandWorld, shim?: Shim): Adapter {
  const [program = '', ...rest] = engine.command;
  return {
    id,
    async availability(): Promise<Availability> {
      const there = shim?.availability();
      if (there?.available === false) return there;
      if (await executable(program)) return { available: true };
      return { available: false, reason: `no command ${program}`, how: engine.how ?? `install it, or correct the command of ${engine.name}` };
    },
    async prepare(say) {
      await shim?.prepare(say);
    },
    async describe(): Promise<EngineIdentity> {
      const loaded = shim?.identity();
      const fixes = engine.fixes ?? [];
      return {
        id,
        engine: { name: engine.name, version: await versionOf(engine.version) },
        ...(loaded === undefined ? {} : { shim: loaded }),
        world,
        flags: [...rest.filter((argument) => argument !== '{script}'), 'process per job'],
        hostFixes: [
          ...(world === 'shim' ? [NO_OP_PRINT_FIX.replace('A print', 'Where there is neither console nor print, a print'), moduleTranslationFix()] : []),
          ...(world === 'native' ? [LENT_HARDEN_FIX, BOTH_HOOK_NAMES_FIX] : []),
          ...fixes.map((source) => `Run first: ${source}`),
        ],
        capabilities: COMMAND_CAPABILITIES[world].filter((capability) => engine.lacks?.includes(capability) !== true),
        homepage: engine.homepage ?? '',
        issues: engine.issues ?? '',
      };
    },
    async open(limits: Limits, host?: HostSettings): Promise<Session> {
      const fixes = [...(engine.fixes ?? []), ...(world === 'shim' ? [PRINT_IF_NONE] : [])];
      const bundle = bundleText(driverOf(world), { scripts: shim === undefined ? [] : [shim.source()], fixes });
      const args = rest.includes('{script}') ? rest : [...rest, '{script}'];
      return new ScriptSession({
        bundle,
        print: engine.print,
        translatesModules: world === 'shim',
        launch: (script) => ({
          command: program,
          args: args.map((argument) => argument.replace('{script}', script)),
          residentMb: limits.memoryMb + RESIDENT_SLACK_MB,
          host,
        }),
      });
    },
  };
}
