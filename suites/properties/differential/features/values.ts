/** Numbers, BigInts, symbols, conversions, dates. */
import type { Feature } from './model.ts';

const lines = (id: string, patterns: readonly string[]): Feature => ({ id, write: (w) => w.lines(patterns, 3, 6, 1) });

export const numbers = lines('numbers', [
  "attempt('numbers.expression', () => [%num, %num]);", "attempt('numbers.fixed', () => (%num).%{toFixed ~ toExponential ~ toPrecision}(%{0 ~ 1 ~ 2 ~ 3 ~ 7 ~ 15 ~ 20 ~ 101 ~ -1 ~ undefined ~ NaN ~ '2'}));",
  "attempt('numbers.text', () => [String(%num), `${%num}`, (%num | 0).toString(%{2 ~ 8 ~ 36 ~ 37 ~ 1 ~ undefined})]);", "attempt('numbers.parse', () => [Number(%{'' ~ ' 1 ' ~ '0b11' ~ '0o8' ~ '1_0' ~ '.5' ~ '5.' ~ '+1' ~ '--1' ~ 'Infinity' ~ 'infinity' ~ '1e1000' ~ '0x' ~ '\\u00a01\\ufeff' ~ '-0x1'}), parseFloat(%{'1.5x' ~ '.5.5' ~ 'e5' ~ '-.0' ~ '1e' ~ %str}), parseInt(%{'0x1f' ~ '12px' ~ '-0' ~ '' ~ '\\u180e1' ~ %str}, %{undefined ~ 0 ~ 16 ~ 10 ~ 1})]);",
  "attempt('numbers.bits', () => [%num | 0, %num >>> %num, ~%num, %num << %num, Math.clz32(%num), Math.imul(%num, %num)]);", "attempt('numbers.math', () => Math.%{abs ~ ceil ~ floor ~ round ~ trunc ~ sign ~ fround ~ max ~ min}(%prim, %prim));",
  "attempt('numbers.round', () => Math.round(%{0.5 ~ -0.5 ~ 0.49999999999999994 ~ 2.5 ~ -2.5 ~ 4503599627370495.5 ~ -0.2 ~ 1e300}));", "attempt('numbers.compare', () => [%prim < %prim, %prim >= %prim, %prim == %prim]);", "attempt('numbers.bigint', () => [%big %{< ~ == ~ >= ~ ===} %num, %big %{+ ~ - ~ * ~ ** ~ >>> ~ / ~ %} %any]);",
  "attempt('numbers.big', () => [%big, BigInt.asIntN(%{0 ~ 1 ~ 8 ~ 63 ~ 64 ~ -1 ~ 200}, %big), (%big).toString(%{2 ~ 16 ~ 36 ~ 1})]);", "attempt('numbers.as-uint', () => BigInt.asUintN(%{0 ~ 1 ~ 8 ~ 63 ~ 64 ~ -1 ~ 200}, %big));", "attempt('numbers.to-big', () => BigInt(%{%num ~ %str ~ %bool ~ '0x1f' ~ ' 12 ' ~ '-0x1' ~ 9007199254740993 ~ 1.5 ~ {} ~ '1n'}));",
  "attempt('numbers.object', () => [Object(%prim) + %prim, typeof Object(%prim), new Number(%any) + 1]);", "attempt('numbers.predicates', () => [Number.isInteger(%any), Number.isSafeInteger(%num), Object.is(%num, %num)]);", "attempt('numbers.exponent', () => (%{-2 ~ 2 ~ 0 ~ NaN ~ -0 ~ Infinity ~ 1}) ** %{0 ~ 1 ~ 3 ~ -1 ~ NaN ~ Infinity ~ -Infinity ~ -3});",
  "attempt('numbers.update', () => { let n = %prim; return [%{n++ ~ --n ~ n += 1 ~ n -= 1n ~ n **= 2 ~ n /= 2 ~ n %= 3 ~ n <<= 2 ~ n >>= 1 ~ n >>>= 1 ~ n ^= 5 ~ n |= 4 ~ n &= 6 ~ n *= 3}, n]; });", "attempt('numbers.compound', () => { let n = %num; n %{/= ~ %= ~ <<= ~ >>= ~ >>>= ~ ^= ~ |= ~ &= ~ *=} %int; return n; });", "attempt('numbers.bitwise', () => { let n = %num; n %{<<= ~ >>= ~ ^= ~ |= ~ &= ~ /=} %num; return n; });", "attempt('numbers.methods', () => Number.prototype.%{toString ~ valueOf ~ toFixed}.call(%any));",
  "attempt('numbers.array-index', () => { const a = [1, 2]; a[%{'01' ~ -1 ~ 1.5 ~ '1' ~ -0 ~ '-0' ~ 2 ~ '4294967295'}] = 'x'; return [a, Object.keys(a)]; });",
]);

