import test from 'ava';
import { createWorld } from '../index.ts';

/** Runs a start script and its jobs; gives what it passed to `log`. */
function logged(program: string): unknown[] {
  const world = createWorld({ optional: ['HandledPromise'], compartment: {} });
  const lines: unknown[] = [];
  world.defineFunction('log', (value) => void lines.push(world.inspect(value)));
  world.evaluate(`const { applyFunction, applyMethod, get } = HandledPromise;\n${program}`);
  world.drain();
  return lines;
}

const handler = `{
  get(target, key) { log('get ' + key); return key + '!'; },
  applyFunction(target, args) { log('call'); return args.join('+'); },
  applyMethod(target, key, args) { log('send ' + key); return key + args.join(); },
}`;

const rows: readonly (readonly [title: string, program: string, log: readonly string[]])[] = [
  ['messages to local objects are performed in a later turn', "const o = { x: 1, f(a) { log('in'); return this.x + a; } }; applyMethod(o, 'f', [2]).then(log); get(o, 'x').then(log); applyFunction((a, b) => a * b, [6, 7]).then(log); log('out');", ["'out'", "'in'", '3', '1', '42']],
  ['messages to a promise wait for it', "applyMethod(Promise.resolve([3, 1]), 'join', ['-']).then(log);", ["'3-1'"]],
  ['a pending promise is reached by its handler', `let resolve; const p = new HandledPromise((r) => { resolve = r; }, ${handler}); applyMethod(p, 'greet', [1]).then(log); get(p, 'x').then(log); applyFunction(p, [1, 2]).then(log);`, ["'send greet'", "'get x'", "'call'", "'greet1'", "'x!'", "'1+2'"]],
  ['a settled one no more', `const p = new HandledPromise((resolve) => resolve({ x: 5 }), ${handler}); get(p, 'x').then(log);`, ['5']],
  ['a promise resolved with a handled one sends to its handler', `const far = new HandledPromise(() => {}, ${handler}); const p = new HandledPromise((resolve) => resolve(far)); get(p, 'x').then(log);`, ["'get x'", "'x!'"]],
  ['a presence is reached by its handler, by itself and by its promise', `let presence; const p = new HandledPromise((r, j, resolveWithPresence) => { presence = resolveWithPresence(${handler}); }); get(presence, 'a').then(log); p.then((same) => log(same === presence)); get(p, 'b').then(log);`, ["'get a'", 'true', "'a!'", "'get b'", "'b!'"]],
  ['a method without a trap is a get and a call', "const p = new HandledPromise(() => {}, { get: (t, key) => (...args) => key + args.join() }); applyMethod(p, 'm', [1, 2]).then(log);", ["'m1,2'"]],
  ['what a target or a handler throws rejects the answer', "applyMethod({ f() { throw 'a'; } }, 'f', []).catch(log); get(new HandledPromise(() => {}, { get() { throw 'b'; } }), 'x').catch(log); get(new HandledPromise(() => {}, {}), 'x').catch((error) => log(error instanceof TypeError)); get(undefined, 'x').catch((error) => log(error instanceof TypeError));", ["'a'", "'b'", 'true', 'true']],
  ['sending only gives no answer', "log(HandledPromise.applyMethodSendOnly({ f() { log('done'); } }, 'f', []));", ['undefined', "'done'"]],
  ['its instances are promises like any other', 'const p = new HandledPromise((resolve) => resolve(1)); log(p instanceof Promise && HandledPromise.resolve(p) === p && HandledPromise.prototype === Promise.prototype);', ['true']],
  ['it is frozen, and a compartment has none that was not given one', 'log(Object.isFrozen(HandledPromise) && Object.isFrozen(HandledPromise.get)); log(new Compartment().evaluate("typeof HandledPromise"));', ['true', "'undefined'"]],
];

for (const [title, program, log] of rows) test(`eventual send: ${title}`, (t) => t.deepEqual(logged(program), [...log]));

test('eventual send: a world has it by option only', (t) => {
  t.is(createWorld({ compartment: {} }).evaluate('typeof HandledPromise'), 'undefined');
});
