/** What `module` of a compartment returns: the exports namespace of a module, perhaps before there is one (`modules-legacy/module-fn`). */
import { GetModuleNamespace, ModuleNamespace } from '../../compile/modules/module-namespace.ts';
import type { ModuleRecord, ResolvedBinding } from '../../compile/modules/module-record.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { PropertyDescriptor } from '../../runtime/property-descriptor.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import type { Compartment } from './compartment.ts';

const none: ReadonlyMap<string, ResolvedBinding> = new Map();

/**
 * A module namespace that refuses to say anything of strings, extension or keys until its module has begun to be executed
 * (`modules-legacy/module-fn-before-import`): whatever it said could turn out wrong.
 */
export class PromisedNamespace extends ModuleNamespace {
  declare readonly compartment: Compartment;
  declare readonly specifier: string;
  declare private known: boolean;

  constructor(compartment: Compartment, specifier: string) {
    super(undefined as unknown as ModuleRecord, none);
    this.compartment = compartment;
    this.specifier = specifier;
    this.known = false;
  }

  private reveal(): void {
    if (this.known) return;
    const record = this.compartment.entries.get(this.specifier)?.record;
    if (record === undefined || !record.begun) return throwTypeError('the module has not been imported');
    this.fill(record, GetModuleNamespace(record).exports);
  }

  override fill(module: ModuleRecord, exports: ReadonlyMap<string, ResolvedBinding>): this {
    this.known = true;
    return super.fill(module, exports);
  }

  override IsExtensible(): boolean {
    this.reveal();
    return super.IsExtensible();
  }

  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    this.reveal();
    return super.GetOwnProperty(P);
  }

  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    this.reveal();
    return super.DefineOwnProperty(P, Desc);
  }

  override HasProperty(P: PropertyKey): boolean {
    this.reveal();
    return super.HasProperty(P);
  }

  override Get(P: PropertyKey, Receiver: Value = this): Value {
    this.reveal();
    return super.Get(P, Receiver);
  }

  override Delete(P: PropertyKey): boolean {
    this.reveal();
    return super.Delete(P);
  }

  override PreventExtensions(): boolean {
    this.reveal();
    return super.PreventExtensions();
  }

  override OwnPropertyKeys(): PropertyKey[] {
    this.reveal();
    return super.OwnPropertyKeys();
  }
}

/** The object that `module` gives for a specifier: the namespace itself where it is known, and the same object from then on. */
export function promisedNamespace(compartment: Compartment, specifier: string): ObjectValue {
  const record = compartment.entries.get(specifier)?.record;
  const before = compartment.promised.get(specifier);
  if (before !== undefined) return before;
  if (record?.namespace !== undefined) return record.namespace;
  const promised = new PromisedNamespace(compartment, specifier);
  compartment.promised.set(specifier, promised);
  if (record !== undefined) adoptPromised(compartment, specifier, record);
  return promised;
}

/** Makes what was given out for the specifier the namespace of its module, unless that has one already. */
export function adoptPromised(compartment: Compartment, specifier: string, record: ModuleRecord): void {
  if (record.namespace === undefined) record.reserved ??= compartment.promised.get(specifier);
}
