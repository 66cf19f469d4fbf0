/**
 * Arithmetic operators (sec-exponentiation-operator, sec-multiplicative-operators, sec-additive-operators), numbers first.
 * Each operator stands once for each kind of operands worth telling apart: frame slots, numeric constants, and the rest.
 */
import type { Value } from '../../runtime/value.ts';
import { add, numericBinary } from '../operators/arithmetic.ts';
import type { Specialised } from './operands.ts';

const addition: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a + b : add(a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a + b : add(a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a + b : add(a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a + b : add(a, b);
  };
};

const subtraction: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a - b : numericBinary('-', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a - b : numericBinary('-', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a - b : numericBinary('-', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a - b : numericBinary('-', a, b);
  };
};

const multiplication: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a * b : numericBinary('*', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a * b : numericBinary('*', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a * b : numericBinary('*', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a * b : numericBinary('*', a, b);
  };
};

const division: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a / b : numericBinary('/', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a / b : numericBinary('/', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a / b : numericBinary('/', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a / b : numericBinary('/', a, b);
  };
};

const remainder: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a % b : numericBinary('%', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a % b : numericBinary('%', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a % b : numericBinary('%', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a % b : numericBinary('%', a, b);
  };
};

const exponentiation: Specialised = ({ left, right, i, j, k }) => {
  if (k !== undefined) {
    const b = k;
    if (i >= 0)
      return (f) => {
        const a = f[i] as Value;
        return typeof a === 'number' ? a ** b : numericBinary('**', a, b);
      };
    return (f) => {
      const a = left(f);
      return typeof a === 'number' ? a ** b : numericBinary('**', a, b);
    };
  }
  if (i >= 0 && j >= 0)
    return (f) => {
      const a = f[i] as Value;
      const b = f[j] as Value;
      return typeof a === 'number' && typeof b === 'number' ? a ** b : numericBinary('**', a, b);
    };
  return (f) => {
    const a = left(f);
    const b = right(f);
    return typeof a === 'number' && typeof b === 'number' ? a ** b : numericBinary('**', a, b);
  };
};

export const arithmetic: { readonly [operator: string]: Specialised } = {
  '+': addition,
  '-': subtraction,
  '*': multiplication,
  '/': division,
  '%': remainder,
  '**': exponentiation,
};
