/** Symbol (sec-symbol-objects). */
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { PrimitiveObject } from '../runtime/primitive-object.ts';
import { ToString } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';

/** The GlobalSymbolRegistry, shared by all realms. Guest symbols are unregistered host symbols. */
const registry = new Map<string, symbol>();
const keys = new Map<symbol, string>();

/** sec-thissymbolvalue */
function thisSymbolValue(value: Value): symbol {
  if (typeof value === 'symbol') return value;
  if (value instanceof PrimitiveObject && typeof value.primitive === 'symbol') return value.primitive;
  return throwTypeError('not a Symbol');
}

/** sec-symboldescriptivestring */
export function SymbolDescriptiveString(sym: symbol): string {
  return `Symbol(${sym.description ?? ''})`;
}

export const symbol: Behaviours = {
  /** sec-symbol-constructor, sec-symbol-description */
  '%Symbol%'(_this, [description], newTarget) {
    if (newTarget !== undefined) throwTypeError('Symbol is not a constructor');
    return description === undefined ? Symbol() : Symbol(ToString(description));
  },

  /** sec-symbol.for */
  '%Symbol.for%'(_this, [key]) {
    const stringKey = ToString(key);
    let sym = registry.get(stringKey);
    if (sym === undefined) {
      sym = Symbol(stringKey);
      registry.set(stringKey, sym);
      keys.set(sym, stringKey);
    }
    return sym;
  },

  /** sec-symbol.keyfor */
  '%Symbol.keyFor%'(_this, [sym]) {
    if (typeof sym !== 'symbol') return throwTypeError('not a symbol');
    return keys.get(sym);
  },

  /** sec-symbol.prototype.tostring */
  '%Symbol.prototype.toString%'(thisValue) {
    return SymbolDescriptiveString(thisSymbolValue(thisValue));
  },

  /** sec-symbol.prototype.valueof */
  '%Symbol.prototype.valueOf%'(thisValue) {
    return thisSymbolValue(thisValue);
  },

  /** sec-symbol.prototype-@@toprimitive */
  '%Symbol.prototype[@@toPrimitive]%'(thisValue) {
    return thisSymbolValue(thisValue);
  },
};
