/** Arrays, typed arrays, collections, strings, regular expressions, JSON. */
import type { Feature } from './model.ts';

const CALLBACK = "%{(x, i) => { note('cb ' + show(x) + ' ' + i); return %any; } ~ %fn ~ (x) => x ~ function () { return [this, arguments.length]; } ~ %prim}";
const LIST = "%{%arr ~ [1, , 3] ~ [, %any] ~ { length: 3, 0: 'a', 2: %any } ~ 'ab' ~ Object.freeze([3, 1, 2]) ~ source('s', []) ~ [[1, [2]], 3]}";

export const arrays: Feature = {
  id: 'arrays',
  write(w) {
    const a = w.declare('arr', 'arrays.new', w.expr('arr', 2));
    const name = w.variable('arr') ?? '[1]';
    return `${a}\n${w.lines([
      `attempt('arrays.iterate', () => Array.prototype.%{map ~ filter ~ forEach ~ some ~ every ~ find ~ findIndex}.call(${LIST}, ${CALLBACK}%{ ~ , %any}));`, `attempt('arrays.reduce', () => Array.prototype.%{reduce ~ reduceRight}.call(${LIST}, (m, x, i) => { note('r ' + show(x) + i); return %any; }%{ ~ , %any}));`,
      `attempt('arrays.change', () => [${name}.%{push(%prim, %prim) ~ pop() ~ shift() ~ unshift(%prim) ~ splice(%int, %int, %prim) ~ splice(%int) ~ splice() ~ reverse() ~ copyWithin(%int, %int, %int)}, ${name}]);`, `attempt('arrays.fill', () => { const c = [...${name}]; return c.fill(%prim, %int); });`, "attempt('arrays.fill-frozen', () => { const c = Object.freeze([1, 2]); try { c.fill(%prim); } finally { fact('arrays.fill-frozen', c); } });",
      `attempt('arrays.query', () => ${name}.%{indexOf(%any) ~ lastIndexOf(%any, %int) ~ includes(%any, %int) ~ slice(%int, %int) ~ concat(%any, %arr) ~ keys().next() ~ join(%prim) ~ toString()});`, `attempt('arrays.length', () => { ${name}.length = %{0 ~ 1 ~ 2 ~ 5 ~ -1 ~ 1.5 ~ '2' ~ NaN ~ { valueOf() { note('length'); return 2; } }}; return ${name}; });`,
      `attempt('arrays.define', () => [Reflect.defineProperty(${name}, %{0 ~ 1 ~ 5}, { value: %prim, configurable: %bool, writable: true }), flags(${name})]);`, `attempt('arrays.generic', () => { const o = %{{ length: 2, 0: 'a', 1: 'b' } ~ { length: -1 } ~ { length: '1', 0: %any } ~ Object.freeze({ length: 1, 0: 1 }) ~ {}}; return [Array.prototype.%{push ~ pop ~ shift ~ unshift ~ reverse ~ splice ~ fill ~ copyWithin}.call(o, %int, %int), o]; });`,
      "attempt('arrays.sort', () => [%{3, 1, 2 ~ 'b', undefined, 'a', , 'C' ~ 10, 9, 1, -0, 0 ~ [2], [1, 5], [1] ~ true, null, NaN, 'x'}].sort(%{undefined ~ (p, q) => p - q ~ (p, q) => (p < q ? 1 : p > q ? -1 : 0) ~ () => 0 ~ %prim}));", "attempt('arrays.stable', () => Array.from('%{bcabcabca ~ zyxzyxzyxzyxzyx}', (c, i) => c + i).sort((p, q) => (p[0] < q[0] ? -1 : p[0] > q[0] ? 1 : 0)));",
      "attempt('arrays.holes', () => { const h = [1, , 3]; delete h[0]; return [h.%{map(String) ~ indexOf(undefined) ~ includes(undefined) ~ find(() => true) ~ entries().next() ~ concat([, 4]) ~ slice() ~ reverse() ~ fill(1, 1) ~ join('-') ~ findIndex((x) => x === undefined) ~ every((x) => x > 0) ~ copyWithin(0, 1) ~ splice(0, 2) ~ shift() ~ lastIndexOf(3) ~ reduce((m, x) => m + x) ~ unshift(0)}, h, 0 in h]; });",
      "attempt('arrays.growing', () => { const g = [1, 2, 3]; return [g.%{map ~ forEach ~ filter ~ some ~ find ~ every}((x) => { note('see ' + show(x)); g.%{push(9) ~ pop() ~ shift() ~ length = 1 ~ unshift(0)}; return x; }), g]; });", "attempt('arrays.make', () => %{new Array(%{-1 ~ 1.5 ~ 2 ~ '2'}) ~ Array(%int, %any) ~ Array.of.call(%{Object ~ String ~ class { constructor(n) { this.n = n; } } ~ undefined}, 1, 2) ~ Array.from.call(%{Object ~ class { constructor(...n) { note('made ' + n.length); } }}, %{[1] ~ { length: 1, 0: 2 }}) ~ Array.isArray(%any)});",
      "attempt('arrays.species', () => { const s = [1, 2, 3]; Object.defineProperty(s, 'constructor', { value: %{undefined ~ null ~ { [Symbol.species]: function (n) { note('species ' + n); return {}; } } ~ { [Symbol.species]: %any } ~ Object ~ 1 ~ Array} }); return s.%{map((x) => x * 2) ~ slice(1) ~ concat(4) ~ filter(Boolean) ~ splice(1, 1)}; });",
      "attempt('arrays.destroy', () => { const d = [1, 2, 3]; Object.defineProperty(d, 1, { configurable: false }); try { %{d.length = 0; ~ d.pop(); d.pop(); ~ d.splice(0, 2); ~ d.shift(); ~ Object.freeze(d).push();} } catch (e) { note('arrays.destroy ' + thrown(e)); } return d; });",
    ], 3, 6, 1)}`;
  },
};

