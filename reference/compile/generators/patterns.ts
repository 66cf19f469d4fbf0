/** Destructuring whose defaults, keys or targets contain `yield` or `await`; the rules are those of `../patterns.ts`. */
import { agent } from '../../runtime/agent.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { IteratorClose, IteratorCloseQuietly } from '../../runtime/iteration.ts';
import { createPlainObject } from '../../runtime/object.ts';
import { CopyDataProperties, GetV } from '../../runtime/operations.ts';
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import type { Frame } from '../frame.ts';
import { compileNamed } from '../expressions/named.ts';
import { staticKeyOf } from '../expressions/keys.ts';
import { compileMemberReference, type Reference } from '../expressions/member-reference.ts';
import { compilePattern, drain, step, type PatternMode } from '../patterns.ts';
import { IterationSite, openIterator } from '../iterate.ts';
import { eitherNamed } from './classes.ts';
import { eitherExpression } from './either.ts';
import { evaluateOperands, hoist, memberOperands } from './operands.ts';
import { GeneratorReturn, type Running } from './resumable.ts';

export type ResumableStore = (f: Frame, value: Value) => Running<void>;

export function compileSuspendingPattern(pattern: Tree.Pattern, c: Context, mode: PatternMode): ResumableStore {
  switch (pattern.type) {
    case 'ObjectPattern':
      return compileObjectPattern(pattern, c, mode);
    case 'ArrayPattern':
      return compileArrayPattern(pattern, c, mode);
    default: {
      const { prepare, store } = compileElement(pattern, c, mode);
      return function* (f, value) {
        const target = yield* prepare(f);
        yield* store(f, target, value);
      };
    }
  }
}

/** Where an element's value goes; what `prepare` gives is evaluated before the value is taken. */
interface Element {
  readonly prepare: (f: Frame) => Running<Reference | null>;
  readonly store: (f: Frame, target: Reference | null, value: Value) => Running<void>;
}

function compileElement(element: Tree.Pattern, c: Context, mode: PatternMode): Element {
  const target = element.type === 'AssignmentPattern' ? element.left : element;
  const initial = element.type === 'AssignmentPattern' ? compileInitializer(element, c) : null;
  const valueOf = function* (f: Frame, value: Value): Running<Value> {
    if (initial === null || value !== undefined) return value;
    return initial.plain !== null ? initial.plain(f) : yield* initial.resumable!(f);
  };
  if (target.type === 'MemberExpression') {
    const { steps, inner } = hoist(memberOperands(target), c);
    const reference = compileMemberReference(target, inner);
    return {
      prepare: function* (f) {
        yield* evaluateOperands(f, steps);
        return reference.evaluate(f);
      },
      store: function* (f, prepared, value) {
        reference.put(f, prepared!, yield* valueOf(f, value));
      },
    };
  }
  const suspends = c.suspends(target);
  const plain = suspends ? null : compilePattern(target, c, mode);
  const resumable = suspends ? compileSuspendingPattern(target, c, mode) : null;
  return {
    // eslint-disable-next-line require-yield -- there is nothing to evaluate before the value
    prepare: function* () {
      return null;
    },
    store: function* (f, _prepared, value) {
      const chosen = yield* valueOf(f, value);
      if (plain !== null) plain(f, chosen);
      else yield* resumable!(f, chosen);
    },
  };
}

function compileInitializer(element: Tree.AssignmentPattern, c: Context): ReturnType<typeof eitherExpression> {
  const { left, right } = element;
  if (left.type !== 'Identifier') return eitherExpression(right, c);
  return eitherNamed(right, left.name, c, (node, context) => compileNamed(node, left.name, context));
}

function compileObjectPattern(pattern: Tree.ObjectPattern, c: Context, mode: PatternMode): ResumableStore {
  const parts = pattern.properties.map((property) => {
    if (property.type === 'RestElement') return { isRest: true, name: undefined, key: null, element: compileElement(property.argument, c, mode) };
    const name = staticKeyOf(property);
    const key = name === undefined ? eitherExpression(property.key, c) : null;
    return { isRest: false, name, key, element: compileElement(property.value, c, mode) };
  });
  return function* (f, value) {
    if (value === undefined || value === null) throwTypeError('undefined and null cannot be destructured');
    const taken: PropertyKey[] = [];
    for (const { isRest, name, key, element } of parts) {
      if (isRest) {
        const target = yield* element.prepare(f);
        yield* element.store(f, target, CopyDataProperties(createPlainObject(), value, new Set(taken)));
        continue;
      }
      const property = key === null ? name! : ToPropertyKey(key.plain !== null ? key.plain(f) : yield* key.resumable!(f));
      taken.push(property);
      const target = yield* element.prepare(f);
      yield* element.store(f, target, GetV(value, property));
    }
  };
}

function compileArrayPattern(pattern: Tree.ArrayPattern, c: Context, mode: PatternMode): ResumableStore {
  const elements = pattern.elements.map((element) => {
    if (element === null) return null;
    const isRest = element.type === 'RestElement';
    return { isRest, element: compileElement(isRest ? element.argument : element, c, mode) };
  });
  const site = new IterationSite();
  return function* (f, value) {
    const record = openIterator(value, site);
    const { depth } = agent;
    try {
      for (const part of elements) {
        if (part === null) {
          step(record, site);
          continue;
        }
        const target = yield* part.element.prepare(f);
        const next = part.isRest ? CreateArrayFromList(drain(record, site)) : step(record, site);
        yield* part.element.store(f, target, next);
      }
    } catch (error) {
      if (!record.done) {
        if (error instanceof GeneratorReturn) IteratorClose(record);
        if (error instanceof GuestThrow) {
          agent.depth = depth;
          IteratorCloseQuietly(record);
        }
      }
      throw error;
    }
    if (!record.done) IteratorClose(record);
  };
}
