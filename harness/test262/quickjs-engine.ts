/** QuickJS compiled to wasm: a runtime and a context per test. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { newQuickJSWASMModuleFromVariant, type QuickJSContext, type QuickJSHandle, type QuickJSSyncVariant } from 'quickjs-emscripten-core';
import type { Test262Ending, Test262Engine, Test262Root, Test262Test } from './engine.ts';

const TIMEOUT_MS = 10000;
const STACK_BYTES = 128 * 1024;
const packages = {
  quickjs: '@jitl/quickjs-wasmfile-release-sync',
  'quickjs-ng': '@jitl/quickjs-ng-wasmfile-release-sync',
} as const;

const SETUP = `var $262 = { global: globalThis, gc() {}, evalScript: (text) => (0, eval)(text), detachArrayBuffer: (buffer) => { buffer.transfer(); } };`;

/** The engine; `root` gives harness files and fixtures. */
export async function quickjsEngine(root: Test262Root, line: keyof typeof packages): Promise<Test262Engine> {
  const name = packages[line];
  const variant = ((await import(name)) as { default: QuickJSSyncVariant }).default;
  const version = (JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);

  async function run(test: Test262Test): Promise<Test262Ending> {
    const runtime = quickjs.newRuntime();
    const end = Date.now() + TIMEOUT_MS;
    runtime.setMaxStackSize(STACK_BYTES);
    runtime.setInterruptHandler(() => Date.now() > end);
    runtime.setModuleLoader((file) => root.read(file), (referrer, specifier) => path.posix.join(path.posix.dirname(referrer), specifier));
    const context = runtime.newContext();
    const printed: string[] = [];
    let alive = true;
    try {
      definePrint(context, printed);
      for (const text of [SETUP, ...test.includes.map((include) => root.include(include))]) context.unwrapResult(context.evalCode(text)).dispose();
      const parsed = parsePhase(context, test);
      if (parsed !== undefined) return parsed(printed);
      const result = context.evalCode(test.source, test.file, { type: test.module ? 'module' : 'global' });
      const failed = result.error ? describe(context, result.error, printed, 'runtime') : undefined;
      if (failed !== undefined) return failed;
      result.unwrap().dispose();
      const jobs = runtime.executePendingJobs();
      if (jobs.error) return describe(context, jobs.error, printed, 'runtime');
      if (Date.now() > end) return { kind: 'timeout', message: `no end after ${TIMEOUT_MS} ms` };
      return { kind: 'completed', printed };
    } catch (error) {
      alive = false;
      return { kind: 'crash', message: String(error) };
    } finally {
      if (alive) {
        context.dispose();
        runtime.dispose();
      }
    }
  }
  return { name: line, version: `${name}@${version}`, run };
}

function definePrint(context: QuickJSContext, printed: string[]): void {
  const print = context.newFunction('print', (text) => void printed.push(context.getString(text)));
  context.setProp(context.global, 'print', print);
  print.dispose();
}

/** Compiles without running, to tell the parse phase from the rest. */
function parsePhase(context: QuickJSContext, test: Test262Test): ((printed: string[]) => Test262Ending) | undefined {
  if (test.negative === undefined || test.negative.phase === 'runtime') return undefined;
  const result = context.evalCode(test.source, test.file, { type: test.module ? 'module' : 'global', compileOnly: true });
  if (!result.error) {
    result.unwrap().dispose();
    return undefined;
  }
  const { error } = result;
  const phase = test.negative.phase === 'resolution' ? 'resolution' : 'parse';
  return (printed) => describe(context, error, printed, phase);
}

function describe(context: QuickJSContext, error: QuickJSHandle, printed: readonly string[], phase: 'parse' | 'resolution' | 'runtime'): Test262Ending {
  const dumped = context.dump(error) as { name?: string; message?: string } | string;
  if (error.alive) error.dispose();
  const errorName = typeof dumped === 'object' && dumped !== null ? String(dumped.name) : typeof dumped;
  const message = typeof dumped === 'object' && dumped !== null ? String(dumped.message) : String(dumped);
  if (errorName === 'InternalError' && message === 'interrupted') return { kind: 'timeout', message: `no end after ${TIMEOUT_MS} ms` };
  return { kind: 'threw', phase, errorName, message, printed };
}
