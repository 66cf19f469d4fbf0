/** Modules whose bindings are no variables of source text: those of third parties and of objects (`modules/descriptor-namespace-object`). */
import { ModuleRecord, type Resolution } from '../../compile/modules/module-record.ts';
import type { Environment } from '../../compile/frame.ts';
import type { Realm } from '../../runtime/realm.ts';
import { EMPTY, type Empty, type Value } from '../../runtime/value.ts';

export class ValueModule extends ModuleRecord {
  readonly indices: ReadonlyMap<string, number>;
  readonly environment: Environment;

  constructor(realm: Realm, specifier: string, exports: ReadonlyMap<string, Value | Empty>) {
    super(realm, specifier);
    this.indices = new Map([...exports.keys()].map((name, position) => [name, position + 1]));
    this.environment = [null, ...exports.values()];
  }

  get begun(): boolean {
    return true;
  }

  override GetExportedNames(): string[] {
    return [...this.indices.keys()];
  }

  override ResolveExport(exportName: string): Resolution {
    const index = this.indices.get(exportName);
    return index === undefined ? null : { module: this, environment: this.environment, index };
  }

  override Instantiate(): void {}

  override Evaluate(): void {}

  /** Leaves no export in its dead zone. */
  protected initialiseRest(): void {
    for (let index = 1; index < this.environment.length; index++) if (this.environment[index] === EMPTY) this.environment[index] = undefined;
  }
}
