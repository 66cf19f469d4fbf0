/**
 * Relational and strict equality operators (sec-relational-operators, sec-strict-equality-comparison), numbers first.
 * Each operator stands once for each kind of operands worth telling apart: frame slots, numeric constants, and the rest.
 */
import { chargeLongString, LONG_STRING } from '../../runtime/string-limit.ts';
import type { Value } from '../../runtime/value.ts';
import { greaterOrEqual, greaterThan, lessOrEqual, lessThan } from '../operators/relational.ts';
import type { Specialised } from './operands.ts';

const less: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a < b : lessThan(a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a < b : lessThan(a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a < b : lessThan(a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a < b : lessThan(a, b);
  };
};

const greater: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a > b : greaterThan(a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a > b : greaterThan(a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a > b : greaterThan(a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a > b : greaterThan(a, b);
  };
};

const lessEqual: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a <= b : lessOrEqual(a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a <= b : lessOrEqual(a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a <= b : lessOrEqual(a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a <= b : lessOrEqual(a, b);
  };
};

const greaterEqual: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a >= b : greaterOrEqual(a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a >= b : greaterOrEqual(a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a >= b : greaterOrEqual(a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a >= b : greaterOrEqual(a, b);
  };
};

const strictEqual: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return a === b;
      };
    return (f) => {
      const a = left(f);
      return a === b;
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      if (typeof a === 'string' && a.length > LONG_STRING) chargeLongString(a.length);
      return a === b;
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    if (typeof a === 'string' && a.length > LONG_STRING) chargeLongString(a.length);
    return a === b;
  };
};

const strictUnequal: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return a !== b;
      };
    return (f) => {
      const a = left(f);
      return a !== b;
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      if (typeof a === 'string' && a.length > LONG_STRING) chargeLongString(a.length);
      return a !== b;
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    if (typeof a === 'string' && a.length > LONG_STRING) chargeLongString(a.length);
    return a !== b;
  };
};

export const comparison: { readonly [operator: string]: Specialised } = {
  '<': less,
  '>': greater,
  '<=': lessEqual,
  '>=': greaterEqual,
  '===': strictEqual,
  '!==': strictUnequal,
};
