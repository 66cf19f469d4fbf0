/** What a host does before a shim loads so that it loads at all. Each is named in the engine's identity. */

/** The shim builds its console on `print` where there is no `console`, and needs one of the two. */
export const NO_OP_PRINT = 'Object.defineProperty(globalThis, "print", { value: function print() {}, writable: true, enumerable: false, configurable: true });';
export const NO_OP_PRINT_FIX = 'A print function that does nothing is defined before the shim loads: the shim needs a console or a print.';

export const LENT_HARDEN_FIX = 'harden, which the engine puts on the start global only, is lent to compartments of cases whose programs call it.';
