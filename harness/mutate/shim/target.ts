/** The SES shim on Node, wrapped in faults: the real adapter and the real engine, with other text before and after the shim's own. */
import { SHIM } from '../../../adapters/capabilities.ts';
import { NODE_SHIM, nodeAdapter } from '../../../adapters/engines/node/adapter.ts';
import { installedShim, type Shim } from '../../../adapters/shim-source.ts';
import { GuardedSession } from '../../run/guarded-session.ts';
import type { Target } from '../target.ts';
import { shimFaults, type ShimFault } from './faults.ts';

const LIMITS = { timeoutMs: 10_000, memoryMb: 512, outputBytes: 4_000_000 };

const byId = new Map(shimFaults.map((fault) => [fault.id, fault]));

/** The whole text is one script: directives and names of a wrapper stay in its own braces. */
function wrapped(shim: Shim, { before = '', after = '' }: ShimFault): Shim {
  return { ...shim, source: () => `{\n${before}\n}\n${shim.source()}\n{\n${after}\n}` };
}

function faultOf(id: string): ShimFault {
  const fault = byId.get(id);
  if (fault === undefined) throw new RangeError(`no fault of node/shim is called ${id}`);
  return fault;
}

export const shimTarget: Target = {
  id: 'node/shim',
  capabilities: SHIM,
  profile: 'compartment',
  faults: () => shimFaults,
  open(id) {
    const shim = installedShim();
    const session = new GuardedSession(nodeAdapter('node/shim', NODE_SHIM, id === undefined ? shim : wrapped(shim, faultOf(id))), LIMITS);
    return { run: (job, isolated) => session.run(isolated ? { ...job, freshWorld: true } : job), close: () => session.close() };
  },
};
