/** Functions, closures, classes, template objects. */
import type { Feature } from './model.ts';

export const functions: Feature = {
  id: 'functions',
  write(w) {
    const f = w.declare('fn', 'functions.new', w.expr('fn', 2));
    const name = w.variable('fn') ?? '(() => 1)';
    const operations = [
      `attempt('functions.about', () => [${name}.name, ${name}.length, typeof ${name}, ${name}.hasOwnProperty('prototype')]);`,
      `attempt('functions.bound', () => { const b = ${name}.bind(%any, %any); return [b.name, b.length, b(%any)]; });`,
      `attempt('functions.call', () => ${name}.%{call(%any, %any) ~ apply(%any, %arr) ~ apply(%any, { length: %{1 ~ 2}, 0: %any }) ~ call()});`,
      `attempt('functions.construct', () => new (${name})(%any));`,
      `attempt('functions.prototype', () => [typeof ${name}.prototype, ${name}.prototype.constructor === ${name}]);`,
      "attempt('functions.arguments', () => (function (a, b = 2) { a = 9; arguments[1] = 8; return [arguments.length, [...arguments], a, b, flags(arguments).includes('callee=gs')]; })(%any, %{undefined ~ 1}));",
      "attempt('functions.callee', () => (function () { return arguments.callee; })());",
      "attempt('functions.defaults', () => ((a = spy('a', 1), { b = spy('b', 2), ...c } = spy('c', { d: 4 }), [d = spy('d', a)] = []) => [a, b, c, d])(%{ ~ undefined ~ %prim, %plain ~ 1, {}, %arr}));",
      "attempt('functions.tdz', () => ((a = b, b = 1) => [a, b])(%{ ~ 1 ~ undefined, 2}));",
      "attempt('functions.scope', () => { let x = 1; const f = (g = () => x, y = (x += 1)) => { let x = 5; return [g(), x, y]; }; return [f(), x]; });",
      "attempt('functions.named', () => (function me(n) { try { me = 1; } catch (e) { note('me throws ' + thrown(e)); } return n > 0 ? me(n - 1) : typeof me; })(2));",
      "attempt('functions.this', () => [(function () { return this; })(), typeof (function () { return this; }).call(%prim), (() => typeof this)()]);",
      "attempt('functions.target', () => { function F() { return { t: new.target === F, u: typeof new.target }; } return [new F(), F(), Reflect.construct(F, [], class G {})]; });",
      "attempt('functions.names', () => { const o = { a() {}, get b() {}, [%key]: () => {}, ['c' + 1]: function () {}, [sym]: class {}, *d() {} }; return Reflect.ownKeys(o).map((k) => { const d = Reflect.getOwnPropertyDescriptor(o, k); return show((d.get || d.value).name); }); });",
      "attempt('functions.inferred', () => { let f; f = () => {}; const [g = function () {}] = []; const { h = class {} } = {}; const k = (0, () => {}); return [f.name, g.name, h.name, k.name]; });",
      "attempt('functions.length', () => [((a, b) => 1).length, ((a, b = 1, c) => 1).length, ((...a) => 1).length, (({ a }, [b]) => 1).length, Object.defineProperty(() => 1, 'length', { value: %any }).bind().length]);",
      `attempt('functions.assign', () => { ${name}.%{name ~ length ~ x ~ prototype} = %prim; return ${name}.x; });`,
      `attempt('functions.poisoned', () => ${name}.%{caller ~ arguments});`,
      "attempt('functions.duplicate', () => ((a, [b, c] = [a, 2]) => [b, c])(%any, %arr));",
      "attempt('functions.iife', () => (function () { var a = 1; { function a2() { return a; } var b = a2(); } return typeof a2 + b; })());",
    ];
    return `${f}\n${w.lines(operations, 3, 6, 1)}`;
  },
};

