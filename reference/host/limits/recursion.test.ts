import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { createWorld, DEFAULT_DEPTH, GuestError } from '../../index.ts';
import { recursions } from './recursions.ts';

interface Report {
  readonly results: Readonly<Record<string, readonly string[]>>;
  readonly hostFailures: number;
}

/** The test's own process has a larger stack: these have the one that Node gives by default. */
function inFreshProcess(...flags: string[]): Promise<Report> {
  const child = fileURLToPath(new URL('recursion-child.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...flags, '--import=tsx', child], { maxBuffer: 1 << 24 }, (error, stdout) => {
      if (error !== null) reject(error instanceof Error ? error : new Error('the child failed'));
      else resolve(JSON.parse(stdout) as Report);
    });
  });
}

const byDefault = inFreshProcess();

test('endless recursion ends in a guest RangeError on the default stack, wherever it goes through', async (t) => {
  const { results } = await byDefault;
  for (const name of Object.keys(recursions)) {
    const [ending] = results[name]!;
    t.true(/^(RangeError|ended) after \d+$/.test(ending!), `${name}: ${ending}`);
  }
  t.true(Object.values(results).filter(([ending]) => ending!.startsWith('RangeError')).length > 100);
});

test('the host never runs out of stack', async (t) => {
  t.is((await byDefault).hostFailures, 0);
});

test('recursion ends at the same step whether code is cold or hot', async (t) => {
  for (const [name, endings] of Object.entries((await byDefault).results)) t.is(endings.length, 1, `${name}: ${endings.join(', ')}`);
});

test('recursion ends at the same step whatever the host optimises', async (t) => {
  const { results } = await byDefault;
  const [interpreted, eager] = await Promise.all([inFreshProcess('--no-opt', '--no-sparkplug'), inFreshProcess('--interrupt-budget=2000', '--always-sparkplug')]);
  t.deepEqual(interpreted, { results, hostFailures: 0 });
  t.deepEqual(eager, { results, hostFailures: 0 });
});

test('a guest that has exhausted its stack can catch the error and go on', (t) => {
  const world = createWorld();
  t.is(world.evaluate('let n = 0; function f() { n++; f(); } try { f(); } catch (e) { [e instanceof RangeError, n > 500].join(); }'), 'true,true');
  t.is(world.evaluate('n = 0; try { f(); } catch (e) { n > 500; }'), true);
});

test('the depth is an option', (t) => {
  const count = (depth: number): unknown => createWorld({ depth }).evaluate('let n = 0; function f() { n++; f(); } try { f(); } catch (e) { n; }');
  const [half, whole] = [count(DEFAULT_DEPTH / 2) as number, count(DEFAULT_DEPTH) as number];
  t.true(half > whole / 2 - 10 && half < whole / 2 + 10);
});

test('deep nesting is refused where it cannot be parsed or compiled, at any depth of the stack', (t) => {
  const sources = {
    parentheses: '"(".repeat(5000)',
    sum: '"1" + "+1".repeat(50000)',
    members: '"x" + ".x".repeat(50000)',
    calls: '"x" + "()".repeat(50000)',
    blocks: '"{".repeat(1400) + "}".repeat(1400)',
    functions: '"function f(){".repeat(400) + "}".repeat(400)',
    templates: '"`${".repeat(5000)',
    'else ifs': '"if(0);" + "else if(0);".repeat(50000)',
  };
  for (const [name, source] of Object.entries(sources)) {
    const program = `const s = ${source}; function f() { eval(s); f(); } try { f(); } catch (e) { e.name; }`;
    t.is(createWorld().evaluate(program), 'RangeError', name);
  }
});

test('an uncaught recursion reaches the host as a guest error with a stack', (t) => {
  const error = t.throws(() => createWorld().evaluate('function f() { f(); }\nf();', { file: 'deep.js' }), { instanceOf: GuestError });
  t.is(error?.errorName, 'RangeError');
  t.is(error?.guestStack[0]?.functionName, 'f');
});
