/** The names of the global object: sec-global-object for a plain world, the draft for start and child of a SES world. */
import type { Source } from '../model.ts';
import { always } from './builders.ts';
import type { Attributes, ByEdition, EcmaEdition, Global, IntrinsicId, Status } from './model.ts';

const ecma: Source = { document: 'ecma-262', section: 'sec-global-object' };
const draft: Source = { document: 'standalone-draft', section: 'shared globals' };
const fixed: Attributes = { writable: false, enumerable: false, configurable: false };
/** "All of these global properties are made non-configurable non-writable data properties"; they stay non-enumerable as in ECMA-262. */
const inSes: ByEdition<Attributes> = { 'draft-2019': fixed, 'draft-2023': fixed };

interface Options extends Partial<Pick<Global, 'sharing' | 'annexB' | 'origin' | 'note' | 'source'>> {
  readonly status?: ByEdition<Status>;
}

function global(name: string, category: Global['category'], value: Global['value'], since: EcmaEdition, options: Options = {}): Global {
  const { status = always('required'), ...rest } = options;
  const changeable = category !== 'value';
  return {
    name, category, value, since, inSes,
    writable: changeable, enumerable: false, configurable: changeable,
    sharing: 'shared', start: status, child: status,
    annexB: false, origin: 'ecma-262', source: ecma,
    ...rest,
  }; // prettier-ignore
}

/** What the shim and XS put there; their documents leave the shape to the rules of the Compartment chapters. */
function ofTheShim(names: string, category: Global['category'], child: Status, section: string): Global[] {
  const options: Options = { origin: 'ses-readme', source: { document: 'ses-readme', section }, status: always('optional') };
  return names.split(' ').map((name) => ({ ...global(name, category, { unspecified: true }, 'ES2018', options), child: always(child) }));
}

function named(category: Global['category'], since: EcmaEdition, names: string, options: Options = {}): Global[] {
  return names.split(' ').map((name) => global(name, category, { intrinsic: `%${name}%` as IntrinsicId }, since, options));
}

export const globals: readonly Global[] = [
  global('Infinity', 'value', { literal: Infinity }, 'ES1'),
  global('NaN', 'value', { literal: NaN }, 'ES1'),
  global('undefined', 'value', { literal: undefined }, 'ES3'),

  ...named('function', 'ES1', 'isFinite isNaN parseFloat parseInt'),
  ...named('function', 'ES3', 'decodeURI decodeURIComponent encodeURI encodeURIComponent'),
  ...named('function', 'ES1', 'escape unescape', { annexB: true, status: always('optional') }),

  ...named('constructor', 'ES1', 'Array Boolean Date Number Object String'),
  ...named('constructor', 'ES3', 'Error EvalError RangeError ReferenceError RegExp SyntaxError TypeError URIError'),
  ...named('constructor', 'ES2015', 'ArrayBuffer DataView Map Promise Proxy Set Symbol WeakMap WeakSet'),
  ...named('constructor', 'ES2015', 'Float32Array Float64Array Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array Uint32Array'),
  ...named('constructor', 'ES2017', 'SharedArrayBuffer'),
  ...named('constructor', 'BigInt', 'BigInt BigInt64Array BigUint64Array'),

  ...named('namespace', 'ES1', 'Math'),
  ...named('namespace', 'ES5', 'JSON'),
  ...named('namespace', 'ES2015', 'Reflect'),
  ...named('namespace', 'ES2017', 'Atomics'),

  ...named('evaluator', 'ES1', 'eval Function', { sharing: 'per-global', source: { document: 'standalone-draft', section: 'runtime evaluators' } }),
  ...named('constructor', 'ES2018', 'Realm', { origin: 'standalone-draft', source: draft }),

  global('globalThis', 'global-object', { globalObject: true }, 'ES2020', {
    sharing: 'per-global',
    status: always('optional'),
    note: 'Newer than the cap of editions, and the draft is silent; programs that have no sloppy function left to ask can reach their global object by no other name, so a world may have it.',
  }),
  ...ofTheShim('Compartment HandledPromise ModuleSource', 'constructor', 'optional', 'Compartment'),
  ...ofTheShim('harden lockdown', 'function', 'optional', 'Harden, Lockdown'),
  ...ofTheShim('assert', 'function', 'forbidden', 'Logging errors'),
  ...ofTheShim('console', 'namespace', 'forbidden', 'Logging errors'),

  global('Intl', 'namespace', { unspecified: true }, 'ES2018', {
    status: always('forbidden'),
    source: { document: 'standalone-draft', section: 'Omissions and Simplifications' },
    note: 'Omitted by default; a configuration that includes some of it answers to the rules on locale and time zone instead.',
  }),
];
