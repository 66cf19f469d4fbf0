/* Runs inside the engine process: reads a set-up line, then one job a line, and lets the world driver print one report line each.
 * Plain JavaScript, so that a process starts without a loader. */
import vm from 'node:vm';
import { StringDecoder } from 'node:string_decoder';

const write = (line) => { process.stdout.write(`${line}\n`); };
// A program's own promise rejections are its own business.
process.on('unhandledRejection', () => {});

/* Functions that programs could get hold of must belong to their realm: the host's own function stays in a closure. */
const BRIDGE = `(function (print, compile, run) {
  'use strict';
  const { SyntaxError } = globalThis;
  return {
    __proto__: null,
    print: (line) => { print('' + line); },
    evaluate: compile && ((source) => {
      const script = compile('' + source);
      if (script === null) throw new SyntaxError('not a script');
      return run(script);
    }),
  };
})`;

let makeWorld;

/** A world in a vm context of its own: a realm that holds the language and no host objects. */
function contextWorlds(setup) {
  let unparsable = null;
  const scripts = [];
  for (const { filename, source } of setup.scripts) {
    try { scripts.push(new vm.Script(source, { filename })); } catch (error) { unparsable ??= { error }; }
  }
  const bridge = new vm.Script(BRIDGE);
  const driver = new vm.Script(setup.driver);
  return () => {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: { strings: setup.codegen, wasm: false } });
    const compile = (source) => { try { return new vm.Script(source); } catch { return null; } };
    const host = bridge.runInContext(context)(write, setup.codegen ? undefined : compile, (script) => script.runInContext(context));
    let problem = unparsable;
    for (const script of scripts) {
      try { script.runInContext(context); } catch (error) { problem ??= { error }; }
    }
    return { driver: driver.runInContext(context)(host), problem };
  };
}

/** A world in the process' main realm: for shims that need the host to make realms themselves. */
async function mainWorlds(setup) {
  const { createRequire } = await import('node:module');
  const driver = new vm.Script(setup.driver);
  const require = createRequire(import.meta.url);
  let problem = null;
  const host = { __proto__: null, print: write };
  try { for (const path of setup.requires) host.library = require(path); } catch (error) { problem = { error }; }
  const makeDriver = driver.runInThisContext();
  return () => ({ driver: makeDriver(host), problem });
}

let shared = null;

async function runJob(line) {
  const { fresh } = JSON.parse(line);
  const world = fresh ? makeWorld() : (shared ??= makeWorld());
  if (world.problem) {
    world.driver.refuse(line, 'load', 'the shim did not load', world.problem.error);
    return;
  }
  world.driver.run(line);
  // One macrotask later, every promise job has run.
  await new Promise((resolve) => { setImmediate(resolve); });
  world.driver.finish();
}

async function handle(line) {
  if (makeWorld === undefined) {
    const setup = JSON.parse(line);
    makeWorld = setup.realm === 'main' ? await mainWorlds(setup) : contextWorlds(setup);
    write('ready');
    return;
  }
  await runJob(line);
}

/* The host's own failure is a crash of the engine, never silence. */
const fail = (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(70);
};

const decoder = new StringDecoder('utf8');
let rest = '';
let chain = Promise.resolve();
process.stdin.on('data', (chunk) => {
  const lines = (rest + decoder.write(chunk)).split('\n');
  rest = lines.pop();
  for (const line of lines) chain = chain.then(() => handle(line)).catch(fail);
});
process.stdin.on('end', () => { chain.then(() => { process.exit(0); }); });
