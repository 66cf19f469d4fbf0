/** Descriptions as text, much as Node prints values. */
import type { Description, ObjectDescription, PropertyDescription } from './describe.ts';

const WIDTH = 76;

/** Kinds whose items and properties stand in brackets even where there are none. */
const BRACKETED: readonly string[] = ['object', 'array', 'arguments', 'map', 'set', 'promise', 'typed-array', 'array-buffer'];

/** Prints a description. Objects that occur more than once are numbered, `<ref *1>`, and referred to by `[Same as *1]`. */
export function format(description: Description): string {
  const repeated = new Set<number>();
  noteRepeated(description, repeated);
  return new Formatter(repeated).format(description, 0);
}

function noteRepeated(description: Description | { readonly type: 'hole' }, repeated: Set<number>): void {
  if (description.type === 'same') repeated.add(description.id);
  if (description.type !== 'object') return;
  for (const item of description.items ?? []) noteRepeated(item, repeated);
  for (const { value } of description.properties) if (value !== undefined) noteRepeated(value, repeated);
  if (description.inner !== undefined) noteRepeated(description.inner, repeated);
}

class Formatter {
  private readonly repeated: ReadonlySet<number>;

  constructor(repeated: ReadonlySet<number>) {
    this.repeated = repeated;
  }

  format(description: Description, indent: number): string {
    switch (description.type) {
      case 'undefined':
      case 'null':
        return description.type;
      case 'boolean':
        return String(description.value);
      case 'number':
        return Object.is(description.value, -0) ? '-0' : String(description.value);
      case 'bigint':
        return `${description.value}n`;
      case 'string':
        return quote(description.value) + (description.length > description.value.length ? `… (${description.length} code units)` : '');
      case 'symbol':
        return symbolText(description.description);
      case 'same':
        return `[Same as *${description.id}]`;
      case 'deep':
        return description.kind === 'array' ? '[Array]' : `[${description.className ?? 'Object'}]`;
      case 'object':
        return (this.repeated.has(description.id) ? `<ref *${description.id}> ` : '') + this.formatObject(description, indent);
    }
  }

  private formatObject(object: ObjectDescription, indent: number): string {
    const head = this.headOf(object, indent);
    const parts = this.partsOf(object, indent + 2);
    const [open, close] = object.kind === 'array' || object.kind === 'typed-array' ? ['[', ']'] : ['{', '}'];
    const start = head === '' ? '' : `${head} `;
    if (parts.length > 0) return start + layOut(parts, open, close, indent);
    return BRACKETED.includes(object.kind) ? `${start}${open}${close}` : head;
  }

  private partsOf(object: ObjectDescription, indent: number): string[] {
    const items = (object.items ?? []).map((item) => (item.type === 'hole' ? holes(item.count) : this.format(item, indent)));
    const parts = object.kind === 'map' ? pairs(items) : items;
    if (object.kind === 'promise') parts.push(this.promiseState(object, indent));
    for (const property of object.properties) if (property.enumerable) parts.push(this.formatProperty(property, indent));
    if (object.omitted > 0) parts.push(`… ${object.omitted} more`);
    return parts;
  }

  private promiseState({ text, inner }: ObjectDescription, indent: number): string {
    if (inner === undefined) return '<pending>';
    return `${text === 'rejected' ? '<rejected> ' : ''}${this.format(inner, indent)}`;
  }

  private formatProperty({ key, value, get, set }: PropertyDescription, indent: number): string {
    const name = typeof key === 'string' ? keyText(key) : `[${symbolText(key.symbol)}]`;
    if (value !== undefined) return `${name}: ${this.format(value, indent)}`;
    if (get === undefined) return `${name}: <uninitialized>`;
    return `${name}: [${get ? (set ? 'Getter/Setter' : 'Getter') : 'Setter'}]`;
  }

  /** What stands before the brackets, or all there is. */
  private headOf(object: ObjectDescription, indent: number): string {
    const { className, kind, text = '', inner, size = 0 } = object;
    const name = object.nullPrototype ? `[${className ?? 'Object'}: null prototype]` : (className ?? 'Object');
    switch (kind) {
      case 'object':
        return name === 'Object' ? '' : name;
      case 'array':
        return name === 'Array' ? '' : `${name}(${size})`;
      case 'arguments':
        return '[Arguments]';
      case 'function':
        return `[${name === 'Object' ? 'Function' : name}${text === '' ? ' (anonymous)' : `: ${text}`}]`;
      case 'class':
        return `[class ${text === '' ? '(anonymous)' : text}]`;
      case 'error':
        return text.includes('\n') ? text.replaceAll('\n', `\n${' '.repeat(indent)}`) : `[${text}]`;
      case 'boxed':
        return `[${name}: ${this.format(inner!, indent)}]`;
      case 'map':
      case 'set':
      case 'typed-array':
        return `${name}(${size})`;
      case 'array-buffer':
        return `${name}(${size} bytes)`;
      case 'promise':
        return name;
      case 'proxy':
        return '[Proxy]';
      case 'date':
      case 'regexp':
        return text;
    }
  }
}

function symbolText(description: string | undefined): string {
  return `Symbol(${description ?? ''})`;
}

/** In single quotes, unless there are some inside and no double ones. */
function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
}

function holes(count: number): string {
  return `<${count} empty item${count === 1 ? '' : 's'}>`;
}

function pairs(parts: readonly string[]): string[] {
  const result: string[] = [];
  for (let i = 0; i < parts.length; i += 2) result.push(`${parts[i]} => ${parts[i + 1]}`);
  return result;
}

function layOut(parts: readonly string[], open: string, close: string, indent: number): string {
  const width = parts.reduce((sum, part) => sum + part.length + 2, indent);
  if (width <= WIDTH && !parts.some((part) => part.includes('\n'))) return `${open} ${parts.join(', ')} ${close}`;
  const margin = ' '.repeat(indent + 2);
  return `${open}\n${parts.map((part) => margin + part).join(',\n')}\n${' '.repeat(indent)}${close}`;
}
