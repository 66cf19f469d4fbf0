/**
 * Static analysis of a whole source text, before any of it is compiled: which scope declares what, which bindings
 * closures capture, and which nodes suspend a generator or async function. Function bodies are compiled later, one by one.
 */
import { stackLeft } from '../../runtime/agent.ts';
import { throwRangeError } from '../../runtime/errors.ts';
import type { Tree } from '../../syntax/index.ts';
import { BoundNames, declarationOf, functionDeclarations, lexicalDeclarations, varDeclarations } from './bound-names.ts';
import { childFields } from './children.ts';
import { nestingCost, SLOPPY_CALL, SUSPENDING } from './nesting.ts';
import { hasUseStrict } from './directives.ts';
import { Scope, Unit } from './scope.ts';
import { EVAL_VARS } from '../sloppy/eval-vars.ts';

type FunctionNode = Tree.FunctionDeclaration | Tree.FunctionExpression | Tree.ArrowFunctionExpression | Tree.AnonymousFunctionDeclaration;
type ClassNode = Tree.ClassDeclaration | Tree.ClassExpression;

export class Analysis {
  /** By the node whose evaluation makes the scope. */
  readonly scopes = new Map<Tree.Node, Scope>();
  /** By the function: its body's scope, where that is not the one of its parameters. */
  readonly bodies = new Map<Tree.Node, Scope>();
  /** By the for-in or for-of statement: the scope in which the expression of its head is evaluated. */
  readonly heads = new Map<Tree.Node, Scope>();
  /** Nodes that contain `yield`, `await` or `for await` of their own function. */
  readonly suspending = new Set<Tree.Node>();
  hasTaggedTemplate = false;
  private scope: Scope;
  /** Greatest heights (see `nesting.ts`) among the nodes visited so far that have the same parent. */
  private runHeight = 0;
  private compileHeight = 0;
  /** Stack that the path from the root to the node takes, and the most it may take. */
  private path = 0;
  private greatestPath = 0;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** Analyses code whose scope the caller made and filled, and lays that scope out. Throws a guest RangeError where it nests too deep. */
  run(nodes: readonly Tree.Node[]): void {
    this.visitAll(nodes);
    this.scope.layOut();
    this.noteHeights(this.scope.unit);
  }

  private notePath(): void {
    this.greatestPath = this.path;
    this.requireStack();
  }

  /** Throws a guest RangeError where the source nests deeper than can be compiled at the depth of now. */
  requireStack(): void {
    if (this.greatestPath > stackLeft()) throwRangeError('the source nests too deep');
  }

  private noteHeights(unit: Unit, isSloppy = false): void {
    unit.runHeight = this.runHeight + (isSloppy ? SLOPPY_CALL : 0);
    unit.compileHeight = this.compileHeight;
  }

  private visitAll(nodes: readonly (Tree.Node | null | undefined)[]): boolean {
    let suspends = false;
    for (const node of nodes) if (this.visit(node)) suspends = true;
    return suspends;
  }

  /** Whether `node` suspends. */
  private visit(node: Tree.Node | null | undefined): boolean {
    if (node === null || node === undefined) return false;
    const { runHeight, compileHeight } = this;
    const { run, compile } = nestingCost(node.type);
    this.runHeight = this.compileHeight = 0;
    this.path += compile;
    if (this.path > this.greatestPath) this.notePath();
    const suspends = this.dispatch(node as Tree.AnyNode);
    this.path -= compile;
    this.runHeight = Math.max(runHeight, this.runHeight + (suspends ? run * SUSPENDING : run));
    this.compileHeight = Math.max(compileHeight, this.compileHeight + compile);
    if (suspends) this.suspending.add(node);
    return suspends;
  }

