/** Modules that are not written in the language (`modules-legacy/thirdparty-…`). */
import { GuestThrow } from '../../runtime/completion.ts';
import { createPlainObject, ObjectValue } from '../../runtime/object.ts';
import { CreateDataProperty } from '../../runtime/operations.ts';
import { dataDescriptor, IsAccessorDescriptor, type PropertyDescriptor } from '../../runtime/property-descriptor.ts';
import { Shape } from '../../runtime/shape.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Compartment } from './compartment.ts';
import type { VirtualSource } from './descriptor.ts';
import type { ImportingRecord } from './module-entry.ts';
import { ValueModule } from './value-module.ts';

export class VirtualModule extends ValueModule implements ImportingRecord {
  readonly compartment: Compartment;
  readonly resolved: ReadonlyMap<string, string>;
  private readonly source: VirtualSource;
  private status: 'loaded' | 'evaluating' | 'evaluated' = 'loaded';
  private evaluationError: GuestThrow | undefined = undefined;

  constructor(compartment: Compartment, source: VirtualSource, specifier: string, resolved: ReadonlyMap<string, string>) {
    super(compartment.realm, specifier, new Map(source.exports.map((name) => [name, EMPTY])));
    this.compartment = compartment;
    this.source = source;
    this.resolved = resolved;
  }

  override get begun(): boolean {
    return this.status !== 'loaded';
  }

  /** `modules-legacy/thirdparty-once`, `modules-legacy/thirdparty-throws` */
  override Evaluate(): void {
    if (this.evaluationError !== undefined) throw this.evaluationError;
    if (this.status !== 'loaded') return;
    this.status = 'evaluating';
    try {
      this.execute();
    } catch (error) {
      if (error instanceof GuestThrow) this.evaluationError = error;
      throw error;
    }
    this.status = 'evaluated';
    this.initialiseRest();
  }

  /** `modules-legacy/thirdparty-execute-args`: the README's order; `modules-legacy/thirdparty-resolved-imports` */
  private execute(): void {
    const resolvedImports = createPlainObject();
    for (const [specifier, full] of this.resolved) CreateDataProperty(resolvedImports, specifier, full);
    const { object, execute } = this.source;
    execute.Call(object, [new ExportsObject(this), resolvedImports, this.compartment.object]);
  }
}

/** What `execute` sets its module's exports on; it is handed to nobody else (`modules-legacy/thirdparty-exports`). */
class ExportsObject extends ObjectValue {
  declare private readonly module: ValueModule;

  constructor(module: ValueModule) {
    super(Shape.empty(null), []);
    this.module = module;
    this.extensible = false;
  }

  private indexOf(P: PropertyKey): number | undefined {
    return typeof P === 'string' ? this.module.indices.get(P) : undefined;
  }

  private valueAt(index: number): Value {
    const value = this.module.environment[index];
    return value === EMPTY ? undefined : (value as Value);
  }

  override isOrdinaryKey(): boolean {
    return false;
  }

  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    const index = this.indexOf(P);
    return index === undefined ? undefined : dataDescriptor(this.valueAt(index), true, true, true);
  }

  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    const index = this.indexOf(P);
    if (index === undefined || IsAccessorDescriptor(Desc)) return false;
    if (Desc.Configurable === false || Desc.Enumerable === false || Desc.Writable === false) return false;
    if (Desc.Value !== EMPTY) this.module.environment[index] = Desc.Value;
    return true;
  }

  override HasProperty(P: PropertyKey): boolean {
    return this.indexOf(P) !== undefined;
  }

  override Get(P: PropertyKey): Value {
    const index = this.indexOf(P);
    return index === undefined ? undefined : this.valueAt(index);
  }

  override Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    const index = this.indexOf(P);
    if (index === undefined || Receiver !== this) return false;
    this.module.environment[index] = V;
    return true;
  }

  override Delete(P: PropertyKey): boolean {
    return this.indexOf(P) === undefined;
  }

  override OwnPropertyKeys(): PropertyKey[] {
    return [...this.module.indices.keys()];
  }

  override applyIntegrity(): boolean {
    return false;
  }
}
Object.assign(ExportsObject.prototype, { exotic: true });