export const symbols = lines('symbols', [
  "attempt('symbols.describe', () => [%sym.toString(), Symbol.keyFor(%sym), Object(%sym) == %sym, typeof Object(%sym)]);", "attempt('symbols.convert', () => [%{%sym + '' ~ +%sym ~ `${%sym}` ~ String(%sym) ~ !%sym ~ %sym == %any ~ Symbol() === Symbol()}]);",
  "attempt('symbols.keys', () => { const o = { [%sym]: 1, b: 2, [%sym]: 3, 1: 4, a: 5, 0: 6 }; return [Reflect.ownKeys(o).map(String), Object.keys(o), JSON.stringify(o), Object.assign({}, o)]; });",
  "attempt('symbols.primitive', () => { const o = { [Symbol.toPrimitive]: %{(hint) => hint ~ () => ({}) ~ undefined ~ null ~ %prim ~ () => %prim}, valueOf() { return 7; } }; return [%{o + 1 ~ o * 1 ~ `${o}` ~ o == 7 ~ o < 8 ~ { [o]: 1 } ~ BigInt(o)}]; });",
  "attempt('symbols.tag', () => Object.prototype.toString.call(%{{ [Symbol.toStringTag]: %prim } ~ { [Symbol.hasInstance]: 1 } ~ Object.assign([], { [Symbol.toStringTag]: 'T' }) ~ %any ~ function* () {} ~ (async () => {})() ~ Math ~ JSON ~ new Proxy([], {}) ~ (function () { return arguments; })()}));",
  "attempt('symbols.spreadable', () => [0].concat(%{{ length: 2, 0: 'a', [Symbol.isConcatSpreadable]: %any } ~ Object.assign([1, 2], { [Symbol.isConcatSpreadable]: %prim }) ~ [, 1] ~ %any}));", "attempt('symbols.instance', () => %any instanceof { [Symbol.hasInstance]: %{(v) => typeof v ~ () => %any ~ %prim} });",
  "attempt('symbols.new', () => new Symbol(%any));", "attempt('symbols.write', () => { %sym.x = 1; });", "attempt('symbols.registry', () => Symbol.for(%prim) === Symbol.for(%prim));", "attempt('symbols.match', () => '%{a/b ~ abc}'.%{startsWith ~ includes ~ endsWith}({ [Symbol.match]: %{false ~ true ~ undefined}, toString: () => 'a' }));",
  "attempt('symbols.replace', () => '%{abc ~ }'.%{replace ~ split ~ search ~ match}({ [Symbol.%{replace ~ split ~ search ~ match}]: (s, v) => ['hook', s, typeof v], toString: () => 'b' }, %prim));",
]);

export const conversions = lines('conversions', [
  "attempt('conversions.pair', () => [%any == %any, %any + %any]);", "attempt('conversions.matrix', () => [%prim == %prim, %prim < %prim, %prim + %prim, %prim - %prim].map((v) => show(v)));", "attempt('conversions.object', () => { const o = { valueOf: %{() => %any ~ undefined ~ %fn}, toString: %{() => %any ~ null ~ %fn} }; return [%{o + '' ~ `${o}` ~ o - 1 ~ o == %prim ~ [o].join() ~ Number(o) ~ String(o) ~ ({})[o] ~ isNaN(o)}]; });",
  "attempt('conversions.boolean', () => [!!%any, %any ? 1 : 2, %any && 1, %any || 2, Boolean(%any), new Boolean(false) ? 1 : 2]);", "attempt('conversions.string', () => [String(%any), `${%prim}`, [%prim, [%prim]] + '']);", "attempt('conversions.number', () => [Number(%any), +%prim, %prim * 1, %prim | 0]);", "attempt('conversions.key', () => { const o = { null: 1, undefined: 2, true: 3, 1: 4 }; return o[%any]; });",
  "attempt('conversions.wrap', () => Reflect.ownKeys(Object(%prim)));", "attempt('conversions.property', () => [(%prim).%name, (%prim)[%key]]);", "attempt('conversions.assign', () => { (%prim).%{a ~ length ~ x} = 1; return 'ok'; });", "attempt('conversions.no-length', () => Array.from({ length: %{-1 ~ NaN ~ -Infinity ~ undefined ~ 2.9 ~ '1.5'} }).length);", "attempt('conversions.length', () => Array.from({ length: %{'2' ~ null ~ { valueOf: () => 1 } ~ 1n ~ sym} }).length);",
]);

export const dates = lines('dates', [
  "attempt('dates.utc', () => [Date.UTC(%num), Date.UTC(%int, %int, %int, %num), Date.UTC(2000, %num, %num)]);", "attempt('dates.iso', () => new Date(%{%num ~ 8.64e15 ~ 8640000000000001 ~ -1 ~ -62198755200000 ~ 1e12 ~ '2020-02-30' ~ '2019-12-31T23:59:59.999Z' ~ '+010000-01-01T00:00:00Z' ~ '2020-01' ~ '-000000-01-01T00:00:00Z'}).toISOString());",
  "attempt('dates.fields', () => { const d = new Date(%{%num ~ 951782400000 ~ -1 ~ NaN}); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMilliseconds(), d.getTime(), d.toJSON()]; });", "attempt('dates.set', () => { const d = new Date(%{0 ~ 951782400000 ~ NaN}); return [d.setUTC%{FullYear ~ Month ~ Date ~ Hours ~ Minutes ~ Milliseconds}(%{%num ~ %any}), d.getTime()]; });",
  "attempt('dates.parse', () => Date.parse(%{'2020-01-01' ~ '2020-01-01T00:00Z' ~ '2020-13-01' ~ '2020-01-01T24:00:00Z' ~ '2020-01-01T00:00:00+01:30' ~ '1970-01-01T00:00:00.001Z' ~ '2019-02-29T00:00:00Z'}));",
  "attempt('dates.primitive', () => { const d = new Date(5); return [d - 0, +d, d[Symbol.toPrimitive]('number'), d == 5, d.valueOf()]; });", "attempt('dates.receiver', () => Date.prototype.%{getTime ~ toISOString ~ valueOf ~ toJSON}.call(%any));",
]);
