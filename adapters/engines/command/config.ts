/** What a few lines of YAML say about a command-line engine that nobody here knows. */
import type { Capability } from '../../../suites/model.ts';
import { BARE, DRAFT, NATIVE, SHIM } from '../../capabilities.ts';
import type { WorldDriver } from '../../worlds/world-text.ts';

export type CommandWorld = 'native' | 'shim' | 'draft' | 'bare';

/** An engine that runs script files: one process per job. */
export interface CommandEngine {
  /** As on the command line: `jsc` in `jsc/shim`. */
  readonly name: string;
  /** Program and arguments; `{script}` stands for the file to run, and is appended where it is missing. */
  readonly command: readonly string[];
  /** An expression of the engine: a function that prints one line. */
  readonly print: string;
  readonly worlds: readonly CommandWorld[];
  /** A command whose first line of output is the version. */
  readonly version?: readonly string[];
  /** Statements run before a shim loads; each is named in reports as a host fix. */
  readonly fixes?: readonly string[];
  /** What this engine lacks of what its world usually can. */
  readonly lacks?: readonly Capability[];
  /** What to do where the command is not there. */
  readonly how?: string;
  readonly homepage?: string;
  readonly issues?: string;
}

/** An engine that speaks the stdio protocol and keeps a session. */
export interface SessionEngine {
  readonly name: string;
  readonly session: readonly string[];
}

export type UserEngine = CommandEngine | SessionEngine;

export const COMMAND_CAPABILITIES: Record<CommandWorld, readonly Capability[]> = { native: NATIVE, shim: SHIM, draft: DRAFT, bare: BARE };

export const driverOf = (world: CommandWorld): WorldDriver => world;
