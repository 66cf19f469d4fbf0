/** Reads a host's value as a tree: node by node, without recursion, each property once. */
import { MalformedTree } from './malformed-tree.ts';
import { categories, laterTypes, type Category, type FieldShape, type Shape } from './shapes.ts';
import { TreeNode, type Field } from './tree-node.ts';

interface Pending {
  readonly value: object;
  readonly node: TreeNode;
  readonly shape: Shape;
}

const IDENTIFIER_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
/** A tree that shares subtrees may stand for more nodes than anybody could print. */
const MAX_NODES = 2_000_000;

/** What a tree is: a Program, or one expression. */
export function readTree(value: unknown, category: 'program' | 'expression'): TreeNode {
  const reader = new Reader();
  const root = reader.enter(value, category, null, '');
  reader.run();
  return root;
}

class Reader {
  private readonly pending: Pending[] = [];
  private count = 0;

  run(): void {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) this.readFields(next);
  }

  /** Begins a node; its fields are read later. */
  enter(value: unknown, category: Category, parent: TreeNode | null, step: string): TreeNode {
    const pathOf = (): string => new TreeNode('', parent, step).path;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new MalformedTree(pathOf(), `expected a node, found ${nameOf(value)}`);
    const type = own(value, 'type', pathOf);
    if (typeof type !== 'string') throw new MalformedTree(pathOf(), 'the node has no type');
    const shapes = categories[category];
    if (!Object.hasOwn(shapes, type)) throw new MalformedTree(pathOf(), reasonFor(type, shapes));
    if (++this.count > MAX_NODES) throw new MalformedTree(pathOf(), 'the tree has too many nodes');
    const node = new TreeNode(type, parent, step);
    this.pending.push({ value, node, shape: shapes[type]! });
    return node;
  }

  private readFields({ value, node, shape }: Pending): void {
    const get = (field: string): unknown => own(value, field, () => node.path);
    refuseLater(get, node);
    if (node.type === 'Literal') readLiteral(get, node);
    const first = this.pending.length;
    for (const field of Object.keys(shape)) node.fields.set(field, this.read(get(field), this.refined(shape[field]!, field, node), node, field));
    checkNode(node);
    // The first fault in the order of the text is the one that is told.
    const { pending } = this;
    for (let low = first, high = pending.length - 1; low < high; low++, high--) [pending[low], pending[high]] = [pending[high]!, pending[low]!];
  }

  /** What may stand in a field where that depends on fields before it. */
  private refined(shape: FieldShape, field: string, node: TreeNode): FieldShape {
    if (node.type === 'Program' && field === 'body' && node.text('sourceType') === 'module') return { kind: 'list', of: 'module-item' };
    if (node.type === 'Property' && field === 'value' && (node.flag('method') || node.text('kind') !== 'init')) return { kind: 'node', of: 'method' };
    if (field === 'property' && node.type === 'MemberExpression' && !node.flag('computed')) return { kind: 'node', of: 'identifier' };
    if (field === 'key' && !node.flag('computed')) return { kind: 'node', of: 'plain-key' };
    return shape;
  }

  private read(value: unknown, shape: FieldShape, node: TreeNode, field: string): Field {
    const fault = (reason: string): MalformedTree => new MalformedTree(join(node.path, field), reason);
    switch (shape.kind) {
      case 'node':
        return this.enter(value, shape.of, node, field);
      case 'optional':
        return value === undefined || value === null ? null : this.enter(value, shape.of, node, field);
      case 'list':
        return this.readList(value, shape, node, field);
      case 'flag':
        if (value === undefined) return false;
        if (typeof value !== 'boolean') throw fault(`expected a boolean, found ${nameOf(value)}`);
        return value;
      case 'word':
        if (value === undefined && shape.absent !== undefined) return shape.absent;
        if (typeof value !== 'string' || !shape.words.includes(value)) throw fault(`expected one of ${shape.words.join(' ')}, found ${nameOf(value)}`);
        return value;
      case 'name':
        if (typeof value !== 'string' || !IDENTIFIER_NAME.test(value)) throw fault(`expected the name of an identifier, found ${nameOf(value)}`);
        return value;
      case 'directive':
        if (value === undefined || value === null) return null;
        if (typeof value !== 'string') throw fault(`expected a string, found ${nameOf(value)}`);
        return value;
      case 'template':
        return this.readTemplate(value, node, field);
    }
  }

  private readList(value: unknown, { of, holes, atLeast = 0 }: FieldShape & { kind: 'list' }, node: TreeNode, field: string): (TreeNode | null)[] {
    const pathOf = (): string => join(node.path, field);
    if (!Array.isArray(value)) throw new MalformedTree(pathOf(), `expected a list of nodes, found ${nameOf(value)}`);
    const { length } = value;
    if (length < atLeast) throw new MalformedTree(pathOf(), `expected at least ${atLeast} ${atLeast === 1 ? 'node' : 'nodes'}, found ${length}`);
    if (length > MAX_NODES) throw new MalformedTree(pathOf(), 'the tree has too many nodes');
    const nodes: (TreeNode | null)[] = [];
    for (let i = 0; i < length; i++) {
      const item = own(value, String(i), () => `${pathOf()}[${i}]`);
      nodes.push(holes === true && (item === null || item === undefined) ? null : this.enter(item, of, node, `${field}[${i}]`));
    }
    return nodes;
  }

  private readTemplate(value: unknown, node: TreeNode, field: string): string {
    const pathOf = (part: string): string => join(node.path, part === '' ? field : `${field}.${part}`);
    if (typeof value !== 'object' || value === null) throw new MalformedTree(pathOf(''), `expected { raw, cooked }, found ${nameOf(value)}`);
    const raw = own(value, 'raw', () => pathOf(''));
    const cooked = own(value, 'cooked', () => pathOf(''));
    if (typeof raw !== 'string') throw new MalformedTree(pathOf('raw'), `expected a string, found ${nameOf(raw)}`);
    if (typeof cooked !== 'string' && cooked !== null && cooked !== undefined) throw new MalformedTree(pathOf('cooked'), `expected a string or null, found ${nameOf(cooked)}`);
    node.fields.set('cooked', cooked ?? null);
    return raw;
  }
}

