import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { VALUE, type BenchEngine } from '../engine.ts';

/** QuickJS compiled to wasm, in this process. */
export async function quickjsEngine(): Promise<BenchEngine> {
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);
  return {
    name: 'quickjs-wasm',
    open(source) {
      const runtime = quickjs.newRuntime();
      runtime.setMaxStackSize(256 * 1024);
      const context = runtime.newContext();
      context.unwrapResult(context.evalCode(source)).dispose();
      return Promise.resolve({
        run(units) {
          const start = performance.now();
          context.unwrapResult(context.evalCode(`var result = run(${units});`)).dispose();
          runtime.executePendingJobs();
          const ms = performance.now() - start;
          const handle = context.unwrapResult(context.evalCode(VALUE));
          const value = context.getString(handle);
          handle.dispose();
          return Promise.resolve({ ms, value });
        },
        close() {
          context.dispose();
          runtime.dispose();
        },
      });
    },
  };
}
