import type { Tagged } from '../../suites/model.ts';

/**
 * A value as YAML says it, in tagged form: mappings without a `$` key are ordinary objects,
 * and the numbers that JSON cannot hold get their tag.
 */
export function toTagged(value: unknown): Tagged {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return taggedNumber(value);
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (Array.isArray(value)) return value.map(toTagged);
  if (typeof value !== 'object') throw new TypeError(`no tagged form for ${typeof value}`);
  const entries = Object.entries(value);
  const tag = entries.find(([key]) => key.startsWith('$'));
  if (tag === undefined) return { $object: mapValues(entries) };
  const [key, content] = tag as [string, unknown];
  switch (key) {
    case '$undefined':
      return { $undefined: true };
    case '$number':
      return taggedNumber(Number(content));
    case '$bigint':
      return { $bigint: String(content) };
    case '$symbol':
      return { $symbol: String(content) };
    case '$function':
      return { $function: String(content) };
    case '$object':
      return { $object: mapValues(Object.entries(content as object)) };
    case '$error': {
      const { constructor, realm } = content as { constructor: string; realm?: 'shared' | 'foreign' };
      return { $error: { constructor, realm: realm ?? 'shared' } };
    }
    case '$other':
      return { $other: String(content) };
    default:
      throw new TypeError(`unknown tag ${key}`);
  }
}

function mapValues(entries: readonly [string, unknown][]): Record<string, Tagged> {
  return Object.fromEntries(entries.map(([key, value]) => [key, toTagged(value)]));
}

function taggedNumber(value: number): Tagged {
  if (Object.is(value, -0)) return { $number: '-0' };
  if (Number.isFinite(value)) return value;
  return { $number: String(value) as 'NaN' | 'Infinity' | '-Infinity' };
}

const tags = new Set(['$undefined', '$number', '$bigint', '$symbol', '$function', '$object', '$error', '$other']);

/** Where a value has a `$` key that is no tag, or that has other keys beside it. */
export function misusedTags(value: unknown, path: readonly (string | number)[] = []): { tag: string; path: readonly (string | number)[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, item]) => {
    const isTag = typeof key === 'string' && key.startsWith('$');
    const misused = isTag && (!tags.has(key) || entries.length > 1) ? [{ tag: key, path: [...path, key] }] : [];
    return [...misused, ...misusedTags(item, [...path, key])];
  });
}
