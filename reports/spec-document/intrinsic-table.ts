/** The table of intrinsics as rows that can be read: words for values, letters for attributes, one status for both editions where they agree. */
import { compartment } from '../../spec/intrinsics/compartment.ts';
import { afterFreeze, functionsOf, intrinsics } from '../../spec/intrinsics/index.ts';
import type {
  Behaviour,
  ByEdition,
  FunctionReference,
  Intrinsic,
  IntrinsicId,
  Kind,
  Literal,
  Origin,
  Property,
  Status,
  Taming,
  Value,
} from '../../spec/intrinsics/index.ts';
import { realm } from '../../spec/intrinsics/realm.ts';
import { code } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import { PATHS, intrinsicAnchor, propertyAnchor } from './paths.ts';

/** Words in which another row can be referred to. */
export type Linked = readonly (Words[number] | { readonly link: string; readonly text: string })[];

export interface PropertyView {
  readonly anchor: string;
  readonly key: string;
  readonly value: Linked;
  /** `w-c` and the like; null where nothing is said of attributes. */
  readonly before: string | null;
  readonly after: string | null;
  readonly status: StatusView;
  readonly since: string;
  readonly annexB: boolean;
  readonly tamed: readonly string[];
  readonly note: string | null;
}

export interface IntrinsicView {
  readonly id: IntrinsicId;
  readonly anchor: string;
  readonly profile: 'standalone' | 'compartment' | 'both';
  readonly kind: string;
  readonly reach: Linked;
  readonly prototype: Linked;
  readonly clause: string | null;
  readonly origin: string;
  readonly since: string;
  readonly sharing: string;
  readonly function: { readonly name: string; readonly length: number } | null;
  readonly extensible: boolean;
  readonly status: StatusView;
  readonly tamed: readonly string[];
  readonly note: string | null;
  readonly properties: readonly PropertyView[];
}

export interface StatusView {
  readonly text: string;
  /** Forbidden in one edition at least. */
  readonly forbidden: boolean;
  readonly byEdition: boolean;
}

const KINDS: { readonly [kind in Kind]: string } = {
  ordinary: 'ordinary object',
  'immutable-prototype': 'immutable prototype exotic object',
  array: 'array exotic object',
  boolean: 'ordinary object with the Boolean false in it',
  number: 'ordinary object with the Number +0 in it',
  string: 'string exotic object',
  function: 'function, not a constructor',
  constructor: 'constructor',
};

const ORIGINS: { readonly [origin in Origin]: string } = {
  'ecma-262': 'ECMA-262',
  'standalone-draft': 'the standalone draft',
  'ses-readme': 'the README of the SES shim',
  legacy: 'engines, by tradition',
};

const BEHAVIOURS: { readonly [behaviour in Behaviour]: string } = {
  'as-specified': 'does what ECMA-262 says',
  absent: 'is absent',
  'throws-type-error': 'throws a TypeError',
  'returns-nan': 'returns NaN',
  'invalid-date': 'makes an invalid date',
  unspecified: 'is not spoken of',
};

export function statusView(status: ByEdition<Status>): StatusView {
  const { 'draft-2019': first, 'draft-2023': second } = status;
  const forbidden = first === 'forbidden' || second === 'forbidden';
  return first === second ? { text: first, forbidden, byEdition: false } : { text: `${first} in 2019, ${second} in 2023`, forbidden, byEdition: true };
}

/** Only the draft's two editions differ; start and child don't, so far as any row says. */
export function tamingSentence({ operation, arguments: given, start, child }: Taming): string {
  const what = `${operation === 'call' ? 'Called' : 'Constructed'} ${given === 'none' ? 'without arguments' : 'in any way'}`;
  const of = (place: ByEdition<Behaviour>): string => {
    const { 'draft-2019': first, 'draft-2023': second } = place;
    return first === second ? `it ${BEHAVIOURS[first]}` : `it ${BEHAVIOURS[first]} in 2019 and ${BEHAVIOURS[second]} in 2023`;
  };
  const same = start['draft-2019'] === child['draft-2019'] && start['draft-2023'] === child['draft-2023'];
  return same ? `${what}, ${of(child)}.` : `${what}, ${of(start)} (start compartment), ${of(child)} (others).`;
}

export function attributeLetters(property: Property): string | null {
  if (property.type === 'unspecified') return null;
  const letter = (on: boolean, name: string): string => (on ? name : '-');
  const rest = letter(property.enumerable, 'e') + letter(property.configurable, 'c');
  return property.type === 'data' ? letter(property.writable, 'w') + rest : rest;
}