export const typedArrays: Feature = {
  id: 'typed-arrays',
  write: (w) => w.lines([
    "attempt('typed-arrays.make', () => new %typed(%{[%num, %num] ~ 3 ~ %arr ~ new Uint8Array([1, 300]) ~ new ArrayBuffer(8) ~ new ArrayBuffer(8), 4 ~ new ArrayBuffer(8), 3 ~ { length: 2, 0: '7' } ~ new Set([1.5, -1]) ~ -1 ~ %str ~ %bool ~ sym}));",
    "attempt('typed-arrays.method', () => { const t = new %typed([3, 1, %num, 2]); return [t.%{map((x) => x * 2) ~ filter((x) => x > 1) ~ slice(1, 3) ~ subarray(1, %int) ~ set([9], %int) ~ sort() ~ reverse() ~ join('-') ~ indexOf(%num) ~ includes(NaN) ~ fill(%num, 1, 3) ~ copyWithin(0, 2) ~ reduce((m, x) => m + x) ~ entries().next() ~ length ~ byteOffset ~ find((x) => x === 2) ~ every(Boolean) ~ sort((p, q) => q - p) ~ set(t.subarray(0, 2), 1) ~ lastIndexOf(2)}, t]; });",
    "attempt('typed-arrays.write', () => { const t = new %typed(2); t[0] = %{%num ~ %prim ~ { valueOf() { note('value'); return 3; } }}; return t; });", "attempt('typed-arrays.outside', () => { const t = new Int8Array(1); return [t[%{1 ~ -1 ~ '-0' ~ 1.5 ~ 'NaN' ~ '1.0'}], %{2 ~ -1 ~ 0 ~ '-0' ~ 1.5} in t, Reflect.ownKeys(t)]; });",
    "attempt('typed-arrays.view', () => { const v = new DataView(new ArrayBuffer(8), %{0 ~ 1}); v.set%{Int8(0, %num) ~ Uint16(1, %num) ~ Int32(0, %num, true) ~ Float64(0, 1.5) ~ Uint8(7, 1) ~ Int16(-1, 0)}; return [v.get%{Uint8(0) ~ Int16(1) ~ Uint32(0) ~ Uint32(0, true) ~ Int32(5)}, v.byteLength]; });",
    "attempt('typed-arrays.buffer', () => { const b = new ArrayBuffer(4); const t = new Uint8Array(b, 1, 2); t.set([1, 2]); return [new Uint8Array(b), b.slice(%int, %int).byteLength, ArrayBuffer.isView(%{t ~ b ~ new DataView(b)}), t.buffer === b]; });", "attempt('typed-arrays.define', () => { const t = new Uint8Array(2); return [Reflect.defineProperty(t, %{0 ~ 'x' ~ '1'}, { value: %num, writable: true, enumerable: true }), Reflect.deleteProperty(t, %{0 ~ 'x' ~ 5}), t]; });",
    "attempt('typed-arrays.freeze', () => Object.%{freeze ~ seal ~ preventExtensions}(new Uint8Array(%{0 ~ 1})).length);", "attempt('typed-arrays.abstract', () => { const T = Object.getPrototypeOf(Int8Array); return %{new T() ~ T.name ~ T.from === Int8Array.from ~ Int8Array.from([1, 2], (x) => x * 100) ~ Uint8Array.of(1, 256, -1) ~ T.of.call(%{Array ~ Uint16Array}, 1) ~ Object.getOwnPropertyDescriptor(T.prototype, 'length').get.call(%{[] ~ new Uint8Array(3)})}; });",
    "attempt('typed-arrays.species', () => { class T extends Uint8Array { static get [Symbol.species]() { note('species'); return %{Uint16Array ~ Uint8Array ~ undefined ~ Array}; } } return new T([1, 2, 3]).%{map((x) => x + 300) ~ slice(1) ~ filter((x) => x > 1) ~ subarray(1)}; });", "attempt('typed-arrays.iterate', () => { const t = new Int16Array([1, -2]); return [[...t], [...t.keys()], Object.entries(t), JSON.stringify(t), Object.keys(t)]; });",
  ], 2, 5, 1),
};

