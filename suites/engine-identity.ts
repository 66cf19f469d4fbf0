import type { Capability } from './model.ts';

export type WorldName = 'native' | 'shim' | 'draft' | 'compartment' | 'bare' | 'plain' | 'frozen-intrinsics' | 'no-codegen' | 'no-evaluators' | 'realms-shim';

export interface ShimIdentity {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

/** Everything that a reader of a result needs to know which engine gave it. */
export interface EngineIdentity {
  /** As given on the command line, normalised: `node/shim@2.3.0`. */
  readonly id: string;
  readonly engine: { readonly name: string; readonly version: string; readonly build?: string };
  /** The SES implementation on it, if it is not the engine's own. */
  readonly shim?: ShimIdentity;
  readonly world: WorldName;
  readonly flags: readonly string[];
  /** What the host did before the implementation was loaded so that it loads at all; one sentence each. */
  readonly hostFixes: readonly string[];
  readonly capabilities: readonly Capability[];
  readonly homepage: string;
  readonly issues: string;
}
