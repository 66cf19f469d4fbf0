/**
 * The nodes of ESTree for ES2018 with BigInt (https://github.com/estree/estree): what may stand where, and with which fields.
 * What only the grammar can tell (`await` outside async functions, names declared twice) is left to the parser.
 */
export type FieldShape =
  | { readonly kind: 'node'; readonly of: Category }
  | { readonly kind: 'optional'; readonly of: Category }
  | { readonly kind: 'list'; readonly of: Category; readonly holes?: true; readonly atLeast?: number }
  /** Absent means false. */
  | { readonly kind: 'flag' }
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly absent?: string }
  | { readonly kind: 'name' }
  /** Text between quotes, absent where the statement is no directive. */
  | { readonly kind: 'directive' }
  /** `{ raw, cooked }` of a template's element. */
  | { readonly kind: 'template' };

/** Fields in the order in which they are read. */
export type Shape = { readonly [field: string]: FieldShape };

export type Category =
  | 'program' | 'script-item' | 'module-item' | 'statement' | 'expression' | 'argument' | 'callee' | 'object' | 'member' | 'key' | 'plain-key'
  | 'binding' | 'parameter' | 'target' | 'element' | 'pattern-member' | 'identifier' | 'label' | 'body' | 'block' | 'method' | 'class-body' | 'class-member'
  | 'arrow-body' | 'case' | 'catch' | 'declarator' | 'for-init' | 'for-left' | 'quasi' | 'template' | 'import-specifier' | 'export-specifier' | 'module-name'
  | 'declaration' | 'default'; // prettier-ignore

const node = (of: Category): FieldShape => ({ kind: 'node', of });
const optional = (of: Category): FieldShape => ({ kind: 'optional', of });
const list = (of: Category, atLeast = 0): FieldShape => ({ kind: 'list', of, atLeast });
const sparse = (of: Category): FieldShape => ({ kind: 'list', of, holes: true });
const word = (...words: string[]): FieldShape => ({ kind: 'word', words });
const flag: FieldShape = { kind: 'flag' };

const functionParts: Shape = { generator: flag, async: flag, params: list('parameter'), body: node('body') };
const classParts: Shape = { superClass: optional('expression'), body: node('class-body') };
const loop: Shape = { body: node('statement') };

/** Literals have a reader of their own. */
const Literal: Shape = {};
const Identifier: Shape = { name: { kind: 'name' } };
const MemberExpression: Shape = { computed: flag, object: node('object'), property: node('key') };

