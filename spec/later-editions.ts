/**
 * What editions of ECMA-262 after ES2018 added to intrinsics that ES2018 already has, as far as it carries no authority
 * and no way to observe the host. The draft leaves all of it out; a world that keeps up with the language has it.
 * Left out on purpose: weak references, finalization, `Atomics.waitAsync` (they observe the host), and stack capture.
 */
import type { IntrinsicId } from './intrinsics/model.ts';

const typedArrayKinds = ['Uint8Array'] as const;

const byLabel: { readonly [id: IntrinsicId]: string } = {
  '%Object%': 'fromEntries hasOwn groupBy',
  '%SymbolPrototype%': 'description',
  '%Symbol%': 'matchAll dispose asyncDispose',
  '%Error%': 'isError',
  '%Math%': 'f16round sumPrecise',
  '%StringPrototype%': 'trimStart trimEnd trimLeft trimRight matchAll replaceAll at isWellFormed toWellFormed',
  '%RegExp%': 'escape',
  '%RegExpPrototype%': '@@matchAll hasIndices unicodeSets',
  '%Array%': 'fromAsync',
  '%ArrayPrototype%': 'flat flatMap at findLast findLastIndex toReversed toSorted toSpliced with',
  '%Array.prototype[@@unscopables]%': 'at flat flatMap findLast findLastIndex toReversed toSorted toSpliced',
  '%TypedArrayPrototype%': 'at findLast findLastIndex toReversed toSorted with',
  '%ArrayBufferPrototype%': 'resizable maxByteLength resize detached transfer transferToFixedLength',
  '%SharedArrayBufferPrototype%': 'growable maxByteLength grow',
  '%DataViewPrototype%': 'getFloat16 setFloat16',
  '%Atomics%': 'notify pause',
  '%JSON%': 'rawJSON isRawJSON',
  '%Reflect%': '@@toStringTag',
  '%Map%': 'groupBy',
  '%MapPrototype%': 'getOrInsert getOrInsertComputed',
  '%SetPrototype%': 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
  '%WeakMapPrototype%': 'getOrInsert getOrInsertComputed',
  '%IteratorPrototype%':
    'constructor @@toStringTag @@dispose map filter take drop flatMap reduce toArray forEach some every find',
  '%AsyncIteratorPrototype%': '@@asyncDispose',
  '%Promise%': 'allSettled any withResolvers try',
  ...Object.fromEntries(typedArrayKinds.map((name) => [`%${name}%`, 'fromBase64 fromHex'])),
  ...Object.fromEntries(typedArrayKinds.map((name) => [`%${name}Prototype%`, 'toBase64 toHex setFromBase64 setFromHex'])),
};

/** Keys (`@@name` for well-known symbols) that later editions gave an intrinsic. */
export function laterKeys(id: IntrinsicId): readonly string[] {
  return byLabel[id]?.split(' ') ?? [];
}

/** Globals of later editions that carry no authority. */
export const laterGlobals: readonly string[] = [
  'AggregateError',
  'AsyncDisposableStack',
  'DisposableStack',
  'Float16Array',
  'Iterator',
  'SuppressedError',
  'globalThis',
];

/** Global keys of the Compartment API and its relatives, where they are part of a SES world. */
export const sesGlobals: readonly string[] = ['@@unscopables', 'Compartment', 'HandledPromise', 'ModuleSource', 'Realm', 'assert', 'harden', 'lockdown'];

/**
 * Intrinsics that some SES worlds leave out although ES2018 has them, because two compartments could pass bits through
 * them: by the global that leads to them, and why.
 */
export const withheld: { readonly [global: string]: string } = {
  Atomics: 'Shared memory is a channel and a clock, so the world leaves its operations out.',
  SharedArrayBuffer: 'Shared memory is a channel and a clock, so the world leaves it out.',
  Float32Array: 'The bits of a NaN can be told apart in its elements, which is a channel; the world leaves it out.',
  Float64Array: 'The bits of a NaN can be told apart in its elements, which is a channel; the world leaves it out.',
};
