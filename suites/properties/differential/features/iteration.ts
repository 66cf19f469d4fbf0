/** Iterators and their closing, generators, destructuring, jumps through finally. */
import type { Feature } from './model.ts';

const SOURCE = "source('s', %{%arr ~ [1, 2, 3] ~ ['ab', [2]]}, %{{} ~ {} ~ { throwAt: %{0 ~ 1 ~ 2} } ~ { badReturn: true } ~ { noObject: true }})";

export const iteration: Feature = {
  id: 'iteration',
  write(w) {
    return w.lines([
      `attempt('iteration.for', () => { for (const x of ${SOURCE}) { note('body ' + show(x)); %{ ~ break; ~ return 'r'; ~ throw %any; ~ continue; ~ if (x === %prim) break;} } return 'done'; });`,
      `attempt('iteration.spread', () => [%any, ...${SOURCE}]);`,
      `attempt('iteration.call', () => Math.max(...${SOURCE}));`,
      `attempt('iteration.pattern', () => { const [a, %{b ~ , c ~ ...b ~ b = spy('default', 1) ~ [b] ~ { b } ~ b, , c}] = ${SOURCE}; return a; });`,
      `attempt('iteration.assignment', () => { const o = Object.freeze({ a: 1 }); let b; [%{o.a ~ b ~ o.z ~ { x: b }}, b] = ${SOURCE}; return b; });`,
      `attempt('iteration.collect', () => new %{Map ~ Set ~ WeakSet ~ Uint8Array}(${SOURCE}));`,
      `attempt('iteration.from', () => Array.from(${SOURCE}, %{(x) => [x] ~ () => { throw 1; } ~ 1 ~ %fn || String}));`,
      `attempt('iteration.from-undefined', () => Array.from(%{[1] ~ 'ab' ~ { length: 1 }}, undefined));`,
      `attempt('iteration.promise', () => { Promise.all(${SOURCE}).then((v) => note('all ' + show(v)), (e) => note('all failed ' + thrown(e))); });`,
      `attempt('iteration.yield', () => { function* g() { return yield* ${SOURCE}; } const i = g(); return [i.next('p'), i.%{next('q') ~ return('q') ~ throw(1)}, i.next()]; });`,
      `attempt('iteration.labelled', () => { outer: for (const x of [1, 2]) { for (const y of ${SOURCE}) { note('in ' + show(x)); %{continue outer; ~ break outer; ~ break;} } } });`,
      "attempt('iteration.builtin', () => { const i = %{[1, 2][Symbol.iterator]() ~ new Map([[1, 2]]).entries() ~ new Set('ab').values() ~ 'a\\ud83d\\ude00b'[Symbol.iterator]() ~ [3].keys()}; return [Object.prototype.toString.call(i), i.next(), i.next(), i.next(), i[Symbol.iterator]() === i]; });",
      "attempt('iteration.broken', () => [...{ [Symbol.iterator]: %{() => %prim ~ %any ~ () => ({ next: %prim }) ~ () => ({ get next() { note('next got'); return () => ({ done: true }); } })} }]);",
      "attempt('iteration.no-object', () => { for (const x of { [Symbol.iterator]: () => ({ next: %{() => %prim ~ %fn ~ %any}, return() { note('closed'); return {}; } }) }) { note('once'); break; } });",
      "attempt('iteration.result', () => { let n = 0; return [...{ [Symbol.iterator]: () => ({ next: () => ({ get done() { note('done'); return (n += 1) > %{1 ~ 2}; }, get value() { note('value'); return %any; } }) }) }]; });",
      "attempt('iteration.growing', () => { const list = [1, 2]; const seen = []; for (const x of list) { seen.push(x); if (seen.length < 5) list.%{push(x + 1) ~ shift() ~ unshift(9) ~ pop()}; } return seen; });",
      "attempt('iteration.finally', () => { const f = () => { for (const x of source('s', [1, 2])) { try { %{return 1; ~ break; ~ throw 2; ~ continue;} } finally { note('f'); %{ ~ continue; ~ break; ~ return 3;} } } return 4; }; return f(); });",
    ], 3, 6, 1);
  },
};

