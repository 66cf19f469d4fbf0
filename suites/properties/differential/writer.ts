/** Writes program text from patterns: `%num` stands for an expression of that kind, `%{a ~ b}` for one of the alternatives. */
import type { Random } from './random.ts';

export type Kind = 'num' | 'int' | 'str' | 'bool' | 'big' | 'sym' | 'arr' | 'plain' | 'obj' | 'fn' | 'prim' | 'any' | 'key' | 'name' | 'wkey' | 'wname' | 'typed' | 'stmt';
export type Profile = 'plain' | 'ses';

/** A pattern, or a function for what needs names of its own. */
export type Production = string | ((w: Writer, depth: number) => string);
export type Weighted = Production | readonly [weight: number, production: Production];

export interface Rules {
  /** Without nested expressions. */
  readonly leaves: readonly Weighted[];
  readonly nodes: readonly Weighted[];
}
export type Grammar = { readonly [kind in Kind]: Rules };

interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly mutable: boolean;
}

/** Which kinds of variables may stand for a kind. */
const FITS: { readonly [kind: string]: readonly Kind[] } = {
  num: ['num'], int: [], str: ['str'], bool: ['bool'], big: ['big'], sym: ['sym'], arr: ['arr'], plain: ['plain'], obj: ['obj', 'plain', 'arr'], fn: ['fn'],
  prim: ['num', 'str', 'bool', 'big', 'sym'], any: ['num', 'str', 'bool', 'big', 'sym', 'arr', 'plain', 'obj', 'fn', 'any'],
};

const PLACEHOLDER = /%(?:\{|([a-z]+))/;

/** What stands between `%{` and its brace, split at ` ~ ` outside inner braces. */
function alternativesAt(pattern: string, start: number): { texts: string[]; end: number } {
  const texts = [''];
  let depth = 1;
  let at = start;
  for (; ; at += 1) {
    const unit = pattern[at];
    if (unit === undefined) throw new Error(`no end of alternatives: ${pattern}`);
    if (unit === '{') depth += 1;
    if (unit === '}') depth -= 1;
    if (depth === 0) return { texts, end: at + 1 };
    if (depth === 1 && pattern.startsWith(' ~ ', at)) {
      texts.push('');
      at += 2;
    } else texts[texts.length - 1] += unit;
  }
}

export class Writer {
  readonly random: Random;
  readonly profile: Profile;
  readonly #grammar: Grammar;
  #variables: Variable[] = [];
  #names = 0;
  readonly #once = new Set<string>();
  /** What a statement may do where it stands. */
  place: { readonly loop: boolean; readonly labels: readonly string[]; readonly returns: boolean } = { loop: false, labels: [], returns: true };

  constructor(random: Random, profile: Profile, grammar: Grammar) {
    this.random = random;
    this.profile = profile;
    this.#grammar = grammar;
  }

  /** A name that nothing else in the program has. */
  fresh(stem: string): string {
    this.#names += 1;
    return `${stem}${this.#names}`;
  }

  /** Whether this was already asked for by that name: for what a program defines once. */
  once(name: string): boolean {
    const known = this.#once.has(name);
    this.#once.add(name);
    return known;
  }

  /** Lets what follows use a variable. */
  bind(name: string, kind: Kind, mutable = false): string {
    this.#variables.push({ name, kind, mutable });
    return name;
  }

  /** Variables bound inside are forgotten afterwards. */
  scoped<T>(write: () => T): T {
    const before = this.#variables;
    this.#variables = [...before];
    try {
      return write();
    } finally {
      this.#variables = before;
    }
  }

  variable(kind: Kind, mutable = false): string | undefined {
    const fitting = this.#variables.filter((one) => FITS[kind]?.includes(one.kind) === true && (!mutable || one.mutable));
    return fitting.length === 0 ? undefined : this.random.pick(fitting).name;
  }

  expr(kind: Kind, depth = 2): string {
    if (this.random.chance(depth <= 0 ? 45 : 25)) {
      const found = this.variable(kind);
      if (found !== undefined) return found;
    }
    const rules = this.#grammar[kind];
    const list = depth <= 0 || rules.nodes.length === 0 || this.random.chance(25) ? rules.leaves : rules.nodes;
    return this.write(this.choose(list), depth - 1);
  }

  choose(list: readonly Weighted[]): Production {
    const weightOf = (one: Weighted): number => (typeof one === 'string' || typeof one === 'function' ? 1 : one[0]);
    let left = this.random.int(1, list.reduce((sum, one) => sum + weightOf(one), 0));
    for (const one of list) {
      left -= weightOf(one);
      if (left <= 0) return typeof one === 'string' || typeof one === 'function' ? one : one[1];
    }
    throw new Error('no production');
  }

  write(production: Production, depth: number): string {
    return typeof production === 'string' ? this.fill(production, depth) : production(this, depth);
  }

  /** The pattern with everything in it that stands for something written out. */
  fill(pattern: string, depth = 2): string {
    let out = '';
    let at = 0;
    for (;;) {
      const found = PLACEHOLDER.exec(pattern.slice(at));
      if (found === null) return out + pattern.slice(at);
      out += pattern.slice(at, at + found.index);
      at += found.index + found[0].length;
      if (found[1] !== undefined) out += this.expr(found[1] as Kind, depth);
      else {
        const alternatives = alternativesAt(pattern, at);
        at = alternatives.end;
        out += this.fill(this.random.pick(alternatives.texts), depth);
      }
    }
  }

  /** Several of the patterns, each filled. */
  lines(patterns: readonly string[], from: number, to: number, depth = 2): string {
    return this.random.some(patterns, from, to).map((pattern) => this.fill(pattern, depth)).join('\n');
  }

  /** A constant of the program, which what follows can use; undefined where making it throws. */
  declare(kind: Kind, label: string, expression: string): string {
    const name = this.fresh(kind[0]);
    this.bind(name, kind);
    return `const ${name} = attempt('${label}', () => ${expression});`;
  }
}
