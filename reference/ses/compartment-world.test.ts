import test from 'ava';
import { Accessor } from '../runtime/accessor.ts';
import { GuestThrow } from '../runtime/completion.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Value } from '../runtime/value.ts';
import { createCompartmentWorld, type CompartmentWorld, type CompartmentWorldOptions } from './compartment-world.ts';

const clock = { now: () => 1e12 };
const staged = (options: CompartmentWorldOptions = {}): CompartmentWorld => createCompartmentWorld({ ...clock, stage: 'customise', ...options });
const locked = (options: CompartmentWorldOptions = {}): CompartmentWorld => createCompartmentWorld({ ...clock, ...options });
const lockedLater = (): CompartmentWorld => {
  const world = staged();
  world.lockdown();
  return world;
};

/** The completion value, or the name of the error that was thrown. */
function evaluate(world: CompartmentWorld, source: string): Value {
  try {
    return world.evaluateProgram(source);
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const { value } = error;
    return value instanceof ObjectValue ? `throws ${String(world.run(() => value.Get('name', value)))}` : `throws ${String(value)}`;
  }
}

const rows: readonly (readonly [title: string, program: string, result: Value])[] = [
  ['the start compartment keeps clock and randomness', '[Date.now(), new Date().getTime(), Math.random() < 1].join()', '1000000000000,1000000000000,true'],
  ['instances lead to the powerless Date', '[new Date().constructor === Date, new Date(5) instanceof Date, Object.is(new Date().constructor.now(), NaN)].join()', 'false,true,true'],
  ['compartments have neither', 'new Compartment().evaluate("[Date.now(), new Date().getTime(), typeof Math.random, Date()].join()")', 'NaN,NaN,undefined,Invalid Date'],
  ['they can be endowed with both', 'new Compartment({ Date, Math }).evaluate("[Date.now(), Math.random() < 1].join()")', '1000000000000,true'],
  ['constructors of function kinds are inert', '(function* () {}).constructor("")', 'throws TypeError'],
  ['each compartment has evaluators and a Compartment of its own', 'const c = new Compartment().globalThis; [c.Function === Function, c.eval === eval, c.Compartment === Compartment, c.Compartment.prototype === Compartment.prototype, c.harden === harden].join()', 'false,false,false,true,true'],
  ['a compartment made by a guest has none of the maker\'s endowments', 'new Compartment({ x: 1 }).evaluate("new Compartment().evaluate(\'typeof x\')")', 'undefined'],
  ['assigning inherited names overrides them', 'const o = {}; o.toString = () => "mine"; `${o}`', 'mine'],
  ['programs keep their declarations', 'const c = new Compartment(); c.evaluate("var a = 1; let b = 2"); c.evaluate("typeof a + typeof b")', 'undefinedundefined'],
  ['global lexicals are no globals', 'const c = new Compartment({}, null, { globalLexicals: { x: 1 } }); c.evaluate("[x, typeof globalThis.x].join()")', '1,undefined'],
  ['transforms of the call come before those of the compartment', 'new Compartment({}, {}, { transforms: [(s) => s + "2"], __shimTransforms__: [(s) => s + "3"] }).evaluate("0", { transforms: [(s) => s + ".1"] })', 0.123],
  ['there is no direct eval', 'eval("1")', 'throws SyntaxError'],
  ['harden freezes all that is reachable', 'const o = harden({ a: { b: [() => 0] } }); [o, o.a, o.a.b, o.a.b[0], o.a.b[0].__proto__ === undefined || 1].every(Object.isFrozen)', true],
  ['harden leaves elements of typed arrays writable', 'const a = harden(new Uint8Array(1)); a[0] = 7; a[0]', 7],
  ['assertions hide what is not quoted', 'try { assert(0, assert.details`${"a secret"} and ${assert.quote("a word")}`); } catch (error) { error.message }', '(a string) and "a word"'],
];

for (const [stage, make] of [['locked from the start', locked], ['locked by the host later', lockedLater]] as const) {
  for (const [title, program, result] of rows) test(`${stage}: ${title}`, (t) => t.is(evaluate(make(), program), result));
}

/** Everything that `root` leads to, by path, as text that tells two worlds apart. */
function surface(root: ObjectValue): Map<string, string> {
  const found = new Map<string, string>();
  const met = new Map<ObjectValue, string>();
  const queue: [ObjectValue, string][] = [[root, 'globalThis']];
  const meet = (value: unknown, path: string): string => {
    if (!(value instanceof ObjectValue)) return typeof value === 'number' || typeof value === 'string' ? String(value) : typeof value;
    if (!met.has(value)) {
      met.set(value, path);
      queue.push([value, path]);
    }
    return met.get(value)!;
  };
  met.set(root, 'globalThis');
  for (const [object, path] of queue) {
    found.set(path, `${object.className} ${object.callable} ${object.constructible} ${object.extensible} ${meet(object.shape.proto, `${path}.__proto__`)}`);
    for (const { key, flags, index } of object.shape.records()) {
      const at = `${path}.${String(key)}`;
      const slot = object.slots[index];
      const value = slot instanceof Accessor ? `${meet(slot.get, `${at}(get)`)} ${meet(slot.set, `${at}(set)`)}` : meet(slot, at);
      found.set(`${at}!`, `${flags} ${value}`);
    }
  }
  return found;
}