export const closures: Feature = {
  id: 'closures',
  write(w) {
    return w.lines([
      "attempt('closures.loop', () => { const fs = []; for (let i = 0, j = 9; i < 3; fs.push(() => [i, j]), i += 1) { %{fs.push(() => (i += 1)); ~ if (i === 1) continue; ~ j -= 1;} } return fs.map((f) => f()); });",
      "attempt('closures.of', () => { const fs = []; for (%{const ~ let} x of %arr) fs.push(() => x); return fs.map((f) => f()); });",
      "attempt('closures.in', () => { const fs = []; for (let k in %plain) fs.push(() => k += '!'); return fs.map((f) => f() + f()); });",
      "attempt('closures.var', () => { const fs = []; for (var i = 0; i < 2; i += 1) fs.push(() => i); return [fs.map((f) => f()), i]; });",
      "attempt('closures.tdz', () => { const f = () => late; %{f(); ~ typeof late; ~ late = 1; ~ } let late = spy('late', 2); return f(); });",
      "attempt('closures.class-tdz', () => { %{new C(); ~ } class C extends (spy('heritage', %{Object ~ null ~ class {}})) {} return typeof C; });",
      "attempt('closures.const', () => { const c = 1; try { c %{= ~ += ~ -=} spy('v', 2); } finally { note('c ' + c); } });",
      "attempt('closures.for-const', () => { for (const i = 0; i < 2; i += 1) { note('body'); } });",
      "attempt('closures.shadow', () => { let x = 1; { let x = 2; { var y = x; } note('x ' + x); } return [x, y]; });",
      "attempt('closures.catch', () => { let e = 1; try { throw %any; } catch ({ length: e = 7, ...rest }) { note('e ' + show(e)); } return e; });",
      "attempt('closures.switch', () => { switch (%int) { case 0: let q = 1; case 1: q = 2; return q; default: return typeof q; } });",
      "attempt('closures.hoisted', () => { const r = [typeof h, typeof v]; function h() {} var v = 1; { function h2() {} } return [r, typeof v]; });",
      "attempt('closures.generator', () => { function* g() { for (let i = 0; i < 3; i += 1) yield () => i; } return [...g()].map((f) => f()); });",
      "attempt('closures.counter', () => { const make = (n) => ({ up: () => (n += 1), get n() { return n; } }); const a = make(%int); a.up(); return [a.n, make(1).n, a.up()]; });",
      "attempt('closures.for-tdz', () => { for (let x of [x]) note('never'); });",
      "attempt('closures.self', () => { let x = x + 1; });",
    ], 3, 6, 1);
  },
};

