import type { Tagged } from '../../suites/model.ts';

/** SameValue on tagged values, structural for arrays and objects; the order of an object's keys doesn't count. */
export function taggedEqual(a: Tagged, b: Tagged): boolean {
  return structurallyEqual(a, b);
}

function structurallyEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => structurallyEqual(item, b[index]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && structurallyEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
