/** Commands by which a reader sees a result again. */
import type { PropertiesFacts } from '../model.ts';

/** What decides the outcome of a single case; filters, engines and where the report went do not. */
const DECIDING = ['--edition', '--set', '--engines', '--suites', '--timeout', '--memory'];

/** Those options of a recorded command line that another run needs in order to judge a case alike, each behind a space. */
export function decidingOptions(command: string): string {
  const words = command.match(/(?:'[^']*'|\\'|[^\s'\\])+/g) ?? [];
  return words
    .flatMap((word, at) => {
      if (!DECIDING.includes(word.replace(/=.*/s, ''))) return [];
      return word.includes('=') || at + 1 === words.length ? [` ${word}`] : [` ${word} ${words[at + 1]}`];
    })
    .join('');
}

/** The command that shows what an engine, or every engine of the run, does with a case, or with all of them. */
export function runCommand(command: string, { one, engine, verbose = false }: { readonly one?: string; readonly engine?: string; readonly verbose?: boolean }): string {
  return `ses262 run${one === undefined ? '' : ` ${one}`}${engine === undefined ? '' : ` --engine ${engine}`}${decidingOptions(command)}${verbose ? ' --verbose' : ''}`;
}

/** The command that shows one run of a search again. */
export function reproduceCommand(law: string, engine: string, { seed }: Pick<PropertiesFacts, 'seed'>, run: number, edition = 'draft-2019'): string {
  return `ses262 fuzz ${law} --engine ${engine} --seed ${seed} --from ${run} --runs 1${edition === 'draft-2019' ? '' : ` --edition ${edition}`}`;
}
