/** From what stands on the command line to an adapter: `engine[/world][@version]` or `engine/shim:path/to/ses.umd.js`. */
import { NODE_WORLDS, nodeAdapter } from './engines/node/adapter.ts';
import { QUICKJS, QUICKJS_NG, quickjsAdapter } from './engines/quickjs/adapter.ts';
import { xsAdapter } from './engines/xs/adapter.ts';
import type { Adapter } from './model.ts';
import { installedShim, localShim, type ShimSource } from './shim-source.ts';

export interface EngineSpec {
  readonly engine: string;
  readonly world: string;
  readonly version?: string;
  /** A local build of the shim. */
  readonly path?: string;
  /** Normalised text. */
  readonly id: string;
}

export class UnknownEngine extends Error {
  override name = 'UnknownEngine';
}

const DEFAULT_WORLD: Record<string, string> = { node: 'shim', xs: 'native', quickjs: 'shim', 'quickjs-ng': 'shim' };

/** Splits an engine spec; says nothing about whether that engine exists. */
export function parseEngineSpec(text: string): EngineSpec {
  const match = /^([a-z][a-z0-9-]*)(?:\/([a-z][a-z0-9-]*))?(?::(.+)|@([0-9A-Za-z.+-]+))?$/.exec(text.trim());
  if (match === null) throw new UnknownEngine(`"${text}" is not an engine: write engine[/world][@version] or engine/shim:path, e.g. node/shim@2.3.0`);
  const [, engine = '', given, path, version] = match;
  const world = given ?? DEFAULT_WORLD[engine] ?? 'bare';
  const id = `${engine}/${world}${path === undefined ? '' : `:${path}`}${version === undefined ? '' : `@${version}`}`;
  return { engine, world, id, ...(path === undefined ? {} : { path }), ...(version === undefined ? {} : { version }) };
}

/** The adapter for an engine spec. */
export function resolveEngine(text: string): Adapter {
  const spec = parseEngineSpec(text);
  if (spec.engine === 'node' && spec.world === 'shim') {
    let shim: ShimSource | undefined;
    return nodeAdapter(spec.id, NODE_WORLDS.shim, () => (shim ??= spec.path === undefined ? installedShim() : localShim(spec.path)));
  }
  if (spec.engine === 'node' && spec.world === 'bare') return nodeAdapter(spec.id, NODE_WORLDS.bare);
  if (spec.engine === 'xs' && spec.world === 'native') return xsAdapter(spec.id, 'native');
  if (spec.engine === 'xs' && spec.world === 'bare') return xsAdapter(spec.id, 'bare');
  if (spec.engine === 'xs' && spec.world === 'shim') return xsAdapter(spec.id, 'shim', installedShim);
  if (spec.engine === 'quickjs' && (spec.world === 'shim' || spec.world === 'bare')) return quickjsAdapter(spec.id, QUICKJS, spec.world, spec.world === 'shim' ? installedShim : undefined);
  if (spec.engine === 'quickjs-ng' && (spec.world === 'shim' || spec.world === 'bare')) return quickjsAdapter(spec.id, QUICKJS_NG, spec.world, spec.world === 'shim' ? installedShim : undefined);
  throw new UnknownEngine(`no engine "${text}"; known: node/shim, node/bare`);
}
