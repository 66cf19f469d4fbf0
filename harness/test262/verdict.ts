import type { Outcome } from '../../reports/model.ts';
import type { Test262Ending, Test262Test } from './engine.ts';

export interface Test262Verdict {
  readonly outcome: Outcome;
  /** One sentence; absent for `pass`. */
  readonly detail?: string;
}

const COMPLETE = 'Test262:AsyncTestComplete';

/** The verdict on one test, by INTERPRETING.md of test262: expected phase and constructor name, never the message. */
export function judgeTest262(test: Pick<Test262Test, 'negative' | 'async'>, ending: Test262Ending): Test262Verdict {
  switch (ending.kind) {
    case 'timeout':
    case 'crash':
    case 'out-of-memory':
      return { outcome: ending.kind, detail: ending.message };
    case 'completed':
      return test.negative === undefined ? judgeCompleted(test.async, ending.printed) : missingThrow(test.negative);
    case 'threw':
      return test.negative === undefined
        ? { outcome: 'fail', detail: `threw ${ending.errorName} (${ending.phase}): ${ending.message}` }
        : judgeThrow(test.negative, ending);
  }
}

function judgeCompleted(async: boolean, printed: readonly string[]): Test262Verdict {
  if (!async) return { outcome: 'pass' };
  if (printed.includes(COMPLETE)) {
    const failure = printed.find((line) => line.startsWith('Test262:AsyncTestFailure:'));
    return failure === undefined ? { outcome: 'pass' } : { outcome: 'fail', detail: failure };
  }
  return { outcome: 'fail', detail: printed.find((line) => line.startsWith('Test262:')) ?? 'an asynchronous test never called $DONE' };
}

function missingThrow(negative: NonNullable<Test262Test['negative']>): Test262Verdict {
  return { outcome: 'fail', detail: `expected ${negative.type} in phase ${negative.phase}, but the test completed` };
}

function judgeThrow(negative: NonNullable<Test262Test['negative']>, ending: Test262Ending & { kind: 'threw' }): Test262Verdict {
  const phase = negative.phase === 'early' ? 'parse' : negative.phase;
  if (ending.phase === phase && ending.errorName === negative.type) return { outcome: 'pass' };
  return {
    outcome: 'fail',
    detail: `expected ${negative.type} in phase ${phase}, got ${ending.errorName} in phase ${ending.phase}: ${ending.message}`,
  };
}