export const collections: Feature = {
  id: 'collections',
  write(w) {
    const [m, s] = [w.fresh('m'), w.fresh('s')];
    return w.fill(`const ${m} = attempt('collections.map', () => new Map([[%{%str ~ %obj ~ %int}, %any], [%{%sym ~ null ~ true ~ 'a'}, 1], [NaN, 'n']]));\nconst ${s} = attempt('collections.set', () => new Set([%{%str ~ %int ~ %plain}, %{NaN ~ undefined ~ %str}, %int]));\n`, 1) + w.lines([
      `attempt('collections.change', () => [${m}.%{set(%any, %any) === ${m} ~ delete(%prim) ~ get(%any) ~ has(%prim) ~ get(0) ~ has(NaN) ~ size ~ clear()}, ${m}.size]);`, "attempt('collections.zero', () => [[...new Map([[0, 1], [-0, 2]])], [...new Set([-0, 0])], new Set([-0]).has(0), new Map([[-0, 1]]).get(0)]);", `attempt('collections.add', () => [${s}.%{add(%any) === ${s} ~ delete(%prim) ~ has(%prim) ~ size}, [...${s}]]);`, `attempt('collections.walk', () => { let n = 0; ${m}.forEach((v, k, self) => { note('at ' + show(k)); if ((n += 1) < 6) %{self.delete(k) ~ self.set(n, n) ~ self.delete(NaN) ~ self.clear() ~ (self.delete(k), self.set(k, v))}; }); return [...${m}.keys()]; });`,
      `attempt('collections.iterator', () => { const i = ${s}.%{values ~ entries ~ keys}(); const first = i.next(); ${s}.%{add('new') ~ clear() ~ delete(1)}; return [first, i.next(), i.next()]; });`, "attempt('collections.weak', () => { const w = new WeakMap(); const k = %{{} ~ %any}; return [w.%{set(k, 1) === w ~ has(k) ~ delete(%prim)}, w.has(k)]; });",
      "attempt('collections.weak-set', () => { const k = {}; const w = new WeakSet([k]); return [w.has(k), w.add(%any) === w, w.delete(k), w.has(k)]; });", "attempt('collections.receiver', () => %{Map ~ Set ~ WeakMap}.prototype.has.call(%any, 1));", "attempt('collections.order', () => { const o = new Set([3, 1, 2]); o.delete(%{1 ~ 3}); o.add(%{1 ~ 3}); return [...o].concat([...new Map(Object.entries(%plain))]); });",
      "attempt('collections.adder', () => { class M extends Map { set(k, v) { note('set ' + show(k)); return super.set(k, v); } } return new M(%{[[1, 2]] ~ %arr ~ Object.entries(%plain)}).size; });", "attempt('collections.call', () => %{Map ~ Set ~ WeakSet}(%arr));", "attempt('collections.size', () => Object.getOwnPropertyDescriptor(%{Map ~ Set}.prototype, 'size').get.call(%{new Map() ~ new Set([1]) ~ %any}));", "attempt('collections.species', () => [Map[Symbol.species] === Map, Set.length, new Map().set.length]);",
    ], 3, 6, 1);
  },
};

