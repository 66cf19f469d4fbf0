import test from 'ava';
import { createWorld, GuestError, LimitExceeded } from '../../index.ts';

test('an embedder gets a world with Compartment, lockdown and harden', (t) => {
  const world = createWorld({ compartment: {} });
  t.is(world.edition, 'draft-2019');
  t.is(world.evaluate('new Compartment({ x: 1 }).evaluate("x + 1")'), 2);
  t.is(world.evaluate('Object.isFrozen(harden({ a: {} }).a)'), true);
});

test('it customises the world and locks it down', (t) => {
  const world = createWorld({ compartment: { stage: 'customise' } });
  world.evaluate('Array.prototype.includes = () => "vetted";');
  world.lockdown({ overrideTaming: 'min' });
  t.is(world.evaluate('[].includes()'), 'vetted');
  t.throws(() => world.lockdown(), { instanceOf: GuestError });
});

test('what stands in the way of lockdown is a guest\'s error, a wrong option the host\'s', (t) => {
  const world = createWorld({ compartment: { stage: 'customise' } });
  world.evaluate('Object.defineProperty(JSON, "stuck", { value: 1 });');
  const error = t.throws(() => world.lockdown(), { instanceOf: GuestError });
  t.is(error?.errorName, 'TypeError');
  t.throws(() => world.lockdown({ errorTaming: 'sometimes' as 'safe' }), { instanceOf: TypeError });
  t.throws(() => createWorld().lockdown(), { instanceOf: TypeError });
});

for (const [title, options] of [['the draft', { edition: 'draft-2019' }], ['the Compartment API', { compartment: {} }]] as const) {
  test(`${title}: compartments that the host makes have globals, usage and limits of their own`, (t) => {
    const world = createWorld(options);
    const [a, b] = [world.makeCompartment(), world.makeCompartment({ meter: 10_000 })];
    a.define('x', 1);
    t.deepEqual([a.evaluate('typeof x'), b.evaluate('typeof x')], ['number', 'undefined']);
    t.true(a.usage.steps > 0 && a.usage.steps < world.usage.steps);
    const error = t.throws(() => b.evaluate('for (;;);'), { instanceOf: LimitExceeded });
    t.is(error?.kind, 'meter');
    t.throws(() => a.evaluate('1'), { instanceOf: LimitExceeded });
  });
}

test('a console shows the host what errors hide from programs', (t) => {
  const lines: string[] = [];
  const world = createWorld({ compartment: { console: (method, text) => lines.push(`${method}: ${text}`) } });
  world.evaluate('try { assert.fail(assert.details`no ${"secret"}`); } catch (error) { console.error(error.message, error); }');
  t.is(lines[0], 'error: no (a string) (Error#1)');
  t.true(lines.some((line) => line.includes('"secret"')));
});

test('a world of the draft can be customised until it is locked down, once', (t) => {
  const world = createWorld({ edition: 'draft-2019', stage: 'customise' });
  world.evaluate('Array.prototype.total = { total() { return 42; } }.total;');
  world.lockdown();
  t.is(world.makeCompartment().evaluate('[].total()'), 42);
  t.is(world.evaluate('Object.isFrozen([].total)'), true);
  t.throws(() => world.evaluate('Array.prototype.planted = 1;'), { instanceOf: GuestError });
  t.throws(() => world.lockdown(), { instanceOf: GuestError });
  t.throws(() => createWorld({ edition: 'draft-2019', stage: 'customise' }).lockdown({ errorTaming: 'unsafe' }), { instanceOf: TypeError });
});

test('a world of the draft gives out Nat and harden, to be endowed as constants', (t) => {
  const world = createWorld({ edition: 'draft-2019' });
  const endowments = { ...world.constants };
  t.is(world.evaluate('[Nat(0), Nat(2 ** 53 - 1), Nat(7n)].join()', { endowments }), '0,9007199254740991,7');
  for (const value of ['-1', '1.5', '2 ** 53', 'NaN', '-1n', '"1"', '({})', 'undefined']) {
    const error = t.throws(() => world.evaluate(`Nat(${value})`, { endowments }), { instanceOf: GuestError });
    t.is(error?.errorName, 'RangeError', value);
  }
  t.is(world.makeCompartment().evaluate('const o = harden({ a: {} }); [Object.isFrozen(o.a), Object.isFrozen(Nat), Object.isFrozen(harden), Nat.constructor === harden.constructor].join()', { endowments }), 'true,true,true,true');
  t.throws(() => world.evaluate('Nat = 1;', { endowments }), { instanceOf: GuestError });
  t.is(world.evaluate('typeof Nat'), 'undefined');
  const early = createWorld({ edition: 'draft-2019', stage: 'customise' });
  t.throws(() => early.evaluate('harden({})', { endowments: { ...early.constants } }), { instanceOf: GuestError });
});
