/**
 * tsx redefines the `name` of every class, which leaves the class itself in V8's dictionary mode; code that constructs
 * a derived class in that mode is never optimised, and closures or arrays then cost several times as much. Warm reads of
 * the class bring it back. For the hot classes that extend another; has no effect but speed.
 */
export function keepFast(hotClass: { readonly prototype: object }): void {
  for (let i = 0; i < 500; i++) read(hotClass);
}

function read(hotClass: { readonly prototype: object }): object {
  return hotClass.prototype;
}
