import test from 'ava';
import { Account } from '../../runtime/account.ts';
import { LimitExceeded } from '../../runtime/completion.ts';
import type { Realm } from '../../runtime/realm.ts';
import { createCompartmentWorld } from '../../ses/compartment-world.ts';
import { evaluateProgram } from '../../ses/evaluate.ts';
import { createSesWorld } from '../../ses/world.ts';
import type { World, WorldOptions } from '../world.ts';

interface MakesCompartments extends World {
  makeCompartment(account?: Account): Realm;
}

const makers: readonly (readonly [string, (options?: WorldOptions) => MakesCompartments, string])[] = [
  ['the draft', createSesWorld, 'Realm.makeCompartment().evaluateProgram'],
  ['the Compartment API', createCompartmentWorld, '((c) => (source) => c.evaluate(source))(new Compartment())'],
];

const none: ReadonlyMap<string, undefined> = new Map();
const work = 'for (let i = 0; i < 5000; i++) [i];';

for (const [title, makeWorld, evaluatorOfChild] of makers) {
  const inCompartment = (world: MakesCompartments, realm: Realm, source: string) => world.run(() => evaluateProgram(source, realm, none));

  test(`${title}: a compartment's code is charged to its account, the same on every run`, (t) => {
    const uses = [0, 1].map(() => {
      const world = makeWorld();
      const [a, b] = [new Account(), new Account()];
      const [first, second] = [world.makeCompartment(a), world.makeCompartment(b)];
      inCompartment(world, first, work);
      inCompartment(world, second, '1');
      return [a.used, b.used];
    });
    const [[a, b]] = uses as [[Account['used'], Account['used']]];
    t.true(a.steps > 5000 && a.bytes > 0);
    t.true(b.steps < 100);
    t.deepEqual(uses[0], uses[1]);
  });

  test(`${title}: what a compartment does when another calls it is charged to itself`, (t) => {
    const world = makeWorld();
    const [a, b] = [new Account(), new Account()];
    const [first, second] = [world.makeCompartment(a), world.makeCompartment(b)];
    const f = inCompartment(world, first, `(function () { ${work} })`);
    const before = a.used.steps;
    world.run(() => second.globalObject.Set('f', f, second.globalObject));
    inCompartment(world, second, 'f()');
    t.true(a.used.steps - before >= 5000);
    t.true(b.used.steps < 100);
  });

  test(`${title}: a compartment that a guest makes is charged to the guest's account`, (t) => {
    const world = makeWorld();
    const account = new Account();
    const realm = world.makeCompartment(account);
    const child = evaluatorOfChild.startsWith('Realm') ? `const r = Realm.makeCompartment(); r.evaluateProgram(${JSON.stringify(work)})` : `new Compartment().evaluate(${JSON.stringify(work)})`;
    inCompartment(world, realm, child);
    t.true(account.used.steps > 5000);
  });

  test(`${title}: an account's limit of steps ends the world, however the steps are taken`, (t) => {
    const world = makeWorld();
    const realm = world.makeCompartment(new Account(20_000));
    inCompartment(world, realm, work);
    const error = t.throws(() => inCompartment(world, realm, 'for (;;) try { for (;;); } finally { continue; }'), { instanceOf: LimitExceeded });
    t.is(error?.kind, 'meter');
    t.throws(() => world.evaluateScript('1'), { instanceOf: LimitExceeded });
  });

  test(`${title}: an account's limit of memory ends the world`, (t) => {
    const world = makeWorld();
    const realm = world.makeCompartment(new Account(Infinity, 1_000_000));
    const error = t.throws(() => inCompartment(world, realm, 'const all = []; for (;;) all.push(new Array(100).fill(0));'), { instanceOf: LimitExceeded });
    t.is(error?.kind, 'memory');
  });

  test(`${title}: a limit of one compartment is none of another's`, (t) => {
    const world = makeWorld();
    const small = world.makeCompartment(new Account(1000));
    const free = world.makeCompartment();
    inCompartment(world, small, '1');
    t.notThrows(() => inCompartment(world, free, work));
    t.notThrows(() => inCompartment(world, small, '1'));
  });

  test(`${title}: the world's own limit holds within accounts`, (t) => {
    const world = makeWorld({ meter: 20_000 });
    const realm = world.makeCompartment(new Account(1_000_000));
    t.throws(() => inCompartment(world, realm, 'for (;;);'), { instanceOf: LimitExceeded });
  });
}
