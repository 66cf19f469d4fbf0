import type { Case } from '../../suites/model.ts';

/**
 * The intrinsic that a generated case is about: cases of one intrinsic share a page, as there are thousands of them.
 * It is the second word of their ids, `table/math/…`; anything else that is generated is kept together by its rule.
 */
export function groupOf(one: Case): string | null {
  if (one.origin !== 'generated') return null;
  return /^table\/([^/]+)/.exec(one.id)?.[1] ?? one.rules[0];
}
