/**
 * The small language in which the tables are written. Attributes are three letters in the order writable, enumerable, configurable:
 * `w-c` is what clause 17 (sec-ecmascript-standard-built-in-objects) gives every property that says nothing else.
 */
import type {
  AccessorProperty,
  BuiltinFunction,
  ByEdition,
  ClauseId,
  DataProperty,
  EcmaEdition,
  FunctionReference,
  Intrinsic,
  IntrinsicId,
  KeyName,
  Kind,
  Literal,
  Origin,
  Property,
  Reach,
  Status,
  Taming,
  UnspecifiedProperty,
  Value,
  WellKnownSymbol,
} from './model.ts';

export type AttributeLetters = 'wec' | 'w-c' | 'w--' | '--c' | '---';

type DraftFunction = { readonly own: { readonly name: string; readonly length: number; readonly prefix: '' | 'get ' | 'set ' } };
type DraftValue = DraftFunction | Exclude<Value, { function: BuiltinFunction }>;
type DraftReference = DraftFunction | { readonly intrinsic: IntrinsicId };

interface Extra {
  readonly clause?: ClauseId;
  readonly status?: ByEdition<Status>;
  readonly since?: EcmaEdition;
  readonly annexB?: boolean;
  readonly origin?: Origin;
  readonly tamed?: readonly Taming[];
  readonly note?: string;
}

/** A property that does not know its owner yet; `intrinsic` completes it. */
export interface PropertyDraft extends Extra {
  readonly key: KeyName;
  readonly attributes: AttributeLetters;
  readonly value?: DraftValue;
  readonly get?: DraftReference;
  readonly set?: DraftReference;
  readonly inSes?: { readonly value: { readonly intrinsic: IntrinsicId } };
}

/** The same status in both editions of the draft. */
export function always(status: Status): ByEdition<Status> {
  return { 'draft-2019': status, 'draft-2023': status };
}

/** The name that a function gets from its key: `[Symbol.iterator]` for `@@iterator` (sec-setfunctionname). */
export function nameOfKey(key: KeyName): string {
  return key.startsWith('@@') ? `[Symbol.${key.slice(2)}]` : key;
}

/** A method: a data property whose value is a function of its own. */
export function method(key: KeyName, length: number, extra: Extra & { attributes?: AttributeLetters } = {}): PropertyDraft {
  return { attributes: 'w-c', ...extra, key, value: { own: { name: nameOfKey(key), length, prefix: '' } } };
}

/** Methods that share one `length`. */
export function methods(length: number, keys: string, extra: Extra = {}): PropertyDraft[] {
  return keys.split(' ').map((key) => method(key, length, extra));
}

/** An accessor property with a getter and no setter. */
export function getter(key: KeyName, extra: Extra = {}): PropertyDraft {
  return { attributes: '--c', ...extra, key, get: { own: { name: `get ${nameOfKey(key)}`, length: 0, prefix: 'get ' } } };
}

/** An accessor property with both. */
export function getterAndSetter(key: KeyName, extra: Extra = {}): PropertyDraft {
  const set = { own: { name: `set ${nameOfKey(key)}`, length: 1, prefix: 'set ' as const } };
  return { ...getter(key, extra), set };
}

/** An accessor whose getter and setter is one function that has a row of its own. */
export function accessor(key: KeyName, both: IntrinsicId, extra: Extra = {}): PropertyDraft {
  return { attributes: '--c', ...extra, key, get: { intrinsic: both }, set: { intrinsic: both } };
}

/** A property whose value is an intrinsic that stands elsewhere. */
export function reference(key: KeyName, id: IntrinsicId, extra: Extra & Pick<PropertyDraft, 'inSes'> & { attributes?: AttributeLetters } = {}): PropertyDraft {
  return { attributes: 'w-c', ...extra, key, value: { intrinsic: id } };
}

