/** The reference interpreter in a plain world: a fresh world per test, in this process. */
import path from 'node:path';
import { ModuleLoader } from '../../reference/host/module-loader.ts';
import { parsing } from '../../reference/compile/programs/parse.ts';
import { compileScript, evaluateProgram, type Script } from '../../reference/compile/programs/script.ts';
import { parseScript, type Tree } from '../../reference/syntax/index.ts';
import { createWorld, type World } from '../../reference/host/world.ts';
import { ArrayBufferObject, DetachArrayBuffer } from '../../reference/runtime/array-buffer-object.ts';
import { GuestThrow, LimitExceeded } from '../../reference/runtime/completion.ts';
import { createBuiltin } from '../../reference/runtime/create-builtin.ts';
import { throwTypeError } from '../../reference/runtime/errors.ts';
import { createPlainObject, ObjectValue } from '../../reference/runtime/object.ts';
import { HIDDEN } from '../../reference/runtime/shape.ts';
import { ToString } from '../../reference/runtime/type-conversion.ts';
import type { Behaviour } from '../../reference/runtime/function-object.ts';
import type { Value } from '../../reference/runtime/value.ts';
import type { Test262Ending, Test262Engine, Test262Root, Test262Test } from './engine.ts';

/** Steps after which a test is taken for endless. */
const METER = 400_000_000;
/** Units of depth (`reference/runtime/agent.ts`) that the stack of 3,900 KB carries, with which `pool.ts` starts its processes. */
const DEPTH = 9000;
/** test262 asserts ECMA-262's own Function and eval, whose code is not strict unless it says so. */
const options = { codeFromStrings: 'sloppy' } as const;

function define(object: ObjectValue, name: string, steps: Behaviour, length: number): void {
  object.put(name, createBuiltin(steps, length, name), HIDDEN);
}

/** What test262 expects of a host: `print` and `$262`. */
function installHost(world: World, printed: string[]): void {
  world.run(() => {
    const { globalObject } = world.realm;
    define(globalObject, 'print', (_this, [text]) => void printed.push(ToString(text)), 1);
    const $262 = createPlainObject();
    globalObject.put('$262', $262, HIDDEN);
    $262.put('global', globalObject, HIDDEN);
    define($262, 'gc', () => undefined, 0);
    define($262, 'evalScript', (_this, [source]) => world.evaluateScript(ToString(source)), 1);
    define(
      $262,
      'detachArrayBuffer',
      (_this, [buffer]) => {
        if (!(buffer instanceof ArrayBufferObject)) return throwTypeError('not an ArrayBuffer');
        DetachArrayBuffer(buffer);
        return null;
      },
      1,
    );
  });
}

function describe(world: World, value: Value): { errorName: string; message: string } {
  if (!(value instanceof ObjectValue)) return { errorName: typeof value, message: String(value) };
  return world.run(() => {
    const read = (object: ObjectValue, key: string): string => {
      try {
        const property = object.Get(key, object);
        return typeof property === 'string' ? property : '';
      } catch {
        return '';
      }
    };
    let errorName = '';
    try {
      const constructor = value.Get('constructor', value);
      if (constructor instanceof ObjectValue) errorName = read(constructor, 'name');
    } catch {
      // A hostile getter: the error keeps no name.
    }
    return { errorName, message: read(value, 'message') };
  });
}

function runProgram(world: World, program: Tree.Program, text: string, file: string): void {
  world.run(() => evaluateProgram(program, text, world.realm, { file }));
}

/** The engine; `root` gives harness files and fixtures. */
export function referenceEngine(root: Test262Root): Promise<Test262Engine> {
  /** Parses, and links a module; what is returned runs it. */
  const prepare = (world: World, test: Test262Test, linking: () => void): (() => void) => {
    if (!test.module) {
      const program = world.run(() => parsing(() => parseScript(test.source, { file: test.file })));
      return () => runProgram(world, program, test.source, test.file);
    }
    const loader = new ModuleLoader(world.realm, (specifier, referrer) => {
      const file = path.posix.join(path.posix.dirname(referrer), specifier);
      return { file, source: root.read(file) };
    });
    const module = world.run(() => loader.load(test.source, test.file));
    linking();
    world.run(() => module.Instantiate());
    return () => world.run(() => module.Evaluate());
  };
  const includes = new Map<string, Script>();
  /** Files of the harness are compiled once: what they are does not depend on the world. */
  const evaluateInclude = (world: World, name: string): void => {
    world.run(() => {
      const { realm } = world;
      let script = includes.get(name);
      if (script === undefined) includes.set(name, (script = compileScript(root.include(name), realm, { file: name })));
      script.evaluate(realm, undefined);
    });
  };
  function run(test: Test262Test): Test262Ending {
    const printed: string[] = [];
    let world: World | undefined;
    let phase: 'parse' | 'resolution' | 'runtime' = 'runtime';
    try {
      world = createWorld({ meter: METER, depth: DEPTH, ...options });
      installHost(world, printed);
      for (const name of test.includes) evaluateInclude(world, name);
      phase = 'parse';
      const evaluate = prepare(world, test, () => (phase = 'resolution'));
      phase = 'runtime';
      evaluate();
      world.runJobs();
      return { kind: 'completed', printed };
    } catch (error) {
      if (error instanceof LimitExceeded) return { kind: error.kind === 'memory' ? 'out-of-memory' : 'timeout', message: error.message };
      if (error instanceof GuestThrow && world !== undefined) return { kind: 'threw', phase, ...describe(world, error.value), printed };
      return { kind: 'crash', message: error instanceof Error ? String(error.stack) : String(error) };
    }
  }
  return Promise.resolve({ name: 'reference', version: 'ses262', options, run: (test) => Promise.resolve(run(test)) });
}
