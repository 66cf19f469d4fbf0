/** Programs made from a small grammar: all parse, most run for a while, and every part of the language has its turn. */
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'c', 'f', 'g', 'o');
const property = fc.constantFrom('x', 'y', 'length', 'then', 'constructor', 'toString', 'valueOf', 'prototype');
const key = fc.oneof(property, fc.constantFrom('0', '1', '""'));
const literal = fc.constantFrom(
  '0', '(-0)', '1', '2.5', 'NaN', '1e21', '4294967295', '7n', '(-1n)', '""', '"ab"', '"\\ud83d\\ude00"', 'null', 'undefined', 'true', 'false', 'Symbol.iterator', '/b+/g', '[1, , 3]', '({ x: 1 })',
); // prettier-ignore
const binary = fc.constantFrom('+', '-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^', '<', '<=', '==', '===', '!=', 'in', 'instanceof', '&&', '||');
const unary = fc.constantFrom('-', '+', '!', '~', 'typeof', 'void');
const builtin = fc.constantFrom(
  'Object.keys', 'Object.entries', 'Object.assign', 'Object.freeze', 'Object.getOwnPropertyDescriptors', 'Array.from', 'Array.of', 'Array.isArray', 'String', 'Number', 'BigInt',
  'Boolean', 'Symbol', 'JSON.stringify', 'Math.max', 'Math.hypot', 'Math.random', 'Date.now', 'new Date', 'new Map', 'new Set', 'new WeakMap', 'new Promise', 'Promise.all',
  'Promise.resolve', 'Promise.race', 'Reflect.ownKeys', 'Reflect.construct', 'Reflect.apply', 'new Proxy', 'new Int8Array', 'new Float64Array', 'new ArrayBuffer', 'new RegExp',
  'parseInt', 'encodeURIComponent', 'isNaN', 'new Error', 'Object', 'Function', 'eval', 'new Date(0).toLocaleString', 'new Date(2020, 1).toString', 'Intl',
); // prettier-ignore
const method = fc.constantFrom(
  'map', 'filter', 'reduce', 'sort', 'join', 'concat', 'slice', 'splice', 'indexOf', 'includes', 'forEach', 'find', 'push', 'pop', 'reverse', 'toString', 'valueOf', 'toLocaleString',
  'split', 'replace', 'match', 'repeat', 'padEnd', 'charCodeAt', 'normalize', 'localeCompare', 'toUpperCase', 'trim', 'call', 'apply', 'bind', 'hasOwnProperty', 'then', 'catch', 'finally',
  'next', 'return', 'throw', 'get', 'set', 'has', 'add', 'delete', 'keys', 'values', 'entries', 'fill', 'copyWithin', 'toFixed', 'test', 'exec',
); // prettier-ignore

const { statement } = fc.letrec<{ expression: string; statement: string; pattern: string; block: string; func: string }>((tie) => {
  const e = tie('expression');
  const s = tie('statement');
  const args = fc.array(fc.oneof({ weight: 5, arbitrary: e }, e.map((x) => `...[${x}]`)), { maxLength: 3 }).map((list) => list.join(', '));
  const glue = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((texts) => texts.join(''));
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      name,
      glue('(', e, ' ', binary, ' ', e, ')'),
      glue('(', unary, ' ', e, ')'),
      glue('(', e, ' ? ', e, ' : ', e, ')'),
      glue('(', name, ' = ', e, ')'),
      glue('(', name, fc.constantFrom('++', '--', ' += 1'), ')'),
      glue('(', e, ').', property),
      glue('(', e, ')[', e, ']'),
      glue('(', e, ').', method, '(', args, ')'),
      glue(builtin, '(', args, ')'),
      glue('(', tie('func'), ')(', args, ')'),
      tie('func'),
      glue('[', args, ']'),
      glue('({ ', key, ': ', e, ', [', e, ']: ', e, ', ...', e, ' })'),
      glue('({ get ', key, '() ', tie('block'), ', set y(v) ', tie('block'), ', *g() { yield ', e, '; yield* ', e, '; } })'),
      glue('`<${', e, '}>`'),
      glue('new (class extends (', e, ') { constructor() { super(', args, '); ', s, ' } get x() { return super.x; } })'),
      glue('(class { static x() { return new.target; } [', e, ']() ', tie('block'), ' })'),
    ),
    func: fc.oneof(
      glue('((', tie('pattern'), ', ...c) => ', e, ')'),
      glue('(function f(a = ', e, ', b) ', tie('block'), ')'),
      glue('(async () => { ', s, ' return await ', e, '; })'),
      glue('(function* () { try { yield ', e, '; } finally { ', s, ' } })'),
      glue('(async function* () { for await (const a of ', e, ') yield a; })'),
    ),
    pattern: fc.constantFrom('a', '[a, b = 1]', '{ x: a, ...b }', '{ length: b = 2 }', '[, ...a]'),
    block: fc.array(s, { maxLength: 2 }).map((list) => `{ ${list.join(' ')} }`),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      glue(e, ';'),
      glue(name, ' = ', e, ';'),
      glue('if (', e, ') ', tie('block'), ' else ', tie('block')),
      glue('for (let i = 0; i < 3; i++) ', tie('block')),
      glue('for (const ', tie('pattern'), ' of ', e, ') ', tie('block')),
      glue('for (const k in ', e, ') { c = k; }'),
      glue('try ', tie('block'), ' catch (e) { o = e; } finally ', tie('block')),
      glue('{ let ', tie('pattern'), ' = ', e, '; ', s, ' }'),
      glue('switch (', e, ') { case ', e, ': ', s, ' default: ', s, ' }'),
      glue('while (a) { a = 0; ', s, ' break; }'),
      glue('outer: for (const i of [1, 2]) { for (;;) { c = ', e, '; if (i) continue outer; } }'),
      glue('throw ', e, ';'),
      glue('do { ', s, ' } while (false)'),
    ),
  };
});

/** Programs in which every statement stands in a try of its own, so that all of them run. */
export const generatedProgram: fc.Arbitrary<string> = fc
  .array(statement, { minLength: 1, maxLength: 6 })
  .map((list) => `var a, b, c, f, g, o; ${list.map((text) => `try { ${text} } catch (e) { b = e; }`).join('\n')}\n[a, b, c];`);
