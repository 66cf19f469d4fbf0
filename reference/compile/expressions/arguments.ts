/** Argument lists (sec-argument-lists-runtime-semantics-argumentlistevaluation) and other lists with spread. */
import { agent, chargeMemory, refuel } from '../../runtime/agent.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import { elementOf, isPristineArray } from '../array-iteration.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';
import { IterationSite, openIterator, stepIterator } from '../iterate.ts';

export type EvaluateList = (f: Frame) => Value[];
type Item = Tree.Expression | Tree.SpreadElement;

export function compileArguments(items: readonly Item[], c: Context): EvaluateList {
  if (items.some((item) => item.type === 'SpreadElement')) return compileSpreadList(items, c);
  const values = items.map((item) => compileExpression(item as Tree.Expression, c));
  const [a, b, d, e] = values as [Evaluate, Evaluate, Evaluate, Evaluate];
  switch (values.length) {
    case 0:
      return () => [];
    case 1:
      return (f) => [a(f)];
    case 2:
      return (f) => [a(f), b(f)];
    case 3:
      return (f) => [a(f), b(f), d(f)];
    case 4:
      return (f) => [a(f), b(f), d(f), e(f)];
    default:
      return (f) => {
        const list: Value[] = [];
        for (let i = 0; i < values.length; i++) list.push(values[i]!(f));
        return list;
      };
  }
}

function compileSpreadList(items: readonly Item[], c: Context): EvaluateList {
  const steps = items.map((item) => compileListItem(item, c));
  return (f) => {
    const list: Value[] = [];
    for (let i = 0; i < steps.length; i++) steps[i]!(f, list);
    return list;
  };
}

/** Appends what one item of a list gives. */
export function compileListItem(item: Item, c: Context): (f: Frame, list: Value[]) => void {
  const slot = c.evaluated?.get(item);
  if (item.type !== 'SpreadElement') {
    const value = compileExpression(item, c);
    return (f, list) => {
      list.push(value(f));
    };
  }
  if (slot !== undefined) {
    return (f, list) => {
      for (const value of f[slot] as unknown as Value[]) list.push(value);
    };
  }
  const value = compileExpression(item.argument, c);
  const position = item.start;
  const site = new IterationSite();
  return (f, list) => {
    const iterable = value(f);
    f[SITE] = position;
    spread(iterable, list, site);
  };
}

/** Appends everything that iterating `iterable` gives. */
export function spread(iterable: Value, list: Value[], site: IterationSite): void {
  if (isPristineArray(iterable)) {
    chargeMemory(8 * iterable.length);
    for (let i = 0; i < iterable.length; i++) {
      if (--agent.fuel < 0) refuel();
      list.push(elementOf(iterable, i));
    }
    return;
  }
  const record = openIterator(iterable, site);
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const value = stepIterator(record, site);
    if (value === EMPTY) return;
    list.push(value as Value);
  }
}
