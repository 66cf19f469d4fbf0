import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { commands } from './commands.js';

/* The same as in exit.ts, which is TypeScript: this file runs before there is anything to translate it. */
const OK = 0;
const WRONG_USE = 2;

/** What the file system says when a path that was given is not what it should be, or may not be written. */
const FILE_ERRORS = new Map([
  ['EACCES', 'permission denied'], ['EPERM', 'permission denied'], ['EROFS', 'the file system is read-only'], ['ENOSPC', 'no space is left'],
  ['ENOENT', 'no such file or folder'], ['ENOTDIR', 'a part of the path is no folder'], ['EEXIST', 'there is a file of that name'], ['EISDIR', 'it is a folder'],
]);

/** What to say of an error that is the user's to mend; undefined for our own faults, which keep their stack. */
function complaint(error) {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'WrongUse') return error.message;
  const what = FILE_ERRORS.get(error.code);
  return what === undefined || typeof error.path !== 'string' ? undefined : `${error.path}: ${what}`;
}

let translating = false;

/** Commands are TypeScript; what translates them is loaded with the first one. */
async function translate() {
  if (translating) return;
  translating = true;
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
}

function version() {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return version;
}

/**
 * The whole command line.
 * @param {readonly string[]} argv as the process has it
 * @returns {Promise<number>} the exit code
 */
export async function main(argv) {
  let exitCode = OK;
  // Whoever reads may stop early (a pager, head): what is being done is still done to its end.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
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
    sub.action(async (...given) => {
      await translate();
      const { run } = await command.load();
      const positionals = given.slice(0, -2);
      exitCode = await run(positionals, given[given.length - 2], argv.slice(2));
    });
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : WRONG_USE;
    const message = complaint(error);
    if (message === undefined) throw error;
    process.stderr.write(`ses262: ${message}\n`);
    return WRONG_USE;
  }
  return exitCode;
}
