/** Proxy (sec-proxy-objects). */
import { throwTypeError } from '../runtime/errors.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { createPlainObject } from '../runtime/object.ts';
import { ProxyCreate } from '../runtime/proxy-methods.ts';
import type { ProxyObject } from '../runtime/proxy-object.ts';
import { OPEN } from '../runtime/shape.ts';

export const proxy: Behaviours = {
  /** sec-proxy-constructor, sec-proxy-target-handler */
  '%Proxy%'(_this, [target, handler], newTarget) {
    if (newTarget === undefined) throwTypeError('Proxy must be called with new');
    return ProxyCreate(target, handler);
  },

  /** sec-proxy.revocable */
  '%Proxy.revocable%'(_this, [target, handler]) {
    let p: ProxyObject | null = ProxyCreate(target, handler);
    const result = createPlainObject();
    result.put('proxy', p, OPEN);
    const revoker = createBuiltin(
      () => {
        if (p === null) return undefined;
        p.target = null;
        p.handler = null;
        p = null;
        return undefined;
      },
      0,
      '',
    );
    result.put('revoke', revoker, OPEN);
    return result;
  },
};
