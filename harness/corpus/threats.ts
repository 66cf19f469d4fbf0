import path from 'node:path';
import type { Finding } from './finding.ts';
import { readIfThere } from './files.ts';
import { schemaFindings, threatsValidator } from './schema.ts';
import { YamlSource } from './yaml-source.ts';

const FILE = 'threats.yaml';

function dictionary(root: string): YamlSource | undefined {
  const text = readIfThere(path.join(root, FILE));
  return text === undefined ? undefined : new YamlSource(FILE, text);
}

/** Keys of the attack dictionary; none where it cannot be read. */
export function threatKeys(root: string): Set<string> {
  const data = dictionary(root)?.data as { readonly threats?: unknown } | null | undefined;
  const entries: readonly unknown[] = Array.isArray(data?.threats) ? data.threats : [];
  return new Set(entries.flatMap((entry) => (typeof entry === 'object' && entry !== null && 'key' in entry ? [String(entry.key)] : [])));
}

/** What is wrong with the attack dictionary itself. */
export function threatsFindings(root: string): readonly Finding[] {
  const source = dictionary(root);
  if (source === undefined) return [];
  return source.findings.length > 0 ? source.findings : schemaFindings(source, threatsValidator());
}
