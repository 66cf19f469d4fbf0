import { throwTypeError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { CompartmentObject, type Compartment } from './compartment.ts';

/** `compartment-api/compartment-brand-check`: heirs and proxies of a compartment are none. */
export function thisCompartment(value: Value): Compartment {
  return value instanceof CompartmentObject ? value.compartment : throwTypeError('not a Compartment');
}
