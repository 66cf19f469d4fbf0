/**
 * Bitwise operators (sec-bitwise-shift-operators, sec-binary-bitwise-operators), numbers first.
 * Each operator stands once for each kind of operands worth telling apart: frame slots, numeric constants, and the rest.
 */
import type { Value } from '../../runtime/value.ts';
import { numericBinary } from '../operators/arithmetic.ts';
import type { Specialised } from './operands.ts';

const leftShift: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a << b : numericBinary('<<', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a << b : numericBinary('<<', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a << b : numericBinary('<<', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a << b : numericBinary('<<', a, b);
  };
};

const rightShift: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a >> b : numericBinary('>>', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a >> b : numericBinary('>>', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a >> b : numericBinary('>>', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a >> b : numericBinary('>>', a, b);
  };
};

const unsignedRightShift: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a >>> b : numericBinary('>>>', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a >>> b : numericBinary('>>>', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a >>> b : numericBinary('>>>', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a >>> b : numericBinary('>>>', a, b);
  };
};

const bitwiseAnd: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a & b : numericBinary('&', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a & b : numericBinary('&', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a & b : numericBinary('&', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a & b : numericBinary('&', a, b);
  };
};

const bitwiseOr: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a | b : numericBinary('|', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a | b : numericBinary('|', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a | b : numericBinary('|', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a | b : numericBinary('|', a, b);
  };
};

const bitwiseXor: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a ^ b : numericBinary('^', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a ^ b : numericBinary('^', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a ^ b : numericBinary('^', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a ^ b : numericBinary('^', a, b);
  };
};

export const bitwise: { readonly [operator: string]: Specialised } = {
  '<<': leftShift,
  '>>': rightShift,
  '>>>': unsignedRightShift,
  '&': bitwiseAnd,
  '|': bitwiseOr,
  '^': bitwiseXor,
};
