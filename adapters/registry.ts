/** From what stands on the command line to an adapter: `engine[/world][@version]` or `engine/shim:path/to/ses.umd.js`. */
import { commandAdapter } from './engines/command/adapter.ts';
import { FROZEN_INTRINSICS, xst } from './engines/command/built-in.ts';
import type { CommandEngine, CommandWorld, UserEngine } from './engines/command/config.ts';
import { readEngines } from './engines/command/read-engines.ts';
import { externalAdapter } from './engines/external/adapter.ts';
import { NODE_BARE, NODE_NO_CODEGEN, NODE_SHIM, nodeAdapter } from './engines/node/adapter.ts';
import { realmsShimAdapter } from './engines/node/realms-shim.ts';
import { QUICKJS, QUICKJS_NG, quickjsAdapter } from './engines/quickjs/adapter.ts';
import { referenceAdapter } from './engines/reference/adapter.ts';
import { xsAdapter } from './engines/xs/adapter.ts';
import type { Adapter } from './model.ts';
import { nearestName } from './nearest-name.ts';
import { installedShim, localShim, releasedShim, type Shim } from './shim-source.ts';

export interface EngineSpec {
  readonly engine: string;
  /** Absent for engines that have one world only. */
  readonly world?: string;
  /** A release of the shim. */
  readonly version?: string;
  /** A local build of the shim. */
  readonly path?: string;
}

/** An engine in one of its worlds. */
export interface EngineEntry {
  /** `engine/world`, or the engine alone where there is but one world. */
  readonly id: string;
  readonly summary: string;
  /** Whether `@version` or `:path` can choose another shim. */
  readonly takes: readonly ('version' | 'path')[];
  make(id: string, spec: EngineSpec): Adapter;
}

export class UnknownEngine extends Error {
  override name = 'UnknownEngine';
}

const shimOf = ({ version, path }: EngineSpec): Shim => (path !== undefined ? localShim(path) : version !== undefined ? releasedShim(version) : installedShim());

const SHIM_CHOICE = ['version', 'path'] as const;

/** The first world of an engine is the one meant when none is named. */
const BUILT_IN: readonly EngineEntry[] = [
  { id: 'reference/draft', summary: 'the reference interpreter: the standalone SES world of the draft', takes: [], make: (id) => referenceAdapter(id, 'draft') },
  { id: 'reference/compartment', summary: 'the reference interpreter: Compartment, lockdown and harden as the documents describe them', takes: [], make: (id) => referenceAdapter(id, 'compartment') },
  { id: 'reference/no-evaluators', summary: 'the reference interpreter: the draft\'s configuration without runtime evaluators', takes: [], make: (id) => referenceAdapter(id, 'no-evaluators') },
  { id: 'reference/no-codegen', summary: 'the reference interpreter: lockdown and harden where code from strings is forbidden', takes: [], make: (id) => referenceAdapter(id, 'no-codegen') },
  { id: 'reference/plain', summary: 'the reference interpreter without SES', takes: [], make: (id) => referenceAdapter(id, 'plain') },
  { id: 'node/shim', summary: 'the SES shim on V8, in vm contexts', takes: SHIM_CHOICE, make: (id, spec) => nodeAdapter(id, NODE_SHIM, shimOf(spec)) },
  { id: 'node/bare', summary: 'V8 without SES', takes: [], make: (id) => nodeAdapter(id, NODE_BARE) },
  { id: 'node/no-codegen', summary: 'the SES shim where code from strings is forbidden', takes: SHIM_CHOICE, make: (id, spec) => nodeAdapter(id, NODE_NO_CODEGEN, shimOf(spec)) },
  { id: 'node/frozen-intrinsics', summary: 'Node\'s own --frozen-intrinsics, no SES', takes: [], make: (id) => frozenIntrinsics(id) },
  { id: 'node/realms-shim', summary: 'the Realms shim of 2019', takes: ['version'], make: (id, { version }) => realmsShimAdapter(id, version) },
  { id: 'xs/native', summary: 'XS with its own lockdown, harden and Compartment', takes: [], make: (id) => xsAdapter(id, 'native') },
  { id: 'xs/shim', summary: 'the SES shim on XS', takes: SHIM_CHOICE, make: (id, spec) => xsAdapter(id, 'shim', shimOf(spec)) },
  { id: 'xs/bare', summary: 'XS without SES', takes: [], make: (id) => xsAdapter(id, 'bare') },
  { id: 'quickjs/shim', summary: 'the SES shim on QuickJS', takes: SHIM_CHOICE, make: (id, spec) => quickjsAdapter(id, QUICKJS, 'shim', shimOf(spec)) },
  { id: 'quickjs/bare', summary: 'QuickJS without SES', takes: [], make: (id) => quickjsAdapter(id, QUICKJS, 'bare') },
  { id: 'quickjs-ng/shim', summary: 'the SES shim on QuickJS-ng', takes: SHIM_CHOICE, make: (id, spec) => quickjsAdapter(id, QUICKJS_NG, 'shim', shimOf(spec)) },
  { id: 'quickjs-ng/bare', summary: 'QuickJS-ng without SES', takes: [], make: (id) => quickjsAdapter(id, QUICKJS_NG, 'bare') },
  ...commandEntries(xst(), 'Moddable\'s own shell (set XST to its path)'),
];

