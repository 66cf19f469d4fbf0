/** ModuleSource: the text of a module, parsed, with the names that it imports and exports (`modules/module-source-…`). */
import { moduleEntries, type ModuleEntries } from '../../compile/modules/entries.ts';
import { parsing } from '../../compile/programs/parse.ts';
import { agent } from '../../runtime/agent.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { GetPrototypeFromConstructor, SetIntegrityLevel } from '../../runtime/operations.ts';
import { Shape } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';
import { parseModule, type Tree } from '../../syntax/index.ts';

/** Immutable and without a compartment, so that it can serve many (`modules/module-source-reuse`). */
export class ModuleSourceObject extends ObjectValue {
  declare readonly text: string;
  declare readonly program: Tree.Program;
  declare readonly entries: ModuleEntries;
  constructor(proto: ObjectValue | null, text: string, program: Tree.Program) {
    super(Shape.empty(proto), []);
    this.text = text;
    this.program = program;
    this.entries = moduleEntries(program.body);
  }
}

/**
 * sec-parsemodule, with import.meta and import(), without await at the top (`modules/module-tla`). A fault is thrown as a guest
 * SyntaxError (`modules/module-syntax-error`). Nothing is wrapped around the text (`modules/module-wrapper-sealed`).
 */
export function parseModuleText(text: string, file: string): Tree.Program {
  const { hostDefined } = agent.realm;
  hostDefined.ensureCanCompileStrings(agent.realm);
  return parsing(() => parseModule(text, { file, directEval: hostDefined.options.directEval, laterImports: true }));
}

function thisSource(value: Value): ModuleSourceObject {
  return value instanceof ModuleSourceObject ? value : throwTypeError('not a ModuleSource');
}

function frozenList(items: readonly Value[]): ObjectValue {
  const list = CreateArrayFromList([...items]);
  SetIntegrityLevel(list, 'frozen');
  return list;
}

export const moduleSourceApi: Behaviours = {
  '%ModuleSource%'(_this, [text], newTarget) {
    if (newTarget === undefined) return throwTypeError('ModuleSource is a constructor: use new');
    const proto = GetPrototypeFromConstructor(newTarget, '%ModuleSourcePrototype%');
    const source = typeof text === 'string' ? text : throwTypeError('the source must be a string');
    return new ModuleSourceObject(proto, source, parseModuleText(source, '<module source>'));
  },

  /** modules/module-source-names: the specifiers, in order, each once */
  '%get ModuleSource.prototype.imports%'(thisValue) {
    return frozenList(thisSource(thisValue).entries.requestedModules);
  },

  /** modules/module-source-names: the names that it is known to export; what stars add is found by linking only */
  '%get ModuleSource.prototype.exports%'(thisValue) {
    const { localExports, indirectExports } = thisSource(thisValue).entries;
    return frozenList([...localExports, ...indirectExports].map(({ exportName }) => exportName));
  },
};