/** A property whose value is a primitive. */
export function value(key: KeyName, literal: Literal, attributes: AttributeLetters = 'w-c', extra: Extra = {}): PropertyDraft {
  return { ...extra, key, attributes, value: { literal } };
}

/** A primitive that can't be changed: `Math.PI`. */
export function constant(key: KeyName, literal: Literal, extra: Extra = {}): PropertyDraft {
  return value(key, literal, '---', extra);
}

/** A well-known symbol as a property of the Symbol constructor. */
export function symbolConstant(name: WellKnownSymbol, extra: Extra = {}): PropertyDraft {
  return { ...extra, key: name.slice(2), attributes: '---', value: { symbol: name } };
}

/** `@@toStringTag` as ECMA-262 gives it to prototypes and namespace objects. */
export function tag(text: string): PropertyDraft {
  return value('@@toStringTag', text, '--c', { since: 'ES2015' });
}

/** `get [Symbol.species]` of a constructor. */
export const species: PropertyDraft = getter('@@species', { since: 'ES2015' });

/** A key that may only be spoken of as present or absent. */
export function unspecified(key: KeyName, extra: Extra): PropertyDraft {
  return { ...extra, key, attributes: '---' };
}

/** Marks properties with the edition that brought them. */
export function since(edition: EcmaEdition, ...drafts: readonly (PropertyDraft | readonly PropertyDraft[])[]): PropertyDraft[] {
  return drafts.flat().map((draft) => ({ ...draft, since: draft.since ?? edition }));
}

/** Clause ids are lower case, but for the keys of Annex B with underscores. */
function clauseOfMember(owner: string, key: KeyName, prefix: string): ClauseId {
  const start = owner.startsWith('TypedArray') ? owner.replace('TypedArray', '%TypedArray%') : owner.endsWith('Prototype') ? `%${owner}%` : owner;
  const end = key.startsWith('@@') ? `-${key.toLowerCase()}` : `.${key.startsWith('__') ? key : key.toLowerCase()}`;
  return `sec-${prefix === '' ? '' : 'get-'}${start.toLowerCase()}${end}`;
}

/** `Array.prototype` and `@@iterator` make `Array.prototype[@@iterator]`. */
export function pathOfMember(owner: string, key: KeyName): string {
  return key.startsWith('@@') ? `${owner}[${key}]` : `${owner}.${key}`;
}

function complete(owner: Owner, draft: PropertyDraft): Property {
  const base = {
    key: draft.key,
    status: draft.status ?? owner.status,
    since: draft.since ?? owner.since,
    annexB: draft.annexB ?? owner.annexB,
    origin: draft.origin ?? owner.origin,
    ...(draft.tamed && { tamed: draft.tamed }),
    ...(draft.note !== undefined && { note: draft.note }),
  };
  const resolve = (reference: DraftReference): FunctionReference => {
    if (!('own' in reference)) return reference;
    const { name, length, prefix } = reference.own;
    const clause = draft.clause ?? clauseOfMember(owner.label, draft.key, prefix);
    const id: IntrinsicId = `%${prefix}${pathOfMember(owner.label, draft.key)}%`;
    return { function: { id, name, length, ...(base.origin === 'ecma-262' && { clause }) } };
  };
  const [writable, enumerable, configurable] = [...draft.attributes].map((letter) => letter !== '-') as [boolean, boolean, boolean];
  if (draft.value) {
    const resolved: Value = 'own' in draft.value || 'intrinsic' in draft.value ? resolve(draft.value) : draft.value;
    return { type: 'data', ...base, value: resolved, writable, enumerable, configurable, ...(draft.inSes && { inSes: draft.inSes }) } satisfies DataProperty;
  }
  if (draft.get || draft.set) {
    const [get, set] = [draft.get && resolve(draft.get), draft.set && resolve(draft.set)];
    return { type: 'accessor', ...base, get, set, enumerable, configurable } satisfies AccessorProperty;
  }
  return { type: 'unspecified', ...base } satisfies UnspecifiedProperty;
}

