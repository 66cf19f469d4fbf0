import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { RequirementSet } from './model.ts';

const folder = new URL('./sets/', import.meta.url);

function isRequirementSet(value: unknown): value is RequirementSet {
  if (typeof value !== 'object' || value === null) return false;
  const { id, profile, frozen, rules } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    (profile === 'standalone' || profile === 'compartment' || profile === 'no-evaluators') &&
    typeof frozen === 'string' &&
    Array.isArray(rules) &&
    rules.every((rule) => typeof rule === 'string' && rule.includes('/'))
  );
}

/** The frozen requirement sets, oldest first. Empty until the first freeze. */
export function requirementSets(): readonly RequirementSet[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.map((name) => {
    const set: unknown = parse(readFileSync(new URL(name, folder), 'utf8'));
    if (!isRequirementSet(set)) throw new TypeError(`spec/sets/${name} is not a requirement set`);
    if (`${set.id}.yaml` !== name) throw new TypeError(`spec/sets/${name} says that its id is ${set.id}`);
    return set;
  });
}
