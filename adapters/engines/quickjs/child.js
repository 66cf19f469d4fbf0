/* Runs inside the engine process: QuickJS in WebAssembly. Reads a set-up line, then one job a line. Any exception of the host side
 * may have left the WebAssembly instance corrupt, so the process ends: the parent starts another. */
import { StringDecoder } from 'node:string_decoder';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';

const EXIT_HOST_EXCEPTION = 70;
const EXIT_MEMORY = 71;
const STACK_BYTES = 256 * 1024;
/* This near to the limit, what a program observed is the shortage and nothing else. */
const NEARLY_FULL = 0.9;

process.on('unhandledRejection', () => process.exit(EXIT_HOST_EXCEPTION));
process.on('uncaughtException', () => process.exit(EXIT_HOST_EXCEPTION));

const write = (text) => { process.stdout.write(`${text}\n`); };

let quickjs;
let bundle;
let memoryBytes;
let shared = null;

const outOfMemory = () => quickjs.getWasmMemory().buffer.byteLength >= memoryBytes * NEARLY_FULL;

/** A runtime of its own for each world: nothing is shared with the next. */
function makeWorld() {
  const runtime = quickjs.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const context = runtime.newContext();
  const must = (result) => {
    if (!result.error) return result.value;
    const error = context.dump(result.error);
    if (outOfMemory()) process.exit(EXIT_MEMORY);
    process.stderr.write(`${JSON.stringify(error)}\n`);
    return process.exit(EXIT_HOST_EXCEPTION);
  };
  const make = must(context.evalCode(bundle, 'ses262.js', { type: 'global' }));
  const print = context.newFunction('print', (line) => { write(context.getString(line)); });
  const driver = must(context.callFunction(make, context.undefined, print));
  make.dispose();
  print.dispose();
  const call = (name, ...args) => {
    const method = context.getProp(driver, name);
    must(context.callFunction(method, driver, ...args)).dispose();
    method.dispose();
  };
  return {
    run(line) {
      const text = context.newString(line);
      call('run', text);
      text.dispose();
      // A job that throws only ends itself.
      while (runtime.hasPendingJob()) runtime.executePendingJobs().dispose();
      if (outOfMemory()) process.exit(EXIT_MEMORY);
      call('finish');
    },
    dispose() {
      driver.dispose();
      context.dispose();
      runtime.dispose();
    },
  };
}

async function handle(line) {
  if (quickjs === undefined) {
    const setup = JSON.parse(line);
    ({ bundle, memoryBytes } = setup);
    quickjs = await newQuickJSWASMModuleFromVariant((await import(setup.variant)).default);
    return;
  }
  if (JSON.parse(line).fresh) {
    const world = makeWorld();
    world.run(line);
    world.dispose();
  } else {
    (shared ??= makeWorld()).run(line);
  }
}

const decoder = new StringDecoder('utf8');
let rest = '';
let chain = Promise.resolve();
process.stdin.on('data', (chunk) => {
  const lines = (rest + decoder.write(chunk)).split('\n');
  rest = lines.pop();
  for (const line of lines) chain = chain.then(() => handle(line));
});
process.stdin.on('end', () => { chain.then(() => { process.exit(0); }); });
