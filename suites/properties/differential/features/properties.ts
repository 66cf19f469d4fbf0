/** Property descriptors, integrity levels, prototypes, accessors, and the order in which operands and keys are evaluated. */
import type { Writer } from '../writer.ts';
import type { Feature } from './model.ts';

export const partialDescriptor = (w: Writer): string => {
  const fields = w.random.part(['value: %any', 'writable: %bool', 'enumerable: %bool', 'configurable: %bool']);
  const accessor = w.random.part(["get() { note('got'); return %any; }", "set(v) { note('set ' + show(v)); }", 'enumerable: %bool', 'configurable: %bool', 'get: undefined']);
  return w.fill(`{ ${(w.random.chance(60) ? fields : accessor).join(', ')} }`, 1);
};

export const descriptors: Feature = {
  id: 'descriptors',
  write(w) {
    const declared = w.declare('plain', 'descriptors.new', w.expr('plain', 2));
    const target = w.variable('plain') ?? '({})';
    const operations = [
      () => `attempt('descriptors.define', () => Object.defineProperty(${target}, ${w.expr('key', 1)}, ${partialDescriptor(w)}) === ${target});`,
      () => `attempt('descriptors.reflect', () => Reflect.defineProperty(${target}, ${w.expr('key', 1)}, ${partialDescriptor(w)}));`,
      () => w.fill(`attempt('descriptors.set', () => { ${target}.%wname = %any; return Object.keys(${target}); });`),
      () => w.fill(`attempt('descriptors.delete', () => delete ${target}[%key]);`),
      () => w.fill(`attempt('descriptors.get', () => Object.getOwnPropertyDescriptor(${target}, %key));`),
      () => w.fill(`attempt('descriptors.close', () => Object.%{freeze ~ seal ~ preventExtensions}(${target}) === ${target});`),
      () => w.fill(`attempt('descriptors.levels', () => [Object.isFrozen(${target}), Object.isSealed(${target}), Object.isExtensible(${target})]);`),
      () => w.fill(`attempt('descriptors.all', () => Object.defineProperties(${target}, { %name: { value: %any, enumerable: %bool }, %name: ${partialDescriptor(w)} }) === ${target});`),
      () => w.fill(`attempt('descriptors.receiver', () => { const r = %plain; return [Reflect.set(${target}, %wkey, %any, r), flags(r)]; });`),
      () => w.fill(`attempt('descriptors.in', () => { const seen = []; for (const k in ${target}) seen.push(k); return seen; });`),
    ];
    return [declared, ...w.random.some(operations, 3, 6).map((write) => write()), `attempt('descriptors.flags', () => flags(${target}));`].join('\n');
  },
};

export const prototypes: Feature = {
  id: 'prototypes',
  write(w) {
    const [parent, child] = [w.fresh('p'), w.fresh('c')];
    const made = w.fill(
      `const ${parent} = attempt('prototypes.parent', () => Object.%{freeze ~ seal ~ assign}({ a: %any, get b() { note('get b'); return this === ${parent} ? 'own' : 'heir'; }, set b(v) { note('set b ' + show(v)); }, get c() { return 1; }, d() { return 'd of ' + typeof this; } }));
const ${child} = attempt('prototypes.child', () => %{Object.create(${parent}) ~ Object.setPrototypeOf({ x: %any }, ${parent}) ~ ({ __proto__: ${parent}, x: 1 })});`);
    w.bind(child, 'plain');
    const operations = [
      `attempt('prototypes.set', () => { ${child}.%{a ~ b ~ c ~ d ~ x} = %any; return flags(${child}); });`,
      `attempt('prototypes.compound', () => { ${child}.%{a ~ b ~ c} %{+= ~ -= ~ |=} %prim; return flags(${child}); });`,
      `attempt('prototypes.get', () => ${child}.%{a ~ b ~ c ~ x});`,
      `attempt('prototypes.delete', () => [delete ${child}.%{a ~ b ~ x}, '%name' in ${child}]);`,
      `attempt('prototypes.cycle', () => Object.setPrototypeOf(${parent}, ${child}) === ${parent});`,
      `attempt('prototypes.reflect', () => Reflect.setPrototypeOf(%{${child} ~ ${parent}}, %{null ~ ${child} ~ %plain ~ %any}));`,
      `attempt('prototypes.of', () => [Object.getPrototypeOf(${child}) === ${parent}, ${parent}.isPrototypeOf(${child}), Object.prototype.isPrototypeOf.call(${parent}, %any)]);`,
      `attempt('prototypes.define', () => Object.defineProperty(${child}, '%{a ~ b}', ${partialDescriptor(w)}) === ${child});`,
      `attempt('prototypes.super', () => ({ __proto__: ${child}, d() { super.%{x ~ a ~ b} = %prim; return [super.a, super.d(), flags(this)]; } }).d());`,
      `attempt('prototypes.has', () => { class H { static [Symbol.hasInstance](v) { note('hasInstance ' + typeof v); return %any; } } return [${child} instanceof H, %prim instanceof H]; });`,
      `attempt('prototypes.keys', () => { const seen = []; for (const k in ${child}) seen.push(k); return [seen, Object.keys(${child}), JSON.stringify(${child})]; });`,
    ];
    return `${made}\n${w.lines(operations, 3, 6)}`;
  },
};

