/**
 * A module of the language in a compartment. Its free names are the compartment's globals (`modules/module-globals`), its own
 * names are nobody else's (`modules/module-scope`), it has no `this` (`modules/module-this`), and it is strict, as all code is
 * (`modules/module-strict`).
 */
import { SourceTextModule } from '../../compile/modules/source-text-module.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectCreate, type ObjectValue } from '../../runtime/object.ts';
import { CreateDataProperty } from '../../runtime/operations.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Compartment } from './compartment.ts';
import type { Properties } from './descriptor.ts';
import type { ImportingRecord } from './module-entry.ts';
import type { ModuleRecord } from '../../compile/modules/module-record.ts';

export interface SourceModuleOptions {
  readonly compartment: Compartment;
  readonly program: Tree.Program;
  readonly text: string;
  /** The full specifier, as which it is the referrer of its imports. */
  readonly specifier: string;
  readonly resolved: ReadonlyMap<string, string>;
  readonly meta: Properties;
}

export class SourceModule extends SourceTextModule implements ImportingRecord {
  readonly compartment: Compartment;
  readonly resolved: ReadonlyMap<string, string>;
  private meta: ObjectValue | undefined = undefined;
  private importFunction: ObjectValue | undefined = undefined;

  constructor({ compartment, program, text, specifier, resolved, meta }: SourceModuleOptions) {
    super(program, text, compartment.realm, specifier, (_referrer, request) => linkedModule(compartment, resolved.get(request)!));
    this.compartment = compartment;
    this.resolved = resolved;
    this.source.imports = {
      meta: () => (this.meta ??= this.createMeta(meta)),
      call: () => (this.importFunction ??= createBuiltin((_this, [request]) => compartment.importFrom(this.specifier, request), 1, '', compartment.realm)),
    };
  }

  /** `modules/module-import-meta`: made at its first use, and shown to importMetaHook then */
  private createMeta(properties: Properties): ObjectValue {
    const meta = ObjectCreate(null);
    for (const [key, value] of properties) CreateDataProperty(meta, key, value);
    this.compartment.hooks.importMetaHook?.Call(undefined, [this.specifier, meta]);
    return meta;
  }
}

/** sec-hostresolveimportedmodule: linking begins only when all of the graph is loaded. */
function linkedModule(compartment: Compartment, specifier: string): ModuleRecord {
  return compartment.entries.get(specifier)?.record ?? throwTypeError('a module of the graph is not loaded');
}
