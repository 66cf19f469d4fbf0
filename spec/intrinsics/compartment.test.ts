import test from 'ava';
import { globalsIn, intrinsic, intrinsics, intrinsicsIn } from './index.ts';

const compartment = { edition: 'draft-2019', profile: 'compartment', optional: ['lockdown'] } as const;
const standalone = { edition: 'draft-2019' } as const;

test('a world of the compartment profile has the Compartment API and not the Realm API', (t) => {
  const ids = intrinsicsIn(compartment).map(({ id }) => id);
  for (const id of ['%Compartment%', '%CompartmentPrototype%', '%InertCompartment%', '%ModuleSource%', '%harden%', '%InertFunction%'] as const) t.true(ids.includes(id), id);
  t.false(ids.includes('%Realm%'));
  const names = globalsIn(compartment).map(({ name }) => name);
  t.deepEqual(['Compartment', 'ModuleSource', 'harden', 'globalThis', 'eval', 'Realm', 'lockdown', 'console'].map((name) => names.includes(name)), [true, true, true, true, true, false, false, false]);
});

test('lockdown is a name of the start compartment only', (t) => {
  t.true(globalsIn(compartment, 'start').some(({ name }) => name === 'lockdown'));
});

test('a standalone world has nothing of it', (t) => {
  const ids = intrinsicsIn(standalone).map(({ id }) => id);
  t.true(ids.includes('%Realm%'));
  t.false(ids.includes('%Compartment%'));
  t.false(intrinsics.has('%Compartment%'));
  t.false(globalsIn(standalone).some(({ name }) => name === 'harden'));
});

test('every [[Prototype]] and value of the family has a row', (t) => {
  for (const row of intrinsicsIn(compartment)) {
    if (row.prototype !== null) t.notThrows(() => intrinsic(row.prototype!));
    for (const property of row.properties) if (property.type === 'data' && 'intrinsic' in property.value) t.notThrows(() => intrinsic((property.value as { intrinsic: `%${string}%` }).intrinsic));
  }
});
