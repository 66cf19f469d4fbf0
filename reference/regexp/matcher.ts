import { includes } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import { splitsPair } from './assertions.ts';
import type { Pattern } from './ast.ts';
import { compileProgram } from './compile.ts';
import { execute } from './execute.ts';
import { Meter } from './meter.ts';
import type { StepBudget } from './meter.ts';
import type { Program } from './program.ts';
import { searchHints } from './search-hints.ts';
import type { SearchHints } from './search-hints.ts';

export interface MatchResult {
  readonly index: number;
  readonly end: number;
  /** Start and end of the match and of each group, `-1` where a group has no part in the match. */
  readonly captures: Int32Array;
}

/** A compiled pattern: the [[RegExpMatcher]] of https://tc39.es/ecma262/2018/#sec-regexpinitialize, and the search around it. */
export class Matcher {
  readonly pattern: Pattern;
  /** Made at the first match: many literals never see one. */
  private compiled: { readonly program: Program; readonly hints: SearchHints } | null;

  constructor(pattern: Pattern) {
    this.pattern = pattern;
    this.compiled = null;
  }

  /**
   * The first match at or after `lastIndex`, or at it alone with the sticky flag: the loop of
   * https://tc39.es/ecma262/2018/#sec-regexpbuiltinexec. Reads `lastIndex` only; what is to be written is the caller's.
   */
  match(input: string, lastIndex: number, budget: StepBudget): MatchResult | null {
    if (lastIndex > input.length) return null;
    const { program, hints } = (this.compiled ??= { program: compileProgram(this.pattern), hints: searchHints(this.pattern) });
    const { unicode, sticky } = this.pattern.flags;
    const meter = new Meter(budget);
    const registers = new Int32Array(program.registerCount).fill(-1);
    // In the middle of a surrogate pair the character is the pair.
    let start = unicode && splitsPair(input, lastIndex) ? lastIndex - 1 : lastIndex;
    let isMatch = false;
    if (sticky) {
      isMatch = execute(program, input, start, registers, meter);
    } else {
      while ((start = candidate(hints, unicode, input, start, meter)) >= 0) {
        isMatch = execute(program, input, start, registers, meter);
        if (isMatch) break;
        start += unicode && splitsPair(input, start + 1) ? 2 : 1;
      }
    }
    meter.flush();
    if (!isMatch) return null;
    return { index: start, end: registers[1]!, captures: registers.slice(0, 2 * (this.pattern.groupCount + 1)) };
  }
}

/** The first position from `start` on where the pattern could match, or -1. */
function candidate(hints: SearchHints, unicode: boolean, input: string, start: number, meter: Meter): number {
  if (start > input.length) return -1;
  if (hints.atStartOnly) return start === 0 ? 0 : -1;
  if (hints.prefix !== '') {
    const found = input.indexOf(hints.prefix, start);
    meter.steps += ((found < 0 ? input.length : found) - start) >> 4;
    return found;
  }
  if (hints.units === undefined) return start;
  const found = nextOf(hints.units, hints.lowMembers, input, start, unicode);
  meter.steps += (found - start) >> 1;
  return found < input.length ? found : -1;
}

function nextOf(units: CodePointSet, lowMembers: Uint8Array, input: string, start: number, unicode: boolean): number {
  let position = start;
  for (; position < input.length; position++) {
    const unit = input.charCodeAt(position);
    if (!(unit < 256 ? lowMembers[unit] !== 0 : includes(units, unit))) continue;
    if (!unicode || position === start || !splitsPair(input, position)) break;
  }
  return position;
}

/** Compiles a parsed pattern. */
export const compilePattern = (pattern: Pattern): Matcher => new Matcher(pattern);
