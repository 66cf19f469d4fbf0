import type { Tree } from '../../syntax/index.ts';

/** ContainsUseStrict (sec-directive-prologues-and-the-use-strict-directive). */
export function hasUseStrict(body: readonly Tree.Node[]): boolean {
  for (const statement of body) {
    const { directive } = statement as { directive?: string };
    if (directive === undefined) return false;
    if (directive === 'use strict') return true;
  }
  return false;
}
