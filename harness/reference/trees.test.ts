/** Programs given as ESTrees behave as their sources, and what is no tree of a program is refused with the path to the fault. */
import { parse as acornParse } from 'acorn';
import { generate } from 'astring';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { createWorld, GuestError, LimitExceeded, MalformedTree, type GuestValue, type ReferenceWorld } from '../../reference/index.ts';
import { parseScript, sourceOfTree } from '../../reference/syntax/index.ts';
import { generatedProgram } from './grammar.ts';
import { corpusPrograms } from './sources.ts';

const LIMITS = { meter: 300_000, memory: 2 ** 28 };
const SEED = 262;
/** The text of a function is that of the printed program. Everything else is the same, so that is all that is hidden. */
const PRELUDE = 'Function.prototype.toString = { toString() { return "a function"; } }.toString;';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A tree as other tools make and store it: by another parser, as JSON, without positions. */
function treeOf(source: string, sourceType: 'script' | 'module' = 'script'): Json {
  const keep = (key: string, value: unknown): unknown => (key === 'start' || key === 'end' || typeof value === 'bigint' ? undefined : value);
  return JSON.parse(JSON.stringify(acornParse(source, { ecmaVersion: 2020, sourceType }), keep)) as Json;
}

function endingOf(run: (world: ReferenceWorld) => GuestValue, masked = true): string {
  const world = createWorld(LIMITS);
  world.evaluate(PRELUDE);
  // Places and quotations in messages are those of the printed program.
  const text = (value: GuestValue): string => (masked ? world.inspect(value).replace(/Error: [^]*?(?=\n +at |$)/g, 'Error').replace(/\n +at .*/g, '') : world.inspect(value));
  try {
    const value = run(world);
    world.drain();
    return `value ${text(value)}; ${world.unhandledRejections.length} rejections`;
  } catch (error) {
    if (error instanceof GuestError) return `${error.phase} ${text(error.value)}`;
    if (error instanceof LimitExceeded) return `limit ${error.kind}`;
    throw error;
  }
}

/** Whether another parser takes it for a script; it accepts some of what the language refuses, and refuses a little of what it has. */
function parses(source: string): boolean {
  try {
    acornParse(source, { ecmaVersion: 2020 });
    return true;
  } catch {
    return false;
  }
}

/** What the language refuses or reads otherwise and a tree does not show: octal numbers and escapes, HTML-like comments. */
const LEXICAL = /\b0\d|\\[0-9]|<!--|-->/;

function isProgram(source: string): boolean {
  try {
    parseScript(source);
    return true;
  } catch {
    return false;
  }
}

function refusal(tree: Json): string {
  try {
    createWorld(LIMITS).evaluateTree(tree);
  } catch (error) {
    if (error instanceof MalformedTree) return `malformed at ${error.path}`;
    if (error instanceof GuestError && error.phase === 'parse') return `early error at ${String(error.treePath)}`;
  }
  return 'accepted';
}

const parsedProgram = generatedProgram.filter(parses);

/** Programs that run into limits may do so a step earlier or later: longer texts cost more. */
function sameEnding(t: ExecutionContext, source: string, run: (world: ReferenceWorld) => GuestValue): void {
  const ending = endingOf((world) => world.evaluate(source));
  const other = endingOf(run);
  if (!ending.startsWith('limit') && !other.startsWith('limit')) t.is(other, ending, source);
}

test('generated programs run as trees as they do as sources, and as their tree printed by another printer', (t) => {
  fc.assert(
    fc.property(parsedProgram, (source) => {
      const tree = treeOf(source);
      sameEnding(t, source, (world) => world.evaluateTree(tree));
      const printed = sourceOfTree(tree).source;
      t.is(endingOf((world) => world.evaluateTree(tree), false), endingOf((world) => world.evaluate(printed), false));
      sameEnding(t, generate(tree as never), (world) => world.evaluateTree(tree));
    }),
    { numRuns: 60, seed: SEED },
  );
});

test('the programs of the corpus run as trees as they do as sources', (t) => {
  const programs = corpusPrograms().filter((source) => parses(source) && !LEXICAL.test(source)).filter((_, i) => i % 12 === 0);
  t.true(programs.length > 100);
  for (const source of programs) {
    if (isProgram(source)) sameEnding(t, source, (world) => world.evaluateTree(treeOf(source)));
    else t.regex(refusal(treeOf(source)), /^(?:malformed|early)/, source);
  }
});

test('the printed source of a tree is the printed source of its own tree', (t) => {
  fc.assert(
    fc.property(parsedProgram, (text) => {
      const { source } = sourceOfTree(treeOf(text));
      t.is(sourceOfTree(treeOf(source)).source, source);
    }),
    { numRuns: 80, seed: SEED },
  );
});

