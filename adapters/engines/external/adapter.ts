/** An engine of any make that speaks the stdio protocol. */
import type { Adapter, Availability } from '../../model.ts';
import type { EngineIdentity } from '../../../suites/engine-identity.ts';
import type { Limits } from '../../protocol/messages.ts';
import type { SessionEngine } from '../command/config.ts';
import { ExternalSession, type Hello } from './session.ts';

const GREETING_LIMITS: Limits = { timeoutMs: 10_000, memoryMb: 1024, outputBytes: 1_000_000 };

export function externalAdapter(engine: SessionEngine): Adapter {
  const greet = async (): Promise<Hello | string> => {
    const session = new ExternalSession(engine.session, GREETING_LIMITS);
    const greeted = await session.greeted;
    await session.close();
    if ('hello' in greeted) return greeted.hello;
    return greeted.failed.kind === 'protocol-error' ? greeted.failed.detail : `${greeted.failed.kind} before its hello`;
  };
  return {
    id: engine.name,
    async availability(): Promise<Availability> {
      const hello = await greet();
      if (typeof hello !== 'string') return { available: true };
      return { available: false, reason: `no hello from ${engine.session[0]}: ${hello}`, how: 'see adapters/protocol/messages.schema.json for what it must say' };
    },
    async prepare() {},
    async describe(): Promise<EngineIdentity> {
      const hello = await greet();
      if (typeof hello === 'string') throw new Error(`${engine.name}: ${hello}`);
      return {
        id: engine.name,
        engine: hello.engine,
        ...(hello.shim === undefined ? {} : { shim: hello.shim }),
        world: hello.world,
        flags: hello.flags ?? [],
        hostFixes: hello.hostFixes ?? [],
        capabilities: hello.capabilities,
        homepage: hello.homepage ?? '',
        issues: hello.issues ?? '',
      };
    },
    async open(limits, host) {
      return new ExternalSession(engine.session, limits, host);
    },
  };
}
