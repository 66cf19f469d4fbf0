import { createHash } from 'node:crypto';
import test from 'ava';
import { features } from './features/index.ts';
import { programAt, render } from './program.ts';
import { nodesOf, parseProgram } from './tree.ts';
import type { Profile } from './writer.ts';

const PROFILES: readonly Profile[] = ['plain', 'ses'];
const programs = PROFILES.flatMap((profile) => Array.from({ length: 250 }, (_, index) => programAt(1, index, profile)));

test('every program is a strict script of ES2018 with BigInt', (t) => {
  for (const { body, profile, index } of programs) t.truthy(parseProgram(render(body)), `${profile} ${index}`);
});

test('a seed means the same programs for ever: raise GENERATOR_VERSION together with this digest', (t) => {
  const digest = createHash('sha256');
  for (const profile of PROFILES) for (let index = 0; index < 40; index += 1) digest.update(render(programAt(42, index, profile).body));
  t.is(digest.digest('hex').slice(0, 16), '0ed89abd3ab01ee1');
});

test('programs of other numbers, seeds and profiles are others', (t) => {
  const bodies = [programAt(1, 1, 'ses'), programAt(1, 2, 'ses'), programAt(2, 1, 'ses'), programAt(1, 1, 'plain')].map(({ body }) => body);
  t.is(new Set(bodies).size, 4);
});

test('every feature has its turn', (t) => {
  const seen = new Set(programs.flatMap((program) => program.features));
  t.deepEqual(features.map(({ id }) => id).filter((id) => !seen.has(id)), []);
});

/** Every node of ES2018 scripts that is not sloppy, but `debugger`. */
const NODES = [
  'ArrayExpression', 'ArrayPattern', 'ArrowFunctionExpression', 'AssignmentExpression', 'AssignmentPattern', 'AwaitExpression', 'BinaryExpression', 'BlockStatement', 'BreakStatement', 'CallExpression', 'CatchClause', 'ClassBody',
  'ClassDeclaration', 'ClassExpression', 'ConditionalExpression', 'ContinueStatement', 'DoWhileStatement', 'EmptyStatement', 'ExpressionStatement', 'ForInStatement', 'ForOfStatement', 'ForStatement', 'FunctionDeclaration', 'FunctionExpression',
  'Identifier', 'IfStatement', 'LabeledStatement', 'Literal', 'LogicalExpression', 'MemberExpression', 'MetaProperty', 'MethodDefinition', 'NewExpression', 'ObjectExpression', 'ObjectPattern', 'Program', 'Property', 'RestElement', 'ReturnStatement',
  'SequenceExpression', 'SpreadElement', 'Super', 'SwitchCase', 'SwitchStatement', 'TaggedTemplateExpression', 'TemplateElement', 'TemplateLiteral', 'ThisExpression', 'ThrowStatement', 'TryStatement', 'UnaryExpression', 'UpdateExpression',
  'VariableDeclaration', 'VariableDeclarator', 'WhileStatement', 'YieldExpression',
];

test('programs use every kind of node and every operator of the language', (t) => {
  const nodes = new Set<string>();
  const operators = new Set<string>();
  for (const { body } of programs) {
    for (const node of nodesOf(parseProgram(body)!)) {
      nodes.add(node.type);
      const { operator } = node as unknown as { operator?: string };
      if (operator !== undefined) operators.add(operator);
    }
  }
  t.deepEqual(NODES.filter((type) => !nodes.has(type)), []);
  const all = ['+', '-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^', '~', '!', '<', '<=', '>', '>=', '==', '!=', '===', '!==', '&&', '||', 'in', 'instanceof', 'typeof', 'void', 'delete', '++', '--', '=', '+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '&=', '|=', '^='];
  t.deepEqual(all.filter((operator) => !operators.has(operator)), []);
});

test('plain programs are about nothing of SES', (t) => {
  const own = new Set(features.filter(({ profile }) => profile === 'ses').map(({ id }) => id));
  t.deepEqual(programs.filter(({ profile, features: used }) => profile === 'plain' && used.some((id) => own.has(id))), []);
});
