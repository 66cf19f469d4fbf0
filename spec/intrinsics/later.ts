/**
 * What is beyond the cap of editions: properties that engines have and ES2018 with BigInt has not, each with what brought it.
 * None of it may be in a world that keeps to the draft; none of it is in the table.
 */
import type { IntrinsicId, KeyName } from './model.ts';

/** `proposal`: not in a published edition when this list was made. `host`: the engine's own. */
export type LaterEdition = 'ES2019' | 'ES2020' | 'ES2021' | 'ES2022' | 'ES2023' | 'ES2024' | 'ES2025' | 'ES2026' | 'proposal' | 'host';

export interface LaterProperty {
  /** An intrinsic of the table, or the global object. */
  readonly on: IntrinsicId | 'globalThis';
  readonly key: KeyName;
  readonly since: LaterEdition;
}

/** An object that no property of an older intrinsic leads to: it needs an expression of its own. */
export interface LaterIntrinsic {
  readonly id: IntrinsicId;
  readonly seed: string;
  readonly since: LaterEdition;
}

function later(since: LaterEdition, on: LaterProperty['on'], keys: string): LaterProperty[] {
  return keys.split(' ').map((key) => ({ on, key, since }));
}

const unscopables = '%Array.prototype[@@unscopables]%';

export const laterProperties: readonly LaterProperty[] = [
  ...later('ES2019', '%Object%', 'fromEntries'),
  ...later('ES2019', '%SymbolPrototype%', 'description'),
  ...later('ES2019', '%StringPrototype%', 'trimStart trimEnd trimLeft trimRight'),
  ...later('ES2019', '%ArrayPrototype%', 'flat flatMap'),
  ...later('ES2019', unscopables, 'flat flatMap'),

  ...later('ES2020', '%Symbol%', 'matchAll'),
  ...later('ES2020', '%StringPrototype%', 'matchAll'),
  ...later('ES2020', '%RegExpPrototype%', '@@matchAll'),
  ...later('ES2020', '%Promise%', 'allSettled'),

  ...later('ES2021', 'globalThis', 'AggregateError FinalizationRegistry WeakRef'),
  ...later('ES2021', '%StringPrototype%', 'replaceAll'),
  ...later('ES2021', '%Promise%', 'any'),
  ...later('ES2021', '%Reflect%', '@@toStringTag'),

  ...later('ES2022', '%Object%', 'hasOwn'),
  ...later('ES2022', '%StringPrototype%', 'at'),
  ...later('ES2022', '%ArrayPrototype%', 'at'),
  ...later('ES2022', unscopables, 'at'),
  ...later('ES2022', '%TypedArrayPrototype%', 'at'),
  ...later('ES2022', '%RegExpPrototype%', 'hasIndices'),

  ...later('ES2023', '%ArrayPrototype%', 'findLast findLastIndex toReversed toSorted toSpliced with'),
  ...later('ES2023', unscopables, 'findLast findLastIndex toReversed toSorted toSpliced'),
  ...later('ES2023', '%TypedArrayPrototype%', 'findLast findLastIndex toReversed toSorted with'),

  ...later('ES2024', '%Object%', 'groupBy'),
  ...later('ES2024', '%Map%', 'groupBy'),
  ...later('ES2024', '%StringPrototype%', 'isWellFormed toWellFormed'),
  ...later('ES2024', '%RegExpPrototype%', 'unicodeSets'),
  ...later('ES2024', '%ArrayBufferPrototype%', 'maxByteLength resizable resize detached transfer transferToFixedLength'),
  ...later('ES2024', '%SharedArrayBufferPrototype%', 'growable grow maxByteLength'),
  ...later('ES2024', '%Atomics%', 'waitAsync'),
  ...later('ES2024', '%Promise%', 'withResolvers'),

  ...later('ES2025', 'globalThis', 'Float16Array Iterator'),
  ...later('ES2025', '%IteratorPrototype%', 'constructor drop every filter find flatMap forEach map reduce some take toArray @@toStringTag'),
  ...later('ES2025', '%SetPrototype%', 'difference intersection isDisjointFrom isSubsetOf isSupersetOf symmetricDifference union'),
  ...later('ES2025', '%DataViewPrototype%', 'getFloat16 setFloat16'),
  ...later('ES2025', '%Math%', 'f16round'),
  ...later('ES2025', '%Promise%', 'try'),
  ...later('ES2025', '%RegExp%', 'escape'),

  ...later('ES2026', '%Array%', 'fromAsync'),
  ...later('ES2026', '%Error%', 'isError'),
  ...later('ES2026', '%JSON%', 'isRawJSON rawJSON'),
  ...later('ES2026', '%Math%', 'sumPrecise'),
  ...later('ES2026', '%MapPrototype%', 'getOrInsert getOrInsertComputed'),
  ...later('ES2026', '%WeakMapPrototype%', 'getOrInsert getOrInsertComputed'),
  ...later('ES2026', '%Uint8Array%', 'fromBase64 fromHex'),
  ...later('ES2026', '%Uint8ArrayPrototype%', 'setFromBase64 setFromHex toBase64 toHex'),

  ...later('proposal', 'globalThis', 'AsyncDisposableStack AsyncIterator DisposableStack ShadowRealm SuppressedError Temporal'),
  ...later('proposal', '%Symbol%', 'asyncDispose dispose metadata'),
  ...later('proposal', '%IteratorPrototype%', '@@dispose'),
  ...later('proposal', '%AsyncIteratorPrototype%', '@@asyncDispose'),
  ...later('proposal', '%DatePrototype%', 'toTemporalInstant'),
  ...later('proposal', '%ArrayBufferPrototype%', 'immutable sliceToImmutable transferToImmutable'),
  ...later('proposal', '%Atomics%', 'pause'),

  ...later('host', '%Error%', 'captureStackTrace stackTraceLimit'),
  ...later('host', '%ErrorPrototype%', 'stack'),
  ...later('host', 'globalThis', 'WebAssembly'),
];

export const laterIntrinsics: readonly LaterIntrinsic[] = [
  { id: '%RegExpStringIteratorPrototype%', seed: `Object.getPrototypeOf(''.matchAll(/x/g))`, since: 'ES2020' },
  { id: '%IteratorHelperPrototype%', seed: 'Object.getPrototypeOf([].values().map(String))', since: 'ES2025' },
  { id: '%WrapForValidIteratorPrototype%', seed: 'Object.getPrototypeOf(Iterator.from({ next: String }))', since: 'ES2025' },
];
