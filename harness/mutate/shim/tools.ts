/** Texts that wrap the shim: what stands before it captures and tampers, what stands after it replaces what it gave. ES2018. */
import type { FaultFacts } from '../../../reference/faults/model.ts';
import type { RuleId } from '../../../spec/model.ts';

export interface ShimFault extends FaultFacts {
  /** Statements that run before the shim loads. */
  readonly before?: string;
  /** Statements that run when it has loaded, before anybody locks down. */
  readonly after?: string;
}

type Rules = readonly [RuleId, ...RuleId[]];

/** While the shim loads, the freeze leaves out what the expression `skips`, a test of `target`, is true of. */
export function freezeSkipping(id: string, rules: Rules, description: string, skips: string, afterwards = ''): ShimFault {
  return {
    id, rules, description,
    before: `
      const { freeze } = Object;
      const skips = (target) => { try { return ${skips}; } catch (error) { return false; } };
      Object.freeze = (target) => skips(target) ? target : freeze(target);
      globalThis.unfreezable = freeze;`,
    after: `
      Object.freeze = globalThis.unfreezable;
      delete globalThis.unfreezable;
      ${afterwards === '' ? '' : afterLockdown(afterwards)}`,
  }; // prettier-ignore
}

/** Statements that run when lockdown has succeeded. */
export function afterLockdown(statements: string): string {
  return `
    const original = globalThis.lockdown;
    globalThis.lockdown = (options) => {
      const result = original(options);
      ${statements}
      return result;
    };`;
}

/** lockdown with other arguments or another fate; \`original\` is the shim's. */
export function otherLockdown(body: string): string {
  return `
    const original = globalThis.lockdown;
    globalThis.lockdown = (options) => { ${body} };`;
}

/** lockdown under a setting that nobody chose. */
export function forcing(setting: string, value: string, rules: Rules, description: string): ShimFault {
  return { id: `forced-${setting.toLowerCase()}-${value}`, rules, description, after: otherLockdown(`return original({ ...options, ${setting}: '${value}' });`) };
}

/**
 * The Compartment that lockdown puts there, wrapped: \`construct\` is an expression over \`original\`, \`args\` and \`made\`, a function that
 * makes the compartment of given arguments. Children get the wrapper, too.
 */
export function otherCompartment(construct: string): string {
  return afterLockdown(`
    const wrap = (Original) => {
      const wrapper = function Compartment(...args) {
        if (new.target === undefined) throw new TypeError('use new');
        const made = (given) => {
          const compartment = Reflect.construct(Original, given, new.target === wrapper ? Original : new.target);
          const { globalThis: inner } = compartment;
          inner.Compartment = wrap(inner.Compartment);
          return compartment;
        };
        const change = (compartment, f) => { f(compartment.globalThis, compartment); return compartment; };
        return ${construct};
      };
      Object.defineProperty(wrapper, 'length', { value: Original.length });
      Object.defineProperty(wrapper, 'prototype', { value: Original.prototype, writable: false });
      return Object.freeze(wrapper);
    };
    globalThis.Compartment = wrap(globalThis.Compartment);`);
}

/** Each compartment's global is changed once it is made; \`inner\` is that global. */
export function globalsWith(id: string, rules: Rules, description: string, statement: string): ShimFault {
  return { id, rules, description, after: otherCompartment(`change(made(args), (inner, compartment) => { ${statement} })`) };
}

/** The bag of options is another; \`bag\` is the one given, or undefined where there is none. */
export function bagWith(id: string, rules: Rules, description: string, change: string): ShimFault {
  return {
    id, rules, description,
    after: otherCompartment(`((bag) => made(bag === undefined ? args : [(${change})(bag)]))(args.length === 1 && Object(args[0]).__options__ === true ? args[0] : undefined)`),
  }; // prettier-ignore
}

/** Another evaluate, put on the prototype before the freeze. */
export function evaluating(id: string, rules: Rules, description: string, body: string): ShimFault {
  return {
    id, rules, description,
    after: `
      const { evaluate: original } = Compartment.prototype;
      const { apply } = Reflect;
      const methods = { evaluate(source, options) { ${body} } };
      Object.defineProperty(Compartment.prototype, 'evaluate', { value: methods.evaluate });`,
  }; // prettier-ignore
}

/** A harden of somebody's own, in every compartment; what it leaves out is said by \`options\`. */
export function ownHarden(id: string, rules: Rules, description: string, options: { readonly [option: string]: boolean }): ShimFault {
  const made = `
    const ownHarden = ((options) => {
      const { freeze, getPrototypeOf, getOwnPropertyDescriptors } = Object;
      const { ownKeys, apply } = Reflect;
      const isObject = (value) => Object(value) === value;
      const tried = new WeakSet();
      return freeze((root) => {
        if (!isObject(root)) return root;
        if (options.remembersFailures && tried.has(root)) return root;
        tried.add(root);
        const met = new Set([root]);
        const meet = (value) => { if (isObject(value)) met.add(value); };
        for (const object of met) {
          if (options.forgives) { try { freeze(object); } catch (error) {} } else if (ArrayBuffer.isView(object)) Object.preventExtensions(object); else freeze(object);
          if (options.shallow) continue;
          if (options.prototypes !== false) meet(getPrototypeOf(object));
          const found = getOwnPropertyDescriptors(object);
          for (const key of ownKeys(found)) {
            const { value, get, set, enumerable } = found[key];
            if (options.symbols === false && typeof key === 'symbol') continue;
            if (options.hidden === false && !enumerable) continue;
            meet(value);
            if (options.accessors !== false) { meet(get); meet(set); }
            if (options.calls && get !== undefined) { try { meet(apply(get, object, [])); } catch (error) {} }
          }
        }
        return options.copies ? { ...root } : root;
      });
    })(${JSON.stringify(options)});`;
  return { id, rules, description, after: `${made}\n${otherCompartment('change(made(args), (inner) => { inner.harden = ownHarden; })')}\n{ ${afterLockdown('globalThis.harden = ownHarden;')} }` };
}
