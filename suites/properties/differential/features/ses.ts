/** What a compartment of a locked-down world adds: frozen intrinsics, the override mistake, evaluators, the compartment's global. */
import type { Feature } from './model.ts';

const INTRINSICS = ['Object', 'Object.prototype', 'Array', 'Array.prototype', 'Function.prototype', 'Error.prototype', 'TypeError', 'RegExp.prototype', 'Promise', 'Promise.prototype', 'Map.prototype', 'Symbol', 'String.prototype', 'Math', 'JSON', 'Reflect', 'Date.prototype',
  'Object.getPrototypeOf(Int8Array)', 'Object.getPrototypeOf([][Symbol.iterator]())', 'Object.getPrototypeOf(function* () {})', 'Object.getPrototypeOf(async () => {})', 'Number', 'BigInt.prototype', 'Proxy', 'isNaN', 'Array.prototype.map', 'Uint8Array.prototype', 'Boolean.prototype', 'WeakMap'];
const METHODS = ['map', 'then', 'toString', 'valueOf', 'constructor', 'name', 'length', 'message', 'prototype', 'push', 'abs', 'parse', 'hasOwnProperty'];

export const frozen: Feature = {
  id: 'frozen',
  profile: 'ses',
  write(w) {
    const of = (): string => w.random.pick(INTRINSICS);
    const key = (): string => w.random.pick([`'${w.random.pick(METHODS)}'`, "'added'", 'Symbol.iterator', w.expr('key', 0)]);
    const operations = [
      () => `attempt('frozen.set', () => { ${of()}[${key()}] = ${w.expr('any', 1)}; return 'set'; });`, () => `attempt('frozen.reflect-set', () => Reflect.set(${of()}, 'added', ${w.expr('any', 1)}));`,
      () => `attempt('frozen.define', () => Reflect.defineProperty(${of()}, ${w.random.pick(["'added'", 'sym', "'x'"])}, { value: ${w.expr('any', 1)} }));`, () => `attempt('frozen.delete', () => delete ${of()}.${w.random.pick(METHODS)});`, () => `attempt('frozen.prototype', () => Reflect.setPrototypeOf(${of()}, ${w.random.pick(['null', '{}'])}));`,
      () => `attempt('frozen.level', () => [Object.isFrozen(${of()}), Object.isExtensible(${of()})]);`, () => w.fill(`attempt('frozen.literal', () => Object.isFrozen(%{[] ~ {} ~ () => 1 ~ /a/ ~ \`\` ~ class {} ~ new Error() ~ function* () {}}));`),
      () => `attempt('frozen.update', () => ${of()}.added${w.random.pick(['++', ' += 1', ' = 1'])});`, () => `attempt('frozen.assign', () => Object.assign(${of()}, { added: 1 }) === 1);`, () => `attempt('frozen.function', () => { ${w.random.pick(['(() => {}).prototype', '(function () {}).prototype', '(class { static m() {} }).m', 'Object.getPrototypeOf(() => {})', '(async () => {})'])}.added = 1; return 'set'; });`,
      () => `attempt('frozen.push', () => Array.prototype.push.call(${w.random.pick(['Array.prototype', 'Array', 'Math'])}, 1));`,
    ];
    return w.random.some(operations, 3, 7).map((write) => write()).join('\n');
  },
};

