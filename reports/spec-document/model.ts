/** What the document is made from: the spec, the cases that cite it and, for its annotations, one run. */
import type { Conflict } from '../../spec/conflicts.ts';
import type { Chapter, RequirementSet } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import type { ThreatDictionary } from '../corpus.ts';
import type { Derived } from '../derive/index.ts';

export interface SpecDocument {
  readonly chapters: readonly Chapter[];
  readonly sets: readonly RequirementSet[];
  readonly conflicts: readonly Conflict[];
  readonly threats: ThreatDictionary;
  readonly cases: readonly Case[];
  /** Version of the package that the spec is part of. */
  readonly version: string;
  readonly run?: AnnotatingRun;
}

export interface AnnotatingRun {
  readonly derived: Derived;
  /** From the root of the document to the run's directory, with a slash at its end. */
  readonly href: string;
}
