/** Wrapper objects of primitives; the String exotic object (sec-string-exotic-objects). */
import { charge, chargeMemory } from './agent.ts';
import { toArrayIndex } from './array-index.ts';
import { ObjectValue, setThrough } from './object.ts';
import { dataDescriptor, type PropertyDescriptor } from './property-descriptor.ts';
import { Shape } from './shape.ts';
import type { PropertyKey, Value } from './value.ts';
import { ValidateAndApplyPropertyDescriptor } from './validate-descriptor.ts';

/** Has [[BooleanData]], [[NumberData]], [[SymbolData]] or [[BigIntData]]. */
export class PrimitiveObject extends ObjectValue {
  declare readonly primitive: boolean | number | symbol | bigint | string;
  constructor(proto: ObjectValue | null, primitive: boolean | number | symbol | bigint | string) {
    super(Shape.empty(proto), []);
    this.primitive = primitive;
  }
}

const classNames: { readonly [type: string]: string } = { boolean: 'Boolean', number: 'Number', string: 'String' };
Object.defineProperty(PrimitiveObject.prototype, 'className', {
  get(this: PrimitiveObject) {
    return classNames[typeof this.primitive] ?? 'Object';
  },
});

/** Has [[StringData]]. */
export class StringObject extends PrimitiveObject {
  constructor(proto: ObjectValue | null, primitive: string) {
    super(proto, primitive);
    this.put('length', primitive.length, 0);
  }

  override isOrdinaryKey(key: PropertyKey): boolean {
    return toArrayIndex(key) === -1;
  }

  /** sec-stringgetownproperty */
  private stringProperty(P: PropertyKey): PropertyDescriptor | undefined {
    const index = toArrayIndex(P);
    const text = this.primitive as string;
    if (index === -1 || index >= text.length) return undefined;
    return dataDescriptor(text[index], false, true, false);
  }

  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    return this.stringProperty(P) ?? super.GetOwnProperty(P);
  }

  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    const own = this.stringProperty(P);
    if (own !== undefined) return ValidateAndApplyPropertyDescriptor(undefined, P, this.extensible, Desc, own);
    return super.DefineOwnProperty(P, Desc);
  }

  override HasProperty(P: PropertyKey): boolean {
    return this.stringProperty(P) !== undefined || super.HasProperty(P);
  }

  override Get(P: PropertyKey, Receiver: Value): Value {
    const own = this.stringProperty(P);
    return own === undefined ? super.Get(P, Receiver) : (own.Value as Value);
  }

  override Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    const own = this.stringProperty(P);
    return own === undefined ? super.Set(P, V, Receiver) : setThrough(own, P, V, Receiver);
  }

  override Delete(P: PropertyKey): boolean {
    return this.stringProperty(P) === undefined && super.Delete(P);
  }

  override OwnPropertyKeys(): PropertyKey[] {
    const keys: PropertyKey[] = [];
    const text = this.primitive as string;
    charge(text.length);
    chargeMemory(24 * text.length);
    for (let i = 0; i < text.length; i++) keys.push(String(i));
    for (const key of super.OwnPropertyKeys()) keys.push(key);
    return keys;
  }
}
Object.assign(StringObject.prototype, { exotic: true });
