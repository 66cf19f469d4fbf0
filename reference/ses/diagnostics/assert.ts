/** assert of the start compartment (`errors/assert-…`). */
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviour, BuiltinFunction } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { CreateListFromArrayLike } from '../../runtime/operations.ts';
import type { Realm } from '../../runtime/realm.ts';
import { IsConstructor, SameValue } from '../../runtime/testing.ts';
import { ToBoolean } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { DetailsObject, hiddenOf, QuotedObject } from './details.ts';

const objectPrototype = (): ObjectValue => agent.realm.intrinsics['%ObjectPrototype%'];

function details(strings: readonly string[], ...substitutions: Value[]): DetailsObject {
  return new DetailsObject(objectPrototype(), strings, substitutions);
}

function quoted(value: Value): QuotedObject {
  return value instanceof QuotedObject ? value : new QuotedObject(objectPrototype(), value);
}

/** A template's cooked strings. */
function fromTemplate([template, ...substitutions]: readonly Value[]): DetailsObject {
  const strings = CreateListFromArrayLike(template).map((part) => (typeof part === 'string' ? part : ''));
  return details(strings, ...substitutions);
}

function detailsOf(given: Value, instead: () => DetailsObject): DetailsObject {
  if (given === undefined) return instead();
  if (given instanceof DetailsObject) return given;
  return typeof given === 'string' ? details([given]) : throwTypeError('details must be a string or made by assert.details');
}

/** `errors/assert-throws`: Error, unless the author names another constructor. */
function makeError(given: DetailsObject, constructor: Value): Value {
  const C = IsConstructor(constructor) ? constructor : agent.realm.intrinsics['%Error%'];
  const error = C.Construct([given.redacted()], C);
  hiddenOf(error).details.push(given);
  return error;
}

function fail(given: DetailsObject, constructor: Value): never {
  throw new GuestThrow(makeError(given, constructor));
}

const typeOf = (value: Value): string => (value instanceof ObjectValue ? (value.callable ? 'function' : 'object') : value === null ? 'object' : typeof value);

const steps: { readonly [name: string]: readonly [length: number, steps: Behaviour] } = {
  details: [1, (_this, args) => fromTemplate(args)],
  quote: [1, (_this, [value]) => quoted(value)],
  fail: [0, (_this, [given, C]) => fail(detailsOf(given, () => details(['Assert failed'])), C)],
  error: [0, (_this, [given, C]) => makeError(detailsOf(given, () => details(['Assert failed'])), C)],
  Fail: [1, (_this, args) => fail(fromTemplate(args), undefined)],
  equal: [2, (_this, [actual, expected, given, C]) => (SameValue(actual, expected) ? undefined : fail(detailsOf(given, () => details(['Expected ', ' is same as ', ''], actual, expected)), C ?? rangeError()))],
  typeof: [2, (_this, [specimen, name, given]) => assertType(specimen, name, given)],
  string: [1, (_this, [specimen, given]) => assertType(specimen, 'string', given)],
  note: [2, (_this, [error, given]) => {
    if (!(error instanceof ObjectValue)) return throwTypeError('notes are made on errors');
    hiddenOf(error).notes.push(detailsOf(given, () => details([''])));
    return undefined;
  }],
}; // prettier-ignore

const rangeError = (): ObjectValue => agent.realm.intrinsics['%RangeError%'];

function assertType(specimen: Value, name: Value, given: Value): undefined {
  if (typeof name !== 'string') return throwTypeError('the name of a type must be a string');
  if (typeOf(specimen) === name) return undefined;
  return fail(detailsOf(given, () => details(['', ' must be a ', ''], specimen, quoted(name))), agent.realm.intrinsics['%TypeError%']);
}

/** assert with its methods, frozen. */
export function createAssert(realm: Realm): BuiltinFunction {
  const assert = createBuiltin(
    (_this, [flag, given, C]) => (ToBoolean(flag) ? undefined : fail(detailsOf(given, () => details(['Check failed'])), C)),
    1,
    'assert',
    realm,
    true,
  );
  for (const [name, [length, behaviour]] of Object.entries(steps)) assert.put(name, createBuiltin(behaviour, length, name, realm, true), 0);
  return assert;
}
