/** Compartment and what instances inherit (`compartment-api/…`). */
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Get, GetPrototypeFromConstructor } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/value.ts';
import { evaluateProgram } from '../evaluate.ts';
import { agentOf } from '../stage.ts';
import type { Compartment } from './compartment.ts';
import { functionList, readConstruction } from './construction.ts';
import { createCompartment } from './create.ts';
import { modulesApi } from './modules-api.ts';
import { thisCompartment } from './this-compartment.ts';
import { transformSource } from './transforms.ts';

/**
 * The steps of every Compartment; its `data` is the compartment that it belongs to (`confinement/evaluators-captured`).
 * `compartment-api/compartment-new-required`, `compartment-api/compartment-newtarget`. All that the guest could spoil is read before
 * anything is made (`compartment-api/compartment-failure-clean`).
 */
export const compartmentConstructor: Behaviour = (_this, args, newTarget, callee) => {
  if (newTarget === undefined) return throwTypeError('Compartment is a constructor: use new');
  const proto = GetPrototypeFromConstructor(newTarget, '%CompartmentPrototype%');
  const construction = readConstruction(args);
  const parent = callee.data as Compartment | undefined;
  // A guest's compartments are charged to whom the guest is charged to.
  const { account } = callee.realm;
  return createCompartment(agentOf(callee.realm), { parent, construction, proto, account }).object;
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

  /**
   * compartment-api/evaluate-completion, compartment-api/evaluate-lexical-scope, compartment-api/evaluate-var-scope: what a program
   * declares is its own
   */
  '%Compartment.prototype.evaluate%'(thisValue, [source, options]) {
    const { realm, transforms, shimTransforms } = thisCompartment(thisValue);
    const given = sourceOf(source);
    // compartment-api/transforms-order
    return evaluateProgram(transformSource(given, [...transformsOf(options), ...transforms, ...shimTransforms]), realm, noEndowments);
  },

  ...modulesApi,
};

const noEndowments: ReadonlyMap<string, Value> = new Map();
