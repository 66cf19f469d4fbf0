import test from 'ava';
import { GuestThrow } from '../runtime/completion.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Value } from '../runtime/value.ts';
import { createSesWorld, type SesWorld } from './world.ts';

/** A world of the draft after a customisation and the freeze. */
function customised(source: string): SesWorld {
  const world = createSesWorld({ stage: 'customise' });
  world.evaluateProgram(source);
  world.freeze();
  return world;
}

/** The completion value in a compartment, or the name of the error. */
function evaluate(world: SesWorld, source: string): Value {
  try {
    return world.evaluateProgram(source, world.makeCompartment());
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const { value } = error;
    return value instanceof ObjectValue ? `throws ${String(world.run(() => value.Get('name', value)))}` : value;
  }
}

function refusesFreeze(world: SesWorld): boolean {
  try {
    world.freeze();
    return false;
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    return true;
  }
}

const rows: readonly (readonly [title: string, customisation: string, program: string, result: Value])[] = [
  ['without a customisation the world is frozen', '0', 'Array.prototype.push = 1', 'throws TypeError'],
  ['what was added is there', 'Array.prototype.total = { total() { return 42; } }.total', '[].total()', 42],
  ['what was added is frozen with all that it leads to', 'Array.prototype.bag = { deep: [{}] }', '[[].bag, [].bag.deep, [].bag.deep[0]].every(Object.isFrozen)', true],
  ['what was deleted is gone', 'delete Array.prototype.copyWithin', '"copyWithin" in []', false],
  ['a replaced Object.freeze changes nothing about the freeze', 'Object.freeze = (o) => o; Reflect.preventExtensions = () => true', '[Object.prototype, Array.prototype, Promise].every(Object.isFrozen)', true],
  ['a replaced prototype is frozen', 'Object.setPrototypeOf(Array.prototype, { inherited: 1 })', '[[].inherited, Object.isFrozen(Object.getPrototypeOf(Array.prototype))].join()', '1,true'],
  ['compartments made before the freeze live on frozen primordials', 'this.c = Realm.makeCompartment()', 'Reflect.set(Math, "planted", 1)', false],
];

for (const [title, customisation, program, result] of rows) test(title, (t) => t.is(evaluate(customised(customisation), program), result));

for (const [what, customisation] of [
  ['a proxy', 'Array.prototype.bag = new Proxy({}, {})'],
  ['the global object', 'Array.prototype.bag = this'],
  ['an evaluator', 'Array.prototype.bag = { evil: eval }'],
  ['a compartment', 'Array.prototype.bag = Realm.makeCompartment()'],
  ['the global object of a compartment', 'Array.prototype.bag = Realm.makeCompartment().global'],
] as const) {
  test(`${what} that hangs on a primordial makes the freeze refuse, and nothing is frozen until it is gone`, (t) => {
    const world = createSesWorld({ stage: 'customise' });
    world.evaluateProgram(customisation);
    t.true(refusesFreeze(world));
    world.evaluateProgram('delete Array.prototype.bag');
    world.freeze();
    t.true(evaluate(world, 'Object.isFrozen(Array.prototype)') as boolean);
  });
}

test('the freeze comes once, and a world that begins frozen has none', (t) => {
  t.true(refusesFreeze(customised('0')));
  t.true(refusesFreeze(createSesWorld()));
});

test('customisations change nothing in other worlds', (t) => {
  customised('Array.prototype.planted = 1; delete Map.prototype.get');
  t.is(evaluate(createSesWorld(), '["planted" in [], "get" in Map.prototype].join()'), 'false,true');
  t.is(evaluate(customised('0'), '["planted" in [], "get" in Map.prototype].join()'), 'false,true');
});
