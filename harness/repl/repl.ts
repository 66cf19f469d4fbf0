/** `ses262 reference` without a program: read, evaluate, print. */
import { createInterface } from 'node:readline';
import { GuestError, LimitExceeded, type ReferenceWorld } from '../../reference/index.ts';
import { readHistory, rememberLine } from './history.ts';
import { parseScript } from '../../reference/syntax/index.ts';
import { isIncomplete } from './incomplete.ts';
import { uncaught } from './report-failure.ts';

const HELP = `.help    this text
.exit    leave (or Ctrl-D)
.meter   steps and bytes used so far
.break   forget the lines typed so far of an unfinished program
`;

/** Runs until the input ends. A world that has reached a limit is replaced by a new one. */
export async function repl(
  makeWorld: () => ReferenceWorld,
  first: ReferenceWorld,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<number> {
  const terminal = (input as NodeJS.ReadStream).isTTY === true;
  const lines = createInterface({ input, output, terminal, history: terminal ? readHistory() : [], historySize: 1000, prompt: '> ' });
  let world = first;
  let pending = '';
  const say = (text: string): void => void output.write(`${text}\n`);
  const prompt = (): void => {
    lines.setPrompt(pending === '' ? '> ' : '... ');
    if (terminal) lines.prompt();
  };

  const evaluate = (source: string): void => {
    const known = new Set(world.unhandledRejections);
    try {
      say(world.inspect(world.evaluate(asProgram(source), { file: '<repl>' })));
      world.drain();
      for (const promise of world.unhandledRejections) if (!known.has(promise)) say(`Unhandled rejection: ${world.inspect(promise)}`);
    } catch (error) {
      if (error instanceof GuestError) output.write(uncaught(world, error));
      else if (!(error instanceof LimitExceeded)) throw error;
      else {
        world = makeWorld();
        say(`${error.kind} limit: ${error.message}. The world has ended; here is a new one.`);
      }
    }
  };

  /** Returns false to leave. */
  const command = (line: string): boolean => {
    switch (line.trim()) {
      case '.exit':
        return false;
      case '.help':
        output.write(HELP);
        break;
      case '.break':
        pending = '';
        break;
      case '.meter':
        say(`${world.usage.steps} steps, about ${world.usage.bytes} bytes`);
        break;
      default:
        say(`${line.trim()} is no command; .help lists them`);
    }
    return true;
  };

  lines.on('SIGINT', () => {
    if (pending === '') lines.close();
    else {
      pending = '';
      say('');
      prompt();
    }
  });
  prompt();
  for await (const line of lines) {
    if (terminal && line.trim() !== '') rememberLine(line);
    if (/^\s*\.[a-z]+\s*$/.test(line)) {
      if (!command(line)) break;
    } else if (line.trim() !== '' || pending !== '') {
      const source = pending + line;
      if (isIncomplete(asProgram(source))) pending = `${source}\n`;
      else {
        pending = '';
        evaluate(source);
      }
    }
    prompt();
  }
  if (pending !== '') evaluate(pending);
  lines.close();
  return 0;
}

/** A line that begins with a brace is more likely an object than a block, if it can be one. */
function asProgram(source: string): string {
  if (!/^\s*\{/.test(source) || /;\s*$/.test(source)) return source;
  const expression = `(${source}\n)`;
  return isIncomplete(expression) || !parses(expression) ? source : expression;
}

function parses(source: string): boolean {
  try {
    parseScript(source);
    return true;
  } catch {
    return false;
  }
}
