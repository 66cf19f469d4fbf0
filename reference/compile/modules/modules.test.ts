import test from 'ava';
import { createWorld } from '../../host/world.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Value } from '../../runtime/value.ts';

/** Evaluates the module `main` of a graph and gives its export `result`, or the name of the error it throws. */
function run(graph: { readonly [specifier: string]: string }): Value {
  const world = createWorld();
  const load = (specifier: string) => (specifier in graph ? { file: specifier, source: graph[specifier]! } : undefined);
  try {
    const namespace = world.evaluateModule(graph['main']!, { file: 'main', load });
    return world.run(() => namespace.Get('result'));
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const { value } = error;
    return value instanceof ObjectValue ? `throws ${String(world.run(() => value.Get('name', value)))}` : `throws ${String(value)}`;
  }
}

const rows: readonly (readonly [title: string, graph: { readonly [specifier: string]: string }, result: Value])[] = [
  ['named imports', { main: 'import { a } from "m"; export const result = a + 1;', m: 'export const a = 1;' }, 2],
  ['bindings are live', { main: 'import { n, inc } from "m"; inc(); inc(); export const result = n;', m: 'export let n = 0; export function inc() { n++; }' }, 2],
  ['imports cannot be assigned', { main: 'import { n } from "m"; n = 1;', m: 'export let n = 0;' }, 'throws TypeError'],
  ['default exports', { main: 'import f, { default as g } from "m"; export const result = f() + g.name;', m: 'export default function () { return "r"; }' }, 'rdefault'],
  ['a namespace', { main: 'import * as m from "m"; export const result = Object.keys(m).join() + m.b;', m: 'export const b = 2; export const a = 1; export default 3;' }, 'a,b,default2'],
  ['a namespace refuses writes', { main: 'import * as m from "m"; m.a = 2;', m: 'export let a = 1;' }, 'throws TypeError'],
  ['star exports', { main: 'import { a, b } from "m"; export const result = a + b;', m: 'export * from "n"; export const b = 2;', n: 'export const a = 1;' }, 3],
  ['an ambiguous name is an error', { main: 'import { a } from "m";', m: 'export * from "n"; export * from "o";', n: 'export const a = 1;', o: 'export const a = 2;' }, 'throws SyntaxError'],
  ['the same binding twice is not ambiguous', { main: 'import { a } from "m"; export const result = a;', m: 'export * from "n"; export * from "o";', n: 'export { a } from "p";', o: 'export { a } from "p";', p: 'export const a = 4;' }, 4],
  ['a missing export is an error', { main: 'import { x } from "m";', m: '' }, 'throws SyntaxError'],
  ['a missing module is an error', { main: 'import "m";' }, 'throws TypeError'],
  ['functions are there before a cycle is evaluated', { main: 'import { g } from "m"; export function f() { return 5; } export const result = g;', m: 'import { f } from "main"; export const g = f();' }, 5],
  ['a cycle reads a dead binding', { main: 'import "m"; export const x = 1;', m: 'import { x } from "main"; x;' }, 'throws ReferenceError'],
  ['re-exported imports', { main: 'import { b } from "m"; export const result = b;', m: 'import { a } from "n"; export { a as b };', n: 'export const a = 6;' }, 6],
  ['a re-exported namespace', { main: 'import { n } from "m"; export const result = n.a;', m: 'import * as n from "n"; export { n };', n: 'export const a = 7;' }, 7],
  ['this is undefined', { main: 'export const result = this;' }, undefined],
  ['modules run once, in order', { main: 'import { log } from "log"; import "a"; import "b"; import "a"; export const result = log.join();', a: 'import { log } from "log"; log.push("a");', b: 'import { log } from "log"; import "a"; log.push("b");', log: 'export const log = [];' }, 'a,b'],
  ['an error is thrown again', { main: 'import "m";', m: 'throw 3;' }, 'throws 3'],
  ['direct eval sees imports', { main: 'import { a } from "m"; export const result = eval("a + 1");', m: 'export const a = 1;' }, 2],
  ['default expressions are named', { main: 'import f from "m"; export const result = f.name;', m: 'export default () => 1;' }, 'default'],
];

for (const [title, graph, result] of rows) test(`modules: ${title}`, (t) => t.is(run(graph), result));
