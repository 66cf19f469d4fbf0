/**
 * The Realm API of the draft (`realm-api/…`).
 * Rules: `evaluators/proto-constructor-shared-throws`, `realm-api/realm-makecompartment-no-new`,
 *   `stages/stage-api-absent-at-runtime`.
 */
import { agent } from '../runtime/agent.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { Shape } from '../runtime/shape.ts';
import type { Value } from '../runtime/value.ts';
import { endowmentsOf } from './endowments.ts';
import { evaluateExpr, evaluateProgram } from './evaluate.ts';

/** An instance of Realm: stands for a compartment. */
export class RealmObject extends ObjectValue {
  declare readonly compartment: Realm;
  constructor(proto: ObjectValue, compartment: Realm) {
    super(Shape.empty(proto), []);
    this.compartment = compartment;
  }
}

/** What a SES world adds to what the language asks of its host: making compartments. */
export interface CompartmentMaker {
  makeCompartment(): Realm;
  makeRootRealm(): Realm;
}

const makers = new WeakMap<object, CompartmentMaker>();

/** Says who makes compartments for the realms with this `hostDefined`. */
export function registerCompartmentMaker(hostDefined: object, maker: CompartmentMaker): void {
  makers.set(hostDefined, maker);
}

function maker(): CompartmentMaker {
  const found = makers.get(agent.realm.hostDefined);
  if (found === undefined) throw new Error('this world makes no compartments');
  return found;
}

function thisCompartment(value: Value): Realm {
  return value instanceof RealmObject ? value.compartment : throwTypeError('not a Realm');
}

function optionsOf(options: Value): void {
  if (options !== undefined && !(options instanceof ObjectValue)) throwTypeError('the options must be an object');
}

/** `realm-api/realm-evaluateprogram-string-only` leaves the choice: this world converts nothing and throws. */
function sourceOf(value: Value): string {
  return typeof value === 'string' ? value : throwTypeError('the source must be a string');
}

function wrap(compartment: Realm): RealmObject {
  return new RealmObject(compartment.intrinsics['%RealmPrototype%'], compartment);
}

export const realmApi: Behaviours = {
  /** Compartments are made by makeCompartment alone. */
  '%Realm%'() {
    return throwTypeError('Realm is no constructor: use Realm.makeCompartment');
  },

  '%InertFunction%'() {
    return throwTypeError('function constructors of the shared primordials only throw');
  },

  /** realm-api/realm-makecompartment */
  '%Realm.makeCompartment%'(_this, [options]) {
    optionsOf(options);
    return wrap(maker().makeCompartment());
  },

  /** realm-api/realm-makerootrealm-absent: present only where the world's options say so */
  '%Realm.makeRootRealm%'(_this, [options]) {
    optionsOf(options);
    return wrap(maker().makeRootRealm());
  },

  /** realm-api/realm-global-accessor */
  '%get Realm.prototype.global%'(thisValue) {
    return thisCompartment(thisValue).globalObject;
  },

  /** realm-api/realm-evaluateprogram-completion */
  '%Realm.prototype.evaluateProgram%'(thisValue, [source, endowments]) {
    const compartment = thisCompartment(thisValue);
    return evaluateProgram(sourceOf(source), compartment, endowmentsOf(endowments));
  },

  /** realm-api/realm-evaluateexpr-value */
  '%Realm.prototype.evaluateExpr%'(thisValue, [source, endowments]) {
    const compartment = thisCompartment(thisValue);
    return evaluateExpr(sourceOf(source), compartment, endowmentsOf(endowments));
  },
};
