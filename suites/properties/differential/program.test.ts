import { createHash } from 'node:crypto';
import test from 'ava';
import { everyIntrinsic, seedExpression } from '../../../spec/intrinsics/index.ts';
import { features } from './features/index.ts';
import { labelOf, leftOut } from './features/intrinsics.ts';
import { programAt, render } from './program.ts';
import { nodesOf, parseProgram } from './tree.ts';
import type { Profile } from './writer.ts';

const PROFILES: readonly Profile[] = ['plain', 'ses'];
const programs = PROFILES.flatMap((profile) => Array.from({ length: 400 }, (_, index) => programAt(1, index, profile)));

test('every program is a strict script of ES2018 with BigInt', (t) => {
  for (const { body, profile, index } of programs) t.truthy(parseProgram(render(body)), `${profile} ${index}`);
});

test('a seed means the same programs for ever: raise GENERATOR_VERSION together with this digest', (t) => {
  const digest = createHash('sha256');
  for (const profile of PROFILES) for (let index = 0; index < 40; index += 1) digest.update(render(programAt(42, index, profile).body));
  t.is(digest.digest('hex').slice(0, 16), '8ce253cc809f38da');
});

test('programs of other numbers, seeds and profiles are others', (t) => {
  const bodies = [programAt(1, 1, 'ses'), programAt(1, 2, 'ses'), programAt(2, 1, 'ses'), programAt(1, 1, 'plain')].map(({ body }) => body);
  t.is(new Set(bodies).size, 4);
});

test('every feature has its turn', (t) => {
  const seen = new Set(programs.flatMap((program) => program.features));
  t.deepEqual(features.map(({ id }) => id).filter((id) => !seen.has(id)), []);
});

/** Every node of ES2018 scripts that is not sloppy, but `debugger`, which only a host sees; those of modules are `modules.test.ts`'s. */
const NODES = [
  'ArrayExpression', 'ArrayPattern', 'ArrowFunctionExpression', 'AssignmentExpression', 'AssignmentPattern', 'AwaitExpression', 'BinaryExpression', 'BlockStatement', 'BreakStatement', 'CallExpression', 'CatchClause', 'ClassBody',
  'ClassDeclaration', 'ClassExpression', 'ConditionalExpression', 'ContinueStatement', 'DoWhileStatement', 'EmptyStatement', 'ExpressionStatement', 'ForInStatement', 'ForOfStatement', 'ForStatement', 'FunctionDeclaration', 'FunctionExpression',
  'Identifier', 'IfStatement', 'LabeledStatement', 'Literal', 'LogicalExpression', 'MemberExpression', 'MetaProperty', 'MethodDefinition', 'NewExpression', 'ObjectExpression', 'ObjectPattern', 'Program', 'Property', 'RestElement', 'ReturnStatement',
  'SequenceExpression', 'SpreadElement', 'Super', 'SwitchCase', 'SwitchStatement', 'TaggedTemplateExpression', 'TemplateElement', 'TemplateLiteral', 'ThisExpression', 'ThrowStatement', 'TryStatement', 'UnaryExpression', 'UpdateExpression',
  'VariableDeclaration', 'VariableDeclarator', 'WhileStatement', 'YieldExpression',
];

test('programs use every kind of node and every operator of the language', (t) => {
  const nodes = new Map<string, number>();
  const operators = new Set<string>();
  for (const { body } of programs) {
    for (const type of new Set([...nodesOf(parseProgram(body)!)].map((node) => node.type))) nodes.set(type, (nodes.get(type) ?? 0) + 1);
    for (const node of nodesOf(parseProgram(body)!)) {
      const { operator } = node as unknown as { operator?: string };
      if (operator !== undefined) operators.add(operator);
    }
  }
  // In one program of a hundred at least: no kind of node is there by an accident of one seed.
  t.deepEqual(NODES.filter((type) => (nodes.get(type) ?? 0) < programs.length / 100), []);
  const all = ['+', '-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^', '~', '!', '<', '<=', '>', '>=', '==', '!=', '===', '!==', '&&', '||', 'in', 'instanceof', 'typeof', 'void', 'delete', '++', '--', '=', '+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '&=', '|=', '^='];
  t.deepEqual(all.filter((operator) => !operators.has(operator)), []);
});

test('plain programs are about nothing of SES', (t) => {
  const own = new Set(features.filter(({ profile }) => profile === 'ses').map(({ id }) => id));
  t.deepEqual(programs.filter(({ profile, features: used }) => profile === 'plain' && used.some((id) => own.has(id))), []);
});

for (const profile of PROFILES) {
  test(`${profile} programs call every intrinsic that the draft requires, but those that are left out for a reason`, (t) => {
    const calls = new Set<string>();
    for (let index = 0; index < 2500; index += 1) for (const [, label] of programAt(262, index, profile).body.matchAll(/attempt\('(intrinsics\.[^']+)'/g)) calls.add(label);
    const rows = [...everyIntrinsic()].filter(({ id, origin, status }) => seedExpression(id) !== undefined && origin === 'ecma-262' && status['draft-2019'] === 'required');
    t.true(rows.length > 400);
    t.deepEqual(rows.filter(({ id }) => leftOut(id, profile) === undefined && !calls.has(labelOf(id))).map(({ id }) => id), []);
    t.deepEqual(rows.filter(({ id }) => leftOut(id, profile) !== undefined && calls.has(labelOf(id))).map(({ id }) => id), []);
    t.true(rows.filter(({ id }) => leftOut(id, profile) !== undefined).length < rows.length / 6, 'few are left out');
  });
}