export const generators: Feature = {
  id: 'generators',
  write(w) {
    const g = w.fresh('g');
    const steps = ['note(\'got \' + show(yield %any));', 'yield* %arr;', 'try { yield %any; } finally { note(\'closing\'); %{ ~ yield \'late\'; ~ return \'over\'; ~ throw 1;} }', 'try { yield 1; } catch (e) { note(\'caught \' + show(e)); yield %any; }',
      '{ const [a = yield \'default\'] = %arr; note(show(a)); }', 'yield [yield, yield %any];', 'if (%bool) return %any;', 'yield* source(\'s\', [1, 2]);', 'for (const x of %arr) yield x;', 'note(`${yield %prim}`);', 'yield* (function* () { try { yield \'inner\'; } finally { note(\'inner closed\'); } return %any; })();',
      '(yield %any).%name;', 'yield function () {}, yield 2;', '({ [yield \'k\']: yield \'v\' });'];
    const step = (): string => `attempt('generators.step', () => ${g}i.${w.fill('%{next ~ next ~ next ~ return ~ throw}(%any)', 1)});`;
    return `const ${g} = function* (p = spy('p', ${w.expr('any', 0)})) { ${w.lines(steps, 1, 4, 1)} };
const ${g}i = attempt('generators.start', () => ${g}(${w.random.pick(['', '1'])}));
${Array.from({ length: w.random.int(3, 6) }, step).join('\n')}
${w.lines([
    `attempt('generators.spread', () => [...${g}()].length);`, `attempt('generators.take', () => { const [a, b] = ${g}(); return [a, b]; });`, `attempt('generators.new', () => new ${g}());`, `attempt('generators.links', () => [${g}.prototype === Object.getPrototypeOf(${g}i), flags(${g}.prototype), Object.prototype.toString.call(${g}i)]);`,
    "attempt('generators.running', () => { let i; const f = function* () { i.next(); }; i = f(); return i.next(); });", `attempt('generators.break', () => { for (const x of ${g}()) { note(show(x)); break; } });`, "attempt('generators.method', () => [...{ *m() { yield this.x; yield super.toString === Object.prototype.toString; }, x: 1 }.m()]);",
  ], 1, 3, 1)}`;
  },
};

export const destructuring: Feature = {
  id: 'destructuring',
  write(w) {
    return w.lines([
      "attempt('destructuring.order', () => { const { [spy('k1', 'a')]: a = spy('d1', 1), [spy('k2', 'b')]: b = spy('d2', a), ...rest } = { get a() { note('get a'); return %prim; }, get b() { note('get b'); return undefined; }, c: %any, [sym]: 2 }; return [a, b, rest]; });",
      "attempt('destructuring.nested', () => { const { a: { b: [c = 1, ...d] = [2, 3] } = {}, ...e } = %plain; return [c, d, e]; });",
      "attempt('destructuring.any', () => { const { length, %name: x, ...others } = %{%obj ~ %num ~ %sym}; return [length, x, others]; });",
      "attempt('destructuring.array', () => { const [a, , b = a, ...[c, d = 4]] = %any; return [a, b, c, d]; });",
      "attempt('destructuring.swap', () => { let [a, b] = [%any, %any]; [a, b] = [b, a]; return [a, b]; });",
      "attempt('destructuring.targets', () => { const o = {}; ({ a: o.x, b: o[spy('k', 'y')] = spy('d', 2), ...o.rest } = %plain); return o; });",
      "attempt('destructuring.reference', () => { const o = () => { note('o'); return {}; }; [o()[spy('k', 'a')] = spy('d', 1)] = source('s', [%{undefined ~ 1}]); });",
      "attempt('destructuring.null', () => { const {} = %{null ~ undefined ~ 1 ~ ''}; return 'ok'; });",
      "attempt('destructuring.value', () => { let a; return [([a] = [1, 2]), ({ a } = { a: 5 }), a]; });",
      "attempt('destructuring.names', () => { const { f = () => {}, g: { h = function () {} } = {} } = {}; const [k = class {}] = []; return [f.name, h.name, k.name]; });",
      "attempt('destructuring.for', () => { const seen = []; for (const [k, { v = 'd' } = {}] of Object.entries(%plain)) seen.push(k, v); return seen; });",
      "attempt('destructuring.parameters', () => (({ a = 1, ...r }, [b = a, c] = [2], ...[d, e = 5]) => [a, r, b, c, d, e])(%{%obj ~ %num}, %{undefined ~ %arr}, %any));",
      "attempt('destructuring.string', () => { const [a, b, ...c] = %str; const { length, 0: first } = %str; return [a, b, c, length, first]; });",
      "attempt('destructuring.const', () => { const a = 1; [a] = source('s', [2]); });",
      "attempt('destructuring.tdz', () => { let { a = b, b = 1 } = %{{} ~ { a: 2 }}; return [a, b]; });",
      "attempt('destructuring.computed', () => { const { [%key]: v, ...rest } = %plain; return [v, rest]; });",
    ], 3, 6, 1);
  },
};

