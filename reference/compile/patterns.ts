/**
 * Destructuring: BindingInitialization (sec-destructuring-binding-patterns-runtime-semantics-bindinginitialization) and
 * DestructuringAssignmentEvaluation (sec-runtime-semantics-destructuringassignmentevaluation), which differ in their targets.
 */
import { agent, refuel } from '../runtime/agent.ts';
import { CreateArrayFromList, type ArrayObject } from '../runtime/array-object.ts';
import { GuestThrow } from '../runtime/completion.ts';
import { throwTypeError } from '../runtime/errors.ts';
import { IteratorClose, IteratorCloseQuietly } from '../runtime/iteration.ts';
import { createPlainObject, ObjectValue } from '../runtime/object.ts';
import { CopyDataProperties, GetV } from '../runtime/operations.ts';
import { ToPropertyKey } from '../runtime/type-conversion.ts';
import { EMPTY, type PropertyKey, type Value } from '../runtime/value.ts';
import type { Tree } from '../syntax/index.ts';
import { elementOf, isPristineArray } from './array-iteration.ts';
import type { Context } from './context.ts';
import { compileExpression } from './dispatch.ts';
import { SITE, type Evaluate, type Frame } from './frame.ts';
import { compileInitialise, compileStore, type Store } from './expressions/bindings.ts';
import { compileNamed } from './expressions/named.ts';
import { staticKeyOf } from './expressions/keys.ts';
import { compileMemberReference, type Reference } from './expressions/member-reference.ts';
import { IterationSite, openIterator, stepIterator, type OpenIterator } from './iterate.ts';
import { cachedGet, PropertyCache } from './property-cache.ts';

/** `initialise`: let, const, class, parameters, catch. `assign`: var and assignment. */
export type PatternMode = 'initialise' | 'assign';

/** Destructures or stores a value. */
export function compilePattern(pattern: Tree.Pattern, c: Context, mode: PatternMode): Store {
  switch (pattern.type) {
    case 'Identifier':
      return mode === 'initialise' ? compileInitialise(pattern.name, c) : compileStore(pattern.name, pattern.start, c);
    case 'ObjectPattern':
      return compileObjectPattern(pattern, c, mode);
    case 'ArrayPattern':
      return compileArrayPattern(pattern, c, mode);
    case 'AssignmentPattern':
      return withDefault(compilePattern(pattern.left, c, mode), compileDefault(pattern, c));
    case 'MemberExpression': {
      const reference = compileMemberReference(pattern, c);
      return (f, value) => reference.put(f, reference.evaluate(f), value);
    }
    default:
      throw new Error(`no pattern: ${pattern.type}`);
  }
}

/** The initializer of `target = initializer`, which names an anonymous function after the target. */
export function compileDefault(pattern: Tree.AssignmentPattern, c: Context): Evaluate {
  return pattern.left.type === 'Identifier' ? compileNamed(pattern.right, pattern.left.name, c) : compileExpression(pattern.right, c);
}

function withDefault(store: Store, initializer: Evaluate): Store {
  return (f, value) => store(f, value === undefined ? initializer(f) : value);
}

/** One element: where its value goes. A member target is evaluated before the value is taken. */
export interface ElementTarget {
  readonly prepare: ((f: Frame) => void) | null;
  readonly store: Store;
}

/** Splits an element into what is evaluated before the value is taken and what is done with it. */
export function compileElement(element: Tree.Pattern, c: Context, mode: PatternMode): ElementTarget {
  const target = element.type === 'AssignmentPattern' ? element.left : element;
  const initializer = element.type === 'AssignmentPattern' ? compileDefault(element, c) : null;
  if (target.type === 'MemberExpression') {
    const reference = compileMemberReference(target, c);
    const slot = c.unit.allocate();
    const put: Store = (f, value) => reference.put(f, f[slot] as unknown as Reference, value);
    const prepare = (f: Frame): void => {
      f[slot] = reference.evaluate(f) as unknown as Value;
    };
    return { prepare, store: initializer === null ? put : withDefault(put, initializer) };
  }
  const store = compilePattern(target, c, mode);
  return { prepare: null, store: initializer === null ? store : withDefault(store, initializer) };
}

type Step = (f: Frame, value: Value, taken: PropertyKey[] | null) => void;

function compileObjectPattern(pattern: Tree.ObjectPattern, c: Context, mode: PatternMode): Store {
  const hasRest = pattern.properties.some((property) => property.type === 'RestElement');
  const steps = pattern.properties.map((property): Step => {
    if (property.type === 'RestElement') return compileRestProperty(property, c, mode);
    return compileProperty(property, c, mode, hasRest);
  });
  const position = pattern.start;
  return (f, value) => {
    if (value === undefined || value === null) {
      f[SITE] = position;
      throwTypeError('undefined and null cannot be destructured');
    }
    const taken: PropertyKey[] | null = hasRest ? [] : null;
    for (let i = 0; i < steps.length; i++) steps[i]!(f, value, taken);
  };
}