/** What the properties take over from the intrinsic that owns them. */
export type Owner = Pick<Intrinsic, 'label' | 'status' | 'since' | 'annexB' | 'origin'>;

/** Completes drafts that are added to an intrinsic of another file. */
export function propertiesOf(owner: Owner, drafts: readonly PropertyDraft[]): Property[] {
  return drafts.map((draft) => complete(owner, draft));
}

interface Head {
  readonly clause?: ClauseId;
  readonly since: EcmaEdition;
  readonly label?: string;
  readonly kind?: Kind;
  readonly seed?: string;
  readonly unreachable?: string;
  readonly prototype?: IntrinsicId | null;
  readonly extensible?: boolean;
  readonly sharing?: Intrinsic['sharing'];
  readonly status?: ByEdition<Status>;
  readonly annexB?: boolean;
  readonly origin?: Origin;
  readonly tamed?: readonly Taming[];
  readonly inSes?: { readonly prototype: IntrinsicId };
  readonly note?: string;
}

/** `%ArrayPrototype%` is reached as `Array.prototype`, `%Array%` as `Array`. */
function labelOf(id: IntrinsicId): string {
  return id.slice(1, -1).replace(/Prototype$/, '.prototype');
}

/** An object that is no function. */
export function intrinsic(id: IntrinsicId, head: Head, drafts: readonly PropertyDraft[]): Intrinsic {
  const label = head.label ?? labelOf(id);
  const reach: Reach =
    head.seed !== undefined ? { seed: head.seed } : head.unreachable !== undefined ? { unreachable: head.unreachable } : { path: label };
  const base = {
    id,
    label,
    ...(head.clause !== undefined && { clause: head.clause }),
    kind: head.kind ?? 'ordinary',
    reach,
    prototype: head.prototype === undefined ? '%ObjectPrototype%' : head.prototype,
    extensible: head.extensible ?? true,
    sharing: head.sharing ?? 'shared',
    since: head.since,
    annexB: head.annexB ?? false,
    origin: head.origin ?? 'ecma-262',
    status: head.status ?? always('required'),
    ...(head.tamed && { tamed: head.tamed }),
    ...(head.inSes && { inSes: head.inSes }),
    ...(head.note !== undefined && { note: head.note }),
  } as const;
  return { ...base, properties: propertiesOf(base, drafts) };
}

interface FunctionHead extends Head {
  readonly length: number;
  readonly name?: string;
  /** Attributes of `length` and `name`. */
  readonly fixed?: boolean;
}

/** A function with a row of its own: a global function, or one that several places share. */
export function functionIntrinsic(id: IntrinsicId, head: FunctionHead, drafts: readonly PropertyDraft[] = []): Intrinsic {
  const name = head.name ?? head.label ?? labelOf(id);
  const attributes = head.fixed ? '---' : '--c';
  const own = [value('length', head.length, attributes), since('ES2015', value('name', name, attributes))].flat();
  const row = intrinsic(id, { kind: 'function', prototype: '%FunctionPrototype%', ...head }, [...own, ...drafts]);
  return { ...row, function: { name, length: head.length } };
}

/** A constructor; `instances` is the id of the object in its `prototype` property. */
export function constructor(id: IntrinsicId, instances: IntrinsicId | null, head: FunctionHead, drafts: readonly PropertyDraft[] = []): Intrinsic {
  const own = instances === null ? [] : [reference('prototype', instances, { attributes: '---' })];
  return functionIntrinsic(id, { kind: 'constructor', ...head }, [...own, ...drafts]);
}

/** A prototype object, with its `constructor` property. */
export function prototype(id: IntrinsicId, owner: IntrinsicId, head: Head, drafts: readonly PropertyDraft[]): Intrinsic {
  return intrinsic(id, head, [reference('constructor', owner), ...drafts]);
}