/** An own data property: reading a tree runs no code of its maker's. */
function own(value: object, key: string, pathOf: () => string): unknown {
  const found = Reflect.getOwnPropertyDescriptor(value, key);
  if (found === undefined) return undefined;
  if (!('value' in found)) throw new MalformedTree(join(pathOf(), key), 'expected a data property, found an accessor');
  return found.value as unknown;
}

/** BigInts and regular expressions have fields of their own, since JSON carries neither; numbers are what a numeric literal can say. */
function readLiteral(get: (field: string) => unknown, node: TreeNode): void {
  const fault = (part: string, reason: string): MalformedTree => new MalformedTree(join(node.path, part), reason);
  const bigint = get('bigint');
  const regex = get('regex');
  const value = get('value');
  if (regex !== undefined && regex !== null) {
    if (typeof regex !== 'object') throw fault('regex', `expected { pattern, flags }, found ${nameOf(regex)}`);
    for (const part of ['pattern', 'flags']) {
      const text = own(regex, part, () => join(node.path, 'regex'));
      if (typeof text !== 'string') throw fault(`regex.${part}`, `expected a string, found ${nameOf(text)}`);
      node.fields.set(part, text);
    }
    node.fields.set('kind', 'regex');
    return;
  }
  if (bigint !== undefined && bigint !== null) {
    if (typeof bigint !== 'string' || !/^(?:0|[1-9][0-9]*)$/.test(bigint)) throw fault('bigint', `expected decimal digits, found ${nameOf(bigint)}`);
    node.fields.set('kind', 'bigint').set('value', bigint);
    return;
  }
  if (typeof value === 'number' && !(value >= 0 && !Object.is(value, -0))) throw fault('value', `no literal has the value ${Object.is(value, -0) ? '-0' : value}`);
  if (typeof value === 'bigint') {
    if (value < 0n) throw fault('value', `no literal has the value ${value}n`);
    node.fields.set('kind', 'bigint').set('value', String(value));
    return;
  }
  if (value !== null && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw fault('value', `expected the value of a literal, found ${nameOf(value)}`);
  }
  node.fields.set('kind', 'plain').set('value', value);
}

/** What the shapes alone do not say. */
function checkNode(node: TreeNode): void {
  switch (node.type) {
    case 'TemplateLiteral':
      if (node.list('quasis').length !== node.list('expressions').length + 1) throw new MalformedTree(join(node.path, 'quasis'), 'a template has one element more than expressions');
      return;
    case 'TryStatement':
      if (node.optional('handler') === null && node.optional('finalizer') === null) throw new MalformedTree(join(node.path, 'handler'), 'a try has a handler or a finalizer');
      return;
    case 'ExportNamedDeclaration':
      if (node.optional('declaration') !== null && (node.list('specifiers').length > 0 || node.optional('source') !== null)) {
        throw new MalformedTree(join(node.path, 'declaration'), 'an export has a declaration or a list of names');
      }
  }
}

function refuseLater(get: (field: string) => unknown, node: TreeNode): void {
  if ((node.type === 'CallExpression' || node.type === 'MemberExpression') && get('optional') === true) throw new MalformedTree(join(node.path, 'optional'), 'optional chaining is later than ES2018');
  if (node.type === 'ExportAllDeclaration' && (get('exported') ?? null) !== null) throw new MalformedTree(join(node.path, 'exported'), 'a namespace export is later than ES2018');
}

function reasonFor(type: string, shapes: { readonly [type: string]: Shape }): string {
  if (laterTypes.has(type)) return `${type} is later than ES2018`;
  const names = Object.keys(shapes);
  const known = Object.values(categories).some((shapesThere) => Object.hasOwn(shapesThere, type));
  return `${known ? `${type} may not stand here` : `no node is called ${JSON.stringify(type.slice(0, 40))}`}${names.length <= 4 ? `; expected ${names.join(' or ')}` : ''}`;
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return value.length <= 40 ? JSON.stringify(value) : 'a long string';
  return typeof value === 'object' ? 'an object' : typeof value === 'undefined' ? 'nothing' : typeof value === 'function' ? 'a function' : String(value);
}
