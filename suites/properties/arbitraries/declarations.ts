/** Declarations of one name, in every form that ECMA-262 has. */
import fc from 'fast-check';

export interface Declaration {
  readonly kind: 'lexical' | 'var' | 'function';
  readonly name: string;
  readonly source: string;
}

const lexical = [
  'let NAME = 1;', 'const NAME = 1;', 'class NAME {}', 'let NAME;', 'let [NAME] = [1];', 'let { a: NAME } = { a: 1 };', 'const { NAME } = { NAME: 1 };', 'let { ...NAME } = { a: 1 };', 'let [...NAME] = [1];', 'const first_ = 1, NAME = 2;', 'let NAME = () => NAME;', 'class NAME extends Array { static m() { return NAME; } }',
  'let { a: [{ b: NAME }] } = { a: [{ b: 1 }] };', 'let { a: NAME = 1 } = {};', 'const NAME = function () { return NAME; };', 'let NAME = 1; NAME = 2;', 'let NAME = 1; { let NAME = 2; }',
] as const; // prettier-ignore
const variable = ['var NAME = 1;', 'var NAME;', 'var [NAME] = [1];', 'var { a: NAME } = { a: 1 };', 'for (var NAME of [1]) ;', 'for (var NAME = 0; NAME < 1; NAME++) ;', 'for (var NAME in { a: 1 }) ;', '{ var NAME = 1; }', 'if (true) { var NAME = 1; }', 'try { throw 1; } catch (e) { var NAME = 1; }', 'a: { var NAME = 1; break a; }', 'do { var NAME = 1; } while (false);', 'switch (1) { case 1: var NAME = 1; }'] as const;
const functions = ['function NAME() {}', 'function* NAME() {}', 'async function NAME() {}', 'async function* NAME() {}'] as const;

/** Names that no world has, and a few that every world has. */
const fresh = ['mark', '$mark', '_', 'm\u00e4rk', '\\u006dark2', 'async', 'of', 'get', 'process', 'require', 'console', 'window', 'source', 'module', 'constructor_'] as const;
const standard = ['Array', 'Object', 'parseInt', 'JSON', 'Promise', 'Symbol', 'isNaN'] as const;

const form = (kind: Declaration['kind'], sources: readonly string[], names: readonly string[]): fc.Arbitrary<Declaration> =>
  fc.record({ name: fc.constantFrom(...names), source: fc.constantFrom(...sources) }).map(({ name, source }) => ({ kind, name, source: source.replace(/NAME/g, name) }));

/** Of names that are not there otherwise. */
export const declarations: fc.Arbitrary<Declaration> = fc.oneof({ weight: 2, arbitrary: form('lexical', lexical, fresh) }, form('var', variable, fresh), form('function', functions, fresh));

/** `let`, `const` and `class`, of names that may hide a global. */
export const lexicalDeclarations: fc.Arbitrary<Declaration> = fc.oneof({ weight: 3, arbitrary: form('lexical', lexical, fresh) }, form('lexical', lexical.filter((source) => !source.includes('Array')), standard));
