import type { Case } from '../../suites/model.ts';

/**
 * The intrinsic that a generated case is about: cases of one intrinsic share a page, as there are thousands of them.
 * The generator names it in `subject`; without one, cases are kept together by their rule.
 */
export function groupOf(one: Case): string | null {
  if (one.origin !== 'generated') return null;
  return one.subject ?? one.rules[0];
}
