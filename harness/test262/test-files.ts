/** Tests out of a checkout, by test262-stream: front matter parsed, one scenario each. */
import TestStream from 'test262-stream';
import type { Negative, Test262Test } from './engine.ts';

/** What test262-stream emits, as far as it is used. */
interface StreamedTest {
  readonly file: string;
  readonly contents: string;
  readonly scenario: 'default' | 'strict mode';
  readonly attrs: {
    readonly flags: { readonly [flag: string]: true };
    readonly includes: readonly string[];
    readonly negative?: Negative;
  };
}

/** Every listed test once: modules as they are, everything else in strict mode, for the language has no other. */
export async function* readTests(root: string, files: readonly string[]): AsyncGenerator<Test262Test, void, undefined> {
  if (files.length === 0) return;
  const stream = new TestStream(root, { paths: [...files], omitRuntime: true });
  for await (const streamed of stream as AsyncIterable<StreamedTest>) {
    const test = asTest(streamed);
    if (test !== undefined) yield test;
  }
}

function asTest({ file, contents, scenario, attrs }: StreamedTest): Test262Test | undefined {
  const { flags, includes, negative } = attrs;
  const module = flags['module'] === true;
  if (scenario !== (module || flags['raw'] === true ? 'default' : 'strict mode')) return undefined;
  const async = flags['async'] === true;
  const runtime = flags['raw'] === true ? [] : ['assert.js', 'sta.js', ...(async ? ['doneprintHandle.js'] : []), ...includes];
  return { file: file.replaceAll('\\', '/'), source: contents, module, async, includes: [...new Set(runtime)], negative };
}
