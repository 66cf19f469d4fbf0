/** What a host does before a shim loads so that it loads at all. Each is named in the engine's identity. */

/** The shim builds its console on `print` where there is no `console`, and needs one of the two. */
export const NO_OP_PRINT = 'Object.defineProperty(globalThis, "print", { value: function print() {}, writable: true, enumerable: false, configurable: true });';
export const NO_OP_PRINT_FIX = 'A print function that does nothing is defined before the shim loads: the shim needs a console or a print.';

export const LENT_HARDEN_FIX = 'harden, which the engine puts on the start global only, is lent to compartments of cases whose programs call it.';

export const BOTH_HOOK_NAMES_FIX = 'Where a case has a compartment made with importHook and importNowHook by the driver, they are given as loadHook and loadNowHook too: releases of the engine differ in which they look for.';

/** QuickJS makes this an accessor whose setter the shim's override repair cannot handle. */
export const ITERATOR_CONSTRUCTOR = 'Object.defineProperty(Iterator.prototype, "constructor", { value: Iterator, writable: true, enumerable: false, configurable: true });';
export const ITERATOR_CONSTRUCTOR_FIX = 'Iterator.prototype.constructor is redefined as a data property before the shim loads: lockdown throws on the engine\'s accessor.';
