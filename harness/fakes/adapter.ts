import { fileURLToPath } from 'node:url';
import { DriverSession } from '../../adapters/engines/driver-session.ts';
import type { Adapter } from '../../adapters/model.ts';
import type { Capability } from '../../suites/model.ts';

const script = fileURLToPath(new URL('./engine.js', import.meta.url));

/** An adapter for a deliberately wrong engine, in a process of its own like any other. */
export function fakeAdapter(mode: string, options: { detail?: string; capabilities?: readonly Capability[] } = {}): Adapter {
  const id = `fake/${mode}`;
  return {
    id,
    availability: () => Promise.resolve({ available: true }),
    prepare: () => Promise.resolve(),
    describe: () =>
      Promise.resolve({
        id,
        engine: { name: 'fake', version: '1' },
        world: 'bare',
        flags: [mode],
        hostFixes: [],
        capabilities: options.capabilities ?? [],
        homepage: 'https://example.invalid/',
        issues: 'https://example.invalid/',
      }),
    open: (limits) =>
      Promise.resolve(
        new DriverSession({
          command: process.execPath,
          args: [script, mode, ...(options.detail === undefined ? [] : [options.detail])],
          residentMb: limits.memoryMb,
        }),
      ),
  };
}