export const json: Feature = {
  id: 'json',
  write: (w) => w.lines([
    "attempt('json.stringify', () => JSON.stringify(%any));", "attempt('json.indented', () => JSON.stringify([%{1 ~ 'x' ~ null ~ -0}, { a: %{2 ~ 'y' ~ true} }], null, %{1 ~ '--' ~ 20 ~ '' ~ true ~ sym ~ NaN ~ -1}));", "attempt('json.replacer', () => JSON.stringify({ a: %any, b: [%any, %prim], c: { a: 1 } }, %{function (k, v) { tick(); note('replace ' + k + ' ' + (this === v)); return %{v ~ %prim ~ k === 'a' ? undefined : v}; } ~ %{%num ~ %plain ~ ((f, n) => function (k, v) { n += 1; return n > 30 ? 0 : f.call(this, k, v); })(%fn || String, 0)}}));",
    "attempt('json.list', () => JSON.stringify({ a: %any, b: [%any, %prim], c: { a: 1 } }, %{['a', 'c', 1, 'a'] ~ [new String('b')] ~ ['b', 'a', %prim]}));", "attempt('json.to-json', () => JSON.stringify({ a: { toJSON(k) { tick(); note('toJSON ' + k); return %any; } }, b: new Date(%{0 ~ NaN}), c: Object(%prim) }));", "attempt('json.parse', () => JSON.parse(%{'{\"a\":[1,{\"b\":null}],\"0\":true,\"a2\":-0}' ~ '[1e3,\"\\\\u0041\"]' ~ '{\"__proto__\":1}' ~ '{\"a\":1,\"a\":2}' ~ '01' ~ '[1,]' ~ '\\\\u0022' ~ ' 1 ' ~ '\"\\\\t\"' ~ %str}));",
    "attempt('json.reviver', () => JSON.parse('{\"a\":[1,2],\"b\":{\"c\":3},\"1\":0}', function (k, v) { note('revive ' + k + ' ' + show(v)); %{ ~ if (k === 'a') return undefined; ~ if (k === '0') delete this[1]; ~ if (k === '1') this.b = 9; ~ if (Array.isArray(v)) return v.length;} return v; }));", "attempt('json.cycle', () => { const o = %plain; const c = { o, l: [] }; c.l.push(%{c ~ o ~ c.l}); return JSON.stringify(c); });",
    "attempt('json.texts', () => JSON.stringify([%str, '\\u2028\\u007f\\b\\u0000', %num, -0]));", "attempt('json.big', () => JSON.stringify({ b: %{1n ~ Object(2n) ~ %prim} }));", "attempt('json.keys', () => JSON.stringify({ [sym]: 1, u: undefined, f() {}, n: NaN, s: sym, [%key]: %prim }));", "attempt('json.space', () => JSON.stringify({ a: [3], c: [1, [2]] }, null, %{2 ~ '\\t' ~ new Number(3) ~ 'abcdefghijkl' ~ 1.9}));", "attempt('json.space-empty', () => JSON.stringify({ a: [], b: {} }, null, %{2 ~ '\\t' ~ ''}));",
  ], 2, 5, 1),
};

