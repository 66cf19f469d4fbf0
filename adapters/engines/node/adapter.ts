/** Node as an engine: a child process whose worlds are vm contexts, realms that hold the language and nothing of the host. */
import { fileURLToPath } from 'node:url';
import type { EngineIdentity, WorldName } from '../../../suites/engine-identity.ts';
import type { Capability } from '../../../suites/model.ts';
import { BARE, SHIM } from '../../capabilities.ts';
import type { Adapter, Availability, Session } from '../../model.ts';
import type { Limits } from '../../protocol/messages.ts';
import { ascii } from '../../protocol/wire.ts';
import type { ShimSource } from '../../shim-source.ts';
import { driverText, type WorldDriver } from '../../worlds/world-text.ts';
import { DriverSession } from '../driver-session.ts';
import type { Exit } from '../engine-process.ts';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
/** What a node process needs beside the heap that `--max-old-space-size` bounds. */
const RESIDENT_SLACK_MB = 192;

export const nodeEngine = { name: 'node', version: process.versions.node, build: `V8 ${process.versions.v8}` };
export const NODE_HOMEPAGE = 'https://nodejs.org/';
export const NODE_ISSUES = 'https://github.com/nodejs/node/issues';
export const SES_HOMEPAGE = 'https://github.com/endojs/endo/tree/master/packages/ses';
export const SES_ISSUES = 'https://github.com/endojs/endo/issues';

/** V8 aborts when its heap is full, and says so on stderr; other aborts are crashes. */
export function v8RanOutOfMemory(exit: Exit): boolean {
  return (exit.signal === 'SIGABRT' || exit.code === 134) && exit.stderr.includes('out of memory');
}

interface NodeWorld {
  readonly world: WorldName;
  readonly driver: WorldDriver;
  readonly capabilities: readonly Capability[];
  readonly codegen: boolean;
  readonly hostFixes: readonly string[];
}

export const NODE_WORLDS = {
  shim: { world: 'shim', driver: 'shim', capabilities: SHIM, codegen: true, hostFixes: [] },
  bare: { world: 'bare', driver: 'bare', capabilities: BARE, codegen: true, hostFixes: [] },
} as const satisfies Record<string, NodeWorld>;

/** `shim` is loaded when it is first needed, after `prepare` fetched it. */
export function nodeAdapter(id: string, kind: NodeWorld, shim?: () => ShimSource): Adapter {
  const flags = (memoryMb: number): string[] => [`--max-old-space-size=${memoryMb}`];
  return {
    id,
    async availability(): Promise<Availability> {
      return { available: true };
    },
    async prepare() {},
    async describe(): Promise<EngineIdentity> {
      const loaded = shim?.();
      return {
        id,
        engine: nodeEngine,
        ...(loaded === undefined ? {} : { shim: { name: loaded.name, version: loaded.version, sha256: loaded.sha256 } }),
        world: kind.world,
        flags: kind.codegen ? ['vm context'] : ['vm context', 'codeGeneration.strings=false'],
        hostFixes: kind.hostFixes,
        capabilities: kind.capabilities,
        homepage: loaded === undefined ? NODE_HOMEPAGE : SES_HOMEPAGE,
        issues: loaded === undefined ? NODE_ISSUES : SES_ISSUES,
      };
    },
    async open(limits: Limits): Promise<Session> {
      const loaded = shim?.();
      const setup = {
        realm: 'context',
        codegen: kind.codegen,
        driver: driverText(kind.driver),
        scripts: loaded === undefined ? [] : [{ filename: 'ses.umd.js', source: loaded.source }],
      };
      return new DriverSession({
        command: process.execPath,
        args: [...flags(limits.memoryMb), CHILD],
        greeting: [ascii(JSON.stringify(setup))],
        residentMb: limits.memoryMb + RESIDENT_SLACK_MB,
        ranOutOfMemory: v8RanOutOfMemory,
      }, { alwaysFresh: kind.world === 'bare' });
    },
  };
}
