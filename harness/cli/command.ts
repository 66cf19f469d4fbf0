/** What a command's file exports as `run`: resolves to the exit code. */
export interface CommandModule {
  run(
    positionals: readonly unknown[],
    options: Readonly<Record<string, unknown>>,
    /** The command line as given, for the report's header. */
    argv: readonly string[],
  ): Promise<number>;
}

/** One line of `commands.ts`. The command's own file is loaded only when it is asked for. */
export interface CommandEntry {
  /** Name and arguments in commander's notation. */
  readonly usage: string;
  readonly description: string;
  /** Flags, what they do, and the default, in commander's notation. */
  readonly options: readonly (readonly [flags: string, text: string, fallback?: string | boolean | string[]])[];
  load(): Promise<CommandModule>;
}
