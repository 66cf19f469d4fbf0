/** Functions of every kind that note their `this`, called in every way that gives none. */
import fc from 'fast-check';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

/** With `note` in scope, which keeps what it is given and returns a number. */
const functions = [
  'function () { return note(this); }', 'function () { return (() => note(this))(); }', 'function () { "use strict"; return note(this); }', 'function (a = note(this)) { return 1; }', '({ m() { return note(this); } }).m', '({ get x() { return note(this); } }, Object.getOwnPropertyDescriptor({ get x() { return note(this); } }, "x").get)',
  'class { static m() { return note(this); } }.m', 'new (class { m() { return note(this); } })().m', 'function () { return [1].map(() => note(this))[0]; }', 'function () { try { throw 1; } catch (e) { return note(this); } }', 'function ({ a = note(this) } = {}) { return 1; }', 'Object.freeze(function () { return note(this); })',
  'function () { return (0, eval)("0") + note(this); }', 'async function () { note(this); await null; note(this); }', 'function () { const self = this; return (function () { return note(this) + note(self); })(); }', '(function () { return function () { return note(this); }; })()',
  '(function () { return function () { return note(this); }; }).call(this)', 'new Proxy(function () { return note(this); }, {})', '(function () { return note(this); }).bind(undefined)', '(0, eval)("\'use strict\'; (function (note) { return function () { return note(this); }; })")(note)', 'new Function("note", "\'use strict\'; return function () { return note(this); };")(note)', 'new Function("note", "\'use strict\'; return note(this);").bind(undefined, note)',
] as const; // prettier-ignore

/** With the function `f` in scope; none of these gives the global as its receiver. */
const ways = [
  'f();', '(0, f)();', '(f)();', '(f, f)();', '(true && f)();', 'f``;', 'f.call();', 'f.call(undefined);', 'f.call(null);', 'f.apply();', 'Reflect.apply(f, undefined, []);', 'f.bind()();', 'f.bind(null)();', '[1].map(f);', '[1, 2].reduce(f);', '[2, 1].sort(f);', 'Array.from([1], f);', '[1].find(f, undefined);', 'new Map([[1, 2]]).forEach(f);',
  'new Set([1]).forEach(f, null);', '"a".replace("a", f);', '"a".replace(/a/, f);', 'Promise.resolve(1).then(f);', 'new Promise(f);', '+{ valueOf: f };', '`${{ toString: f }}`;', '[f][0]();', '({ f }).f();', '(({ f }) => f())({ f });', '((g = f) => g())();', '((...[g]) => g())(f);', 'for (const g of [f]) g();', 'switch (f()) {}', 'const g = f; g();', 'let g; (g = f)();',
  '(() => f())();', '(function () { f(); }).call(this);', '(function () { return f; }).call(this)();',
  'JSON.parse("1", f);', 'Object.keys(f());',
  'new Proxy(f, {})();', 'new Proxy(function () {}, { apply: () => f() })();', 'new Uint8Array([1]).map(f);', 'try { throw f; } catch (g) { g(); }', 'label: { f(); break label; }', '[...(function* () { yield f(); })()];', 'new (class { constructor() { f(); } })();', '(class { static [f()]() {} });', '({ [f()]: 1 });', 'Reflect.construct(Object, [f()]);', '(async () => { await f(); })();', 'try { [].concat({ get length() { return f(); }, [Symbol.isConcatSpreadable]: true }); } catch (e) {}',
] as const; // prettier-ignore

/** Where a lookup is by a with statement, the object on which the name was found is the receiver: this may be the compartment's own global, and nothing else. */
const namedWays = [
  'this.planted = f; planted();', 'this.planted = f; (() => planted())();', 'this.planted = f; (0, eval)("planted()");', 'this.planted = f; planted``;', 'this.planted = f; new Function("planted()")();',
  'this.planted = f; planted(...[1]);', 'Object.defineProperty(this, "planted", { get: () => f }); planted();', 'this.planted = f; ({ a: planted() });', 'this.planted = f; [planted()];',
] as const; // prettier-ignore

interface Call {
  readonly f: string;
  readonly ways: readonly { readonly named: boolean; readonly source: string }[];
}

const way = (named: boolean, sources: readonly string[]): fc.Arbitrary<Call['ways'][number]> => fc.constantFrom(...sources).map((source) => ({ named, source }));

const program = ({ f, ways: drawn }: Call): string => `
const global = this;
const seen = { calls: 0, bad: [] };
const noteOf = (named) => (self) => {
  seen.calls += 1;
  const isScope = self === global ? !named : named ? self !== undefined && self !== null : typeof self === 'object' && self !== null && Object.prototype.hasOwnProperty.call(self, 'NaN');
  if (isScope) seen.bad.push(self === global ? 'the global' : 'another object');
  return 1;
};
${drawn.map(({ named, source }) => `try { (function () { const note = noteOf(${named}), f = ${f}; ${source} }).call(global); } catch (error) {}`).join('\n')}
Promise.resolve().then(() => {}).then(() => {}).then(() => { log([seen.calls > 0, seen.bad.join()]); });
0`;

export default law<Call>({
  id: 'this-never-global',
  statement: 'A function that is called without a receiver has no global object for its this, however it is called; one that is called by its name on the global has at most that global, and never a scope object.',
  rules: ['evaluators/evaluated-this', 'language/strict-program'],
  threat: 'scope-object-leak-via-this',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({ f: fc.constantFrom(...functions), ways: fc.array(fc.oneof({ weight: 3, arbitrary: way(false, ways) }, { weight: 1, arbitrary: way(true, namedWays) }), { minLength: 1, maxLength: 4 }) }),
  programs: (call) => [{ steps: [{ in: 'child', program: program(call), as: 'program' }] }],
  judge(_call, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last)}`;
    const [, bad] = answer.log[0] as readonly [boolean, string];
    return bad === '' ? null : `this was ${bad}`;
  },
  classify({ f }, [answer]) {
    const called = answer.status === 'observed' && (answer.log[0] as readonly [boolean])[0];
    const kind = /eval|new Function/.test(f) ? 'from text' : /class|\.m\b|get x/.test(f) ? 'method' : /bind|Proxy/.test(f) ? 'wrapped' : 'function';
    return `${kind}, ${called ? 'called' : 'not called'}`;
  },
  proof: { engine: 'reference/draft', fault: 'sloppy-programs' },
});
