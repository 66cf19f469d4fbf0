/** Numbers, strings, booleans, BigInts and symbols. Only operations whose results ECMA-262 gives exactly. */
import type { Rules, Writer } from '../writer.ts';

const assignment = (kind: 'num' | 'str', operators: readonly string[]) => (w: Writer, depth: number): string => {
  const target = w.variable(kind, true);
  // Texts that grow in loops would fill memory.
  return target === undefined ? w.expr(kind, depth) : `(${target} ${w.random.pick(operators)} ${w.expr(kind, depth)}${kind === 'str' ? '.slice(0, 9)' : ''})`;
};
const update = (w: Writer): string => {
  const target = w.variable('num', true);
  return target === undefined ? '1' : w.random.pick([`(${target}++)`, `(--${target})`]);
};

export const num: Rules = {
  leaves: ['0', '(-0)', '1', '2', '3', '(-1)', '0.5', '1e21', '1.5e-7', 'NaN', '(-Infinity)', '4294967295', '2147483648', '255', '0x1F', '0b101', '0o17'],
  nodes: [
    [3, '(%num %{+ ~ - ~ * ~ / ~ %} %num)'], '(%num %{& ~ | ~ ^ ~ << ~ >> ~ >>>} %num)', '(%{- ~ + ~ ~} %num)', '(%int ** %{0 ~ 1 ~ 2 ~ 3})',
    'Math.%{abs ~ ceil ~ floor ~ round ~ trunc ~ sign ~ clz32 ~ fround}(%num)', 'Math.%{max ~ min}(%num, %num)', 'Math.imul(%num, %num)', 'Math.sqrt(%{0 ~ 4 ~ 2 ~ -1})',
    'Number(%prim)', 'Number.parseFloat(%str)', 'parseInt(%str.slice(0, 9), %{10 ~ 16 ~ 2 ~ 36 ~ 0})', '(+%str)', '%str.length', '%str.%{indexOf ~ lastIndexOf ~ search}(%str)',
    '%str.charCodeAt(%int)', '%str.codePointAt(%int)', '%arr.length', '%arr.%{indexOf ~ lastIndexOf}(%any)', '%arr.%{push ~ unshift}(%prim)', '(%bool ? %num : %num)', '(%num, %num)',
    'Number(%big)', '(%any, %num)', assignment('num', ['=', '+=', '-=', '*=', '%=', '|=', '>>>=', '<<=', '^=', '&=', '/=', '>>=']), update,
    'Date.UTC(%int, %int, %int)', '%arr.reduce((x, y) => { tick(); return x + (y === %prim ? 1 : 2); }, %num)',
  ],
};

export const int: Rules = { leaves: ['0', '1', '2', '3', '4', '(-1)', '(-2)', '7'], nodes: [] };

export const str: Rules = {
  leaves: ["''", "'a'", "'b'", "'abc'", "'0'", "'1.5'", "' 12 '", "'0x1f'", "'-0'", "'\\u00e9'", "'\\ud83d\\ude00'", "'\\ud83d'", "'a,b,,c'", "'Infinity'", "'$&$1'", "'\\n\\t'", '`x`'],
  nodes: [
    [2, '(%str + %prim)'], '`${%prim}-${%str}`', '%str.%{slice ~ substring}(%int, %int)', '%str.%{charAt ~ padStart ~ padEnd}(%int)', '%str.repeat(%{0 ~ 1 ~ 2 ~ -1})',
    '%str.%{toUpperCase ~ toLowerCase ~ trim ~ normalize}()', "%str.normalize('%{NFD ~ NFKC ~ NFC ~ XXX}')", '%str.replace(%str, %str)', '%str.replace(%str, (...m) => show(m))',
    "%str.replace(/%{a ~ [a-c] ~ (b)|(c) ~ ^ ~ $ ~ . ~ \\d+}/%{g ~ gu ~ y}, %str)", '(typeof %any)', 'String(%prim)', '%arr.join(%str)', '(%num | 0).toString(%{2 ~ 10 ~ 16 ~ 36})',
    '(%num).%{toFixed(%{1 ~ 2 ~ 20}) ~ toPrecision(%{0 ~ 1 ~ 2 ~ 20 ~ 101}) ~ toExponential(%{0 ~ 1 ~ 2 ~ 20 ~ 101})}', '(%bool ? %str : %str)', 'JSON.stringify(%any)', 'Object.prototype.toString.call(%any)', '%sym.toString()',
    '%big.toString(%{2 ~ 10 ~ 36})', 'String.fromCharCode(%num, %num)', 'String.fromCodePoint(%int)', '%str[%int]', '%str.concat(%prim, %str)', 'encodeURIComponent(%str)', 'decodeURI(%str)',
    "String.raw`a${%prim}\\n${%prim}`", assignment('str', ['=', '+=']), '(%any || %str)', '(%any && %str)', 'new Date(%num).toISOString()',
  ],
};
export const bool: Rules = {
  leaves: ['true', 'false'],
  nodes: [
    '(%num %{< ~ <= ~ > ~ >=} %num)', '(%str %{< ~ >=} %str)', '(%big %{< ~ == ~ >} %int)', [2, '(%any %{=== ~ !== ~ == ~ !=} %prim)'], '(!%any)', '(%bool && %bool)', '(%bool || %bool)',
    '(%key in %obj)', '(%any instanceof %fn)', 'Object.is(%any, %any)', 'Array.isArray(%any)', '%str.%{includes ~ startsWith ~ endsWith}(%str)', '%arr.includes(%any)',
    'Object.%{isFrozen ~ isSealed ~ isExtensible}(%any)', 'Reflect.has(%obj, %key)', 'Number.%{isInteger ~ isSafeInteger ~ isNaN ~ isFinite}(%num)', 'isNaN(%prim)',
    'Object.prototype.hasOwnProperty.call(%obj, %key)', 'Object.prototype.isPrototypeOf.call(%obj, %any)', '/%{b ~ ^a ~ \\w$}/.test(%str)', '(delete %plain.%name)', 'Reflect.deleteProperty(%obj, %key)',
    'Object.prototype.propertyIsEnumerable.call(%obj, %key)', '%arr.%{some ~ every}((x) => { tick(); return x === %prim; })',
  ],
};

export const big: Rules = {
  leaves: ['0n', '1n', '(-1n)', '7n', '18446744073709551616n', '0xffn'],
  nodes: [
    [2, '(%big %{+ ~ - ~ *} %big)'], '(%big %{/ ~ %} %big)', '(%big %{& ~ | ~ ^} %big)', '(%big %{<< ~ >>} %{0n ~ 3n ~ 65n ~ (-1n)})', '(- %big)', '(~%big)', 'BigInt.asIntN(%{0 ~ 8 ~ 64}, %big)',
    'BigInt.asUintN(%{0 ~ 8 ~ 64}, %{1n ~ 7n ~ 300n ~ 0xffn})', 'BigInt(%int)', 'BigInt(%bool)', 'BigInt(%str)', '(%big ** %{0n ~ 3n ~ 20n})', '(%bool ? %big : %big)',
  ],
};

export const sym: Rules = {
  leaves: ['sym', 'Symbol.iterator', 'Symbol.toStringTag', 'Symbol.toPrimitive', "Symbol.for('k')", 'Symbol.isConcatSpreadable', 'Symbol.species'],
  nodes: ["Symbol('%{a ~ b}')", 'Symbol.for(%str)'],
};
