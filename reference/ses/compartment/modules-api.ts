/** The methods of compartments that deal with modules (`modules/…`, `modules-legacy/…`). */
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { createPlainObject, type ObjectValue } from '../../runtime/object.ts';
import { CreateDataProperty } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/value.ts';
import { execute, whenLoaded } from './import.ts';
import { loadGraph } from './loader.ts';
import { promisedNamespace } from './promised-namespace.ts';
import { thisCompartment } from './this-compartment.ts';

/** `modules/module-specifier-nonstring`: nothing is converted. */
function specifierOf(value: Value): string {
  return typeof value === 'string' ? value : throwTypeError('the specifier must be a string');
}

/** `modules-legacy/module-import-box` */
function boxed(namespace: ObjectValue): ObjectValue {
  const box = createPlainObject();
  CreateDataProperty(box, 'namespace', namespace);
  return box;
}

export const modulesApi: Behaviours = {
  /** modules/module-importhook, modules/module-full-specifier */
  '%Compartment.prototype.import%'(thisValue, [specifier]) {
    return whenLoaded(() => ({ compartment: thisCompartment(thisValue), specifier: specifierOf(specifier) }), (record, compartment) => {
      const namespace = execute(record);
      return compartment.boxesNamespaces ? boxed(namespace) : namespace;
    });
  },

  /** modules/module-importnow */
  '%Compartment.prototype.importNow%'(thisValue, [specifier]) {
    const compartment = thisCompartment(thisValue);
    let namespace: (() => ObjectValue) | undefined;
    const loaded = (record: ModuleRecord): void => void (namespace = () => execute(record));
    const failed = (reason: Value): void => {
      namespace = () => {
        throw new GuestThrow(reason);
      };
    };
    loadGraph(compartment, specifierOf(specifier), 'now', loaded, failed);
    return namespace!();
  },

  /** modules/module-load: it loads and executes nothing */
  '%Compartment.prototype.load%'(thisValue, [specifier]) {
    return whenLoaded(() => ({ compartment: thisCompartment(thisValue), specifier: specifierOf(specifier) }), () => undefined);
  },

  /** modules-legacy/module-fn */
  '%Compartment.prototype.module%'(thisValue, [specifier]) {
    return promisedNamespace(thisCompartment(thisValue), specifierOf(specifier));
  },
};
