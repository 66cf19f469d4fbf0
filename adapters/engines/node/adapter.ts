/** Node as an engine: a child process whose worlds are vm contexts, realms that hold the language and nothing of the host. */
import { fileURLToPath } from 'node:url';
import type { EngineIdentity, WorldName } from '../../../suites/engine-identity.ts';
import type { Capability, HostSettings } from '../../../suites/model.ts';
import { BARE, NO_EVALUATORS, SHIM } from '../../capabilities.ts';
import type { Adapter, Session } from '../../model.ts';
import { moduleTranslationFix } from '../../module-records.ts';
import type { Limits } from '../../protocol/messages.ts';
import { ascii } from '../../protocol/wire.ts';
import type { Shim } from '../../shim-source.ts';
import { driverText, type WorldDriver } from '../../worlds/world-text.ts';
import { DriverSession } from '../driver-session.ts';
import { NODE_HOMEPAGE, NODE_ISSUES, nodeEngine, nodeLaunch, SES_HOMEPAGE, SES_ISSUES } from './launch.ts';

export interface NodeWorld {
  readonly world: WorldName;
  readonly driver: WorldDriver;
  readonly capabilities: readonly Capability[];
  /** Whether the realm may make code from strings. */
  readonly codegen: boolean;
  readonly hostFixes: readonly string[];
  /** Nothing separates one program's traces from the next program. */
  readonly alwaysFresh: boolean;
}

export const NODE_SHIM: NodeWorld = { world: 'shim', driver: 'shim', capabilities: SHIM, codegen: true, hostFixes: [], alwaysFresh: false };
export const NODE_BARE: NodeWorld = { world: 'bare', driver: 'bare', capabilities: BARE, codegen: true, hostFixes: [], alwaysFresh: true };
export const NODE_NO_CODEGEN: NodeWorld = {
  world: 'no-codegen', driver: 'no-evaluators', capabilities: NO_EVALUATORS, codegen: false, alwaysFresh: true,
  hostFixes: ['Programs are run as host scripts; a script that does not parse throws a SyntaxError of the realm it was meant for.'],
};

export function nodeAdapter(id: string, kind: NodeWorld, shim?: Shim): Adapter {
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
        engine: nodeEngine,
        ...(loaded === undefined ? {} : { shim: loaded }),
        world: kind.world,
        flags: kind.codegen ? ['vm context'] : ['vm context', 'codeGeneration.strings=false'],
        hostFixes: kind.driver === 'shim' ? [...kind.hostFixes, moduleTranslationFix()] : kind.hostFixes,
        capabilities: kind.capabilities,
        homepage: shim === undefined ? NODE_HOMEPAGE : SES_HOMEPAGE,
        issues: shim === undefined ? NODE_ISSUES : SES_ISSUES,
      };
    },
    async open(limits: Limits, host?: HostSettings): Promise<Session> {
      const setup = {
        realm: 'context',
        codegen: kind.codegen,
        driver: driverText(kind.driver),
        scripts: shim === undefined ? [] : [{ filename: 'ses.umd.js', source: shim.source() }],
      };
      return new DriverSession(nodeLaunch(CHILD, [ascii(JSON.stringify(setup))], limits, host), { alwaysFresh: kind.alwaysFresh, translatesModules: kind.driver === 'shim' });
    },
  };
}

export const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
