import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createWorld, type GuestValue, type ReferenceWorld } from '../../reference/index.ts';
import { REFERENCE_EXIT as EXIT, reportFailure } from '../repl/report-failure.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { oneOf, positive } from './numbers.ts';

interface Given {
  readonly world: ReferenceWorld;
  readonly isModule: boolean;
  readonly showMeter: boolean;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

/** Guests print with `print`: the interpreter has no console, for the language has none. */
function definePrint(world: ReferenceWorld): void {
  world.defineFunction('print', (...values) => {
    const text = values.map((value) => (typeof value === 'string' ? value : world.inspect(value)));
    process.stdout.write(`${text.join(' ')}\n`);
    return undefined;
  });
}

function makeWorld(options: Readonly<Record<string, unknown>>): ReferenceWorld {
  const world = createWorld({
    edition: oneOf('--edition', options.edition, ['plain', 'draft-2019', 'draft-2023']),
    ...(options.meter !== undefined && { meter: positive('--meter', options.meter) }),
    ...(options.memory !== undefined && { memory: positive('--memory', options.memory) * 2 ** 20 }),
  });
  definePrint(world);
  return world;
}

/** Import specifiers are paths of files, relative to the importing one. */
function loadFile(specifier: string, referrer: string): { source: string; specifier: string } | undefined {
  const file = resolve(dirname(referrer), specifier);
  try {
    return { source: readFileSync(file, 'utf8'), specifier: file };
  } catch {
    return undefined;
  }
}

function runProgram({ world, isModule }: Given, source: string, file: string): GuestValue {
  let value: GuestValue;
  if (isModule) {
    const path = resolve(file);
    value = world.evaluateModule(path, { modules: (specifier, referrer) => (specifier === path ? { source, specifier: path } : loadFile(specifier, referrer)) });
  } else value = world.evaluate(source, { file });
  world.drain();
  return value;
}

function reportRejections(world: ReferenceWorld): number {
  for (const promise of world.unhandledRejections) process.stderr.write(`Unhandled rejection: ${world.inspect(promise)}\n`);
  return world.unhandledRejections.length > 0 ? EXIT.guestError : EXIT.ok;
}

/** `ses262 reference [file] [-e SRC]`: runs a program in the reference interpreter, or reads programs from the terminal. */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const [file] = positionals as [string | undefined];
  const { eval: text } = options as { eval?: string };
  if (file !== undefined && text !== undefined) throw new WrongUse('there is both a file and -e', 'give one of them');
  const world = makeWorld(options);
  const given = { world, isModule: options.module === true, showMeter: options.showMeter === true };
  if (file === undefined && text === undefined) {
    if (given.isModule) throw new WrongUse('--module needs a file or -e');
    const { repl } = await import('../repl/repl.ts');
    return repl(() => makeWorld(options), world);
  }
  const source = text ?? readText(file!);
  let code: number;
  try {
    const value = runProgram(given, source, file ?? '<eval>');
    if (text !== undefined && !given.isModule && value !== undefined) process.stdout.write(`${world.inspect(value)}\n`);
    code = reportRejections(world);
  } catch (error) {
    code = reportFailure(world, error);
  }
  if (given.showMeter) process.stderr.write(`${world.usage.steps} steps, about ${world.usage.bytes} bytes\n`);
  return code;
}
