/** V8 as Node has it: a vm context per test. Runs under --experimental-vm-modules. */
import path from 'node:path';
import vm from 'node:vm';
import type { Test262Ending, Test262Engine, Test262Root, Test262Test } from './engine.ts';

const TIMEOUT_MS = 10000;

interface Realm {
  readonly context: vm.Context;
  readonly printed: string[];
}

function createRealm(): Realm {
  const printed: string[] = [];
  const context = vm.createContext({ print: (text: unknown) => void printed.push(String(text)) });
  const evalScript = (text: string): unknown => vm.runInContext(text, context);
  const host = {
    global: vm.runInContext('globalThis', context) as unknown,
    evalScript,
    gc: () => undefined,
    detachArrayBuffer: (buffer: ArrayBuffer) => void structuredClone(buffer, { transfer: [buffer] }),
  };
  Object.defineProperty(context, '$262', { value: host, configurable: true, writable: true });
  return { context, printed };
}

class ModuleLoader {
  readonly #root: Test262Root;
  readonly #context: vm.Context;
  readonly #modules = new Map<string, vm.SourceTextModule>();
  constructor(root: Test262Root, context: vm.Context) {
    this.#root = root;
    this.#context = context;
  }

  create(file: string, source: string): vm.SourceTextModule {
    let module = this.#modules.get(file);
    if (module === undefined) this.#modules.set(file, (module = new vm.SourceTextModule(source, { context: this.#context, identifier: file })));
    return module;
  }

  readonly link = (specifier: string, referrer: vm.Module): vm.SourceTextModule => {
    const file = path.posix.join(path.posix.dirname(referrer.identifier), specifier);
    return this.create(file, this.#root.read(file));
  };
}

/** The engine; `root` gives harness files and fixtures. */
export function nodeEngine(root: Test262Root): Promise<Test262Engine> {
  const includes = new Map<string, vm.Script>();
  const include = (name: string): vm.Script => {
    let script = includes.get(name);
    if (script === undefined) includes.set(name, (script = new vm.Script(root.include(name), { filename: name })));
    return script;
  };

  async function run(test: Test262Test): Promise<Test262Ending> {
    const { context, printed } = createRealm();
    let phase: 'parse' | 'resolution' | 'runtime' = 'runtime';
    try {
      for (const name of test.includes) include(name).runInContext(context);
      phase = 'parse';
      if (test.module) {
        const loader = new ModuleLoader(root, context);
        const module = loader.create(test.file, test.source);
        phase = 'resolution';
        await module.link(loader.link);
        phase = 'runtime';
        await module.evaluate({ timeout: TIMEOUT_MS });
      } else {
        const script = new vm.Script(test.source, { filename: test.file });
        phase = 'runtime';
        script.runInContext(context, { timeout: TIMEOUT_MS });
      }
      await new Promise((resolve) => setImmediate(resolve));
      return { kind: 'completed', printed };
    } catch (error) {
      const { code, name, message, constructor } = Object(error) as { code?: string; name?: string; message?: string; constructor?: { name?: string } };
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { kind: 'timeout', message: `no end after ${TIMEOUT_MS} ms` };
      return { kind: 'threw', phase, errorName: constructor?.name ?? name ?? typeof error, message: String(message), printed };
    }
  }
  return Promise.resolve({ name: 'node', version: `${process.version} (V8 ${process.versions.v8})`, run });
}