export const classes: Feature = {
  id: 'classes',
  write(w) {
    const [A, B] = [w.fresh('A'), w.fresh('B')];
    const members = [
      "%{static ~ } %name(p) { note('m'); return %any; }", "get %name() { note('get'); return %any; }", "%{static ~ } set %name(v) { note('set ' + show(v)); }", '*[Symbol.iterator]() { yield 1; yield* %arr; }',
      "[spy('key', %key)]() { return super.%name; }", "static get %{a ~ b}() { return this === %obj; }", '%{static ~ } async %name() { return %any; }', "toString() { return 'A' + %str; }", "get [Symbol.toStringTag]() { return 'Tagged'; }",
      "static [Symbol.hasInstance](v) { return %any; }",
    ];
    const body = w.lines(members, 1, 5, 1).replaceAll('static prototype', 'static p');
    const base = w.fill(`const ${A} = attempt('classes.base', () => class A { constructor(...xs) { note('A ' + xs.length + (new.target === A)); this.%wname = %prim; %{ ~ return %any; ~ Object.freeze(this);} } ${body} });`);
    w.bind(A, 'fn');
    const heritage = w.fill(`%{${A} ~ ${A} ~ ${A} ~ Array ~ Map ~ Error ~ Promise ~ Object ~ Function.prototype ~ null ~ %any ~ (class { constructor() { return Object.freeze({ a: 1 }); } }) ~ String ~ Uint8Array ~ RegExp}`);
    const derived = w.fill(`const ${B} = attempt('classes.derived', () => class B extends ${heritage} { %{constructor(...xs) { note('B'); %{super(...xs); ~ super(...xs); ~ super(); super(); ~  ~ return %any; ~ this.early = 1; super(); ~ (() => super(...xs))(); ~ try { super(1); } catch (e) { note('super ' + thrown(e)); }} %{ ~ this.own = %prim; ~ note(typeof super.constructor);} } ~  ~ constructor() { super(); } } ${w.lines(members.slice(0, 5), 0, 2, 1)} });`);
    const operations = [
      `attempt('classes.make', () => new ${B}(%{ ~ 2 ~ %any, %any}));`, `attempt('classes.make', () => new ${B}(%{2 ~ [1, 2] ~ () => 1}) instanceof ${B});`, `attempt('classes.base-make', () => new ${A}(%any));`, `attempt('classes.call', () => ${B}());`,
      `attempt('classes.members', () => flags(${A}.prototype));`, `attempt('classes.statics', () => flags(${A}).split(',').sort());`, `attempt('classes.links', () => [Object.getPrototypeOf(${B}) === ${A}, ${B}.name, ${B}.length, ${B}.prototype.constructor === ${B}]);`,
      `attempt('classes.method', () => new ${B}().%name(%any));`, `attempt('classes.static', () => ${B}.%name);`, `attempt('classes.iterate', () => [...new ${B}()]);`, `attempt('classes.text', () => \`\${new ${B}()}\`);`,
      `attempt('classes.reflect', () => Reflect.construct(%{${A} ~ ${B}}, [1], %{${A} ~ ${B} ~ Object ~ Array}) instanceof ${A});`, `attempt('classes.prototype', () => { ${A}.prototype = {}; });`, `attempt('classes.inner', () => { class C { static m() { C = 1; } } C.m(); });`,
      `attempt('classes.species', () => { class L extends Array { static get [Symbol.species]() { note('species'); return %{Array ~ L ~ undefined ~ Object ~ %any}; } } return [new L(1, 2, 3).%{map(String) ~ slice(1) ~ filter(Boolean) ~ concat([4]) ~ splice(0, 1)}].map((v) => [v instanceof L, v]); });`,
      `attempt('classes.home', () => { const o = { __proto__: { m() { return 'p' + show(this.x); } }, x: 1, m() { return super.m(); } }; const { m } = o; return [o.m(), m.call({ x: 2 })]; });`,
      `attempt('classes.accessor', () => { const i = new ${A}(); i.%wname = %any; return typeof i === 'function' ? 'a function' : flags(i); });`,
    ];
    return `${base}\n${derived}\n${w.lines(operations, 3, 6, 1)}`;
  },
};

export const templates: Feature = {
  id: 'templates',
  write(w) {
    return w.lines([
      "attempt('templates.tag', () => ((strings, ...xs) => [strings, strings.raw, xs, Object.isFrozen(strings), Object.isFrozen(strings.raw)])`a${%any}\\n${%any}`);",
      "attempt('templates.site', () => { const tag = (s) => s; const f = () => tag`x${1}`; return [f() === f(), f() === tag`x${1}`, tag`` === tag``]; });",
      "attempt('templates.loop', () => { const seen = new Set(); for (let i = 0; i < 3; i += 1) seen.add(((s) => s)`t${i}`); return seen.size; });",
      "attempt('templates.invalid', () => ((s) => [s, s.raw])`\\%{unicode ~ xg ~ u{110000}}${0}b`);",
      "attempt('templates.member', () => { const o = { x: 1, tag(s, ...v) { return [this.x, s.length, v]; } }; return o.tag`${%any}${%any}`; });",
      "attempt('templates.flags', () => ((s) => [flags(s), flags(s.raw)])`a${1}b`);",
      "attempt('templates.write', () => ((s) => { s%{[0] ~ .raw ~ .raw[0] ~ .x} = %prim; return s; })`a`);",
      "attempt('templates.raw', () => String.raw({ raw: %{'abc' ~ ['a', , 'c'] ~ { length: 2, 0: %any } ~ %any} }, %any, %any));",
      "attempt('templates.nested', () => `a${`b${%prim}`}${[%any]}`);",
      "attempt('templates.new', () => new ((s) => class { constructor(v) { this.v = [s[0], v]; } })`c`(%any));",
      "attempt('templates.curried', () => ((s) => (t) => (u) => s[0] + t[0] + u[0])`1``2``3`);",
    ], 2, 5, 1);
  },
};
