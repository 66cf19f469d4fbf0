/** Method definitions (sec-method-definitions). */
import type { ObjectValue } from '../../runtime/object.ts';
import { DefinePropertyOrThrow } from '../../runtime/operations.ts';
import { dataDescriptor, PropertyDescriptor } from '../../runtime/property-descriptor.ts';
import { EMPTY, type PropertyKey } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileFunctionBody } from '../dispatch.ts';
import type { Evaluate, Frame } from '../frame.ts';
import { compileClosure, functionKind, functionNameOf } from './closures.ts';
import { FunctionCode } from './function-code.ts';

export type DefineMethod = (f: Frame, object: ObjectValue, key: PropertyKey) => void;

/** A method that needs no home object, as a value. */
export function compileMethodValue(property: Tree.Property, name: string, c: Context): Evaluate {
  const node = property.value as Tree.FunctionExpression;
  const code = new FunctionCode(functionKind(node, true), node, c.source, c.scope, name, property.start, property.end, compileFunctionBody);
  const closure = compileClosure(code, c);
  return (f) => closure(f);
}

/** sec-method-definitions-runtime-semantics-propertydefinitionevaluation; `start` and `end` are those of its source text. */
export function compileMethod(
  node: Tree.FunctionExpression,
  kind: 'method' | 'get' | 'set',
  start: number,
  end: number,
  enumerable: boolean,
  c: Context,
): DefineMethod {
  const code = new FunctionCode(functionKind(node, true), node, c.source, c.scope, '', start, end, compileFunctionBody);
  const closure = compileClosure(code, c);
  switch (kind) {
    case 'method':
      return (f, object, key) => {
        DefinePropertyOrThrow(object, key, dataDescriptor(closure(f, functionNameOf(key), object), true, enumerable, true));
      };
    case 'get':
      return (f, object, key) => {
        const getter = closure(f, functionNameOf(key, 'get'), object);
        DefinePropertyOrThrow(object, key, new PropertyDescriptor(EMPTY, undefined, getter, EMPTY, enumerable, true));
      };
    case 'set':
      return (f, object, key) => {
        const setter = closure(f, functionNameOf(key, 'set'), object);
        DefinePropertyOrThrow(object, key, new PropertyDescriptor(EMPTY, undefined, EMPTY, setter, enumerable, true));
      };
  }
}