  private dispatch(node: Tree.AnyNode): boolean {
    switch (node.type) {
      case 'Identifier':
        this.reference(node.name, node.start);
        return false;
      case 'Super':
        this.scope.unit.receiver.usesHome = true;
        this.scope.unit.useReceiver();
        return false;
      case 'ThisExpression':
      case 'MetaProperty':
        this.scope.unit.useReceiver();
        return false;
      case 'MemberExpression':
        return this.visitAll(node.computed ? [node.object, node.property] : [node.object]);
      case 'Property':
        return this.visitProperty(node as Tree.Property);
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'eval') this.directEval();
        return this.visitFields(node);
      case 'TaggedTemplateExpression':
        this.hasTaggedTemplate = true;
        return this.visitFields(node);
      case 'ReturnStatement':
        // In an async generator, return awaits its operand.
        return this.visit(node.argument) || (this.scope.unit.isAsyncGenerator && !!node.argument);
      case 'YieldExpression':
      case 'AwaitExpression':
        this.visit(node.argument);
        return true;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.visitFunction(node as FunctionNode, false, false);
        return false;
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.visitClass(node as ClassNode);
      case 'BlockStatement':
        return this.visitBlock(node, node.body);
      case 'SwitchStatement':
        return this.visitSwitch(node);
      case 'TryStatement':
        return this.visitTry(node);
      case 'ForStatement':
        return this.visitFor(node);
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.visitForInOf(node);
      case 'ExportNamedDeclaration':
        return this.visit(node.declaration);
      default:
        return this.visitFields(node);
    }
  }

  private visitFields(node: Tree.Node): boolean {
    let suspends = false;
    for (const field of childFields[node.type] ?? []) {
      const child = (node as unknown as Record<string, Tree.Node | Tree.Node[] | null>)[field];
      if (Array.isArray(child) ? this.visitAll(child) : this.visit(child)) suspends = true;
    }
    return suspends;
  }

  private visitProperty(node: Tree.Property): boolean {
    const suspends = node.computed && this.visit(node.key);
    if (!node.method && node.kind === 'init') return this.visit(node.value) || suspends;
    this.visitFunction(node.value as Tree.FunctionExpression, true, false);
    return suspends;
  }

  private reference(name: string, position: number): void {
    const from = this.scope;
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
      if (name === 'arguments' && scope.declaresArguments) scope.declare('arguments', 'arguments', 0);
      const binding = scope.bindings.get(name);
      if (binding === undefined) continue;
      if (scope.unit !== from.unit) binding.captured = true;
      else if (binding.hasDeadZone && (scope.unordered || position < binding.initialisedAt)) binding.mayBeDead = true;
      return;
    }
  }

  /** Eval code sees every binding around it by its name. */
  private directEval(): void {
    this.scope.unit.useReceiver();
    this.scope.unit.receiver.usesHome = true;
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      scope.isDynamic = true;
      scope.unit.hasDirectEval = true;
      if (scope.declaresArguments) scope.declare('arguments', 'arguments', 0);
    }
    if (!this.scope.isSloppy) return;
    const target = this.scope.variableScope;
    if (target?.isVariableScope === true) target.evalVars = target.declare(EVAL_VARS, 'var', 0);
  }

  /** Runs `inside` in a new scope, which is kept under `node`. A node can make several scopes, and one that stands alone in it more: hence the maps. */
  private within(node: Tree.Node, scope: Scope, inside: () => boolean, kept: Map<Tree.Node, Scope> = this.scopes): boolean {
    const outer = this.scope;
    this.scope = scope;
    const suspends = inside();
    this.scope = outer;
    scope.layOut();
    kept.set(node, scope);
    return suspends;
  }

  private visitBlock(node: Tree.Node, list: readonly Tree.Node[]): boolean {
    if (!list.some(isLexicallyScoped)) return this.visitAll(list);
    const scope = new Scope(this.scope, this.scope.unit);
    declareBlock(scope, list);
    return this.within(node, scope, () => this.visitAll(list));
  }

  private visitSwitch(node: Tree.SwitchStatement): boolean {
    const head = this.visit(node.discriminant);
    const scope = new Scope(this.scope, this.scope.unit, true);
    for (const clause of node.cases) declareBlock(scope, clause.consequent);
    return this.within(node, scope, () => this.visitAll(node.cases)) || head;
  }

  private visitTry(node: Tree.TryStatement): boolean {
    let suspends = this.visit(node.block);
    const handler = node.handler;
    if (handler) {
      const scope = new Scope(this.scope, this.scope.unit);
      if (handler.param) for (const name of BoundNames(handler.param)) scope.declare(name, 'let', handler.param.end);
      const inside = () => {
        const pattern = this.visit(handler.param);
        return this.visit(handler.body) || pattern;
      };
      if (this.within(handler, scope, inside)) suspends = true;
    }
    return this.visit(node.finalizer) || suspends;
  }

  private visitFor(node: Tree.ForStatement): boolean {
    const parts = [node.init, node.test, node.update, node.body];
    if (node.init?.type !== 'VariableDeclaration' || node.init.kind === 'var') return this.visitAll(parts);
    const scope = new Scope(this.scope, this.scope.unit);
    for (const { name, kind, initialisedAt } of lexicalDeclarations([node.init])) scope.declare(name, kind, initialisedAt);
    return this.within(node, scope, () => this.visitAll(parts));
  }

  private visitForInOf(node: Tree.ForInStatement | Tree.ForOfStatement): boolean {
    const isAwait = node.type === 'ForOfStatement' && node.await;
    const { left } = node;
    if (left.type !== 'VariableDeclaration' || left.kind === 'var') return this.visitAll([node.right, left, node.body]) || isAwait;
    const names = [...BoundNames(left.declarations[0]!.id)];
    const head = new Scope(this.scope, this.scope.unit, true);
    for (const name of names) head.declare(name, 'let', node.end);
    const suspendsInHead = this.within(node, head, () => this.visit(node.right), this.heads);
    const scope = new Scope(this.scope, this.scope.unit);
    for (const name of names) scope.declare(name, left.kind as 'let' | 'const', left.end);
    return this.within(node, scope, () => this.visitAll([left.declarations[0]!.id, node.body])) || suspendsInHead || isAwait;
  }

  private visitClass(node: ClassNode): boolean {
    const scope = new Scope(this.scope, this.scope.unit);
    scope.isSloppy = false;
    if (node.id) {
      if (node.type === 'ClassDeclaration') this.reference(node.id.name, node.end);
      scope.declare(node.id.name, 'const', node.end);
    }
    return this.within(node, scope, () => {
      let suspends = this.visit(node.superClass);
      for (const element of node.body.body as Tree.MethodDefinition[]) {
        if (element.computed && this.visit(element.key)) {
          suspends = true;
          this.suspending.add(element);
        }
        this.visitFunction(element.value, true, element.kind === 'constructor' && !!node.superClass);
      }
      return suspends;
    });
  }

  private visitFunction(node: FunctionNode, isMethod: boolean, isDerived: boolean): void {
    const isArrow = node.type === 'ArrowFunctionExpression';
    const unit = new Unit(isArrow ? 'arrow' : 'function', this.scope.unit);
    unit.isDerivedConstructor = isDerived;
    unit.isMethod = isMethod;
    unit.isAsyncGenerator = node.async && node.generator;
    const isSimple = !hasParameterExpressions(node.params);
    const scope = new Scope(this.scope, unit);
    scope.declaresArguments = !isArrow;
    const isBlock = node.body.type === 'BlockStatement';
    const body = isBlock ? (node.body as Tree.BlockStatement).body : [node.body];
    if (scope.isSloppy) scope.isSloppy = !hasUseStrict(body);
    for (const param of node.params) {
      for (const name of BoundNames(param)) scope.declare(name, isSimple ? 'parameter' : 'checked-parameter', param.end);
    }
    const { runHeight, compileHeight } = this;
    this.runHeight = this.compileHeight = 0;
    this.within(node, scope, () => {
      this.visitAll(node.params);
      const inner = isSimple ? scope : new Scope(scope, unit);
      inner.isVariableScope = true;
      if (isBlock) declareBody(inner, body);
      if (scope.isSloppy) declareVarArguments(scope, inner);
      if (node.type === 'FunctionExpression' && node.id && !scope.bindings.has(node.id.name)) {
        scope.declare(node.id.name, 'function-name', 0);
      }
      const suspends = isSimple ? this.visitAll(body) : this.within(node, inner, () => this.visitAll(body), this.bodies);
      if (suspends) this.suspending.add(node.body);
      return false;
    });
    this.noteHeights(unit, scope.isSloppy);
    this.runHeight = runHeight;
    this.compileHeight = compileHeight;
  }
}

