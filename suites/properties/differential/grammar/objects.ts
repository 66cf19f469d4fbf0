/** Arrays, objects, functions and keys. A `plain` object is never a proxy: what has no exact order for proxies may be done to it. */
import type { Rules, Writer } from '../writer.ts';

/** An arrow or function whose parameters the body can use. */
function withParameters(w: Writer, depth: number, form: (names: readonly string[], body: string) => string, statements: boolean): string {
  return w.scoped(() => {
    const names = [w.bind(w.fresh('x'), 'any', true), w.bind(w.fresh('x'), 'any', true)];
    const outside = w.place;
    w.place = { loop: false, labels: [], returns: true };
    const body = statements ? `tick(); ${w.expr('stmt', depth)} return ${w.expr('any', depth)};` : `(tick(), ${w.expr('any', depth)})`;
    w.place = outside;
    return form(names, body);
  });
}
const arrow = (w: Writer, depth: number): string => withParameters(w, depth, ([a, b], body) => `((${a}, ${b}) => ${body})`, false);
const arrowBlock = (w: Writer, depth: number): string => withParameters(w, depth, ([a, b], body) => `((${a} = ${w.expr('prim', 0)}, ...${b}) => { ${body} })`, true);
const functionExpression = (w: Writer, depth: number): string => {
  const name = w.random.chance(40) ? w.fresh('f') : '';
  return withParameters(w, depth, ([a, b], body) => `(function ${name}(${a}, ${b}) { ${body} })`, true);
};
const patternFunction = (w: Writer, depth: number): string =>
  withParameters(w, depth, ([a, b], body) => `((${w.random.pick([`[${a}, ${b} = ${w.expr('prim', 0)}]`, `{ a: ${a}, b: ${b} = ${w.expr('prim', 0)} }`, `{ length: ${a}, [${w.expr('key', 0)}]: ${b} }`])}) => { ${body} })`, true);
const getter = (w: Writer, depth: number): string =>
  `({ get ${w.expr('name', 0)}() { tick(); return ${w.expr('any', depth)}; }, set ${w.expr('name', 0)}(v) { note('set ' + show(v)); }, ${w.expr('name', 0)}: ${w.expr('any', depth)} })`;

/** An object with a conversion of its own. Copied by assignment, it must not meet the frozen method of that name. */
const converting = (method: string, result: string) => (w: Writer, depth: number): string => w.fill(`({ %{a ~ b}: %fn, ${w.profile === 'ses' ? '[Symbol.toPrimitive]' : method}() { return ${result}; } })`, depth);

export const arr: Rules = {
  leaves: ['[]', '[1, 2, 3]', '[1, , 3]', "['b', 'a', 'c']", '[3, 10, 2, undefined, 1]', '[NaN, -0]', '[[1, 2], [3]]', 'Object.freeze([1, 2])'],
  nodes: [
    [2, '[%any, %any]'], '[%any, ...%arr, %any]', '[, %any, ]', '(%arr.%{map ~ filter ~ find ~ forEach}(%fn) || [])', '%arr.%{slice ~ splice}(%int, %int)', '%arr.concat(%any, %arr)',
    'Array.from(%arr, %fn || String)', "Array.from({ length: %{0 ~ 1}, 0: %any }, (x) => [x])", 'Array.of(%any, %any)', 'Object.%{keys ~ values ~ entries}(%plain)', "%str.split(%{'' ~ 'a' ~ ',' ~ undefined ~ /b/ ~ /(,)/}%{ ~ , 2})",
    '[...%str]', '%arr.reverse()', '%arr.map((x) => typeof x).sort()', "%arr.filter((x) => typeof x === '%{number ~ string}').sort()", '[...%arr].fill(%prim, %int, %int)', '%arr.copyWithin(%int, %int, %int)',
    'Reflect.ownKeys(%plain)', "(/%{(a)|(b) ~ . ~ (?<n>b)}/%{g ~ u ~ }.exec(%str) || [])", '[...%arr.%{keys ~ values ~ entries}()]', '[...new Set(%arr)]', '[...new Map([[%any, %any], [%any, %any]])]',
    'Object.getOwnPropertyNames(%arr)', 'Object.getOwnPropertySymbols(%plain)', 'new Array(%{0 ~ 3 ~ "3"})', '(%str.match(/%{a ~ \\w}/g) || [])',
  ],
};

export const plain: Rules = {
  leaves: ['{}', '{ a: 1, b: 2 }', "{ b: 1, a: 2, 1: 'x', 0: 'y' }", '{ [sym]: 1, a: undefined }', '{ length: 2, 0: 5 }'].map((text) => `(${text})`).concat(['Object.create(null)', 'Object.freeze({ a: 1 })', 'Object.seal({ b: [1] })']),
  nodes: [
    '({ %name: %any, %name: %any })', '({ [%key]: %any, ...%plain })', '({ ...%{%obj ~ %num ~ %sym ~ null}, %name: %any })', [2, getter], 'Object.create(%plain)', 'Object.create(%plain, { %name: { value: %any, writable: %bool, enumerable: %bool } })',
    'Object.assign({}, %any, %plain)', 'Object.%{freeze ~ seal ~ preventExtensions}(%plain)', '({ %name(p) { tick(); return super.%name; }, __proto__: %plain })', 'Object.getOwnPropertyDescriptors(%plain)',
    converting('toString', '%str'), converting('valueOf', '%prim'), '({ async %name() {}, *%name() { yield (%any); } })', 'Object.setPrototypeOf({ %name: %any }, %plain)',
  ],
};