export const strings: Feature = {
  id: 'strings',
  write: (w) => w.lines([
    "attempt('strings.expression', () => [%str, %str]);", "attempt('strings.slice', () => [%str.%{slice ~ substring}(%int, %{%int ~ NaN ~ undefined})]);", "attempt('strings.find', () => %str.%{indexOf ~ lastIndexOf ~ includes ~ startsWith ~ endsWith}(%{%str ~ %prim}, %{%int ~ undefined}));", "attempt('strings.pad', () => %str.%{padStart ~ padEnd}(%{5 ~ 0 ~ NaN ~ '7'}, %{'ab' ~ '' ~ %prim}));",
    "attempt('strings.split', () => %str.split(%{%str ~ '' ~ undefined ~ /b/ ~ /(b)|/u ~ /,?/ ~ %prim}, %{undefined ~ 2 ~ -1 ~ 0}));", "attempt('strings.replace', () => %str.replace(%{%str ~ 'b' ~ /(b)(c)?/ ~ /./gu ~ /^/ ~ /x*/g}, %{'[$&]' ~ '$1$2$3$01$$' ~ '$`$\\'' ~ (...m) => show(m) ~ %prim}));", "attempt('strings.code', () => [%str.codePointAt(%int), %str.charCodeAt(%int), %str.charAt(%int), String.fromCodePoint(%{%int ~ 0x1f600 ~ -1 ~ 1.5 ~ 0x110000})]);",
    "attempt('strings.case', () => '%{\\u0130i ~ \\u00dfSS ~ \\u03a3 a\\u03a3 ~ \\ufb01 ~ \\u01c5}'.%{toUpperCase ~ toLowerCase}());", "attempt('strings.trim', () => '%{\\ufeff a\\u00a0 ~ \\u180ex\\u2029 ~ \\u200b ~ \\t\\n y }'.trim().length);", "attempt('strings.normalize', () => '%{e\\u0301 ~ \\u1e9b\\u0323 ~ \\u212b ~ \\uac01}'.normalize(%{'NFC' ~ 'NFD' ~ 'NFKC' ~ 'NFKD' ~ undefined ~ 'nfc'}));", "attempt('strings.iterate', () => [...%str].length + [...'a\\ud83d\\ude00\\ude00'].length);",
    "attempt('strings.object', () => { const s = Object(%str); s.x = 1; %{s[0] = 'q'; ~ delete s[0]; ~ s.length = 9; ~ } return [flags(s), s.length]; });", "attempt('strings.generic', () => String.prototype.%{trim ~ toUpperCase ~ repeat ~ concat ~ charAt}.call(%any, %int));", "attempt('strings.uri', () => [%{encodeURIComponent ~ encodeURI ~ decodeURIComponent ~ decodeURI}(%{%str ~ '%41%E9' ~ '%F0%9F%98%80' ~ ';/?#a b' ~ '%'})]);", "attempt('strings.compare', () => [%str < %str, %str == %prim, %str.localeCompare === String.prototype.localeCompare]);",
    "attempt('strings.raw', () => String.raw`\\\\u0041${%prim}\\\\${%str}`);", "attempt('strings.repeat', () => %str.repeat(%{0 ~ 2 ~ -1 ~ Infinity ~ '2' ~ NaN ~ 0.9}).length);",
  ], 3, 6, 1),
};