/** Assigning what a frozen prototype has: the shim and the engines mend it for some properties, each in its own measure. */
export const override: Feature = {
  id: 'override',
  profile: 'ses',
  write: (w) => w.lines([
    "attempt('override.object', () => { const o = %{{} ~ { ...%plain } ~ Object.create({})}; o.%{toString ~ valueOf ~ hasOwnProperty ~ constructor} = %any; return flags(o); });", "attempt('override.error', () => { const e = new %{Error ~ TypeError}('m'); e.%{message ~ name ~ toString ~ constructor} = 'mine'; return [e.name, e.message]; });", "attempt('override.array', () => { const a = [1, 2]; a.%{push ~ concat ~ map ~ join ~ toString ~ constructor ~ length} = %{() => 'mine' ~ 1}; return flags(a); });",
    "attempt('override.function', () => { const f = function () {}; f.%{toString ~ call ~ apply ~ bind ~ name ~ constructor ~ prototype} = 1; return f.hasOwnProperty('call'); });", "attempt('override.class', () => { class A { constructor() { this.constructor = %any; this.toString = () => 'mine'; } } return `${new A()}`; });", "attempt('override.prototype', () => { function F() {} F.prototype.%{toString ~ constructor ~ valueOf} = () => 'mine'; return `${new F()}`; });",
    "attempt('override.symbol', () => { const a = [1]; a[Symbol.%{iterator ~ toStringTag ~ unscopables}] = %any; return Reflect.ownKeys(a).length; });", "attempt('override.literal', () => ({ toString: () => 'a', constructor: 1, __proto__: { hasOwnProperty: 1 } }) + '');", "attempt('override.map', () => { const m = %{new Map() ~ new Set() ~ new Promise((f) => f()) ~ new Date(0) ~ /a/ ~ new WeakMap()}; m.%{get ~ then ~ toString ~ constructor ~ exec ~ size} = 1; return Object.keys(m); });",
    "attempt('override.heir', () => { const h = Object.create(Object.freeze({ a: 1, get b() { return 2; } })); h.%{a ~ b ~ c} = 3; return flags(h); });", "attempt('override.define', () => { const o = {}; Object.defineProperty(o, '%{toString ~ constructor}', { value: 1, writable: true }); o.%{toString ~ constructor} = 2; return flags(o); });", "attempt('override.generator', () => { const g = (function* () {})(); g.%{next ~ return ~ toString ~ constructor} = 1; return Object.keys(g); });",
    "attempt('override.iterator', () => { const i = [][Symbol.iterator](); i.next = () => ({ done: true }); return Object.keys(i); });", "attempt('override.spread', () => flags({ ...{ toString: 1, constructor: 2 } }));",
  ], 3, 6, 1),
};

/** Sources that mean the same wherever a strict text may stand. */
const EVALUATIONS = ["'1 + 1'", "'let q = 2; q'", "'{'", "'return 1'", "'if (0) 1; else 2'", "'super.x'", "'({ a: 1 })'", "'throw new TypeError(1)'", "'/* c */ 5 // d'", "'`${1}`'", "''", "'class C {} C.name'", "'let let = 1'", "'await 1'", "'for (let i of [1, 2]) i;'", "'[1, 2].map((x) => x * 2)'"];
/** Those that sloppy code takes another way: an engine whose evaluators do not make strict code differs in these alone. */
const STRICT = ["'\"use strict\"; 010'", "'this === undefined'", "'typeof this'", "'var leaked = 1; typeof leaked'", "'typeof (function () { return this; })()'", "'undeclared = 1'", "'delete undefined'", "'with ({}) 1'", "'yield'", "'var undefined = 1'", "'arguments'", "'for (var i of [1, 2]) i;'", "'(function (a) { a = 2; return arguments[0]; })(1)'", "'Object.freeze([1])[0] = 2'"];
/** What the shim lets through or reads as undefined. */
const WRAPPED = ["'a\\nb'", "'new.target'", "'typeof absent'", "'absent'"];

