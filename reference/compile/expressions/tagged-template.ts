/** Tagged templates (sec-tagged-templates). */
import { agent } from '../../runtime/agent.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { SetIntegrityLevel } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import type { Evaluate } from '../frame.ts';
import { compileCallee, call } from './calls.ts';

/** sec-tagged-templates-runtime-semantics-evaluation */
export function compileTaggedTemplate(node: Tree.TaggedTemplateExpression, c: Context): Evaluate {
  const slot = c.evaluated?.get(node.tag);
  const callee = slot === undefined ? compileCallee(node.tag, c) : null;
  const values = node.quasi.expressions.map((expression) => compileExpression(expression, c));
  return (f) => {
    const { func, thisValue } = callee === null ? { func: f[slot! + 1] as Value, thisValue: f[slot!] as Value } : callee(f);
    const args: Value[] = [GetTemplateObject(node.quasi)];
    for (let i = 0; i < values.length; i++) args.push(values[i]!(f));
    return call(f, func, thisValue, args, node.tag, c);
  };
}

/** sec-gettemplateobject */
export function GetTemplateObject(templateLiteral: Tree.TemplateLiteral): ObjectValue {
  const { templateMap } = agent.realm;
  const known = templateMap.get(templateLiteral);
  if (known !== undefined) return known;
  const template = CreateArrayFromList(templateLiteral.quasis.map(({ value }) => value.cooked ?? undefined));
  const raw = CreateArrayFromList(templateLiteral.quasis.map(({ value }) => value.raw));
  SetIntegrityLevel(raw, 'frozen');
  template.put('raw', raw, 0);
  SetIntegrityLevel(template, 'frozen');
  templateMap.set(templateLiteral, template);
  return template;
}