function compileProperty(property: Tree.AssignmentProperty, c: Context, mode: PatternMode, hasRest: boolean): Step {
  const { prepare, store } = compileElement(property.value, c, mode);
  const key = staticKeyOf(property);
  if (key !== undefined) {
    const cache = new PropertyCache();
    return (f, value, taken) => {
      if (hasRest) taken!.push(key);
      if (prepare !== null) prepare(f);
      store(f, value instanceof ObjectValue ? cachedGet(value, key, cache) : GetV(value, key));
    };
  }
  const computed = compileExpression(property.key, c);
  return (f, value, taken) => {
    const name = ToPropertyKey(computed(f));
    if (hasRest) taken!.push(name);
    if (prepare !== null) prepare(f);
    store(f, GetV(value, name));
  };
}

/** sec-runtime-semantics-restbindinginitialization, sec-runtime-semantics-restdestructuringassignmentevaluation */
function compileRestProperty(property: Tree.RestElement, c: Context, mode: PatternMode): Step {
  const { prepare, store } = compileElement(property.argument, c, mode);
  return (f, value, taken) => {
    if (prepare !== null) prepare(f);
    store(f, CopyDataProperties(createPlainObject(), value, new Set(taken)));
  };
}

/** sec-runtime-semantics-iteratordestructuringassignmentevaluation, sec-runtime-semantics-iteratorbindinginitialization */
function compileArrayPattern(pattern: Tree.ArrayPattern, c: Context, mode: PatternMode): Store {
  const last = pattern.elements.at(-1);
  const rest = last?.type === 'RestElement' ? compileElement(last.argument, c, mode) : null;
  const leading = rest === null ? pattern.elements : pattern.elements.slice(0, -1);
  const elements = leading.map((element) => (element === null ? null : compileElement(element, c, mode)));
  const position = pattern.start;
  const site = new IterationSite();
  return (f, value) => {
    f[SITE] = position;
    if (isPristineArray(value)) destructureArray(f, value, elements, rest);
    else destructureIterator(f, openIterator(value, site), elements, rest, site);
  };
}

/** The same without an iterator: an intrinsic array iterator has no `return`, so that nothing is to be closed. */
function destructureArray(
  f: Frame,
  array: ArrayObject,
  elements: readonly (ElementTarget | null)[],
  rest: ElementTarget | null,
): void {
  let done = false;
  let i = 0;
  for (; i < elements.length; i++) {
    const target = elements[i]!;
    if (target !== null && target.prepare !== null) target.prepare(f);
    if (!done && i >= array.length) done = true;
    if (target !== null) target.store(f, done ? undefined : elementOf(array, i));
  }
  if (rest === null) return;
  if (rest.prepare !== null) rest.prepare(f);
  const values: Value[] = [];
  for (; !done && i < array.length; i++) {
    if (--agent.fuel < 0) refuel();
    values.push(elementOf(array, i));
  }
  rest.store(f, CreateArrayFromList(values));
}

function destructureIterator(
  f: Frame,
  record: OpenIterator,
  elements: readonly (ElementTarget | null)[],
  rest: ElementTarget | null,
  site: IterationSite,
): void {
  const { depth } = agent;
  try {
    for (const target of elements) {
      if (target !== null && target.prepare !== null) target.prepare(f);
      const value = step(record, site);
      if (target !== null) target.store(f, value);
    }
    if (rest !== null) {
      if (rest.prepare !== null) rest.prepare(f);
      rest.store(f, CreateArrayFromList(drain(record, site)));
    }
  } catch (error) {
    if (!record.done && error instanceof GuestThrow) {
      agent.depth = depth;
      IteratorCloseQuietly(record);
    }
    throw error;
  }
  if (!record.done) IteratorClose(record);
}

/** IteratorStep and IteratorValue; a throw leaves the record done, so that it is not closed. */
export function step(record: OpenIterator, site: IterationSite): Value {
  if (record.done) return undefined;
  record.done = true;
  const value = stepIterator(record, site);
  if (value === EMPTY) return undefined;
  record.done = false;
  return value as Value;
}

/** What is left, for a rest element. */
export function drain(record: OpenIterator, site: IterationSite): Value[] {
  const values: Value[] = [];
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const value = step(record, site);
    if (record.done) return values;
    values.push(value);
  }
}
