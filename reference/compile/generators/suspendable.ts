import type { Context } from '../context.ts';
import type { Enter, FunctionCode } from '../functions/function-code.ts';
import type { Prologue } from '../functions/instantiate.ts';

export function compileSuspendable(_code: FunctionCode, _prologue: readonly Prologue[], _c: Context): Enter {
  throw new Error('generators are not there yet');
}