const rows: readonly Intrinsic[] = [...intrinsics.values(), ...compartment];
const owners: ReadonlySet<IntrinsicId> = new Set(rows.map(({ id }) => id));
/** Functions that are made by a property have their place at that property. */
const homes: ReadonlyMap<IntrinsicId, string> = new Map(
  rows.flatMap((row) => row.properties.flatMap((property) => functionsOf(property).map(({ id }) => [id, propertyAnchor(row.id, property.key)] as const))),
);

/** The fragment of the table's page at which an intrinsic or a method stands. */
export function anchorOf(id: IntrinsicId): string | null {
  return owners.has(id) ? intrinsicAnchor(id) : (homes.get(id) ?? null);
}

function linkTo(id: IntrinsicId): Linked {
  const anchor = anchorOf(id);
  return [anchor === null ? code(id) : { link: `${PATHS.intrinsics}#${anchor}`, text: id }];
}

function literalText(literal: Literal): string {
  if (typeof literal === 'string') return JSON.stringify(literal);
  if (typeof literal === 'bigint') return `${literal}n`;
  return Object.is(literal, -0) ? '-0' : String(literal);
}

function functionWords(reference: FunctionReference, key: string): Linked {
  if ('intrinsic' in reference) return linkTo(reference.intrinsic);
  const { name, length } = reference.function;
  const called = name === key || /^(get|set) /.test(name) ? [] : [', name ', code(JSON.stringify(name))];
  return [`length ${length}`, ...called];
}

export function valueWords(value: Value, key: string): Linked {
  if ('literal' in value) return [code(literalText(value.literal))];
  if ('symbol' in value) return [code(value.symbol)];
  return 'intrinsic' in value ? linkTo(value.intrinsic) : ['function, ', ...functionWords(value, key)];
}

function propertyValue(property: Property): Linked {
  if (property.type === 'unspecified') return ['not specified'];
  if (property.type === 'accessor') {
    const { get, set, key } = property;
    if (get && set && 'intrinsic' in get && 'intrinsic' in set) return ['getter and setter ', ...linkTo(get.intrinsic)];
    const half = (word: string, reference: FunctionReference | undefined): Linked => (reference ? [`${word}, `, ...functionWords(reference, key)] : []);
    return [...half('getter', get), ...(get && set ? ['; '] : []), ...half('setter', set)];
  }
  const plain = valueWords(property.value, property.key);
  return property.inSes ? ['in SES ', ...valueWords(property.inSes.value, property.key), '; in a plain world ', ...plain] : plain;
}

function propertyView(owner: Intrinsic, property: Property): PropertyView {
  return {
    anchor: propertyAnchor(owner.id, property.key),
    key: property.key,
    value: propertyValue(property),
    before: attributeLetters(property),
    after: attributeLetters(afterFreeze(property)),
    status: statusView(property.status),
    since: property.since,
    annexB: property.annexB,
    tamed: (property.tamed ?? []).map(tamingSentence),
    note: property.note ?? null,
  };
}

function reachWords({ reach }: Intrinsic): Linked {
  if ('path' in reach) return [code(reach.path)];
  return 'seed' in reach ? [code(reach.seed)] : [reach.unreachable];
}

function prototypeWords({ prototype, inSes }: Intrinsic): Linked {
  const plain: Linked = prototype === null ? [code('null')] : linkTo(prototype);
  return inSes ? ['in SES ', ...linkTo(inSes.prototype), '; in a plain world ', ...plain] : plain;
}

const ofTheRealmApi: ReadonlySet<IntrinsicId> = new Set(realm.map(({ id }) => id));
const ofTheCompartmentApi: ReadonlySet<IntrinsicId> = new Set(compartment.map(({ id }) => id));

function intrinsicView(row: Intrinsic): IntrinsicView {
  return {
    id: row.id,
    anchor: intrinsicAnchor(row.id),
    profile: ofTheRealmApi.has(row.id) ? 'standalone' : ofTheCompartmentApi.has(row.id) ? 'compartment' : 'both',
    kind: KINDS[row.kind],
    reach: reachWords(row),
    prototype: prototypeWords(row),
    clause: row.clause ?? null,
    origin: ORIGINS[row.origin],
    since: row.since,
    sharing: row.sharing === 'shared' ? 'shared by all compartments' : 'one for each global object',
    function: row.function ?? null,
    extensible: row.extensible,
    status: statusView(row.status),
    tamed: (row.tamed ?? []).map(tamingSentence),
    note: row.note ?? null,
    properties: row.properties.map((property) => propertyView(row, property)),
  };
}

/** Every row of the table, those of the Compartment API last. */
export function intrinsicTable(): readonly IntrinsicView[] {
  return rows.map(intrinsicView);
}