export const evaluators: Feature = {
  id: 'evaluators',
  profile: 'ses',
  write: (w) => Array.from({ length: w.random.int(2, 4) }, () => {
    const [plain, strict, wrapped] = [w.random.pick(EVALUATIONS), w.random.pick(STRICT), w.random.pick(WRAPPED)];
    return w.fill(w.random.pick([
      `attempt('evaluators.eval', () => (0, eval)(${plain}));`, `attempt('evaluators.body', () => Function(${plain})());`, `attempt('evaluators.return', () => new Function('return ' + ${plain})());`, `attempt('evaluators.strict', () => %{(0, eval)(${strict}) ~ Function(${strict})() ~ Function('return ' + ${strict})()});`,
      `attempt('evaluators.wrapped', () => %{(0, eval)(${wrapped}) ~ Function('return ' + ${wrapped})()});`, "attempt('evaluators.new', () => new Function('a', 'b = 2', 'return [a, b, arguments.length]')(%any));", "attempt('evaluators.value', () => (0, eval)(%{%num ~ %bool ~ %plain ~ sym ~ undefined}) === 1);",
      "attempt('evaluators.constructor', () => %{(() => 1) ~ (function* () {}) ~ (async () => {}) ~ (async function* () {}) ~ class {}}.constructor('return 1'));", "attempt('evaluators.parameters', () => Function(%{'a, b' ~ '...a' ~ 'a = 1' ~ '/*' ~ '*/' ~ '\\x29\\x7b' ~ 'a //' ~ '{ a }' ~ 'a = (' ~ '[a] = [1], ...b'}, 'return 1')());", "attempt('evaluators.duplicate', () => Function('a, a', 'return a')(1, 2));",
      "attempt('evaluators.about', () => { const f = Function('x', 'y', 'return x'); return [f.name, f.length, typeof f.prototype, f instanceof Function, Object.getPrototypeOf(f) === Function.prototype]; });", "attempt('evaluators.scope', () => { let hidden = 1; return [Function('return typeof hidden')(), (0, eval)('typeof hidden')]; });", "attempt('evaluators.lexical', () => { note(show(fact)); return (0, eval)('typeof note'); });",
    ]), 1);
  }).join('\n'),
};

export const globals: Feature = {
  id: 'globals',
  profile: 'ses',
  write: (w) => w.lines([
    "attempt('globals.undeclared', () => { undeclared%{A ~ B} = %prim; });", "attempt('globals.typeof', () => [typeof undeclared, typeof undefined, typeof NaN, typeof Object]);", "attempt('globals.constant', () => { %{undefined ~ NaN ~ Infinity} = 1; });", "attempt('globals.shadow', () => { const Object = 1; let Array = 2; return [Object, Array, typeof Math]; });", "attempt('globals.function', () => (function () { return typeof this; })());",
    "attempt('globals.identity', () => [(0, eval)('Object') === Object, (0, eval)('[]') instanceof Array, (0, eval)('Function') === Function, Function.prototype.constructor === Function]);", "attempt('globals.absent', () => [typeof %{setTimeout ~ process ~ require ~ window ~ fetch}]);", "attempt('globals.assign', () => { %{isNaN ~ parseInt ~ Map} = 1; return 'assigned'; });",
  ], 2, 4, 1),
};

export const hardening: Feature = {
  id: 'hardening',
  profile: 'ses',
  write: (w) => w.lines([
    "attempt('hardening.graph', () => { const o = { a: %{%prim ~ %fn ~ [1]}, l: [%{{} ~ %prim}], get g() { return 1; } }; o.self = o; return [harden(o) === o, Object.isFrozen(o.l), Object.isFrozen(o.a)]; });", "attempt('hardening.value', () => harden(%{%prim ~ %fn ~ [[1]]}) === 1);", "attempt('hardening.class', () => { class C { m() {} static s() {} } harden(C); return [Object.isFrozen(C.prototype), Object.isFrozen(C.s), Object.isFrozen(C.prototype.m)]; });",
    "attempt('hardening.instance', () => { class C { constructor() { this.x = {}; } } const i = harden(new C()); return [Object.isFrozen(i.x), Object.isFrozen(C.prototype), Object.isFrozen(C)]; });", "attempt('hardening.write', () => { const o = harden({ a: [1] }); o.%{a.push(2) ~ b = 1 ~ a[0] = 2}; });", "attempt('hardening.accessor', () => { const g = () => ({}); const o = Object.defineProperty({}, 'a', { get: g, configurable: true }); harden(o); return [Object.isFrozen(g), flags(o)]; });",
    "attempt('hardening.collection', () => { const k = {}; const m = harden(new Map([[k, {}]])); m.set(1, 2); return [m.size, Object.isFrozen(k), Object.isFrozen(m)]; });", "attempt('hardening.bound', () => Object.isFrozen(harden((() => 1).bind())));", "attempt('hardening.symbol', () => { const o = { [sym]: { a: 1 } }; harden(o); return Object.isFrozen(o[sym]); });", "attempt('hardening.prototype', () => { const p = { a: {} }; const o = harden(Object.create(p)); return [Object.isFrozen(p), Object.isFrozen(p.a)]; });",
  ], 2, 4, 1),
};
