/** Statements: bounded loops, every kind of jump, and declarations whose names the rest of their block uses. */
import type { Rules, Writer } from '../writer.ts';

function block(w: Writer, depth: number, count = 2): string {
  return w.scoped(() => Array.from({ length: w.random.int(1, count) }, () => (w.random.chance(35) ? w.write(w.random.pick(declarations), depth) : w.expr('stmt', depth))).join(' '));
}
function inLoop(w: Writer, depth: number, write: (body: () => string) => string): string {
  return w.scoped(() => {
    const outside = w.place;
    w.place = { ...outside, loop: true };
    const text = write(() => `tick(); ${block(w, depth)}`);
    w.place = outside;
    return text;
  });
}

const forLet = (w: Writer, depth: number): string =>
  inLoop(w, depth, (body) => {
    const i = w.bind(w.fresh('i'), 'num', true);
    return `for (let ${i} = 0; ${i} < 3; ${i} += 1) { ${body()} }`;
  });
const whileLoop = (w: Writer, depth: number): string =>
  inLoop(w, depth, (body) => {
    const i = w.fresh('w');
    return `{ let ${i} = 0; ${w.random.pick([`while (${i}++ < 2) { ${body()} }`, `do { ${body()} } while (${i}++ < 2);`])} }`;
  });
const forOf = (w: Writer, depth: number): string =>
  inLoop(w, depth, (body) => {
    const list = w.random.chance(50) ? w.expr('arr', depth) : `source('s', ${w.expr('arr', depth)})`;
    const x = w.bind(w.fresh('x'), 'any', true);
    return `for (${w.random.pick([`const ${x}`, `let ${x}`, `const [${x}]`, `let { length: ${x} = 1 }`])} of ${list}) { ${body()} }`;
  });
const forIn = (w: Writer, depth: number): string =>
  inLoop(w, depth, (body) => {
    const list = w.expr('plain', depth);
    const x = w.bind(w.fresh('k'), 'str', true);
    return `for (${w.random.pick(['const', 'let', 'var'])} ${x} in ${list}) { ${body()} }`;
  });
const labelled = (w: Writer, depth: number): string => {
  const label = w.fresh('L');
  const outside = w.place;
  w.place = { ...outside, labels: [...outside.labels, label] };
  const text = `${label}: { ${block(w, depth, 3)} }`;
  w.place = outside;
  return text;
};
const tryStatement = (w: Writer, depth: number): string => {
  const tried = block(w, depth);
  const handler = w.scoped(() => {
    const e = w.bind(w.fresh('e'), 'any', true);
    return `catch (${e}) { note('caught ' + thrown(${e})); ${block(w, depth)} }`;
  });
  const last = `finally { note('finally'); ${block(w, depth)} }`;
  return `try { ${tried} } ${w.random.pick([handler, `${handler} ${last}`, last])}`;
};
const jump = (w: Writer, depth: number): string => {
  const { loop, labels, returns } = w.place;
  const when = w.random.chance(50) ? `if (${w.expr('bool', depth)}) ` : '';
  const jumps = [`throw ${w.expr('any', depth)};`];
  if (loop) jumps.push('break;', 'continue;');
  if (returns) jumps.push(`return ${w.expr('any', depth)};`);
  for (const label of labels) jumps.push(`break ${label};`, `break ${label};`);
  return when + w.random.pick(jumps);
};
const declaration = (w: Writer, depth: number): string => {
  const kind = w.random.pick(['num', 'str', 'any', 'arr', 'plain', 'fn'] as const);
  const value = w.expr(kind, depth);
  const keyword = w.random.pick(['let', 'const', 'var']);
  return `${keyword} ${w.bind(w.fresh('v'), kind, keyword !== 'const' && kind !== 'plain' && kind !== 'fn')} = ${value};`;
};
const destructuring = (w: Writer, depth: number): string => {
  const [a, b] = [w.fresh('v'), w.fresh('v')];
  const value = w.random.pick([`[${a}, ${b} = ${w.expr('any', 0)}] = ${w.expr('arr', depth)}`, `[, ...${a}] = ${w.expr('arr', depth)}, ${b} = 0`, `{ a: ${a}, ...${b} } = ${w.expr('plain', depth)}`,
    `{ [${w.expr('key', 0)}]: ${a} = ${w.expr('prim', 0)}, b: ${b} } = ${w.expr('obj', depth)}`, `{ a: { b: ${a} = 1 } = {}, c: [${b}] = [2] } = ${w.expr('plain', depth)}`]);
  w.bind(a, 'any', true);
  w.bind(b, 'any', true);
  return `let ${value};`;
};
const switchStatement = (w: Writer, depth: number): string => {
  const outside = w.place;
  const cases = Array.from({ length: w.random.int(1, 3) }, () => `case ${w.expr('prim', 0)}: ${w.expr('stmt', depth)} ${w.random.chance(50) ? 'break;' : ''}`);
  cases.splice(w.random.int(0, cases.length), 0, `default: ${w.expr('stmt', depth)}`);
  w.place = outside;
  return `switch (${w.expr('prim', depth)}) { ${cases.join(' ')} }`;
};
/** A function of its own: what surrounds it cannot be jumped to. */
const closure = (w: Writer, depth: number): string => {
  const outside = w.place;
  w.place = { loop: false, labels: [], returns: true };
  const text = `attempt('free.return', () => { ${block(w, depth)} });`;
  w.place = outside;
  return text;
};
const functionDeclaration = (w: Writer, depth: number): string => {
  const f = w.fresh('g');
  const outside = w.place;
  w.place = { loop: false, labels: [], returns: true };
  const body = w.scoped(() => `tick(); ${w.expr('stmt', depth)} return ${w.expr('any', depth)};`);
  w.place = outside;
  w.bind(f, 'fn');
  return `function ${f}(p = ${w.expr('prim', 0)}) { ${body} }`;
};

export const stmt: Rules = {
  leaves: [[3, "fact('free', %any);"], "fact('free.num', %num);", "fact('free.str', %str);", '(%any);', jump],
  nodes: [
    [4, "fact('free', %any);"], [2, "fact('free.bool', %bool);"], [2, 'if (%bool) { %stmt } else { %stmt }'], 'if (%any) { %stmt }', [2, forLet], whileLoop, [3, forOf], [2, forIn], [2, labelled], [3, tryStatement], [2, jump],
    [3, (w, depth) => `{ ${block(w, depth, 3)} }`], [2, switchStatement], [2, "attempt('free.inner', () => %any);"], [2, closure],
  ],
};
/** Only in lists of statements, where what follows uses the names. */
const declarations = [declaration, declaration, destructuring, functionDeclaration];
