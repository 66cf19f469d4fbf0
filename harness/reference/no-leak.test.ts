/**
 * No guest gets hold of anything of the host's, and none makes the host throw anything but a guest's throw or a limit,
 * whatever its text is made of.
 */
import test from 'ava';
import fc from 'fast-check';
import { createWorld, type World } from '../../reference/host/world.ts';
import { hostFailures } from '../../reference/compile/catchable.ts';
import { GuestThrow, LimitExceeded } from '../../reference/runtime/completion.ts';
import type { Value } from '../../reference/runtime/value.ts';
import { createSesWorld } from '../../reference/ses/world.ts';
import { generatedProgram } from './grammar.ts';
import { findLeaks } from './leaks.ts';
import { mutatedProgram } from './mutate.ts';
import { seedPrograms } from './sources.ts';

const LIMITS = { meter: 200_000, memory: 2 ** 28 };
const SEED = 262;

/** Runs a program; returns the values that it gave or threw. Throws what no guest program should be able to cause. */
function run(world: World, source: string): Value[] {
  const values: Value[] = [];
  const guarded = (steps: () => void): boolean => {
    try {
      steps();
      return true;
    } catch (error) {
      if (error instanceof GuestThrow) values.push(error.value);
      else if (!(error instanceof LimitExceeded)) throw error;
      return error instanceof GuestThrow;
    }
  };
  let goesOn = guarded(() => values.push(world.evaluateScript(source)));
  while (goesOn) {
    let more = false;
    const alive = guarded(() => {
      more = world.runJob();
    });
    goesOn = alive && more;
  }
  return values;
}

function leaksAfter(world: World, source: string): string[] {
  const values = run(world, source);
  const { globalObject, intrinsics, lexical } = world.realm;
  const bindings = [...lexical].map(([name, { value }]) => [`let ${name}`, value] as const).filter(([, value]) => !isEmpty(value));
  return findLeaks({ globalThis: globalObject, ...intrinsics, ...Object.fromEntries(bindings), ...Object.fromEntries(values.entries()) });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'empty' in value && Object.isFrozen(value);
}

function neverLeaks(programs: fc.Arbitrary<string>, numRuns: number, makeWorld: () => World): void {
  fc.assert(
    fc.property(programs, (source) => {
      const failures = hostFailures.count;
      const leaks = leaksAfter(makeWorld(), source);
      if (leaks.length > 0) throw new Error(`leaks at ${leaks.join(', ')}`);
      if (hostFailures.count > failures) throw new Error('the host has given up before the limits');
    }),
    { numRuns, seed: SEED },
  );
}

const plain = (): World => createWorld(LIMITS);
const ses = (): World => createSesWorld(LIMITS);

test('mutated programs get nothing of the host, in plain worlds', (t) => {
  t.notThrows(() => neverLeaks(mutatedProgram(seedPrograms()), 9000, plain));
});

test('mutated programs get nothing of the host, in SES worlds', (t) => {
  t.notThrows(() => neverLeaks(mutatedProgram(seedPrograms()), 3000, ses));
});

test('generated programs get nothing of the host, in plain worlds', (t) => {
  t.notThrows(() => neverLeaks(generatedProgram, 6000, plain));
});

test('generated programs get nothing of the host, in SES worlds', (t) => {
  t.notThrows(() => neverLeaks(generatedProgram, 2000, ses));
});

test('the seeds themselves get nothing of the host', (t) => {
  const seeds = seedPrograms();
  t.true(seeds.length > 1000);
  for (const source of seeds) t.deepEqual(leaksAfter(plain(), source), [], source);
});

test('a leak is found wherever it hides', (t) => {
  const leaky = (source: string, plant: (world: World, value: Value) => void): readonly string[] => {
    const world = plain();
    const value = world.evaluateScript(source);
    plant(world, value);
    return findLeaks({ value });
  };
  const host = (() => undefined) as unknown as Value;
  const objects: Readonly<Record<string, (value: never) => void>> = {
    '({ a: { b: 1 } })': (value: { slots: { slots: unknown[] }[] }) => (value.slots[0]!.slots[0] = {}),
    '[[1]]': (value: { elements: { elements: unknown[] }[] }) => (value.elements[0]!.elements[0] = host),
    'new Map([[1, 2]])': (value: { data: Map<unknown, unknown> }) => value.data.set(1, []),
    'new Set([1])': (value: { data: Set<unknown> }) => value.data.add(Symbol.for('host')),
    'new Proxy({ a: 1 }, {})': (value: { target: { slots: unknown[] } }) => (value.target.slots[0] = new Date()),
    '(() => {}).bind(1, 2)': (value: { boundArgs: unknown[] }) => (value.boundArgs[0] = host),
    'Promise.resolve(1)': (value: { result: unknown }) => (value.result = {}),
  };
  for (const [source, plant] of Object.entries(objects)) t.is(leaky(source, (_world, value) => void plant(value as never)).length, 1, source);
});