export const jumps: Feature = {
  id: 'jumps',
  write(w) {
    return w.lines([
      "attempt('jumps.finally', () => { const f = () => { L: try { %{return 1; ~ throw 2; ~ break L; ~ note('t');} } catch (e) { note('c'); %{ ~ return 3; ~ throw 4;} } finally { note('f'); %{ ~ return 5; ~ throw 6; ~ break L;} } return 7; }; return f(); });",
      "attempt('jumps.loop', () => { const seen = []; outer: for (let i = 0; i < 3; i += 1) { for (let j = 0; j < 3; j += 1) { seen.push(i + '' + j); if (j === %int) %{continue outer; ~ break outer; ~ break; ~ continue;} try { if (i === %int) %{continue outer; ~ break; ~ return seen;} } finally { seen.push('f'); %{ ~ if (j === %int) continue; ~ if (i === 2) break outer;} } } } return seen; });",
      "attempt('jumps.switch', () => { const seen = []; for (const x of [%prim, %prim, 'a', 1]) { switch (x) { case %prim: seen.push('p'); %{ ~ break; ~ continue;} case 'a': seen.push('a'); default: seen.push('d'); %{ ~ break;} case spy('case', 1): seen.push('1'); } seen.push(';'); } return seen; });",
      "attempt('jumps.do', () => { let n = 0; do { n += 1; if (n === %int) continue; try { if (n > %int) break; } finally { note('n' + n); } } while (n < 4); return n; });",
      "attempt('jumps.nested', () => { try { try { throw new %{TypeError ~ RangeError ~ Error}('x'); } finally { note('1'); %{ ~ throw new EvalError('y');} } } catch (e) { note(thrown(e)); %{ ~ throw e;} } finally { note('2'); } return 'end'; });",
      "attempt('jumps.value', () => { let x = 1; const f = () => { try { return x; } finally { x = 2; note('x ' + x); } }; return [f(), x]; });",
      "attempt('jumps.label', () => { a: { b: { note('in'); if (%bool) break a; %{break b; ~ } note('not b'); } note('not a'); } return 'out'; });",
      "attempt('jumps.catch', () => { const log2 = []; for (const v of [%any, %any, %any]) { try { throw v; } catch (e) { log2.push(e === v || e !== e); } } return log2; });",
      "attempt('jumps.for-in', () => { const seen = []; for (const k in { a: 1, b: 2, 1: 3 }) { if (k === '%{a ~ b ~ 1}') %{continue; ~ break; ~ return seen;} seen.push(k); } return seen; });",
      "attempt('jumps.while', () => { let n = 3; x: while (n > 0) { n -= 1; y: do { if (n === 1) continue x; if (n === 0) break x; note('n' + n); } while (false); } return n; });",
      "attempt('jumps.generator', () => { const f = function* () { L: for (const x of [1, 2, 3]) { try { yield x; %{continue L; ~ break L; ~ return 9; ~ throw 8;} } finally { yield 'f'; } } yield 'end'; }; const seen = []; try { for (const v of f()) seen.push(v); } catch (e) { seen.push('caught ' + show(e)); } return seen; });",
    ], 2, 5, 1);
  },
};
