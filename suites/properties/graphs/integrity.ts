/**
 * A look at the world from inside, as guest source at the top of a program or in arrow functions there: `integrity()` gives a text that stays the same as long as primordials are frozen and at
 * work, evaluators are confined to their compartment, and errors are this world's. Asked before and after something hostile.
 */
export const INTEGRITY_SOURCE = `const integrity = () => {
  const answers = [];
  const ask = f => {
    let answer;
    try { answer = f(); } catch (error) { answer = error instanceof Error ? 'threw ' + (Object.getPrototypeOf(Object.getPrototypeOf(error)) === Error.prototype) : 'threw'; }
    answers.push(String(answer));
  };
  const shared = [Object, Array, Function.prototype, Promise, Map, Error, RegExp, Symbol, JSON, Reflect, Proxy];
  ask(() => shared.every(x => Object.isFrozen(x) && (x.prototype === undefined || Object.isFrozen(x.prototype))));
  ask(() => Reflect.set(Object.prototype, 'polluted', 1) || 'polluted' in {});
  ask(() => Reflect.set(Array.prototype, 'map', 1) || Reflect.defineProperty(Promise.prototype, 'then', { value: 1 }));
  ask(() => typeof process + typeof require + typeof global + typeof window);
  if (typeof eval === 'function') {
    ask(() => (0, eval)('typeof process + typeof require + typeof integrity'));
    ask(() => (0, eval)('this') === this);
    ask(() => (0, eval)(')'));
    ask(() => new Function('return typeof process + typeof this')());
  }
  ask(() => Function.prototype.constructor('return 1')());
  ask(() => [3, 1, 2].sort().map(x => x + 1).join() + JSON.stringify({ a: [1] }) + 'abc'.replace(/b/, 'x'));
  ask(() => null.x);
  ask(() => new Proxy({}, { get: (target, key) => key }).word);
  ask(() => { const m = new Map([[1, 2]]); return m.get(1) + [...m.keys()].length; });
  if (typeof Compartment === 'function') ask(() => new Compartment().evaluate('typeof process + typeof integrity + (function () { return typeof this; })()'));
  if (typeof Realm === 'function') ask(() => Realm.makeCompartment().evaluateProgram('typeof process + typeof integrity + (function () { return typeof this; })()'));
  return answers.join(';');
};`;
