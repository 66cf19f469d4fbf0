/**
 * What programs use to say what they observe: strict ES2018, defined in each program that uses them, so that a program stands alone. Facts
 * are lines of ASCII. Errors are told by their class names, never by their messages; numbers and strings exactly.
 */

const texts: { readonly [name: string]: string } = {
  note: 'let notes = 0;\nconst note = (line) => { if (notes < 250) { notes += 1; log(line); } };',
  quote: `const quote = (text) => {
  if (text.includes('native code')) return '<native>';
  let out = '';
  for (let i = 0; i < text.length && i < 80; i += 1) {
    const code = text.charCodeAt(i);
    out += code < 32 || code > 126 || code === 34 || code === 92 ? '{' + code.toString(16) + '}' : text[i];
  }
  return '"' + out + '"' + (text.length > 80 ? text.length : '');
};`,
  thrown: `const thrown = (error) => {
  try {
    for (const E of [TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError, Error]) if (error instanceof E) return E.name;
    return show(error);
  } catch (again) { return 'unshowable'; }
};`,
  show: `const show = (value, depth = 2) => {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return value === 0 && 1 / value < 0 ? '-0' : '' + value;
  if (typeof value === 'bigint') return value.toString() + 'n';
  if (typeof value === 'symbol') return value.toString();
  if (typeof value === 'function') return 'function ' + (typeof value.name === 'string' ? quote(value.name) : typeof value.name);
  if (value === null || typeof value !== 'object') return '' + value;
  if (value instanceof Error) return thrown(value);
  if (depth === 0) return Array.isArray(value) ? '[..]' : '{..}';
  const parts = [];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && i < 12; i += 1) parts[i] = i in value ? show(value[i], depth - 1) : '';
    return '[' + parts.join() + (value.length > 12 ? '..' + value.length : '') + ']';
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (value instanceof Map || value instanceof Set) value.forEach((v, k) => { parts[parts.length] = show(k, depth - 1) + '>' + show(v, depth - 1); });
  for (const key of Reflect.ownKeys(value).slice(0, 12)) {
    const found = Reflect.getOwnPropertyDescriptor(value, key);
    const text = found === undefined ? 'gone' : 'value' in found ? show(found.value, depth - 1) : 'accessor';
    parts[parts.length] = (typeof key === 'symbol' ? key.toString() : key) + ':' + text;
  }
  return (tag === 'Object' ? '' : tag) + '{' + parts.join() + '}';
};`,
  fact: `const fact = (label, value) => {
  let text;
  try { text = show(value); } catch (error) { text = 'unshowable ' + thrown(error); }
  note(label + ': ' + text);
  return value;
};`,
  attempt: `const attempt = (label, action) => {
  let value;
  try { value = action(); } catch (error) { note(label + ' throws ' + thrown(error)); return undefined; }
  return fact(label, value);
};`,
  flags: `const flags = (object) => Reflect.ownKeys(object).filter((key) => key !== 'stack').map((key) => {
  const found = Reflect.getOwnPropertyDescriptor(object, key);
  const text = ('value' in found ? (found.writable ? 'w' : '') : (found.get ? 'g' : '') + (found.set ? 's' : '')) + (found.enumerable ? 'e' : '') + (found.configurable ? 'c' : '');
  return (typeof key === 'symbol' ? key.toString() : key) + '=' + text;
}).join() + (Object.isExtensible(object) ? '' : ' closed');`,
  tick: "let fuel = 400;\nconst tick = () => { fuel -= 1; if (fuel < 0) throw new RangeError('out of fuel'); };",
  sym: "const sym = Symbol('sym');",
  spy: `const spy = (label, value) => { note('spy ' + label); return value; };`,
  spied: `const spied = (label, primitive) => ({
  valueOf() { note(label + ' valueOf'); return primitive; },
  toString() { note(label + ' toString'); return 'text of ' + label; },
});`,
  traced: `const traced = (label, target, names) => {
  const handler = {};
  for (const name of names) handler[name] = (...args) => {
    note(label + ' ' + name + (typeof args[1] === 'string' || typeof args[1] === 'symbol' ? ' ' + String(args[1]) : ''));
    return Reflect[name](...args);
  };
  return new Proxy(target, handler);
};`,
  source: `const source = (label, values, extra = {}) => ({
  [Symbol.iterator]() {
    note(label + ' opened');
    let at = 0;
    return {
      next(...args) {
        note(label + ' next' + (args.length === 0 ? '' : ' ' + show(args[0])));
        if (at === extra.throwAt) throw new RangeError('source');
        at += 1;
        return at <= values.length ? { value: values[at - 1], done: false } : { value: 'end', done: true };
      },
      return(...args) { note(label + ' return ' + args.length); if (extra.badReturn) throw new EvalError('return'); return extra.noObject ? 1 : {}; },
    };
  },
});`,
};

const order = ['note', 'quote', 'thrown', 'show', 'fact', 'attempt', 'flags', 'tick', 'sym', 'spy', 'spied', 'traced', 'source'];
const needs: { readonly [name: string]: readonly string[] } = {
  thrown: ['show'], show: ['quote', 'thrown'], fact: ['note', 'show', 'thrown'], attempt: ['fact', 'note', 'thrown'], spy: ['note'], spied: ['note'], traced: ['note'],
  source: ['note', 'show'],
};

/** Definitions of the helpers that a text mentions, and of those that they need. */
export function helpersFor(body: string): string {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    needs[name]?.forEach(want);
  };
  for (const name of order) if (new RegExp(`\\b${name}\\b`).test(body)) want(name);
  return order.filter((name) => wanted.has(name)).map((name) => texts[name]).join('\n');
}
