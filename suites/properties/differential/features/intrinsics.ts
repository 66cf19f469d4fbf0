/** Every function of the table of intrinsics by its own path, on what it is made for and on what it is not; and what each object says of itself. */
import { everyIntrinsic, seedExpression } from '../../../../spec/intrinsics/index.ts';
import type { IntrinsicId } from '../../../../spec/intrinsics/model.ts';
import type { Profile, Writer } from '../writer.ts';
import type { Feature } from './model.ts';

/** Of the ids that match: why no program calls them, whatever the profile or in one. */
const LEFT_OUT: readonly { readonly ids: RegExp; readonly profile?: Profile; readonly why: string }[] = [
  { ids: /toLocale|localeCompare/, why: 'what it gives is the implementation\'s, or its locale\'s' },
  { ids: /^%Date\.(now|parse)%$|Math\.random|^%Date%$/, why: 'the clock and the dice; the feature dates makes dates of given times' },
  { ids: /^%Date\.prototype\.(?:[gs]et(?!Time|UTC)\w+|toString|toDateString|toTimeString)%$|getTimezoneOffset/, why: 'the time zone of the host' },
  { ids: /^%Date\.prototype\[@@toPrimitive\]%$/, why: 'its text has the time zone of the host; the feature dates asks for numbers' },
  { ids: /^%Function\.prototype\.toString%$/, why: 'the text of a function is the implementation\'s' },
  { ids: /^%Math\.(acos|atan2)%$/, why: 'approximated by the implementation, even of 0' },
  { ids: /^%(Function|GeneratorFunction|AsyncFunction|AsyncGeneratorFunction|InertFunction|eval)%$/, why: 'evaluators have a feature of their own' },
  { ids: /Atomics|SharedArrayBuffer/, why: 'compartments of the shim have none; shared memory is nothing that one agent could show' },
  { ids: /^%Float(32|64)Array/, profile: 'ses', why: 'compartments of the shim have none, as they show the payload of a NaN' },
  { ids: /^%(Object|Reflect)\.getPrototypeOf%$/, why: 'it gives out intrinsics, whose keys come in the implementation\'s order; the features reflect and prototypes ask which they are' },
  { ids: /^%(Reflect|IteratorPrototype)%$/, why: 'later editions give it a tag' },
  { ids: /^%ThrowTypeError%$/, why: 'it can be called only; the feature functions reads what it guards' },
];

interface Callable {
  readonly id: IntrinsicId;
  readonly path: string;
  readonly isFunction: boolean;
  readonly isConstructor: boolean;
  readonly length: number;
}

const rows: readonly Callable[] = [...everyIntrinsic()].flatMap((row) => {
  const path = seedExpression(row.id);
  if (path === undefined || row.origin !== 'ecma-262' || row.status['draft-2019'] !== 'required') return [];
  return [{ id: row.id, path, isFunction: row.function !== undefined, isConstructor: row.kind === 'constructor', length: row.function?.length ?? 0 }];
});

/** Why programs of a profile leave an intrinsic out; undefined where they do not. */
export function leftOut(id: IntrinsicId, profile: Profile): string | undefined {
  return LEFT_OUT.find((one) => one.ids.test(id) && (one.profile === undefined || one.profile === profile))?.why;
}

const usable: { readonly [profile in Profile]: readonly Callable[] } = {
  plain: rows.filter(({ id }) => leftOut(id, 'plain') === undefined),
  ses: rows.filter(({ id }) => leftOut(id, 'ses') === undefined),
};

