/** The JSON grammar of ECMA-404 read straight into guest values (sec-json.parse). */
import { charge, chargeMemory } from '../runtime/agent.ts';
import { ArrayCreate, type ArrayObject } from '../runtime/array-object.ts';
import { throwSyntaxError } from '../runtime/errors.ts';
import { createPlainObject, type ObjectValue } from '../runtime/object.ts';
import { CreateDataProperty } from '../runtime/operations.ts';
import type { Value } from '../runtime/value.ts';

const WHITE = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;

const escapes: { readonly [letter: string]: string } = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

interface OpenContainer {
  readonly container: ObjectValue;
  /** The key under which the next value goes; undefined in arrays. */
  key: string | undefined;
}

class JSONReader {
  declare private readonly text: string;
  declare private at: number;
  constructor(text: string) {
    this.text = text;
    this.at = 0;
  }

  /** The whole text as one value. Containers are kept on a stack of our own: nesting never recurses in the host. */
  read(): Value {
    const open: OpenContainer[] = [];
    for (;;) {
      let value: Value | typeof CONTAINER_OPENED = this.readStart(open);
      for (;;) {
        if (value === CONTAINER_OPENED) break;
        const top = open[open.length - 1];
        if (top === undefined) {
          this.skip();
          if (this.at !== this.text.length) this.fail();
          return value as Value;
        }
        charge(1);
        add(top, value);
        if (!this.readSeparator(top)) {
          value = top.container;
          open.pop();
          continue;
        }
        break;
      }
    }
  }

  /** A scalar, an empty container, or CONTAINER_OPENED after pushing a container that has members. */
  private readStart(open: OpenContainer[]): Value | typeof CONTAINER_OPENED {
    this.skip();
    const c = this.text[this.at];
    if (c === '{') {
      this.at++;
      chargeMemory(64);
      const container = createPlainObject();
      if (this.take('}')) return container;
      open.push({ container, key: this.readKey() });
      return CONTAINER_OPENED;
    }
    if (c === '[') {
      this.at++;
      chargeMemory(64);
      const container = ArrayCreate(0);
      if (this.take(']')) return container;
      open.push({ container, key: undefined });
      return CONTAINER_OPENED;
    }
    return this.readScalar(c);
  }

  private readScalar(c: string | undefined): Value {
    if (c === '"') return this.readString();
    if (c === 't') return this.word('true', true);
    if (c === 'f') return this.word('false', false);
    if (c === 'n') return this.word('null', null);
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) return this.fail();
    this.at = NUMBER.lastIndex;
    return Number(match[0]);
  }

  /** After a member: true when another follows, false when the container is closed. */
  private readSeparator(top: OpenContainer): boolean {
    if (this.take(',')) {
      if (top.key !== undefined) top.key = this.readKey();
      return true;
    }
    if (this.take(top.key === undefined ? ']' : '}')) return false;
    return this.fail();
  }

  private readKey(): string {
    this.skip();
    const key = this.readString();
    if (!this.take(':')) this.fail();
    return key;
  }

  private readString(): string {
    if (this.text[this.at] !== '"') return this.fail();
    this.at++;
    let result = '';
    for (;;) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.text)![0];
      charge(plain.length >> 4);
      result += plain;
      this.at += plain.length;
      const c = this.text[this.at++];
      if (c === '"') return result;
      if (c !== '\\') return this.fail();
      const letter = this.text[this.at++];
      if (letter === 'u') {
        const hex = this.text.slice(this.at, this.at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) return this.fail();
        result += String.fromCharCode(parseInt(hex, 16));
        this.at += 4;
      } else {
        if (letter === undefined || !Object.hasOwn(escapes, letter)) return this.fail();
        result += escapes[letter];
      }
    }
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) return this.fail();
    this.at += word.length;
    return value;
  }

  private take(c: string): boolean {
    this.skip();
    if (this.text[this.at] !== c) return false;
    this.at++;
    return true;
  }

  private skip(): void {
    WHITE.lastIndex = this.at;
    WHITE.test(this.text);
    this.at = WHITE.lastIndex;
  }

  private fail(): never {
    return throwSyntaxError(`malformed JSON at offset ${this.at}`);
  }
}

const CONTAINER_OPENED = Object.freeze({ opened: true });

function add(top: OpenContainer, value: Value | typeof CONTAINER_OPENED): void {
  if (top.key === undefined) (top.container as ArrayObject).appendFast(value as Value);
  else CreateDataProperty(top.container, top.key, value as Value);
}

/** Parses JSON text into guest values of the current realm. Throws a guest SyntaxError. `__proto__` is a key like others. */
export function parseJSON(text: string): Value {
  return new JSONReader(text).read();
}
