/** Well-known symbols (sec-well-known-symbols), shared by all realms, and the GlobalSymbolRegistry (sec-symbol.for). */
export const wellKnownSymbols = {
  asyncIterator: Symbol('Symbol.asyncIterator'),
  hasInstance: Symbol('Symbol.hasInstance'),
  isConcatSpreadable: Symbol('Symbol.isConcatSpreadable'),
  iterator: Symbol('Symbol.iterator'),
  match: Symbol('Symbol.match'),
  replace: Symbol('Symbol.replace'),
  search: Symbol('Symbol.search'),
  species: Symbol('Symbol.species'),
  split: Symbol('Symbol.split'),
  toPrimitive: Symbol('Symbol.toPrimitive'),
  toStringTag: Symbol('Symbol.toStringTag'),
  unscopables: Symbol('Symbol.unscopables'),
} as const;

export type WellKnownSymbolName = keyof typeof wellKnownSymbols;
