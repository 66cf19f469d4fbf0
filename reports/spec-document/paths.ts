/**
 * Addresses within the document. Rules are cited by them for years, so they follow from ids alone: the rule
 * `omissions/math-random` is at `omissions/index.html#math-random`.
 */
import type { IntrinsicId, KeyName } from '../../spec/intrinsics/index.ts';
import { slug } from '../../spec/slug.ts';

export const PATHS = {
  home: 'index.html',
  globals: 'tables/globals/index.html',
  intrinsics: 'tables/intrinsics/index.html',
  editions: 'editions/index.html',
  sets: 'sets/index.html',
  conflicts: 'conflicts/index.html',
  threats: 'threats/index.html',
} as const;

export function chapterPath(id: string): string {
  return `${id}/index.html`;
}

/** The part of a rule's id that is its own. */
export function ruleAnchor(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

export function rulePath(id: string): string {
  return `${chapterPath(id.slice(0, id.indexOf('/')))}#${ruleAnchor(id)}`;
}

/** `%ArrayPrototype%` → `array-prototype`: the words by which generated cases and reports call it too. */
export function intrinsicAnchor(id: IntrinsicId): string {
  return slug(id);
}

/** Keys that differ in case only (`Math.E` and an `e`) keep their spelling, so this one is not made of words. */
export function propertyAnchor(owner: IntrinsicId, key: KeyName): string {
  return `${intrinsicAnchor(owner)}.${key.replace(/[^\w@.-]/g, (character) => `-${character.codePointAt(0)!.toString(16)}-`)}`;
}
