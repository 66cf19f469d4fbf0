/** The Realms shim of 2019 on Node's main realm: it makes its own root realms, and needs the host's help for that. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import { ensurePackage, packageFolder, type PackageRequest } from '../../cache/npm-package.ts';
import { REALMS_SHIM } from '../../capabilities.ts';
import type { Adapter, Session } from '../../model.ts';
import type { HostSettings } from '../../../suites/model.ts';
import type { Limits } from '../../protocol/messages.ts';
import { ascii } from '../../protocol/wire.ts';
import { driverText } from '../../worlds/world-text.ts';
import { DriverSession } from '../driver-session.ts';
import { CHILD } from './adapter.ts';
import { nodeEngine, nodeLaunch } from './launch.ts';

const PINNED: PackageRequest = {
  name: 'realms-shim',
  version: '1.2.2',
  integrity: 'sha512-NOskQ7IJEnHN4Dhu462Pf0Kl8YHSPjt6V+fVvrGSCs/SfAa433CLTyJ632DFsZC2ENBQ9p6tEZ3w+1Vkycuwyg==',
};

export function realmsShimAdapter(id: string, version: string = PINNED.version): Adapter {
  const request = version === PINNED.version ? PINNED : { name: PINNED.name, version };
  const bundle = join(packageFolder(request), 'dist', 'realms-shim.cjs.js');
  return {
    id,
    async availability() {
      return { available: true };
    },
    async prepare(say) {
      await ensurePackage(request, say);
    },
    async describe(): Promise<EngineIdentity> {
      const sha256 = existsSync(bundle) ? createHash('sha256').update(readFileSync(bundle)).digest('hex') : 'not fetched';
      return {
        id,
        engine: nodeEngine,
        shim: { name: request.name, version, sha256 },
        world: 'realms-shim',
        flags: ['main realm', 'one root realm per world'],
        hostFixes: [],
        capabilities: REALMS_SHIM,
        homepage: 'https://github.com/Agoric/realms-shim',
        issues: 'https://github.com/Agoric/realms-shim/issues',
      };
    },
    async open(limits: Limits, host?: HostSettings): Promise<Session> {
      const setup = { realm: 'main', driver: driverText('draft'), requires: [bundle] };
      return new DriverSession(nodeLaunch(CHILD, [ascii(JSON.stringify(setup))], limits, host), { alwaysFresh: true });
    },
  };
}
