/** The Proxy exotic object's slots; its internal methods stand in `proxy-methods.ts`, which needs operations that need to know a Proxy. */
import { ObjectValue } from './object.ts';
import { Shape } from './shape.ts';

export abstract class ProxyObject extends ObjectValue {
  /** [[ProxyTarget]]; null once revoked. */
  declare target: ObjectValue | null;
  /** [[ProxyHandler]]; null once revoked. */
  declare handler: ObjectValue | null;
  declare readonly isCallable: boolean;
  declare readonly isConstructor: boolean;

  constructor(target: ObjectValue, handler: ObjectValue) {
    super(Shape.empty(null), []);
    this.target = target;
    this.handler = handler;
    this.isCallable = target.callable;
    this.isConstructor = target.constructible;
  }

  override isOrdinaryKey(): boolean {
    return false;
  }
}
Object.assign(ProxyObject.prototype, { exotic: true, hasOwnGetPrototypeOf: true });
Object.defineProperty(ProxyObject.prototype, 'callable', {
  get(this: ProxyObject) {
    return this.isCallable;
  },
});
Object.defineProperty(ProxyObject.prototype, 'constructible', {
  get(this: ProxyObject) {
    return this.isConstructor;
  },
});
