/**
 * Functions made from strings (sec-createdynamicfunction).
 * Rules: `language/strict-function-ctor`, `evaluators/function-scope`.
 */
import { agent } from '../../runtime/agent.ts';
import type { BuiltinFunction } from '../../runtime/function-object.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { GetPrototypeFromConstructor } from '../../runtime/operations.ts';
import { ToString } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { parseFunctionConstructor, type DynamicFunctionKind } from '../../syntax/index.ts';
import { ECMAScriptFunction } from '../functions/ecmascript-function.ts';
import { FunctionCode, type FunctionKind } from '../functions/function-code.ts';
import { compileFunctionBody } from '../dispatch.ts';
import { Analysis } from '../scope/analyse.ts';
import { Scope, Unit } from '../scope/scope.ts';
import '../compilers.ts';
import { SourceText } from '../source-text.ts';
import { chargeParse, parseDepth, parsing } from './parse.ts';

const kinds: { readonly [kind in DynamicFunctionKind]: { readonly kind: FunctionKind; readonly prototype: string } } = {
  normal: { kind: 'normal', prototype: '%FunctionPrototype%' },
  generator: { kind: 'generator', prototype: '%Generator%' },
  async: { kind: 'async', prototype: '%AsyncFunctionPrototype%' },
  'async generator': { kind: 'async-generator', prototype: '%AsyncGenerator%' },
};

/** sec-createdynamicfunction. The last of `args` is the body, the others are parameters. */
export function CreateDynamicFunction(
  constructor: BuiltinFunction,
  newTarget: ObjectValue | undefined,
  dynamicKind: DynamicFunctionKind,
  args: readonly Value[],
): ObjectValue {
  const { realm } = constructor;
  const { kind, prototype } = kinds[dynamicKind];
  realm.hostDefined.ensureCanCompileStrings(realm);
  const texts = args.map((argument) => ToString(argument));
  const body = texts.pop() ?? '';
  chargeParse(body);
  for (const text of texts) chargeParse(text);
  const { directEval, codeFromStrings, parser } = realm.hostDefined.options;
  const options = { file: '<function>', directEval, mode: codeFromStrings, parser, maxDepth: parseDepth() };
  const { expression, source } = parsing(() => parseFunctionConstructor(dynamicKind, texts.join(','), body, options));
  const proto = GetPrototypeFromConstructor(newTarget ?? constructor, prototype);
  const scope = new Scope(null, new Unit('script', null));
  scope.isSloppy = codeFromStrings === 'sloppy';
  const analysis = new Analysis(scope);
  analysis.run([expression]);
  const text = new SourceText(source, '<function>', analysis);
  const code = new FunctionCode(kind, expression, text, scope, 'anonymous', 0, source.length, compileFunctionBody);
  agent.allocated += 256 + source.length;
  return new ECMAScriptFunction(proto, realm, code, null, null, undefined, 'anonymous');
}