interface Mutation {
  readonly at: number;
  readonly kind: 'delete' | 'replace' | 'graft' | 'swap' | 'wrap' | 'plant';
  readonly to: number;
  readonly value: Json;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom('delete', 'replace', 'graft', 'swap', 'wrap', 'plant'),
  to: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  value: fc.constantFrom<Json[]>(null, true, 0, -1, '', 'x', 'a b', 'yield', '*/', [], [null], {}, { type: 'Super' }, { type: 'YieldExpression' }, { type: 'Identifier', name: 'await' }, { type: 'constructor' }),
}) as fc.Arbitrary<Mutation>;

/** Expressions that are early errors in most places. */
const PLANTS: readonly Json[] = [
  { type: 'YieldExpression' }, { type: 'AwaitExpression', argument: { type: 'ThisExpression' } }, { type: 'Identifier', name: 'let' },
  { type: 'MetaProperty', meta: { type: 'Identifier', name: 'new' }, property: { type: 'Identifier', name: 'target' } },
  { type: 'UnaryExpression', operator: 'delete', argument: { type: 'Identifier', name: 'a' } }, { type: 'Literal', regex: { pattern: '(', flags: '' } },
]; // prettier-ignore

const isExpression = (json: Json | undefined): boolean => typeof json === 'object' && json !== null && 'type' in json && /Expression$|^Literal$/.test(String(json.type));

/** Changes one place of a tree: a field or an item, taken by its number. */
function mutate(tree: Json, { at, kind, to, value }: Mutation): void {
  const places: [holder: Record<string, Json>, key: string][] = [];
  const collect = (json: Json): void => {
    if (typeof json !== 'object' || json === null) return;
    for (const key of Object.keys(json)) {
      places.push([json as Record<string, Json>, key]);
      collect((json as Record<string, Json>)[key]!);
    }
  };
  collect(tree);
  if (kind === 'plant') {
    const expressions = places.filter(([holder, key]) => isExpression(holder[key]));
    const place = expressions[Math.floor(at * expressions.length)];
    if (place !== undefined) place[0][place[1]] = structuredClone(PLANTS[Math.floor(to * PLANTS.length)]!);
    return;
  }
  const [holder, key] = places[Math.floor(at * places.length)]!;
  const [donor, donorKey] = places[Math.floor(to * places.length)]!;
  const copy = structuredClone(donor[donorKey]!);
  if (kind === 'delete') delete holder[key];
  else if (kind === 'replace') holder[key] = value;
  else if (kind === 'graft') holder[key] = copy;
  else if (kind === 'wrap') holder[key] = [holder[key]!];
  else {
    donor[donorKey] = holder[key]!;
    holder[key] = copy;
  }
}

test('a mutated tree runs, or is refused with a path, or is a guest\'s error', (t) => {
  const counts = { ran: 0, malformed: 0, early: 0 };
  fc.assert(
    fc.property(parsedProgram, fc.array(mutation, { minLength: 1, maxLength: 3 }), (source, mutations) => {
      const tree = treeOf(source);
      for (const one of mutations) mutate(tree, one);
      try {
        createWorld(LIMITS).evaluateTree(tree);
        counts.ran += 1;
      } catch (error) {
        if (error instanceof MalformedTree) counts.malformed += 1;
        else if (error instanceof GuestError) counts[error.treePath === undefined ? 'ran' : 'early'] += 1;
        else if (!(error instanceof LimitExceeded)) throw error;
      }
    }),
    { numRuns: 300, seed: SEED },
  );
  t.true(counts.ran > 20 && counts.malformed > 80 && counts.early > 5, JSON.stringify(counts));
});

const script = (...body: unknown[]): unknown => ({ type: 'Program', body });
const says = (expression: unknown): unknown => ({ type: 'ExpressionStatement', expression });
const one = { type: 'Literal', value: 1 };
const name = (text: string): unknown => ({ type: 'Identifier', name: text });
const plus = (left: unknown, right: unknown): unknown => ({ type: 'BinaryExpression', operator: '+', left, right });

