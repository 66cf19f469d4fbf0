/** Counts the steps of a match for the host; `spend` throws what the host throws when nothing is left. */
export interface StepBudget {
  spend(steps: number): void;
}

/** Steps are handed to the budget in portions of at least this size, so that counting is cheap and still deterministic. */
export const portion = 4096;

export class Meter {
  steps = 0;
  private readonly budget: StepBudget;

  constructor(budget: StepBudget) {
    this.budget = budget;
  }

  flush(): void {
    const { steps } = this;
    this.steps = 0;
    if (steps > 0) this.budget.spend(steps);
  }
}

/** A match that needs more memory for backtracking than is allowed. The guest is owed a RangeError. */
export class BacktrackOverflow extends Error {
  constructor() {
    super('The match of a regular expression keeps too many choices open');
    this.name = 'BacktrackOverflow';
  }
}