/** What a method is made for, by the start of its id (a getter's `get ` apart). */
const RECEIVERS: readonly (readonly [RegExp, string])[] = [
  [/^Array\.prototype\.sort/, '[%{%num ~ %str ~ %sym}, %str, %num, , 3]'], [/^Array\.prototype/, '%{[...%arr] ~ [3, 1, 2] ~ [%any, , %prim]}'], [/^String\.prototype/, '%str'], [/^Number\.prototype/, '%num'], [/^Boolean\.prototype/, '%bool'], [/^Symbol\.prototype/, '%sym'], [/^BigInt\.prototype/, '%big'], [/^Date\.prototype/, 'new Date(%{0 ~ 951782400000 ~ NaN ~ -1})'],
  [/^RegExp\.prototype/, '/%{b(c)? ~ a|b ~ (?<n>.)}/%{ ~ g ~ y ~ u}'], [/^Map\.prototype/, 'new Map([[1, %any], [%prim, 2]])'], [/^Set\.prototype/, 'new Set([1, %prim])'], [/^WeakMap\.prototype/, 'new WeakMap()'], [/^WeakSet\.prototype/, 'new WeakSet()'], [/^ArrayBuffer\.prototype/, 'new ArrayBuffer(%{4 ~ 8})'],
  [/^DataView\.prototype/, 'new DataView(new ArrayBuffer(8), %{0 ~ 1})'], [/^TypedArray\.prototype/, 'new %typed([3, 1, 2])'], [/^Promise\.prototype/, 'Promise.resolve(%prim)'], [/^Error\.prototype/, 'new %{Error ~ TypeError}(%str)'], [/^Function\.prototype/, '%fn'], [/^Object\.prototype/, '%obj'],
  [/^(Generator|Iterator)Prototype|^Generator\.prototype/, '(function* () { yield %any; return 2; })()'], [/^AsyncGenerator/, '(async function* () { yield 1; })()'], [/^AsyncIteratorPrototype/, '(async function* () {})()'], [/^ArrayIteratorPrototype/, '[%any, 2].%{keys ~ values ~ entries}()'], [/^MapIteratorPrototype/, 'new Map([[1, 2]]).%{keys ~ values ~ entries}()'],
  [/^SetIteratorPrototype/, 'new Set([1]).%{values ~ entries}()'], [/^StringIteratorPrototype/, '%str[Symbol.iterator]()'], [/^Promise/, 'Promise'], [/^(?:Array|TypedArray)\.(?:from|of)|^(?:Array|Map|Set|RegExp|TypedArray|ArrayBuffer)\[/, '%{Array ~ Object ~ Uint8Array ~ Map}'],
];
/** What a function is called with; `%any` is drawn where nothing fits. Counts are small: nothing shall grow or run for long. */
const ARGUMENTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(Array|TypedArray)\.prototype\.sort$/, ['%{undefined ~ () => 0}']],
  [/^Array\.prototype\.(map|filter|forEach|some|every|find|findIndex|reduce|reduceRight)$|^Set\.prototype\.forEach|^Map\.prototype\.forEach|^TypedArray\.prototype\.(map|filter|forEach|some|every|find|findIndex|reduce|reduceRight)$/, ['%fn', '%any']],
  [/^Math\.(max|min|abs|ceil|floor|round|trunc|sign|clz32|fround|imul)$/, ['%num', '%num']], [/^Math\.(sqrt|pow)$/, ['%{0 ~ 4 ~ -0 ~ NaN ~ 9}', '%{0 ~ 1 ~ 2 ~ NaN}']], [/^Math\./, ['%{0 ~ -0 ~ NaN ~ undefined}']],
  [/^String\.prototype\.(repeat|padStart|padEnd|at|charAt|charCodeAt|codePointAt|slice|substring)$/, ['%int', '%int']], [/^String\.prototype\.(replace|split)$/, ['%{%str ~ /b/g}', '%{%str ~ %fn ~ 2}']], [/^String\.prototype\.(match|search|normalize|includes|startsWith|endsWith|indexOf|lastIndexOf|concat)$/, ["%{'b' ~ 'a' ~ '' ~ 'abc' ~ /b/}", '%int']],
  [/^RegExp\.prototype/, ["%{'abcb' ~ %str}", "%{'x' ~ %int}"]], [/^Number\.prototype|^BigInt\.prototype/, ['%{2 ~ 10 ~ 0 ~ 16 ~ undefined ~ 101}']], [/^BigInt\.as/, ['%{0 ~ 8 ~ 64}', '%{1n ~ 7n ~ 300n ~ (-1n)}']], [/^DataView\.prototype/, ['%{0 ~ 1 ~ 7 ~ -1}', '%{1 ~ 255 ~ -1}', '%bool']],
  [/^Object\.(defineProperty)$|^Reflect\.defineProperty$/, ['%plain', '%key', '{ value: %any, writable: %bool }']], [/^Object\.(create|defineProperties)$/, ['%plain', '{ a: { value: %any } }']], [/^Object\.(setPrototypeOf)$|^Reflect\.setPrototypeOf$/, ['%plain', '%{null ~ {} ~ %plain}']], [/^Reflect\.(apply)$/, ['%fn', '%any', '%arr']],
  [/^Reflect\.construct$/, ['%fn', '%arr', '%fn']], [/^Reflect\.set$/, ['%plain', '%wkey', '%any']], [/^Object\.assign$/, ['{}', '%plain', '%arr']], [/^(Object|Reflect)\./, ['%{%plain ~ %arr ~ new Map() ~ %num}', '%key', '%any']], [/^Proxy/, ['%plain', '{}']], [/^JSON\.parse$/, ["%{'[1,{\"a\":2}]' ~ '1' ~ '[,]' ~ %str}"]], [/^JSON\.stringify$/, ['%any']],
  [/^(Array|TypedArray)\.from$/, ['%{%arr ~ { length: 2, 0: 1 } ~ %str}', '%fn || String']], [/^Array\.prototype\.(fill)$/, ['%prim', '%int', '%int']], [/^(Array|TypedArray)\.prototype/, ['%int', '%int', '%prim']], [/^(Map|Set)\.prototype/, ['%{%any ~ 1 ~ {}}', '%any']], [/^(WeakMap|WeakSet)\.prototype/, ['%{%obj ~ {} ~ %num}', '%any']], [/^(Map|Set|WeakMap|WeakSet)$/, ['%{undefined ~ null ~ [[{}, 1]] ~ [[]]}']],
  [/^Promise\.prototype/, ['%fn', '%fn']], [/^Promise\.(all|race)$/, ['[%any, Promise.resolve(%prim)]']], [/^Promise$/, ['%{(f) => f(%any) ~ %any}']], [/^(String\.fromCodePoint|String\.fromCharCode)$/, ['%int', '%int']], [/^String\.raw$/, ["{ raw: %{'ab' ~ %arr} }", '%prim']], [/^(ArrayBuffer|Array|\w+Array)$/, ['%{%int ~ [1, 2]}']], [/^ArrayBuffer\./, ['%{%int ~ %any}', '%int']],
  [/^DataView$/, ['new ArrayBuffer(8)', '%{0 ~ 1 ~ 9}', '%{ ~ 2}']], [/^Date\.UTC$/, ['%int', '%int', '%int']], [/^Date\.prototype/, ['%{0 ~ 1 ~ %num}', '%int']], [/^RegExp$/, ["%{'a' ~ '(b)|c' ~ /x/g ~ '['}", "%{ ~ 'g' ~ 'y' ~ 'zz'}"]], [/^Function\.prototype\.apply$/, ['%any', '%arr']], [/^Function\.prototype\[/, ['%any']],
  [/^(parseInt|parseFloat|Number|BigInt|isNaN|isFinite|encodeURI|decodeURI|encodeURIComponent|decodeURIComponent)$/, ['%{%str ~ %num}', '%{10 ~ 16}']],
];