const expressions: { readonly [type: string]: Shape } = {
  Identifier,
  Literal,
  ThisExpression: {},
  ArrayExpression: { elements: sparse('argument') },
  ObjectExpression: { properties: list('member') },
  FunctionExpression: { id: optional('identifier'), ...functionParts },
  ArrowFunctionExpression: { async: flag, params: list('parameter'), body: node('arrow-body') },
  ClassExpression: { id: optional('identifier'), ...classParts },
  TemplateLiteral: { quasis: list('quasi', 1), expressions: list('expression') },
  TaggedTemplateExpression: { tag: node('expression'), quasi: node('template') },
  MemberExpression,
  CallExpression: { callee: node('callee'), arguments: list('argument') },
  NewExpression: { callee: node('expression'), arguments: list('argument') },
  ConditionalExpression: { test: node('expression'), consequent: node('expression'), alternate: node('expression') },
  BinaryExpression: {
    operator: word('==', '!=', '===', '!==', '<', '<=', '>', '>=', '<<', '>>', '>>>', '+', '-', '*', '/', '%', '**', '|', '^', '&', 'in', 'instanceof'),
    left: node('expression'),
    right: node('expression'),
  },
  LogicalExpression: { operator: word('||', '&&'), left: node('expression'), right: node('expression') },
  UnaryExpression: { operator: word('-', '+', '!', '~', 'typeof', 'void', 'delete'), argument: node('expression') },
  UpdateExpression: { operator: word('++', '--'), prefix: flag, argument: node('expression') },
  AssignmentExpression: {
    operator: word('=', '+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '|=', '^=', '&='),
    left: node('target'),
    right: node('expression'),
  },
  SequenceExpression: { expressions: list('expression', 2) },
  YieldExpression: { delegate: flag, argument: optional('expression') },
  AwaitExpression: { argument: node('expression') },
  MetaProperty: { meta: node('identifier'), property: node('identifier') },
};

const VariableDeclaration: Shape = { kind: word('var', 'let', 'const'), declarations: list('declarator', 1) };
const FunctionDeclaration: Shape = { id: node('identifier'), ...functionParts };
const ClassDeclaration: Shape = { id: node('identifier'), ...classParts };
const BlockStatement: Shape = { body: list('statement') };

const statements: { readonly [type: string]: Shape } = {
  ExpressionStatement: { directive: { kind: 'directive' }, expression: node('expression') },
  BlockStatement,
  EmptyStatement: {},
  DebuggerStatement: {},
  WithStatement: { object: node('expression'), body: node('statement') },
  ReturnStatement: { argument: optional('expression') },
  LabeledStatement: { label: node('label'), body: node('statement') },
  BreakStatement: { label: optional('label') },
  ContinueStatement: { label: optional('label') },
  IfStatement: { test: node('expression'), consequent: node('statement'), alternate: optional('statement') },
  SwitchStatement: { discriminant: node('expression'), cases: list('case') },
  ThrowStatement: { argument: node('expression') },
  TryStatement: { block: node('block'), handler: optional('catch'), finalizer: optional('block') },
  WhileStatement: { test: node('expression'), ...loop },
  DoWhileStatement: { ...loop, test: node('expression') },
  ForStatement: { init: optional('for-init'), test: optional('expression'), update: optional('expression'), ...loop },
  ForInStatement: { left: node('for-left'), right: node('expression'), ...loop },
  ForOfStatement: { await: flag, left: node('for-left'), right: node('expression'), ...loop },
  VariableDeclaration,
  FunctionDeclaration,
  ClassDeclaration,
};

const bindings = { Identifier, ObjectPattern: { properties: list('pattern-member') }, ArrayPattern: { elements: sparse('element') } } as const;
const RestElement: Shape = { argument: node('target') };
const AssignmentPattern: Shape = { left: node('target'), right: node('expression') };
const targets = { ...bindings, MemberExpression } as const;
const property = (value: Category): Shape => ({
  kind: word('init', 'get', 'set'), computed: flag, method: flag, shorthand: flag, key: node('key'), value: node(value),
}); // prettier-ignore

const imports = { ImportDeclaration: { specifiers: list('import-specifier'), source: node('module-name') } };
const exports = {
  ExportNamedDeclaration: { declaration: optional('declaration'), specifiers: list('export-specifier'), source: optional('module-name') },
  ExportDefaultDeclaration: { declaration: node('default') },
  ExportAllDeclaration: { source: node('module-name') },
};

/** Which types may stand in a place, with their fields there. */
export const categories: { readonly [category in Category]: { readonly [type: string]: Shape } } = {
  program: { Program: { sourceType: { kind: 'word', words: ['script', 'module'], absent: 'script' }, body: list('script-item') } },
  'script-item': statements,
  'module-item': { ...statements, ...imports, ...exports },
  statement: statements,
  expression: expressions,
  argument: { ...expressions, SpreadElement: { argument: node('expression') } },
  callee: { ...expressions, Super: {} },
  object: { ...expressions, Super: {} },
  member: { Property: property('expression'), SpreadElement: { argument: node('expression') } },
  key: expressions,
  'plain-key': { Identifier, Literal },
  binding: bindings,
  parameter: { ...bindings, AssignmentPattern, RestElement },
  target: targets,
  element: { ...targets, AssignmentPattern, RestElement },
  'pattern-member': { Property: property('element'), RestElement },
  identifier: { Identifier },
  label: { Identifier },
  body: { BlockStatement },
  block: { BlockStatement },
  method: { FunctionExpression: expressions.FunctionExpression! },
  'class-body': { ClassBody: { body: list('class-member') } },
  'class-member': { MethodDefinition: { kind: word('constructor', 'method', 'get', 'set'), computed: flag, static: flag, key: node('key'), value: node('method') } },
  'arrow-body': { ...expressions, BlockStatement },
  case: { SwitchCase: { test: optional('expression'), consequent: list('statement') } },
  catch: { CatchClause: { param: node('binding'), body: node('block') } },
  declarator: { VariableDeclarator: { id: node('binding'), init: optional('expression') } },
  'for-init': { ...expressions, VariableDeclaration },
  'for-left': { ...targets, VariableDeclaration },
  quasi: { TemplateElement: { tail: flag, value: { kind: 'template' } } },
  template: { TemplateLiteral: expressions.TemplateLiteral! },
  'import-specifier': {
    ImportSpecifier: { imported: node('identifier'), local: node('identifier') },
    ImportDefaultSpecifier: { local: node('identifier') },
    ImportNamespaceSpecifier: { local: node('identifier') },
  },
  'export-specifier': { ExportSpecifier: { local: node('identifier'), exported: node('identifier') } },
  'module-name': { Literal },
  declaration: { VariableDeclaration, FunctionDeclaration, ClassDeclaration },
  default: {
    ...expressions,
    FunctionDeclaration: { ...FunctionDeclaration, id: optional('identifier') },
    ClassDeclaration: { ...ClassDeclaration, id: optional('identifier') },
  },
};

/** Types of later editions, for a reason that says more than "unknown". */
export const laterTypes: ReadonlySet<string> = new Set([
  'ChainExpression', 'ImportExpression', 'PropertyDefinition', 'PrivateIdentifier', 'StaticBlock', 'AccessorProperty', 'ImportAttribute',
]); // prettier-ignore
