import type { Feature } from './model.ts';

const TRAPS = ['get', 'set', 'has', 'deleteProperty', 'ownKeys', 'getOwnPropertyDescriptor', 'defineProperty', 'getPrototypeOf', 'setPrototypeOf', 'isExtensible', 'preventExtensions', 'apply', 'construct'];

/** Which traps an operation runs and in which order is told exactly by ECMA-262; only for-in over a proxy is not. */
export const proxies: Feature = {
  id: 'proxies',
  write(w) {
    const target = w.fresh('t');
    const traps = w.random.chance(60) ? TRAPS : w.random.part(TRAPS);
    const made = w.fill(`const ${target} = attempt('proxies.target', () => %{%plain ~ %plain ~ (function f(a) { return a; }) ~ %arr ~ Object.freeze({ a: 1 }) ~ Object.defineProperty({}, 'a', { value: 1 }) ~ class { constructor() { this.a = 1; } }});`);
    const proxy = w.declare('obj', 'proxies.new', `traced('t', ${target}, ${JSON.stringify(traps).replaceAll('"', "'")})`);
    const name = /const (\w+)/.exec(proxy)?.[1] ?? '';
    const operations = [
      `attempt('proxies.get', () => [${name}.%name, ${name}[%key]]);`,
      `attempt('proxies.set', () => (${name}.%wname = %prim));`,
      `attempt('proxies.reflect-set', () => Reflect.set(%{${name} ~ Object.create(${name})}, %wkey, %prim));`,
      `attempt('proxies.has', () => [%key in ${name}, Reflect.has(${name}, %key)]);`,
      `attempt('proxies.delete', () => delete ${name}[%key]);`,
      `attempt('proxies.keys', () => Object.%{keys ~ entries ~ values ~ getOwnPropertyNames ~ getOwnPropertySymbols ~ getOwnPropertyDescriptors}(${name}));`,
      `attempt('proxies.spread', () => ({ ...${name} }));`,
      `attempt('proxies.rest', () => { const { a, ...others } = ${name}; return [a, others]; });`,
      `attempt('proxies.assign', () => Object.assign(%{{}, ${name} ~ ${name}, %plain}));`,
      `attempt('proxies.close', () => Object.%{freeze ~ seal ~ preventExtensions}(${name}) === ${name});`,
      `attempt('proxies.level', () => Object.%{isFrozen ~ isSealed ~ isExtensible}(${name}));`,
      `attempt('proxies.define', () => Object.defineProperty(${name}, %key, { value: %prim, configurable: %bool, writable: %bool }) === ${name});`,
      `attempt('proxies.prototype', () => [Object.getPrototypeOf(${name}) === Object.getPrototypeOf(${target}), ${name} instanceof Object]);`,
      `attempt('proxies.set-prototype', () => Object.setPrototypeOf(${name}, %{null ~ {} ~ Object.prototype}) === ${name});`,
      `attempt('proxies.call', () => ${name}(%prim));`,
      `attempt('proxies.construct', () => new ${name}(%prim));`,
      `attempt('proxies.json', () => JSON.stringify(${name}));`,
      `attempt('proxies.array', () => Array.prototype.%{slice ~ concat ~ map ~ filter ~ indexOf ~ includes ~ join ~ reverse ~ pop ~ shift ~ unshift ~ push ~ splice ~ every ~ fill ~ copyWithin}.call(${name}, %{1 ~ String ~ (x) => x}));`,
      `attempt('proxies.iterate', () => [...${name}]);`,
      `attempt('proxies.tag', () => [Object.prototype.toString.call(${name}), typeof ${name}, Array.isArray(${name})]);`,
      `attempt('proxies.own', () => [Object.prototype.hasOwnProperty.call(${name}, %key), Object.prototype.propertyIsEnumerable.call(${name}, %key)]);`,
      `attempt('proxies.heir', () => { const h = Object.create(${name}); h.%wname = %prim; return [Reflect.ownKeys(h), h.%name]; });`,
      `attempt('proxies.primitive', () => [${name} + '', \`\${${name}}\`]);`,
      `attempt('proxies.invariant', () => { const lie = new Proxy(${target}, { %{get() { return %prim; } ~ has() { return %bool; } ~ ownKeys() { return ['a', %key]; } ~ getOwnPropertyDescriptor() { return ({ value: %prim, configurable: %bool }); } ~ set() { return %any; } ~ deleteProperty() { return %bool; } ~ getPrototypeOf() { return %any; } ~ isExtensible() { return %bool; } ~ preventExtensions() { return %bool; } ~ defineProperty() { return %bool; }} }); return %{lie.a ~ 'a' in lie ~ Reflect.set(lie, 'a', 2) ~ Reflect.deleteProperty(lie, 'a') ~ Reflect.isExtensible(lie) ~ Reflect.preventExtensions(lie) ~ Reflect.defineProperty(lie, 'a', { value: 3 }) ~ Reflect.ownKeys(lie) ~ Object.getPrototypeOf(lie) === null ~ Object.getOwnPropertyDescriptor(lie, 'a') ~ Object.freeze(lie) === lie}; });`,
      `attempt('proxies.revoked', () => { const { proxy, revoke } = Proxy.revocable(${target}, {}); revoke(); revoke(); return %{typeof proxy ~ proxy.a ~ Array.isArray(proxy) ~ Object.isFrozen(proxy) ~ new Proxy(proxy, {}) ~ proxy instanceof Object ~ Object.prototype.toString.call(proxy)}; });`,
    ];
    return `${made}\n${proxy}\n${w.lines(operations, 3, 7, 1)}`;
  },
};
