import path from 'node:path';
import { YamlSource } from './yaml-source.ts';
import { readIfThere } from './files.ts';

/**
 * Keys of `threats.yaml`: either a mapping from key to entry (at the top, or under `threats`),
 * or a sequence of entries with a `key` or an `id`.
 */
export function threatKeys(root: string): Set<string> {
  const text = readIfThere(path.join(root, 'threats.yaml'));
  if (text === undefined) return new Set();
  const data = new YamlSource('threats.yaml', text).data;
  const body = isRecord(data) && 'threats' in data ? data.threats : data;
  if (Array.isArray(body)) {
    return new Set(body.flatMap((entry: unknown) => (isRecord(entry) ? [String(entry.key ?? entry.id)] : [])));
  }
  return new Set(isRecord(body) ? Object.keys(body) : []);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
