import test from 'ava';
import { listEngines, parseEngineSpec, resolveEngine } from './registry.ts';

test('an engine spec is engine, world, version or path', (t) => {
  t.deepEqual(parseEngineSpec('node'), { engine: 'node' });
  t.deepEqual(parseEngineSpec('node/shim@2.3.0'), { engine: 'node', world: 'shim', version: '2.3.0' });
  t.deepEqual(parseEngineSpec('quickjs-ng/shim:./dist/ses.umd.js'), { engine: 'quickjs-ng', world: 'shim', path: './dist/ses.umd.js' });
  t.throws(() => parseEngineSpec('Node Shim'), { name: 'UnknownEngine' });
});

test('an engine without a world is its first world, and ids are normalised', (t) => {
  t.is(resolveEngine('node').id, 'node/shim');
  t.is(resolveEngine('xs').id, 'xs/native');
  t.is(resolveEngine('node/shim@0.18.8').id, 'node/shim@0.18.8');
});

test('an unknown engine is an error that names the nearest one', (t) => {
  t.throws(() => resolveEngine('nod/shim'), { name: 'UnknownEngine', message: /node\/shim/ });
  t.throws(() => resolveEngine('quickjs/native'), { name: 'UnknownEngine' });
});

test('a version or path where none can be chosen is refused', (t) => {
  t.throws(() => resolveEngine('node/bare@22'), { message: /takes no version/ });
  t.throws(() => resolveEngine('xs/native:./x.js'), { message: /takes no path/ });
});

test('every listed engine resolves to an adapter of that id, which says whether it is available', async (t) => {
  for (const { id } of listEngines()) {
    if (id.startsWith('reference')) continue;
    const adapter = resolveEngine(id);
    t.is(adapter.id, id);
    const availability = await adapter.availability();
    t.true(availability.available || availability.how !== '', id);
  }
});

test('capabilities are declared for the world, and no world without compartments claims several', async (t) => {
  for (const id of ['node/bare', 'node/no-codegen', 'quickjs/bare', 'xs/bare']) {
    t.false((await resolveEngine(id).describe()).capabilities.includes('compartments'), id);
  }
  t.true((await resolveEngine('xs/native').describe()).capabilities.includes('modules'));
  t.false((await resolveEngine('node/shim').describe()).capabilities.includes('lexical-endowments'));
  t.false((await resolveEngine('xs/native').describe()).capabilities.includes('compartment-positional'));
  for (const id of ['xs/native', 'xs/shim', 'xs/bare']) t.false((await resolveEngine(id).describe()).capabilities.includes('stack-errors'), id);
});
