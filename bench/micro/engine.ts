/** What the micro bench asks of an engine: load a program once, then run so many units of it. */

export interface BenchRun {
  readonly ms: number;
  /** What the program computed, as text: all engines must agree. */
  readonly value: string;
}

export interface BenchProgram {
  /** `run(units)` of the program, its promise jobs included. */
  run(units: number): Promise<BenchRun>;
  close(): void;
}

export interface BenchEngine {
  readonly name: string;
  open(source: string): Promise<BenchProgram>;
}

/** After a run, asynchronous programs leave their result in `globalResult`. */
export const VALUE = "typeof globalResult === 'undefined' ? String(result) : String(globalResult)";