export const obj: Rules = {
  leaves: ['({ c: 3 })', '[4]', 'new Map([[1, 2]])', 'new Set([1, -0])', 'new Uint8Array([1, 255])', 'new Error("e")', '(/r/g)', 'new Number(-0)', 'Object("st")', 'Object(1n)', 'new Date(NaN)', 'Promise.resolve(1)', '(function f(a, b) {})', '(class K { static s() {} })'],
  nodes: [
    [4, '%plain'], [3, '%arr'], [2, arrow], functionExpression, 'new Proxy(%plain, {})', "traced('p', %plain, ['%{get ~ set ~ has ~ deleteProperty}', '%{ownKeys ~ getPrototypeOf ~ getOwnPropertyDescriptor}'])",
    'new Map(%arr.map((x) => [x, %any]))', 'new Set(%arr)', 'new %typed(%arr)', 'Object(%prim)', 'new (class { constructor() { this.%wname = %any; } get %{name ~ length ~ d}() { return %any; } })()',
    'new (class extends Array { get a() { return this.length; } })(%any, %any)', 'new %{TypeError ~ RangeError}(%str)', '(function () { return arguments; })(%any, %any)',
  ],
};

export const fn: Rules = {
  leaves: ['((x) => x)', '(() => 1)', '((x, y) => (tick(), [x, y]))', 'String', 'Number', 'Boolean', 'Object', '(function () { return typeof this; })', 'parseInt', 'Array.of', 'isNaN'],
  nodes: [
    [4, arrow], [3, arrowBlock], [2, functionExpression], [2, patternFunction], '%fn.bind(%any, %any)', '({ %name(q) { tick(); return %any; } }).%name', '(class { static %name(q) { tick(); return %any; } }).%name',
    '(class { constructor() { this.%wname = %any; } })',
  ],
};

export const key: Rules = {
  // Never `length` or a large index: what walks such an array never ends.
  leaves: [[6, "'%{a ~ b ~ c ~ d ~ x ~ name}'"], "'0'", '0', '1', 'sym', 'Symbol.toStringTag'],
  nodes: ['%{null ~ undefined ~ true ~ 1.5 ~ -1 ~ 1n}', '%sym', "(spy('key', '%{a ~ b ~ 1}'))", '%str.slice(0, 2)'],
};

/**
 * A key to assign to. Where intrinsics are frozen it is none that they have: whether what they have can be overridden by assignment is
 * what the feature `override` asks.
 */
export const wkey: Rules = { leaves: [[6, "'%{a ~ b ~ c ~ d ~ x}'"], "'0'", '1', 'sym'], nodes: [(w, depth) => (w.profile === 'ses' ? "Symbol('k')" : w.expr('key', depth)), "(spy('key', '%{a ~ b ~ 1}'))"] };
export const wname: Rules = { leaves: [[6, 'a'], [4, 'b'], [2, 'c'], 'd', (w) => (w.profile === 'ses' ? 'x' : w.expr('name', 0)), 'x'], nodes: [] };

/** Constructors of typed arrays. Compartments of the shim lack those that show the payload of a NaN: plain programs alone use them. */
export const typed: Rules = { leaves: ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', (w) => (w.profile === 'ses' ? 'Int16Array' : w.random.pick(['Float32Array', 'Float64Array']))], nodes: [] };

export const name: Rules = { leaves: [[6, 'a'], [4, 'b'], [2, 'c'], 'd', 'length', 'name', 'x'], nodes: [] };

export const prim: Rules = {
  leaves: ['undefined', 'null', '1', "'a'", 'true', '0n', 'NaN', 'sym'],
  nodes: [[4, '%num'], [4, '%str'], [2, '%bool'], '%big', '%sym', 'undefined', 'null', '(void %any)'],
};

export const any: Rules = {
  leaves: [[4, '%prim'], '%arr', '%plain', '%obj', '%fn'],
  nodes: [
    [4, '%prim'], [3, '%arr'], [3, '%plain'], [2, '%obj'], [2, '%fn'], [2, '%obj.%name'], [2, '%obj[%key]'], [2, '%fn(%any, %any)'], '%fn(...%arr)', '%fn.%{call ~ apply}(%any, %arr)', 'new (%fn)(%any)', '(%bool ? %any : %any)',
    '(%plain.%wname = %any)', '(%obj[%wkey] = %prim)', '(%plain[%wkey] %{+= ~ -= ~ *= ~ &= ~ **=} %int)', '(%plain.%wname++)', '(--%obj[%wkey])', '%arr.%{pop ~ shift}()', '%arr[%int]', '%arr.%{reduce ~ reduceRight}((m, x) => { tick(); return %any; })',
    'Reflect.get(%obj, %key, %any)', 'Reflect.set(%plain, %wkey, %prim)', 'Reflect.getPrototypeOf(%plain) === Object.prototype', '([, ] = %arr)', 'Object.getOwnPropertyDescriptor(%obj, %key)',
    'JSON.parse(JSON.stringify(%plain) || "0")', '(%any %{+ ~ - ~ < ~ ==} %any)', '%fn`a${%any}b`', '((...rest) => rest.length)(...%arr, %any)', '(() => { throw %any; })()',
  ],
};
