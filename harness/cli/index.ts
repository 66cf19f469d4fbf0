import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { WrongUse } from '../text/wrong-use.ts';
import { commands } from './commands.ts';
import { EXIT } from './exit.ts';

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}

/** The whole command line; resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = new Command('ses262')
    .description('Conformance and security suite for the standalone SES world')
    .version(version())
    .showSuggestionAfterError()
    .showHelpAfterError('(ses262 --help lists the commands and their options)')
    .exitOverride();
  for (const command of commands) {
    const sub = program.command(command.usage).description(command.description).exitOverride();
    sub.showHelpAfterError(`(ses262 ${command.usage.split(' ')[0]} --help lists its options)`);
    for (const [flags, text, fallback] of command.options) sub.option(flags, text, fallback);
    sub.action(async (...given: unknown[]) => {
      const { run } = await command.load();
      const positionals = given.slice(0, -2);
      exitCode = await run(positionals, given[given.length - 2] as Readonly<Record<string, unknown>>, argv.slice(2));
    });
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
    if (error instanceof WrongUse) {
      process.stderr.write(`ses262: ${error.message}\n`);
      return EXIT.wrongUse;
    }
    throw error;
  }
  return exitCode;
}
