/**
 * What a row of the table of intrinsics says. The rows are ECMAScript 2018 with BigInt, as a *plain* world has them before
 * anything is frozen; what SES removes, adds or changes stands in fields of its own (`status`, `origin`, `inSes`, `tamed`).
 */
import type { Edition, Source } from '../model.ts';

/** ECMA-262's own notation where it has a name (`%ArrayPrototype%`), else the path of the function (`%Array.prototype.map%`). */
export type IntrinsicId = `%${string}%`;

/** Clause of ECMAScript 2018 (BigInt's: 2020), e.g. `sec-array.prototype.map`. */
export type ClauseId = `sec-${string}`;

/** The edition of ECMA-262 that brought a row. `BigInt` is the one addition that the draft makes to ES2018. */
export type EcmaEdition =
  | 'ES1'
  | 'ES3'
  | 'ES5'
  | 'ES2015'
  | 'ES2016'
  | 'ES2017'
  | 'ES2018'
  | 'BigInt'
  | 'ES2019'
  | 'ES2020';

/** Who defines a row. `legacy` rows are not standard anywhere that ES2018 can see; they are here to be forbidden. */
export type Origin = 'ecma-262' | 'standalone-draft' | 'ses-readme' | 'legacy';

/** May a SES world have it: it must (`required`), it may (`optional`), it must not (`forbidden`). */
export type Status = 'required' | 'optional' | 'forbidden';

export type ByEdition<T> = Readonly<Record<Edition, T>>;

/** What a tamed operation does instead of what ECMA-262 says. `unspecified`: the edition is silent. */
export type Behaviour = 'as-specified' | 'absent' | 'throws-type-error' | 'returns-nan' | 'invalid-date' | 'unspecified';

/** A change that SES makes to what a function does; the place (start or child) and the edition decide. */
export interface Taming {
  readonly operation: 'call' | 'construct';
  /** The calls it is about: every call, or those without any argument. */
  readonly arguments: 'any' | 'none';
  readonly start: ByEdition<Behaviour>;
  readonly child: ByEdition<Behaviour>;
  readonly source: Source;
}

/** String key as it is, or a well-known symbol as ECMA-262 writes it (`@@iterator`). No ES2018 string key starts with `@@`. */
export type KeyName = string;

export type WellKnownSymbol =
  | '@@asyncIterator'
  | '@@hasInstance'
  | '@@isConcatSpreadable'
  | '@@iterator'
  | '@@match'
  | '@@replace'
  | '@@search'
  | '@@species'
  | '@@split'
  | '@@toPrimitive'
  | '@@toStringTag'
  | '@@unscopables';

export type Literal = string | number | boolean | bigint | null | undefined;

/** A built-in function that is no constructor and has no properties but `length` and `name`: a method, getter or setter. */
export interface BuiltinFunction {
  /** `%Array.prototype.map%`, `%get Map.prototype.size%`, `%Array.prototype[@@iterator]%`. The key of its steps. */
  readonly id: IntrinsicId;
  readonly name: string;
  readonly length: number;
  /** Absent where `origin` is not ECMA-262. */
  readonly clause?: ClauseId;
}

/** A function made by its property, or one that has a row or an owner elsewhere (`Number.parseFloat` is `%parseFloat%`). */
export type FunctionReference = { readonly function: BuiltinFunction } | { readonly intrinsic: IntrinsicId };

export type Value =
  | FunctionReference
  | { readonly literal: Literal }
  | { readonly symbol: WellKnownSymbol };

interface PropertyBase {
  readonly key: KeyName;
  readonly status: ByEdition<Status>;
  readonly since: EcmaEdition;
  readonly annexB: boolean;
  readonly origin: Origin;
  readonly tamed?: readonly Taming[];
  readonly note?: string;
}

export interface DataProperty extends PropertyBase {
  readonly type: 'data';
  readonly value: Value;
  readonly writable: boolean;
  readonly enumerable: boolean;
  readonly configurable: boolean;
  /** The value that a SES world has instead. */
  readonly inSes?: { readonly value: Value };
}

export interface AccessorProperty extends PropertyBase {
  readonly type: 'accessor';
  readonly get: FunctionReference | undefined;
  readonly set: FunctionReference | undefined;
  readonly enumerable: boolean;
  readonly configurable: boolean;
}

/** A key that nothing within the cap of editions defines: only its presence is spoken of. */
export interface UnspecifiedProperty extends PropertyBase {
  readonly type: 'unspecified';
}

export type Property = DataProperty | AccessorProperty | UnspecifiedProperty;

/**
 * What sort of object it is. `constructor` has [[Call]] and [[Construct]], `function` has [[Call]] only. `array`, `string` and
 * `immutable-prototype` are exotic; `boolean` and `number` are ordinary objects with [[BooleanData]] false, [[NumberData]] +0.
 */
export type Kind =
  | 'ordinary'
  | 'immutable-prototype'
  | 'array'
  | 'boolean'
  | 'number'
  | 'string'
  | 'function'
  | 'constructor';

/** How a program gets hold of it: a path from the global object, an expression of ES2018, or not at all (and why). */
export type Reach = { readonly path: string } | { readonly seed: string } | { readonly unreachable: string };

export interface Intrinsic {
  readonly id: IntrinsicId;
  /** How the ids and clauses of its methods start: `Array.prototype`, `TypedArray`, `Generator.prototype`. */
  readonly label: string;
  /** Absent where `origin` is not ECMA-262. */
  readonly clause?: ClauseId;
  readonly kind: Kind;
  readonly reach: Reach;
  /** [[Prototype]] */
  readonly prototype: IntrinsicId | null;
  /** [[Extensible]] before the freeze. */
  readonly extensible: boolean;
  /** For `function` and `constructor`; the own properties `length` and `name` also stand in `properties`. */
  readonly function?: { readonly name: string; readonly length: number };
  /** One for all compartments, or one for each global object. */
  readonly sharing: 'shared' | 'per-global';
  readonly since: EcmaEdition;
  readonly annexB: boolean;
  readonly origin: Origin;
  readonly status: ByEdition<Status>;
  readonly tamed?: readonly Taming[];
  /** [[Prototype]] in a SES world, where it differs. */
  readonly inSes?: { readonly prototype: IntrinsicId };
  readonly note?: string;
  readonly properties: readonly Property[];
}

/** A name of the global object. */
export interface Global {
  readonly name: string;
  readonly category: 'value' | 'function' | 'constructor' | 'namespace' | 'evaluator' | 'global-object';
  /** `unspecified`: only the presence of the name is spoken of, attributes included. */
  readonly value: Value | { readonly globalObject: true } | { readonly unspecified: true };
  /** Attributes in a plain world. */
  readonly writable: boolean;
  readonly enumerable: boolean;
  readonly configurable: boolean;
  /** Attributes in a SES world: the draft makes its global properties non-configurable and non-writable. */
  readonly inSes: ByEdition<Attributes>;
  readonly sharing: 'shared' | 'per-global';
  readonly start: ByEdition<Status>;
  readonly child: ByEdition<Status>;
  readonly since: EcmaEdition;
  readonly annexB: boolean;
  readonly origin: Origin;
  readonly source: Source;
  readonly note?: string;
}

export interface Attributes {
  readonly writable?: boolean;
  readonly enumerable: boolean;
  readonly configurable: boolean;
}
