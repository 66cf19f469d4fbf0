import type { Case, HostSettings } from '../../suites/model.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** Cases that share one engine process, with their places in the report. */
export interface Batch {
  readonly engine: string;
  readonly items: readonly { readonly entry: Case; readonly index: number }[];
  /** Nothing but generated cases, which only read: none can disturb another. */
  readonly readOnly: boolean;
  /** Settings that the process is started under. */
  readonly host?: HostSettings;
}

const READ_ONLY_SIZE = 500;
const HAND_WRITTEN_SIZE = 120;

/**
 * Cuts one engine's cases into batches. The cut depends on the cases alone, never on the number of workers:
 * which cases share a process is part of the input, so that the report is the same with any `--jobs`.
 */
export function batchesFor(engine: string, cases: readonly Case[], firstIndex: number): Batch[] {
  const items = cases.map((entry, offset) => ({ entry, index: firstIndex + offset }));
  const readOnly = items.filter(({ entry }) => entry.origin === 'generated');
  const handWritten = items.filter(({ entry }) => entry.origin !== 'generated' && entry.world.host === undefined);
  return [
    ...chunks(handWritten, HAND_WRITTEN_SIZE).map((chunk) => ({ engine, items: chunk, readOnly: false })),
    ...byHost(items).map(([host, own]) => ({ engine, items: own, readOnly: false, host })),
    ...chunks(readOnly, READ_ONLY_SIZE).map((chunk) => ({ engine, items: chunk, readOnly: true })),
  ];
}

/** Cases under settings of their own, those with the same ones together. */
function byHost(items: Batch['items']): (readonly [HostSettings, Batch['items']])[] {
  const groups = new Map<string, [HostSettings, Batch['items'][number][]]>();
  for (const item of items) {
    const { host } = item.entry.world;
    if (host === undefined) continue;
    const key = JSON.stringify([host.timeZone, host.locale]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [host, [item]]);
    else group[1].push(item);
  }
  return [...groups.values()];
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** One of each list in turn, so that a slow engine doesn't come last as a whole. */
export function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => (at < list.length ? [list[at]] : []))).flat();
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `2/4` */
export function parseShard(text: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const shard = { index: Number(match?.[1]), count: Number(match?.[2]) };
  if (match === null || shard.index < 1 || shard.index > shard.count) {
    throw new WrongUse(`"${text}" is not a shard`, 'write --shard i/n with 1 <= i <= n, such as --shard 1/4');
  }
  return shard;
}

/** Every n-th case: the shards are of like size and together hold each case once. */
export function shardOf<T>(list: readonly T[], { index, count }: Shard): T[] {
  return list.filter((_, at) => at % count === index - 1);
}
