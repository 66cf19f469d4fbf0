import { startProgress } from './progress.ts';

/** Tells a person how far a search is: as a run does where there is a number to come to, else a line now and then. */
export interface SearchProgress {
  done(engine: string, runs: number): void;
  found(findings: number): void;
  stop(): void;
}

const EVERY_MS = 15_000;

/** `total` runs on each engine; null where time is the limit. */
export function startSearchProgress(engines: readonly string[], total: number | null): SearchProgress {
  if (total !== null) {
    const progress = startProgress(engines, total);
    return {
      done(engine, runs) {
        for (let run = 0; run < runs; run += 1) progress.done(engine);
      },
      found: () => undefined,
      stop: () => progress.stop(),
    };
  }
  const began = performance.now();
  let all = 0;
  let findings = 0;
  const timer = setInterval(() => {
    process.stderr.write(`${Math.round((performance.now() - began) / 1000)} s: ${all} runs, ${findings} findings\n`);
  }, EVERY_MS);
  return {
    done(_engine, runs) {
      all += runs;
    },
    found(more) {
      findings += more;
    },
    stop: () => clearInterval(timer),
  };
}