const REGEX = "/%{a|b ~ (a)(?:b)?(c)? ~ (?<first>a)(?<rest>.*) ~ ^[\\w-]+$ ~ (?<=a)b ~ (?<!a)b ~ a(?=b) ~ (.)\\1 ~ a{1,2}? ~ \\bb\\B ~ (?:) ~ [\\d\\s] ~ \\u0061 ~ (z)((a+)?(b+)?(c))* ~ .$ ~ (?=(a+))a*b\\1 ~ x*}/%{ ~ g ~ y ~ i ~ gi ~ m ~ s ~ u ~ gu ~ gy}";
export const regexps: Feature = {
  id: 'regexps',
  write(w) {
    const r = w.fresh('r');
    const text = "%{'abcabc' ~ 'ab\\nAB' ~ 'zaacbbbcac' ~ 'aab,b' ~ %str ~ '\\ud83d\\ude00a' ~ ''}";
    return w.fill(`const ${r} = attempt('regexps.new', () => ${REGEX});\n`, 0) + w.lines([
      `attempt('regexps.exec', () => { const found = ${r}.exec(${text}); return [found, found && found.index, found && found.groups, ${r}.lastIndex]; });`, `attempt('regexps.test', () => [${r}.test(${text}), ${r}.test('ab'), ${r}.lastIndex]);`, `attempt('regexps.replace', () => ${text}.replace(${r}, %{'<$&>' ~ '$<first>$1' ~ (...m) => { note('m ' + m.length); return show(m[1]); } ~ '$$-$0'}));`,
      `attempt('regexps.split', () => ${text}.split(${r}));`, `attempt('regexps.match', () => ${text}.%{match ~ search}(${r}));`, `attempt('regexps.last', () => { ${r}.lastIndex = %{0 ~ 1 ~ -1 ~ 99 ~ '1' ~ { valueOf() { note('last'); return 1; } }}; return [${r}.exec('aab'), ${r}.lastIndex]; });`, `attempt('regexps.about', () => [${r}.flags, ${r}.source, String(${r}), ${r}.global, ${r}.sticky, ${r}.unicode, ${r}.dotAll, flags(${r})]);`,
      `attempt('regexps.freeze', () => { const f = Object.freeze(new RegExp(${r}, '%{g ~ y ~ }')); return [f.test('aab'), f.exec('b')]; });`, `attempt('regexps.copy', () => new RegExp(%{${r} ~ '(' ~ '[b-a]' ~ 'a**' ~ '/' ~ '' ~ '\\n'}, %{undefined ~ 'g' ~ 'gg' ~ 'u' ~ 'x'}).source);`, `attempt('regexps.hook', () => { class R extends RegExp { exec(s) { note('exec ' + quote(s)); return %{super.exec(s) ~ null ~ { index: 1, 0: 'b', length: 1 } ~ %any}; } } return '%{abc ~ }'.%{replace(new R('b'), 'x') ~ match(new R('b')) ~ search(new R('b')) ~ split(new R('b'))}; });`,
      "attempt('regexps.static', () => [RegExp.prototype.%{flags ~ source ~ global ~ toString() ~ unicode}, typeof RegExp.prototype.exec]);", "attempt('regexps.unicode', () => ['\\ud83d\\ude00'.match(/%{^.$ ~ \\ud83d ~ [\\ud83d\\ude00] ~ \\u{1f600} ~ \\W}/u), /%{\\u212a ~ \\u017f ~ \\u00df}/%{iu ~ i}.test('%{k ~ S ~ ss ~ \\u1e9e}'), /\\p{%{Lu ~ Script=Greek ~ ASCII}}/u.test('%{A ~ \\u03b1 ~ 1}')]);",
      `attempt('regexps.receiver', () => RegExp.prototype.%{exec ~ test ~ toString}.call(%any, 'a'));`, `attempt('regexps.species', () => { class S extends RegExp { static get [Symbol.species]() { note('species'); return %{RegExp ~ S ~ undefined}; } } return 'abc'.split(new S('b')); });`,
    ], 3, 6, 1);
  },
};