/** Only called on what they are made for: XS spoils the text of undefined for its whole process when this splits by what has no flags (case `no-program-renames-undefined`), and the order of what is no array is the implementation's. */
const CAREFUL = /^RegExp\.prototype\[@@split\]$|^(Array|TypedArray)\.prototype\.sort$/;

/** An id as programs' facts are labelled with it. */
export function labelOf(id: IntrinsicId): string {
  return `intrinsics.${id.slice(1, -1).replaceAll(' ', '-')}`;
}

function call(w: Writer, { id, path, isConstructor, length }: Callable, isShort: boolean): string {
  const name = id.slice(1, -1).replace(/^[gs]et /, '');
  const fitting = ARGUMENTS.find(([ids]) => ids.test(name))?.[1] ?? Array.from({ length: Math.min(3, Math.max(1, length)) }, () => '%any');
  const args = fitting.slice(0, isShort ? w.random.int(0, Math.min(length, fitting.length) - 1) : 3);
  if (isConstructor) return `${w.random.chance(70) ? 'new ' : ''}(${path})(${args.join(', ')})`;
  const receiver = CAREFUL.test(name) || w.random.chance(88) ? (RECEIVERS.find(([ids]) => ids.test(name))?.[1] ?? 'undefined') : '%any';
  return `${/^[\w.]+$/.test(path) ? path : `(${path})`}.call(${[receiver, ...args].join(', ')})`;
}

function write(w: Writer): string {
  const row = w.random.pick(usable[w.profile]);
  if (!row.isFunction) return `attempt('${labelOf(row.id)}', () => Object.prototype.toString.call(${row.path}));`;
  if (w.random.chance(10)) return `attempt('${labelOf(row.id)}', () => { const f = ${row.path}; return [f.name, f.length, typeof f.prototype, Object.getPrototypeOf(f) === Function.prototype]; });`;
  // Too few arguments are facts of their own kind.
  const isShort = row.length > 0 && w.random.chance(12);
  return w.fill(`attempt('${labelOf(row.id)}${isShort ? ' short' : ''}', () => ${call(w, row, isShort)});`, 1);
}

export const intrinsics: Feature = { id: 'intrinsics', write: (w) => Array.from({ length: w.random.int(5, 12) }, () => write(w)).join('\n') };
