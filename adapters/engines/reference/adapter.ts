/** The reference interpreter in a process of its own, behind the same door as every engine. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HostSettings } from '../../../suites/model.ts';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import { COMPARTMENT, COMPARTMENT_NO_CODEGEN, DRAFT_NO_EVALUATORS, DRAFT_STAGED, PLAIN } from '../../capabilities.ts';
import type { Adapter, Session } from '../../model.ts';
import type { Limits } from '../../protocol/messages.ts';
import { ascii } from '../../protocol/wire.ts';
import { bundleText, driverText } from '../../worlds/world-text.ts';
import { DriverSession } from '../driver-session.ts';
import type { Exit } from '../engine-process.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const PACKAGE = new URL('../../../package.json', import.meta.url);
const EXIT_MEMORY = 71;
const RESIDENT_SLACK_MB = 256;

const worlds = {
  plain: { driver: 'bare', capabilities: PLAIN },
  draft: { driver: 'draft', capabilities: DRAFT_STAGED },
  'no-evaluators': { driver: 'no-evaluators', capabilities: DRAFT_NO_EVALUATORS },
  compartment: { driver: 'native', capabilities: COMPARTMENT },
  'no-codegen': { driver: 'no-evaluators', capabilities: COMPARTMENT_NO_CODEGEN },
} as const;

/**
 * `reference/plain` is ES2018 with BigInt and nothing frozen; `reference/draft` the standalone SES world; `reference/compartment` that of the README,
 * `reference/no-evaluators` the draft's configuration without runtime evaluators, and `reference/no-codegen` the README's world on a host that makes
 * no code from strings; programs of these two are host scripts in the start compartment.
 */
export function referenceAdapter(id: string, world: keyof typeof worlds): Adapter {
  const { driver, capabilities } = worlds[world];
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  return {
    id,
    availability: () => Promise.resolve({ available: true }),
    prepare: () => Promise.resolve(),
    describe: (): Promise<EngineIdentity> =>
      Promise.resolve({
        id,
        engine: { name: 'reference', version, build: `the interpreter of this suite on node ${process.versions.node}` },
        world,
        flags: [],
        hostFixes: [],
        capabilities,
        homepage: 'https://www.npmjs.com/package/ses262',
        issues: 'https://www.npmjs.com/package/ses262',
      }),
    open: (limits: Limits, host?: HostSettings): Promise<Session> => {
      const setup = { world, bundle: driver === 'no-evaluators' ? driverText(driver) : bundleText(driver, { scripts: [] }), memoryBytes: limits.memoryMb * 1024 * 1024 };
      const session = new DriverSession(
        {
          command: process.execPath,
          args: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${limits.memoryMb}`, '--stack-size=3900', CHILD],
          greeting: [ascii(JSON.stringify(setup))],
          announces: true,
          residentMb: limits.memoryMb + RESIDENT_SLACK_MB,
          host,
          ranOutOfMemory: (exit: Exit) => exit.code === EXIT_MEMORY || exit.stderr.includes('out of memory'),
        },
        { alwaysFresh: world === 'plain' || driver === 'no-evaluators' },
      );
      return Promise.resolve(session);
    },
  };
}