for (const lockdown of [{}, { regExpTaming: 'unsafe', localeTaming: 'unsafe', overrideTaming: 'min' }] as const) {
  test(`a world made frozen is what lockdown makes of a mutable one: ${JSON.stringify(lockdown)}`, (t) => {
    const [made, later] = [locked({ lockdown }), staged()];
    later.lockdown(lockdown);
    const [a, b] = [made, later].map((world) => surface(world.evaluateProgram('new Compartment().globalThis') as ObjectValue)) as [Map<string, string>, Map<string, string>];
    t.true(a.size > 1500, `${a.size} places`);
    const sorted = (entries: Map<string, string>) => [...entries].sort(([x], [y]) => (x < y ? -1 : 1));
    t.deepEqual(sorted(a), sorted(b));
  });
}

test('worlds made frozen share their intrinsics, those with a stage before have their own', (t) => {
  const arrayOf = (world: CompartmentWorld) => world.evaluateProgram('Array');
  t.is(arrayOf(locked()), arrayOf(locked()));
  t.not(arrayOf(staged()), arrayOf(staged()));
});

test('customisations change known methods, and what is unknown is removed', (t) => {
  const world = staged();
  world.evaluateProgram('Array.prototype.includes = () => "vetted"; Array.prototype.planted = 1; Math.abs = () => "vetted"; Array.prototype.map.cache = {}; Array.prototype[3] = 1;');
  world.lockdown();
  t.is(evaluate(world, '[[].includes(), "planted" in [], Math.abs(), "cache" in [].map, 3 in [], Object.isFrozen([].includes)].join()'), 'vetted,false,vetted,false,false,true');
  t.is(evaluate(world, 'new Compartment().evaluate("Math.abs()")'), 'vetted');
});

const refusals: readonly (readonly [title: string, customisation: string])[] = [
  ['a proxy', 'Array.prototype.includes = new Proxy(() => 0, {});'],
  ['the global object', 'Array.prototype.includes = Object.assign(() => 0, { g: globalThis });'],
  ['an evaluator', 'Array.prototype.includes = Function;'],
  ['another\'s evaluator in disguise', 'Array.prototype.includes = { f() {}, __proto__: null }.f; Array.prototype.includes.e = eval;'],
  ['a property that cannot be removed', 'Object.defineProperty(JSON, "stuck", { value: {} });'],
  ['another prototype', 'Object.setPrototypeOf(Map.prototype, { __proto__: Object.prototype });'],
];
for (const [title, customisation] of refusals) {
  test(`lockdown refuses ${title} on an intrinsic, and nothing is frozen then`, (t) => {
    const world = staged();
    world.evaluateProgram(customisation);
    t.is(evaluate(world, 'lockdown()'), 'throws TypeError');
    t.is(world.stage, 'open');
    t.is(evaluate(world, 'Object.isFrozen(Array.prototype)'), false);
  });
}

test('lockdown comes once, whoever calls it', (t) => {
  const world = staged();
  t.is(evaluate(world, 'lockdown()'), undefined);
  t.is(evaluate(world, 'lockdown()'), 'throws TypeError');
  let refused = false;
  try {
    world.lockdown();
  } catch (error) {
    refused = error instanceof GuestThrow;
  }
  t.true(refused);
});

test('a host\'s wrong options are its own TypeError', (t) => {
  t.throws(() => staged().lockdown({ errortaming: 'safe' } as never), { instanceOf: TypeError });
  t.throws(() => locked({ lockdown: { errorTaming: 'sometimes' as 'safe' } }), { instanceOf: TypeError });
});

test('errorTaming decides whether errors tell their stack', (t) => {
  const program = 'const probeFrame = () => new Error("m"); String(probeFrame().stack).includes("probeFrame")';
  t.is(evaluate(locked(), program), false);
  t.is(evaluate(locked({ lockdown: { errorTaming: 'unsafe' } }), program), true);
});

test('the console reveals what errors hide, once for each error', (t) => {
  const lines: string[] = [];
  const world = locked({ console: (method, text) => lines.push(`${method} ${text}`) });
  world.evaluateProgram('function probeFrame() { try { assert.fail(assert.details`no ${"secret"}`); } catch (error) { return error; } } const e = probeFrame(); console.warn("see", e); console.warn("again", e);');
  const text = lines.join('\n');
  t.regex(text, /^warn see \(Error#1\)/);
  t.regex(text, /"secret"/);
  t.regex(text, /probeFrame/);
  t.is(lines.at(-1), 'warn again (Error#1)');
});

test('without evaluators start scripts run, and programs cannot make code', (t) => {
  const world = locked({ evaluators: false });
  t.is(evaluate(world, '(0, eval)("1")'), 'throws TypeError');
  t.is(evaluate(world, 'new Function("")'), 'throws TypeError');
  t.is(evaluate(world, 'new Compartment().evaluate("1")'), 'throws TypeError');
  t.is(evaluate(world, 'new ModuleSource("")'), 'throws TypeError');
});
