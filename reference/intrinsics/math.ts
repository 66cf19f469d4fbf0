/** Math (sec-math-object). The host's functions compute on host numbers; `charge` is not needed for single operations. */
import { agent } from '../runtime/agent.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { ToNumber, ToUint32 } from '../runtime/type-conversion.ts';

type Unary =
  | 'abs' | 'acos' | 'acosh' | 'asin' | 'asinh' | 'atan' | 'atanh' | 'cbrt' | 'ceil' | 'cos' | 'cosh' | 'exp' | 'expm1' | 'floor'
  | 'fround' | 'log' | 'log10' | 'log1p' | 'log2' | 'round' | 'sign' | 'sin' | 'sinh' | 'sqrt' | 'tan' | 'tanh' | 'trunc'; // prettier-ignore

function unary(name: Unary): Behaviour {
  const compute = Math[name];
  return (_this, args) => compute(ToNumber(args[0]));
}

const names: readonly Unary[] = [
  'abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'cos', 'cosh', 'exp', 'expm1', 'floor',
  'fround', 'log', 'log10', 'log1p', 'log2', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc',
]; // prettier-ignore

export const math: Behaviours = {
  ...Object.fromEntries(names.map((name) => [`%Math.${name}%`, unary(name)])),

  /** sec-math.atan2 */
  '%Math.atan2%'(_this, [y, x]) {
    const ny = ToNumber(y);
    return Math.atan2(ny, ToNumber(x));
  },
  /** sec-math.clz32 */
  '%Math.clz32%'(_this, [x]) {
    return Math.clz32(ToUint32(x));
  },
  /** sec-math.hypot */
  '%Math.hypot%'(_this, args) {
    return Math.hypot(...args.map(ToNumber));
  },
  /** sec-math.imul */
  '%Math.imul%'(_this, [x, y]) {
    const a = ToUint32(x);
    return Math.imul(a, ToUint32(y));
  },
  /** sec-math.max */
  '%Math.max%'(_this, args) {
    let highest = -Infinity;
    for (const arg of args.map(ToNumber)) highest = Math.max(highest, arg);
    return highest;
  },
  /** sec-math.min */
  '%Math.min%'(_this, args) {
    let lowest = Infinity;
    for (const arg of args.map(ToNumber)) lowest = Math.min(lowest, arg);
    return lowest;
  },
  /** sec-math.pow */
  '%Math.pow%'(_this, [base, exponent]) {
    const b = ToNumber(base);
    return b ** ToNumber(exponent);
  },
  /** sec-math.random: the world's own source */
  '%Math.random%'() {
    return agent.realm.hostDefined.random();
  },
};
