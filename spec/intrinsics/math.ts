/** Math (sec-math-object). */
import { constant, intrinsic, method, methods, since, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';
import { mathRandom } from './tamings.ts';

export const math: readonly Intrinsic[] = [
  intrinsic('%Math%', { clause: 'sec-math-object', since: 'ES1' }, [
    constant('E', 2.718281828459045),
    constant('LN10', 2.302585092994046),
    constant('LN2', 0.6931471805599453),
    constant('LOG10E', 0.4342944819032518),
    constant('LOG2E', 1.4426950408889634),
    constant('PI', 3.141592653589793),
    constant('SQRT1_2', 0.7071067811865476),
    constant('SQRT2', 1.4142135623730951),
    ...methods(1, 'abs acos asin atan ceil cos exp floor log round sin sqrt tan'),
    ...methods(2, 'atan2 max min pow'),
    method('random', 0, { status: { 'draft-2019': 'forbidden', 'draft-2023': 'required' }, tamed: mathRandom }),
    ...since('ES2015', methods(1, 'acosh asinh atanh cbrt clz32 cosh expm1 fround log10 log1p log2 sign sinh tanh trunc'), methods(2, 'hypot imul')),
    tag('Math'),
  ]),
];
