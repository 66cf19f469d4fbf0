/**
 * An embargo: a finding that its engine's makers have and the public does not yet. It is kept out of published copies of a run; what
 * the run itself wrote stays as it is, and is not to be published.
 */
export interface EmbargoEntry {
  /** Id of an engine; `*` stands for any text. */
  readonly engine: string;
  /** What is held back on it: a case or a law, by id; `*` stands for any text. */
  readonly of: 'case' | 'law';
  readonly id: string;
  /** The last day, ISO 8601; null where it ends with the makers' answer. */
  readonly until: string | null;
  /** Whether others may see the program, on engines where nothing is held back. Who sees it can try it. */
  readonly program: 'withheld' | 'shown';
}

/** An embargo holds to the end of its last day, in UTC. `today` is ISO 8601. */
export function isOver({ until }: Pick<EmbargoEntry, 'until'>, today: string): boolean {
  return until !== null && until < today;
}
