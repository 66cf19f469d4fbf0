import type { RuleId } from '../../spec/model.ts';

/** What becomes of a rule in the reference. */
export type Realisation =
  /** A file whose doc comments name the rule. */
  | { readonly file: string }
  /** Nothing of its own makes it hold: it holds where these do. */
  | { readonly followsFrom: readonly [RuleId, ...RuleId[]] }
  /** Nothing in an interpreter could realise it, and why. */
  | { readonly notExecutable: string }
  /** It is still to be done. */
  | { readonly unrealised: string };

export type Realisations = { readonly [rule: RuleId]: Realisation };

/** In a file of `reference/`. */
export function within(file: string): Realisation {
  return { file: `reference/${file}` };
}
