/** `npm run bench worlds`: what a fresh world and a further compartment cost, beside the shim on Node in the same run. */
import vm from 'node:vm';
import { installedShim } from '../adapters/shim-source.ts';
import { createWorld } from '../reference/host/world.ts';
import { createSesWorld } from '../reference/ses/world.ts';

const SAMPLES = 60;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Interleaved samples of each maker, the first ones dropped as warm-up. */
function compare(makers: { readonly [name: string]: () => unknown }): Map<string, number> {
  const times = new Map<string, number[]>(Object.keys(makers).map((name) => [name, []]));
  for (let i = 0; i < SAMPLES; i++) {
    for (const [name, make] of Object.entries(makers)) {
      const start = performance.now();
      make();
      times.get(name)!.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all.slice(SAMPLES / 4))]));
}

/** Megabytes of heap that one more idle world keeps; needs --expose-gc. */
function heapPerWorld(make: () => unknown): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) throw new Error('run with --expose-gc');
  const kept: unknown[] = [];
  for (let i = 0; i < 5; i++) kept.push(make());
  collect();
  collect();
  const before = process.memoryUsage().heapUsed;
  const COUNT = 100;
  for (let i = 0; i < COUNT; i++) kept.push(make());
  collect();
  collect();
  const after = process.memoryUsage().heapUsed;
  return kept.length === 0 ? 0 : (after - before) / COUNT / 2 ** 20;
}

function shimWorld(): vm.Context {
  const context = vm.createContext({ print: () => undefined });
  shim.runInContext(context);
  vm.runInContext('lockdown({ reporting: "none" })', context);
  return context;
}
const shim = new vm.Script(installedShim().source());

export function worlds(): Promise<void> {
  const plain = compare({ 'plain world': () => createWorld() });
  const ses = compare({ 'SES world (reference)': () => createSesWorld(), 'vm context + ses + lockdown (node)': shimWorld });
  const draft = createSesWorld();
  const locked = shimWorld();
  const make = draft.evaluateScript('(() => Realm.makeCompartment())', { file: 'bench' }) as { Call(thisValue: undefined, args: never[]): unknown };
  const makeShim = vm.runInContext('(() => new Compartment())', locked) as () => unknown;
  const compartments = compare({ 'compartment (reference)': () => draft.run(() => make.Call(undefined, [])), 'compartment (ses on node)': makeShim });
  for (const table of [plain, ses, compartments]) for (const [name, ms] of table) process.stdout.write(`${name}: ${ms.toFixed(3)} ms (median)\n`);
  process.stdout.write(`heap of an idle plain world: ${heapPerWorld(() => createWorld()).toFixed(2)} MB; of an idle SES world: ${heapPerWorld(() => createSesWorld()).toFixed(2)} MB\n`);
  return Promise.resolve();
}
