/* Runs inside the engine process: QuickJS in WebAssembly. Reads a set-up line, then one job a line. Any exception of the host side
 * may have left the WebAssembly instance corrupt, so the process ends: the parent starts another. */
import { StringDecoder } from 'node:string_decoder';
import { setFlagsFromString } from 'node:v8';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';

const EXIT_HOST_EXCEPTION = 70;
const EXIT_MEMORY = 71;
const STACK_BYTES = 256 * 1024;
/* This near to the limit, what a program observed is the shortage and nothing else. */
const NEARLY_FULL = 0.9;

/* Most processes live for one failure: to compile WebAssembly once more for speed costs them more than it brings. */
setFlagsFromString('--liftoff-only');

process.on('unhandledRejection', () => process.exit(EXIT_HOST_EXCEPTION));
process.on('uncaughtException', () => process.exit(EXIT_HOST_EXCEPTION));

const write = (text) => { process.stdout.write(`${text}\n`); };

let instantiate;
let bundle;
let memoryBytes;
let shared = null;
let fresh = null;

/** A runtime of its own for each world. */
function makeWorld(quickjs) {
  const outOfMemory = () => quickjs.getWasmMemory().buffer.byteLength >= memoryBytes * NEARLY_FULL;
  let muted = false;
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
  const print = context.newFunction('print', (line) => { if (!muted) write(context.getString(line)); });
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
    silently(line) {
      muted = true;
      this.run(line);
      muted = false;
    },
  };
}

/** All that a world is lies in the memory of its instance. */
function takeImage(quickjs) {
  const memory = new Uint8Array(quickjs.getWasmMemory().buffer);
  let used = memory.length;
  while (used > 0 && memory[used - 1] === 0) used -= 1;
  return memory.slice(0, used);
}

function putBack(quickjs, image) {
  const memory = new Uint8Array(quickjs.getWasmMemory().buffer);
  memory.set(image);
  memory.fill(0, image.length);
}

const isDefault = ({ stage, lockdown, customise }) => stage === 'locked' && lockdown === null && customise === null;

/** Each job finds the world as it was when the bundle was loaded, or after a default lockdown: what the job before did went with its memory. */
function makeFreshWorlds(quickjs) {
  const world = makeWorld(quickjs);
  const loaded = takeImage(quickjs);
  let locked = null;
  return {
    run(job, line) {
      if (!isDefault(job)) putBack(quickjs, loaded);
      else if (locked !== null) putBack(quickjs, locked);
      else {
        putBack(quickjs, loaded);
        world.silently(JSON.stringify({ ...job, steps: [], probes: [], globals: {}, modules: null, records: null, intrinsics: [] }));
        locked = takeImage(quickjs);
      }
      world.run(line);
    },
    /** The world as it was when the bundle was loaded, for jobs that share one. */
    giveUp() {
      putBack(quickjs, loaded);
      return world;
    },
  };
}

/** Once the bundle is loaded, a world that jobs share is as good as a new one: to load it again takes long. */
async function makeShared() {
  const world = fresh === null ? makeWorld(await instantiate()) : fresh.giveUp();
  fresh = null;
  return world;
}

async function handle(line) {
  if (instantiate === undefined) {
    const setup = JSON.parse(line);
    ({ bundle, memoryBytes } = setup);
    const variant = (await import(setup.variant)).default;
    let ahead = await newQuickJSWASMModuleFromVariant(variant);
    instantiate = async () => {
      const instance = ahead ?? await newQuickJSWASMModuleFromVariant(variant);
      ahead = null;
      return instance;
    };
    write('ready');
    return;
  }
  const job = JSON.parse(line);
  if (job.fresh) (fresh ??= makeFreshWorlds(await instantiate())).run(job, line);
  else (shared ??= await makeShared()).run(line);
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
