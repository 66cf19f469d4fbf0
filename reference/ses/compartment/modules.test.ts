import test from 'ava';
import { createWorld } from '../../index.ts';
import { hostFailures } from '../../compile/catchable.ts';

/** Runs a start script and its jobs; gives what it passed to `log`. */
function logged(program: string): unknown[] {
  const world = createWorld({ compartment: {} });
  const lines: unknown[] = [];
  world.defineFunction('log', (value) => void lines.push(world.inspect(value)));
  world.evaluate(program);
  world.drain();
  return lines;
}

const graph = (modules: Record<string, string>, extra = ''): string => `
  const texts = ${JSON.stringify(modules)};
  const asked = [];
  const source = (s) => { asked.push(s); if (!(s in texts)) throw new RangeError('none'); return new ModuleSource(texts[s]); };
  const make = (options) => new Compartment({ __options__: true, globals: { log }, resolveHook: (s) => s, importHook: async (s) => ({ source: source(s) }), importNowHook: (s) => ({ source: source(s) }), ...options });
  const c = make({ ${extra} });
`;


const rows: readonly (readonly [title: string, program: string, log: readonly string[]])[] = [
  ['a synchronous import overtakes one that waits, and makes the module once', `${graph({ a: 'log("run");' })} const p = c.import('a'); const ns = c.importNow('a'); p.then((other) => log(other === ns));`, ["'run'", 'true']],
  ['import.meta is made at its first use and shown to importMetaHook', `${graph({ a: 'log("before"); log(import.meta.url + typeof Object.getPrototypeOf(import.meta)); log(import.meta === import.meta);' }, 'importMetaHook: (s, meta) => { log("hook " + s); meta.url = s; }')} c.import('a');`, ["'before'", "'hook a'", "'aobject'", 'true']],
  ['import() takes any expression and gives the namespace', `${graph({ a: 'const f = async () => { const ns = await import(await Promise.resolve("b")); log(ns.x); }; f();', b: 'export const x = 7;' })} c.import('a');`, ['7']],
  ['a link that leads to itself fails', `const a = new Compartment({ __options__: true, modules: {} }); const loop = {}; const b = new Compartment({ __options__: true, modules: { x: { get namespace() { return 'x'; }, get compartment() { return b; } } } }); b.import('x').then(() => log('linked'), (error) => log(error instanceof TypeError)); try { b.importNow('x'); } catch (error) { log(error instanceof TypeError); }`, ['true', 'true']],
  ['a namespace that module() promised becomes the module\'s own', `${graph({ a: 'export let x = 1; export const set = (v) => { x = v; };' })} const ns = c.module('a'); let thrown = false; try { Object.keys(ns); } catch (error) { thrown = error instanceof TypeError; } log(thrown); c.import('a').then((other) => { other.set(5); log(other === ns && ns.x); });`, ['true', '5']],
  ['an alias is one module under both specifiers', `${graph({ 'lib/index.js': 'log("run"); export const x = {};' })} const d = make({ importHook: async (s) => ({ record: source('lib/index.js'), specifier: 'lib/index.js' }) }); Promise.all([d.import('lib'), d.import('lib/index.js')]).then(([a, b]) => log(a === b));`, ["'run'", 'true']],
  ['a module of a third party imports by the compartment it was handed', `${graph({ dep: 'export const x = 40;', main: 'import { y } from "third"; log(y);' }, `importHook: async (s) => s === 'third' ? { source: { imports: ['dep'], exports: ['y'], execute(exports, resolved, compartment) { exports.y = compartment.importNow(resolved.dep).x + 2; } } } : { source: source(s) }`)} c.import('main');`, ['42']],
  ['shim transforms rewrite modules, transforms do not', `${graph({ a: 'log("PLACE");' }, `transforms: [(s) => s.replace('PLACE', 'transform')], __shimTransforms__: [(s) => s.replace('PLACE', 'shim')]`)} c.import('a');`, ["'shim'"]],
  ['what a hook throws is what the import fails with, and the next asks again', `let n = 0; const c = new Compartment({ __options__: true, importHook: () => { n += 1; throw n; } }); c.import('a').then(null, (e) => { log(e); return c.import('a'); }).then(null, (e) => log(e));`, ['1', '2']],
];

for (const [title, program, log] of rows) test(`modules of compartments: ${title}`, (t) => t.deepEqual(logged(program), [...log]));

test('long chains of modules and of links end in a guest\'s RangeError, never in the host\'s', (t) => {
  const before = hostFailures.count;
  const lines = logged(`
    const chain = new Compartment({ __options__: true, globals: { log }, resolveHook: (s) => s, importHook: async (s) => ({ source: new ModuleSource('import "' + (Number(s) + 1) + '";') }), modules: { 20000: { source: new ModuleSource('') } } });
    chain.import('0').then(() => log('linked'), (error) => log(error instanceof RangeError));
    let last = new Compartment({ __options__: true, modules: { x: { source: new ModuleSource('export {}') } } });
    for (let i = 0; i < 5000; i++) last = new Compartment({ __options__: true, modules: { x: { namespace: 'x', compartment: last } } });
    try { last.importNow('x'); log('linked'); } catch (error) { log(error instanceof RangeError); }
  `);
  t.deepEqual(lines, ['true', 'true']);
  t.is(hostFailures.count, before);
});