function frozenIntrinsics(id: string): Adapter {
  const adapter = commandAdapter(id, FROZEN_INTRINSICS, 'bare');
  return { ...adapter, describe: async () => ({ ...(await adapter.describe()), world: 'frozen-intrinsics' }) };
}

function commandEntries(engine: CommandEngine, summary: string): EngineEntry[] {
  return engine.worlds.map((world: CommandWorld) => ({
    id: `${engine.name}/${world}`,
    summary,
    takes: world === 'shim' ? SHIM_CHOICE : [],
    make: (id, spec) => commandAdapter(id, engine, world, world === 'shim' ? shimOf(spec) : undefined),
  }));
}

const added: EngineEntry[] = [];

/** Adds the engines of a user's YAML file; later lookups know them. */
export function addEngineFile(path: string): void {
  for (const engine of readEngines(path)) addEngine(engine);
}

export function addEngine(engine: UserEngine): void {
  const entries = 'session' in engine
    ? [{ id: engine.name, summary: 'an engine of yours, over the stdio protocol', takes: [], make: () => externalAdapter(engine) }]
    : commandEntries(engine, 'an engine of yours');
  for (const entry of entries) {
    if (listEngines().some(({ id }) => id === entry.id)) throw new UnknownEngine(`there is already an engine ${entry.id}; give yours another name`);
    added.push(entry);
  }
}

/** Every engine that can be named, in its order of presentation. */
export function listEngines(): readonly EngineEntry[] {
  return [...BUILT_IN, ...added];
}

/** Splits an engine spec; says nothing about whether that engine exists. */
export function parseEngineSpec(text: string): EngineSpec {
  const match = /^([a-z][a-z0-9-]*)(?:\/([a-z][a-z0-9-]*))?(?::(.+)|@([0-9A-Za-z.+-]+))?$/.exec(text.trim());
  if (match === null) throw new UnknownEngine(`"${text}" is not an engine: write engine[/world][@version] or engine/shim:path, e.g. node/shim@2.3.0`);
  const [, engine = '', world, path, version] = match;
  return { engine, ...(world === undefined ? {} : { world }), ...(path === undefined ? {} : { path }), ...(version === undefined ? {} : { version }) };
}

/** The adapter for an engine spec; an unknown engine is an `UnknownEngine` error that names the nearest one. */
export function resolveEngine(text: string): Adapter {
  const spec = parseEngineSpec(text);
  const wanted = spec.world === undefined ? spec.engine : `${spec.engine}/${spec.world}`;
  const entries = listEngines();
  const entry = entries.find(({ id }) => id === wanted) ?? (spec.world === undefined ? entries.find(({ id }) => id.startsWith(`${spec.engine}/`)) : undefined);
  if (entry === undefined) {
    const near = nearestName(wanted, entries.map(({ id }) => id));
    throw new UnknownEngine(`no engine "${wanted}"${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  for (const choice of ['version', 'path'] as const) {
    if (spec[choice] !== undefined && !entry.takes.includes(choice)) throw new UnknownEngine(`${entry.id} takes no ${choice}`);
  }
  const id = `${entry.id}${spec.path === undefined ? '' : `:${spec.path}`}${spec.version === undefined ? '' : `@${spec.version}`}`;
  return entry.make(id, spec);
}