export const order: Feature = {
  id: 'order',
  write(w) {
    const operations = [
      "attempt('order.operands', () => spied('l', %prim) %{+ ~ - ~ * ~ < ~ > ~ <= ~ == ~ & ~ << ~ %} spied('r', %prim));",
      "attempt('order.call', () => spy('f', (...xs) => xs.length)(spy('x', 1), ...spy('y', %arr), spy('z', 3)));",
      "attempt('order.literal', () => ({ [spy('k1', %key)]: spy('v1', 1), [spy('k2', %key)]: spy('v2', 2), ...spy('rest', %plain) }));",
      "attempt('order.member', () => { const o = { a: 1 }; return [spy('o', o)[spy('k', '%{a ~ b}')] = spy('v', %prim), o]; });",
      "attempt('order.compound', () => { const o = { get a() { note('get'); return %prim; }, set a(v) { note('set ' + show(v)); } }; return o.a %{+= ~ *= ~ -= ~ **=} spy('v', %{1 ~ 2n ~ \"t\"}); });",
      "attempt('order.update', () => { const o = { get a() { note('get'); return spied('n', %prim); }, set a(v) { note('set ' + show(v)); } }; return %{o.a++ ~ --o.a}; });",
      "attempt('order.delete', () => delete spy('o', %plain)[spy('k', %key)]);",
      "attempt('order.template', () => `${spied('a', %prim)}${spy('b', 2)}`);",
      "attempt('order.key', () => ({ [{ toString() { note('key'); return 'a'; } }]: spy('value', 1) }));",
      "attempt('order.new', () => new (spy('c', class { constructor(...xs) { this.n = xs.length; } }))(spy('x', 1), ...source('s', [1, 2])));",
      "attempt('order.conditional', () => (spy('t', %bool) ? spy('y', 1) : spy('n', 2)) && spy('z', %any) || spy('w', 0));",
      "attempt('order.primitive', () => { const o = { [Symbol.toPrimitive](hint) { note('hint ' + hint); return %prim; } }; return [%{+o ~ `${o}` ~ o + '' ~ o * 2 ~ o == 1 ~ [o] + 1 ~ ({})[o] ~ Math.abs(o)}]; });",
      "attempt('order.reference', () => { let x = 1; return x + (x = 5) + x; });",
      "attempt('order.null', () => { const n = %{null ~ undefined ~ {}}; return n[spy('k', 'a')](spy('v', 1)); });",
      "attempt('order.assign', () => { const n = %{null ~ undefined}; n[spy('k', 'a')] = spy('v', 1); });",
      "attempt('order.unresolved', () => { absent = spy('v', 1); });",
    ];
    return w.lines(operations, 3, 6, 1);
  },
};
