/** Compartment and what instances inherit (`compartment-api/…`). */
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { DefinePropertyOrThrow, Get, GetPrototypeFromConstructor } from '../../runtime/operations.ts';
import { dataDescriptor } from '../../runtime/property-descriptor.ts';
import type { Value } from '../../runtime/value.ts';
import { evaluateProgram } from '../evaluate.ts';
import { agentOf } from '../stage.ts';
import { Compartment, CompartmentObject } from './compartment.ts';
import { functionList, readConstruction } from './construction.ts';
import { importDynamically } from './import.ts';
import { modulesApi } from './modules-api.ts';
import { thisCompartment } from './this-compartment.ts';
import { transformSource } from './transforms.ts';

/** The steps of every Compartment; its `data` is the compartment that it belongs to (`confinement/evaluators-captured`). */
export const compartmentConstructor: Behaviour = (_this, args, newTarget, callee) => {
  if (newTarget === undefined) return throwTypeError('Compartment is a constructor: use new');
  const proto = GetPrototypeFromConstructor(newTarget, '%CompartmentPrototype%');
  const construction = readConstruction(args);
  const compartment = new Compartment(callee.data as Compartment | undefined, construction);
  compartment.realm = agentOf(callee.realm).makeRealm(compartment);
  compartment.importFrom = (referrer, request) => importDynamically(compartment, referrer, request);
  const { globalObject, lexical } = compartment.realm;
  // compartment-api/compartment-endow-constants: what a global cannot replace makes construction throw.
  for (const [key, value] of construction.globals) DefinePropertyOrThrow(globalObject, key, dataDescriptor(value, true, true, true));
  for (const [name, binding] of construction.globalLexicals) lexical.set(name, { ...binding });
  return (compartment.object = new CompartmentObject(proto, compartment));
};

/** `compartment-api/evaluate-nonstring` leaves the choice: nothing is converted. */
function sourceOf(value: Value): string {
  return typeof value === 'string' ? value : throwTypeError('the source must be a string');
}

function transformsOf(options: Value): readonly ObjectValue[] {
  if (options === undefined) return [];
  if (!(options instanceof ObjectValue)) return throwTypeError('the options must be an object');
  return functionList(Get(options, 'transforms'));
}

export const compartmentApi: Behaviours = {
  '%Compartment%': compartmentConstructor,

  /** compartment-api/compartment-global-accessor */
  '%get Compartment.prototype.globalThis%'(thisValue) {
    return thisCompartment(thisValue).realm.globalObject;
  },

  /** compartment-api/compartment-name */
  '%get Compartment.prototype.name%'(thisValue) {
    return thisCompartment(thisValue).name;
  },

  /** compartment-api/evaluate-completion, compartment-api/evaluate-lexical-scope: what a program declares is its own */
  '%Compartment.prototype.evaluate%'(thisValue, [source, options]) {
    const { realm, transforms, shimTransforms } = thisCompartment(thisValue);
    const given = sourceOf(source);
    // compartment-api/transforms-order
    return evaluateProgram(transformSource(given, [...transformsOf(options), ...transforms, ...shimTransforms]), realm, noEndowments);
  },

  ...modulesApi,
};

const noEndowments: ReadonlyMap<string, Value> = new Map();