/** Declares what sec-functiondeclarationinstantiation and its like do for a body: vars, functions and lexical names. */
export function declareBody(scope: Scope, list: readonly Tree.Node[]): void {
  for (const declaration of varDeclarations(list)) {
    for (const { id } of declaration.declarations) for (const name of BoundNames(id)) scope.declare(name, 'var', 0);
  }
  declareBlock(scope, list);
}

function declareBlock(scope: Scope, list: readonly Tree.Node[]): void {
  for (const declaration of functionDeclarations(list)) if (declaration.id) scope.declare(declaration.id.name, 'function', 0);
  for (const { name, kind, initialisedAt } of lexicalDeclarations(list)) scope.declare(name, kind, initialisedAt);
}

/** A sloppy function may declare a var of the name `arguments`: it begins as the arguments object. */
function declareVarArguments(scope: Scope, body: Scope): void {
  const own = body.bindings.get('arguments');
  if (own?.kind !== 'var' || !scope.declaresArguments) return;
  if (scope === body) own.kind = 'arguments';
  else scope.declare('arguments', 'arguments', 0);
}

function isLexicallyScoped(item: Tree.Node): boolean {
  const declaration = declarationOf(item as Tree.Statement);
  if (declaration?.type === 'VariableDeclaration') return (declaration as Tree.VariableDeclaration).kind !== 'var';
  return declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration';
}

/** sec-function-definitions-static-semantics-containsexpression, over a parameter list. */
export function hasParameterExpressions(params: readonly Tree.Pattern[]): boolean {
  return params.some(containsExpression);
}

function containsExpression(pattern: Tree.Pattern | null): boolean {
  switch (pattern?.type) {
    case 'AssignmentPattern':
      return true;
    case 'ArrayPattern':
      return pattern.elements.some(containsExpression);
    case 'RestElement':
      return containsExpression(pattern.argument);
    case 'ObjectPattern':
      return pattern.properties.some((property) =>
        property.type === 'RestElement' ? containsExpression(property.argument) : property.computed || containsExpression(property.value),
      );
    default:
      return false;
  }
}
