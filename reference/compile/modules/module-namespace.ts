/**
 * Module namespace exotic objects (sec-module-namespace-exotic-objects).
 * Rules: `modules/module-namespace-object`, `modules/module-tdz`.
 */
import { throwReferenceError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { dataDescriptor, IsAccessorDescriptor, type PropertyDescriptor } from '../../runtime/property-descriptor.ts';
import { Shape } from '../../runtime/shape.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { ModuleRecord, ResolvedBinding } from './module-record.ts';

export class ModuleNamespace extends ObjectValue {
  declare module: ModuleRecord;
  /** [[Exports]], sorted, with the bindings that they resolve to. */
  declare exports: ReadonlyMap<string, ResolvedBinding>;

  constructor(module: ModuleRecord, exports: ReadonlyMap<string, ResolvedBinding>) {
    super(Shape.empty(null), []);
    this.module = module;
    this.exports = exports;
    this.put(wellKnownSymbols.toStringTag, 'Module', 0);
    this.extensible = false;
  }

  /** Makes an object that was reserved the namespace of `module`. */
  fill(module: ModuleRecord, exports: ReadonlyMap<string, ResolvedBinding>): this {
    this.module = module;
    this.exports = exports;
    return this;
  }

  override isOrdinaryKey(): boolean {
    return false;
  }

  // sec-module-namespace-exotic-objects-setprototypeof-v
  override SetPrototypeOf(V: ObjectValue | null): boolean {
    return V === null;
  }

  // sec-module-namespace-exotic-objects-isextensible
  override IsExtensible(): boolean {
    return false;
  }

  // sec-module-namespace-exotic-objects-getownproperty-p
  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    if (typeof P === 'symbol') return super.GetOwnProperty(P);
    if (!this.exports.has(P)) return undefined;
    return dataDescriptor(this.Get(P), true, true, false);
  }

  // sec-module-namespace-exotic-objects-defineownproperty-p-desc
  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    if (typeof P === 'symbol') return super.DefineOwnProperty(P, Desc);
    const current = this.GetOwnProperty(P);
    if (current === undefined) return false;
    if (IsAccessorDescriptor(Desc)) return false;
    if (Desc.Writable === false || Desc.Enumerable === false || Desc.Configurable === true) return false;
    return Desc.Value === EMPTY || Object.is(Desc.Value, current.Value);
  }

  // sec-module-namespace-exotic-objects-hasproperty-p
  override HasProperty(P: PropertyKey): boolean {
    return typeof P === 'symbol' ? super.HasProperty(P) : this.exports.has(P);
  }

  // sec-module-namespace-exotic-objects-get-p-receiver
  override Get(P: PropertyKey, Receiver: Value = this): Value {
    if (typeof P === 'symbol') return super.Get(P, Receiver);
    const binding = this.exports.get(P);
    if (binding === undefined) return undefined;
    const value = binding.environment[binding.index];
    return value === EMPTY ? throwReferenceError(`${P} is used before it is initialised`) : (value as Value);
  }

  // sec-module-namespace-exotic-objects-set-p-v-receiver
  override Set(): boolean {
    return false;
  }

  // sec-module-namespace-exotic-objects-delete-p
  override Delete(P: PropertyKey): boolean {
    return typeof P === 'symbol' ? super.Delete(P) : !this.exports.has(P);
  }

  // sec-module-namespace-exotic-objects-ownpropertykeys
  override OwnPropertyKeys(): PropertyKey[] {
    return [...this.exports.keys(), ...super.OwnPropertyKeys()];
  }

  override applyIntegrity(): boolean {
    return false;
  }
}
Object.assign(ModuleNamespace.prototype, { exotic: true, className: 'Module' });

/** sec-getmodulenamespace: names that resolve to nothing, or to more than one binding, are left out. */
export function GetModuleNamespace(module: ModuleRecord): ModuleNamespace {
  if (module.namespace !== undefined) return module.namespace;
  const exports = new Map<string, ResolvedBinding>();
  for (const name of module.GetExportedNames().sort(byCodeUnits)) {
    const resolution = module.ResolveExport(name);
    if (resolution !== null && resolution !== 'ambiguous') exports.set(name, resolution);
  }
  return (module.namespace = module.reserved?.fill(module, exports) ?? new ModuleNamespace(module, exports));
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
