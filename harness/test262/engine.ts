/** What an engine must do to run test262 files in process, a fresh realm each. */

/** A test as the stream gives it, the runtime it needs apart. */
export interface Test262Test {
  /** Relative to the checkout, with forward slashes: `test/built-ins/Array/…`. */
  readonly file: string;
  /** The test's own text, strictness imposed where the file does not say otherwise. */
  readonly source: string;
  readonly module: boolean;
  readonly async: boolean;
  /** Names of harness files to evaluate first. */
  readonly includes: readonly string[];
  readonly negative: Negative | undefined;
}

export interface Negative {
  readonly phase: 'parse' | 'early' | 'resolution' | 'runtime';
  readonly type: string;
}

/** How far a test came, and what it printed. */
export type Test262Ending =
  | { readonly kind: 'completed'; readonly printed: readonly string[] }
  | { readonly kind: 'threw'; readonly phase: 'parse' | 'resolution' | 'runtime'; readonly errorName: string; readonly message: string; readonly printed: readonly string[] }
  | { readonly kind: 'timeout' | 'crash' | 'out-of-memory'; readonly message: string };

export interface Test262Engine {
  readonly name: string;
  readonly version: string;
  /** How it was set up, where there is a choice: stands in the header of the results. */
  readonly options?: Readonly<Record<string, string>>;
  /** Runs one test in a realm of its own. Must not throw for anything that a test does. */
  run(test: Test262Test): Promise<Test262Ending>;
}

/** Where harness files and fixtures come from. */
export interface Test262Root {
  /** The text of `harness/NAME`. */
  include(name: string): string;
  /** The text of a file by its path in the checkout. Throws when there is none. */
  read(file: string): string;
}
