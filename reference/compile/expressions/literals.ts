/** Array and object initializers, templates and regular expression literals. */
import { agent } from '../../runtime/agent.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { isArrayIndexKey } from '../../runtime/array-index.ts';
import { createPlainObject, ObjectValue } from '../../runtime/object.ts';
import { CopyDataProperties, CreateDataPropertyOrThrow } from '../../runtime/operations.ts';
import type { Realm } from '../../runtime/realm.ts';
import { OPEN, Shape } from '../../runtime/shape.ts';
import { ToPropertyKey, ToString } from '../../runtime/type-conversion.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';
import { compileMethod, compileMethodValue } from '../functions/methods.ts';
import { concatenate } from '../operators/arithmetic.ts';
import { compileArguments, compileListItem } from './arguments.ts';
import { compileNamed, compileNamedByKey } from './named.ts';
import { staticKeyOf } from './keys.ts';

/** sec-array-initializer-runtime-semantics-evaluation */
export function compileArray(node: Tree.ArrayExpression, c: Context): Evaluate {
  const items = node.elements;
  if (items.every((item) => item !== null && item.type !== 'SpreadElement')) {
    const values = compileArguments(items as Tree.Expression[], c);
    return (f) => CreateArrayFromList(values(f));
  }
  const steps = items.map((item) => (item === null ? pushHole : compileListItem(item, c)));
  return (f) => {
    const list: Value[] = [];
    for (let i = 0; i < steps.length; i++) steps[i]!(f, list);
    return CreateArrayFromList(list);
  };
}

function pushHole(_f: Frame, list: Value[]): void {
  list.push(EMPTY as unknown as Value);
}

/** sec-object-initializer-runtime-semantics-evaluation */
export function compileObject(node: Tree.ObjectExpression, c: Context): Evaluate {
  const keys = plainKeys(node, c);
  if (keys !== null) return compilePlainObject(node, keys, c);
  const steps = node.properties.map((property) => compileObjectStep(property, c));
  return (f) => {
    agent.allocated += 64;
    const object = createPlainObject();
    for (let i = 0; i < steps.length; i++) steps[i]!(f, object);
    return object;
  };
}

/**
 * The keys of a literal all of whose properties are values under distinct, known names: its shape is known too. Methods
 * are such values if nothing in them asks for their home object.
 */
function plainKeys(node: Tree.ObjectExpression, c: Context): string[] | null {
  const keys = new Set<string>();
  for (const property of node.properties) {
    if (property.type === 'SpreadElement' || property.kind !== 'init') return null;
    if (property.method && c.source.analysis.scopes.get(property.value)!.unit.usesHome) return null;
    const key = staticKeyOf(property);
    if (key === undefined || keys.has(key) || isArrayIndexKey(key) || (property as Tree.ProtoProperty).setsPrototype) return null;
    keys.add(key);
  }
  return keys.size > 64 ? null : [...keys];
}

function compilePlainObject(node: Tree.ObjectExpression, keys: readonly string[], c: Context): Evaluate {
  const values = (node.properties as Tree.Property[]).map((property, i) =>
    property.method ? compileMethodValue(property, keys[i]!, c) : compileNamed(property.value, keys[i]!, c),
  );
  const [a, b, d] = values as [Evaluate, Evaluate, Evaluate];
  const bytes = 64 + 8 * keys.length;
  let realm: Realm | null = null;
  let shape: Shape;
  const shapeOf = (): Shape => {
    agent.allocated += bytes;
    if (agent.realm !== realm) {
      ({ realm } = agent);
      shape = Shape.empty(realm.intrinsics['%ObjectPrototype%']);
      for (const key of keys) shape = shape.add(key, OPEN);
    }
    return shape;
  };
  switch (keys.length) {
    case 0:
      return () => new ObjectValue(shapeOf(), []);
    case 1:
      return (f) => new ObjectValue(shapeOf(), [a(f)]);
    case 2:
      return (f) => new ObjectValue(shapeOf(), [a(f), b(f)]);
    case 3:
      return (f) => new ObjectValue(shapeOf(), [a(f), b(f), d(f)]);
    default:
      return (f) => {
        const slots: Value[] = [];
        for (let i = 0; i < values.length; i++) slots.push(values[i]!(f));
        return new ObjectValue(shapeOf(), slots);
      };
  }
}

export type ObjectStep = (f: Frame, object: ObjectValue) => void;

/** sec-object-initializer-runtime-semantics-propertydefinitionevaluation */
export function compileObjectStep(property: Tree.Property | Tree.SpreadElement, c: Context): ObjectStep {
  if (property.type === 'SpreadElement') {
    const source = compileExpression(property.argument, c);
    return (f, object) => {
      CopyDataProperties(object, source(f), new Set());
    };
  }
  const key = staticKeyOf(property);
  const computed = key === undefined ? compileExpression(property.key, c) : null;
  const keyOf = (f: Frame): PropertyKey => (computed === null ? key! : ToPropertyKey(computed(f)));
  if (property.method || property.kind !== 'init') {
    const kind = property.kind === 'init' ? 'method' : property.kind;
    const define = compileMethod(property.value as Tree.FunctionExpression, kind, property.start, property.end, true, c);
    return (f, object) => define(f, object, keyOf(f));
  }
  if ((property as Tree.ProtoProperty).setsPrototype) {
    const value = compileExpression(property.value, c);
    return (f, object) => setPrototype(object, value(f));
  }
  if (key !== undefined) {
    const value = compileNamed(property.value, key, c);
    return (f, object) => CreateDataPropertyOrThrow(object, key, value(f));
  }
  const value = compileNamedByKey(property.value, c);
  return (f, object) => {
    const name = keyOf(f);
    CreateDataPropertyOrThrow(object, name, value(f, name));
  };
}

/** sec-__proto__-property-names-in-object-initializers */
export function setPrototype(object: ObjectValue, value: Value): void {
  if (value === null || value instanceof ObjectValue) object.SetPrototypeOf(value);
}

/** sec-template-literals-runtime-semantics-evaluation */
export function compileTemplate(node: Tree.TemplateLiteral, c: Context): Evaluate {
  const texts = node.quasis.map((quasi) => quasi.value.cooked!);
  const values = node.expressions.map((expression) => compileExpression(expression, c));
  const head = texts[0]!;
  return (f) => {
    let text = head;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!(f);
      text = concatenate(text, typeof value === 'string' ? value : ToString(value));
      const tail = texts[i + 1]!;
      if (tail !== '') text = concatenate(text, tail);
    }
    return text;
  };
}

/** sec-regular-expression-literals-runtime-semantics-evaluation */
export function compileRegExp(node: Tree.Literal): Evaluate {
  const { pattern, flags } = node.regex!;
  const position = node.start;
  return (f) => {
    f[SITE] = position;
    const constructor = agent.realm.intrinsics['%RegExp%'];
    return constructor.Construct([pattern, flags], constructor);
  };
}
