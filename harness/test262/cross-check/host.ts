/** The reference as test262-harness sees a host: one program that holds harness and test, and what it prints. */
import { referenceEngine } from '../reference-engine.ts';
import type { Test262Ending, Test262Engine } from '../engine.ts';
import { openTest262 } from '../root.ts';

/** What test262-harness makes of a file, as far as it is used: `contents` begins with the files of `harness/` that the test needs. */
export interface HarnessTest {
  readonly file: string;
  readonly contents: string;
  readonly attrs: { readonly flags: { readonly [flag: string]: true } };
}

/** What it expects of a host. */
export interface HostResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly error: { readonly name: string; readonly message: string } | null;
}

let engine: Promise<Test262Engine> | undefined;

/** Runs a test in a fresh world. The checkout is the working directory. */
export async function runAsHost({ file, contents, attrs: { flags } }: HarnessTest): Promise<HostResult> {
  const { run } = await (engine ??= referenceEngine(openTest262(process.cwd())));
  const { module = false, async = false } = flags;
  return asHostResult(await run({ file, source: contents, module, async, includes: [], negative: undefined }));
}

function asHostResult(ending: Test262Ending): HostResult {
  switch (ending.kind) {
    case 'completed':
      return { stdout: printed(ending.printed), stderr: '', error: null };
    case 'threw': {
      const { errorName: name, message } = ending;
      return { stdout: printed(ending.printed), stderr: `${name}: ${message}\n`, error: { name, message } };
    }
    default:
      return { stdout: '', stderr: `${ending.kind}\n`, error: { name: ending.kind, message: ending.message } };
  }
}

function printed(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