for (const [what, tree, path] of [
  ['nothing', undefined, ''],
  ['a node without a type', {}, ''],
  ['a type that there is not', script({ type: 'Statement' }), 'body[0]'],
  ['a type of a later edition', script(says({ type: 'ImportExpression', source: one })), 'body[0].expression'],
  ['an expression where a statement belongs', script(one), 'body[0]'],
  ['a missing operand', script(says(one), says(plus(undefined, one))), 'body[1].expression.left'],
  ['the first of two faults', script(says(plus(null, null))), 'body[0].expression.left'],
  ['a list that is none', { type: 'Program', body: {} }, 'body'],
  ['a hole in a list of statements', script(null), 'body[0]'],
  ['an unknown operator', script(says({ type: 'BinaryExpression', operator: '??', left: one, right: one })), 'body[0].expression.operator'],
  ['an identifier of two words', script(says(name('a b'))), 'body[0].expression.name'],
  ['an identifier that is a keyword with a meaning', script(says(name('this'))), 'body[0].expression'],
  ['a negative number', script(says({ type: 'Literal', value: -1 })), 'body[0].expression.value'],
  ['no number', script(says({ type: 'Literal', value: NaN })), 'body[0].expression.value'],
  ['a BigInt with a sign', script(says({ type: 'Literal', bigint: '-1' })), 'body[0].expression.bigint'],
  ['a pattern that ends its literal', script(says({ type: 'Literal', regex: { pattern: 'x/; evil(); /y', flags: '' } })), 'body'],
  ['a template that ends itself', script(says({ type: 'TemplateLiteral', quasis: [{ type: 'TemplateElement', value: { raw: '`; evil(); `', cooked: '' }, tail: true }], expressions: [] })), 'body'],
  ['a directive that is more', script({ type: 'ExpressionStatement', directive: 'a"; evil(); "', expression: { type: 'Literal', value: 'a' } }), 'body[0].expression.value'],
  ['a cooked text that its raw text does not have', script(says({ type: 'TemplateLiteral', quasis: [{ type: 'TemplateElement', value: { raw: 'a', cooked: 'b' }, tail: true }], expressions: [] })), 'body[0].expression.quasis[0].cooked'],
  ['an else that no if could have', script({ type: 'IfStatement', test: one, consequent: { type: 'IfStatement', test: one, consequent: { type: 'EmptyStatement' } }, alternate: { type: 'EmptyStatement' } }), 'body[0].alternate'],
  ['an accessor', script(Object.defineProperty({}, 'type', { get: () => 'EmptyStatement', enumerable: true })), 'body[0].type'],
] as const) {
  test(`${what} is refused, with its path`, (t) => {
    const error = t.throws(() => createWorld().evaluateTree(tree), { instanceOf: MalformedTree });
    t.is(error?.path, path, error?.message);
  });
}

for (const [what, tree, path] of [
  ['await outside an async function', script(says(one), says({ type: 'AwaitExpression', argument: one })), 'body[1].expression'],
  ['return outside a function', script({ type: 'ReturnStatement' }), 'body[0]'],
  ['a name declared twice', script(...['let', 'let'].map((kind) => ({ type: 'VariableDeclaration', kind, declarations: [{ type: 'VariableDeclarator', id: name('a') }] }))), 'body[1].declarations[0].id'],
  ['a pattern that does not parse', script(says(plus(one, { type: 'Literal', regex: { pattern: '(', flags: '' } }))), 'body[0].expression.right'],
  ['assigning to eval', script(says({ type: 'AssignmentExpression', operator: '=', left: name('eval'), right: one })), 'body[0].expression.left'],
] as const) {
  test(`${what} is an early error as in a source, with its path in the tree`, (t) => {
    const error = t.throws(() => createWorld().evaluateTree(tree), { instanceOf: GuestError });
    t.is(error?.phase, 'parse');
    t.is(error?.errorName, 'SyntaxError');
    t.true(error?.treePath === path || error?.treePath?.startsWith(path.replace(/\.\w+$/, '')), error?.treePath);
  });
}

test('a tree of an expression, of a module and of a program with endowments', (t) => {
  const world = createWorld({ edition: 'draft-2019' });
  t.is(world.evaluateTree(plus(one, { type: 'ObjectExpression', properties: [] })), '1[object Object]');
  t.is(world.evaluateTree(treeOf('a + 1'), { endowments: { a: 41 } }), 42);
  const module = treeOf('import { x } from "./x.js"; export default x + 1;', 'module');
  const namespace = world.evaluateTree(module, { modules: { 'x.js': 'export const x = 41;' } });
  t.is(world.get(namespace, 'default'), 42);
});

test('compartments of SES worlds take trees, and refuse direct eval in them', (t) => {
  const world = createWorld({ compartment: {} });
  const compartment = world.makeCompartment();
  t.is(compartment.evaluateTree(treeOf('this.a = 1; [typeof a, typeof Compartment].join()')), 'number,function');
  const error = t.throws(() => compartment.evaluateTree(treeOf('(f) => eval("1")')), { instanceOf: GuestError });
  t.is(error?.errorName, 'SyntaxError');
});

test('a long chain is no deep tree, and a circle is refused', (t) => {
  let chain: unknown = name('a');
  for (let i = 0; i < 1_000; i++) chain = { type: 'MemberExpression', object: chain, property: name('a'), computed: false };
  const world = createWorld();
  world.evaluate('var a = {}; a.a = a;');
  t.is(world.inspect(world.evaluateTree(chain)), world.inspect(world.evaluate('a')));
  const circle: Record<string, unknown> = { type: 'UnaryExpression', operator: '!' };
  circle.argument = circle;
  t.throws(() => world.evaluateTree(circle), { instanceOf: MalformedTree });
});
