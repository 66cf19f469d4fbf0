/** Abstract operations of regular expressions (sec-abstract-operations-for-the-regexp-constructor, sec-regexpexec). */
import { BacktrackOverflow, compilePattern, parsePattern, type Matcher, type MatchResult } from '../regexp/index.ts';
import { SyntaxFault } from '../syntax/syntax-fault.ts';
import { agent, charge, chargeMemory } from './agent.ts';
import { ArrayObject } from './array-object.ts';
import { currentShapes } from './realm-shapes.ts';
import { LimitExceeded } from './completion.ts';
import { throwRangeError, throwSyntaxError, throwTypeError } from './errors.ts';
import { ObjectCreate, ObjectValue } from './object.ts';
import { Get, GetPrototypeFromConstructor, Set as SetProperty } from './operations.ts';
import { RegExpObject } from './regexp-object.ts';
import { OPEN, WRITABLE } from './shape.ts';
import { IsCallable } from './testing.ts';
import { ToLength, ToString } from './type-conversion.ts';
import type { Value } from './value.ts';

/** Compiled patterns by flags and source; matchers hold no state between matches. */
const compiled = new Map<string, Matcher>();
const MAX_COMPILED = 500;

function compile(source: string, flags: string): Matcher {
  charge(source.length);
  chargeMemory(1000 + 64 * source.length);
  const key = `${flags}/${source}`;
  let matcher = compiled.get(key);
  if (matcher === undefined) {
    try {
      matcher = compilePattern(parsePattern(source, flags));
    } catch (error) {
      if (error instanceof SyntaxFault) return throwFault(error);
      throw error;
    }
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    compiled.set(key, matcher);
  }
  return matcher;
}

function throwFault(fault: SyntaxFault): never {
  if (fault.kind === 'too-deep') return throwRangeError('the regular expression nests too deeply');
  return throwSyntaxError(`invalid regular expression: ${fault.message}`);
}

/** sec-regexpalloc */
export function RegExpAlloc(newTarget: ObjectValue): RegExpObject {
  const obj = new RegExpObject(GetPrototypeFromConstructor(newTarget, '%RegExpPrototype%'));
  obj.put('lastIndex', undefined, WRITABLE);
  return obj;
}

/** sec-regexpinitialize */
export function RegExpInitialize(obj: RegExpObject, pattern: Value, flags: Value): RegExpObject {
  const P = pattern === undefined ? '' : ToString(pattern);
  const F = flags === undefined ? '' : ToString(flags);
  obj.matcher = compile(P, F);
  obj.originalSource = P;
  obj.originalFlags = F;
  SetProperty(obj, 'lastIndex', 0, true);
  return obj;
}

/** sec-regexpcreate with an already validated literal, in the current realm. */
export function RegExpCreate(pattern: string, flags: string): RegExpObject {
  const obj = new RegExpObject(agent.realm.intrinsics['%RegExpPrototype%']);
  obj.put('lastIndex', 0, WRITABLE);
  obj.matcher = compile(pattern, flags);
  obj.originalSource = pattern;
  obj.originalFlags = flags;
  return obj;
}

/** Steps of one match: they count on the meter, and one match may take only so many. */
const budget = {
  left: 0,
  spend(steps: number): void {
    charge(steps);
    if ((budget.left -= steps) < 0) throw new LimitExceeded('regexp', 'a regular expression has used up its steps');
  },
};

/** One match, counted. Throws a guest RangeError when backtracking needs more memory than a match may have. */
function runMatcher(matcher: Matcher, S: string, lastIndex: number): MatchResult | null {
  budget.left = agent.regexpLimit;
  try {
    return matcher.match(S, lastIndex, budget);
  } catch (error) {
    if (error instanceof BacktrackOverflow) return throwRangeError('the regular expression backtracks too far');
    throw error;
  }
}

/** sec-regexpexec */
export function RegExpExec(R: ObjectValue, S: string): ObjectValue | null {
  const exec = Get(R, 'exec');
  if (exec === agent.realm.intrinsics['%RegExp.prototype.exec%'] && R instanceof RegExpObject) return RegExpBuiltinExec(R, S);
  if (IsCallable(exec)) {
    const result = exec.Call(R, [S]);
    return result instanceof ObjectValue || result === null ? result : throwTypeError('exec returned neither an object nor null');
  }
  if (!(R instanceof RegExpObject)) return throwTypeError('not a RegExp');
  return RegExpBuiltinExec(R, S);
}

/** sec-regexpbuiltinexec */
export function RegExpBuiltinExec(R: RegExpObject, S: string): ArrayObject | null {
  const given = ToLength(Get(R, 'lastIndex'));
  const matcher = R.matcher!;
  const { global, sticky } = matcher.pattern.flags;
  const usesLastIndex = global || sticky;
  const lastIndex = usesLastIndex ? given : 0;
  const match = lastIndex > S.length ? null : runMatcher(matcher, S, lastIndex);
  if (match === null) {
    if (usesLastIndex) SetProperty(R, 'lastIndex', 0, true);
    return null;
  }
  const { captures } = match;
  if (usesLastIndex) SetProperty(R, 'lastIndex', captures[1], true);
  return resultArray(S, captures, matcher.pattern.groupNames);
}

/** The array that exec returns; `captures` holds a start and an end for each group, -1 where it took no part. */
function resultArray(S: string, captures: ArrayLike<number>, names: ReadonlyMap<string, number>): ArrayObject {
  const groupCount = captures.length >> 1;
  const elements: Value[] = [];
  for (let i = 0; i < groupCount; i++) {
    const start = captures[2 * i];
    elements.push(start < 0 ? undefined : S.slice(start, captures[2 * i + 1]));
  }
  let groups: ObjectValue | undefined;
  if (names.size > 0) {
    groups = ObjectCreate(null);
    for (const [name, i] of names) groups.put(name, elements[i], OPEN);
  }
  return new ArrayObject(currentShapes().match, [groupCount, captures[0], S, groups], elements);
}

/** sec-advancestringindex */
export function AdvanceStringIndex(S: string, index: number, unicode: boolean): number {
  if (!unicode || index + 1 >= S.length) return index + 1;
  return index + ((S.codePointAt(index) as number) > 0xffff ? 2 : 1);
}
