/** Details of assertions: what an error's message doesn't tell is kept beside the error, for the console (`errors/assert-redacts-details`). */
import { ObjectValue } from '../../runtime/object.ts';
import { Shape } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';
import { describe } from './describe.ts';

/** A value that its author declared to be no secret. */
export class QuotedObject extends ObjectValue {
  declare readonly value: Value;
  constructor(proto: ObjectValue, value: Value) {
    super(Shape.empty(proto), []);
    this.value = value;
    this.extensible = false;
  }
}

/** A template with its substitutions. Reflection finds nothing in it. */
export class DetailsObject extends ObjectValue {
  declare readonly strings: readonly string[];
  declare readonly substitutions: readonly Value[];
  constructor(proto: ObjectValue, strings: readonly string[], substitutions: readonly Value[]) {
    super(Shape.empty(proto), []);
    this.strings = strings;
    this.substitutions = substitutions;
    this.extensible = false;
  }

  /** What a program may read: of a substitution that is not quoted, its type alone. */
  redacted(): string {
    return this.compose((value) => (value instanceof QuotedObject ? describe(value.value) : `(${typeName(value)})`));
  }

  /** What the console shows. */
  revealed(): string {
    return this.compose((value) => describe(value instanceof QuotedObject ? value.value : value));
  }

  private compose(textOf: (value: Value) => string): string {
    return this.strings.map((part, i) => (i < this.substitutions.length ? part + textOf(this.substitutions[i]) : part)).join('');
  }
}

function typeName(value: Value): string {
  if (value === undefined || value === null) return String(value);
  const type = value instanceof ObjectValue ? (value.callable ? 'function' : 'object') : typeof value;
  return `${type === 'object' ? 'an' : 'a'} ${type}`;
}

interface Hidden {
  readonly details: DetailsObject[];
  readonly notes: DetailsObject[];
}

const hidden = new WeakMap<ObjectValue, Hidden>();

/** What is kept beside an error. */
export function hiddenOf(error: ObjectValue): Hidden {
  let found = hidden.get(error);
  if (found === undefined) hidden.set(error, (found = { details: [], notes: [] }));
  return found;
}
