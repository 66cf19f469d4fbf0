/**
 * Rules: `language/annexb-regexp-grammar`.
 */
import { binaryProperty, lonePropertyOrValue, propertyWithValue } from '../unicode/property.ts';
import { allCodePoints, complement, includes, setOfRanges, union } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import type { BackreferenceNode, Flags, Pattern, PatternNode } from './ast.ts';
import { classEscape, lineTerminators } from './class-escapes.ts';
import { parseFlags } from './flags.ts';
import { isDigit, Scanner } from './scanner.ts';

/** How deep groups may nest; a count, so that the refusal is the same on every host. */
const maxDepth = 400;

const controlEscapes: Readonly<Record<string, number>> = { f: 12, n: 10, r: 13, t: 9, v: 11 };
const syntaxCharacters = '^$\\.*+?()[]{}|';
const isSyntaxCharacter = (code: number): boolean => code < 128 && syntaxCharacters.includes(String.fromCharCode(code));

/**
 * Parses a pattern by the grammar of https://tc39.es/ecma262/2018/#sec-patterns, without Annex B's additions
 * (#sec-regular-expressions-patterns), and raises its early errors. Faults carry offsets into the pattern.
 *
 * `\k` is always a reference to a named group: without Annex B it is nothing else, so that the grammar's N parameter
 * has no effect. Group names may contain code points beyond U+FFFF without the u flag too, as later editions say and
 * test262 asks.
 */
export function parsePattern(source: string, flags: string | Flags): Pattern {
  return new PatternParser(source, flags).parse();
}

class PatternParser extends Scanner {
  private readonly flags: Pattern['flags'];
  private readonly groupNames = new Map<string, number>();
  private readonly namedReferences: { readonly node: { index: number }; readonly name: string; readonly offset: number }[] = [];
  private greatestReference = 0;
  private greatestReferenceOffset = 0;
  private groupCount = 0;
  private depth = 0;

  constructor(source: string, flags: string | Flags) {
    const parsedFlags = typeof flags === 'string' ? parseFlags(flags) : flags;
    super(source, parsedFlags.unicode);
    this.flags = parsedFlags;
  }

  parse(): Pattern {
    const body = this.disjunction();
    if (!this.atEnd) this.fail(`unexpected ${this.source[this.position]}`);
    if (this.greatestReference > this.groupCount) this.fail('reference to a group that does not exist', this.greatestReferenceOffset);
    for (const { node, name, offset } of this.namedReferences) {
      node.index = this.groupNames.get(name) ?? this.fail('reference to a group that does not exist', offset);
    }
    return { body, flags: this.flags, groupCount: this.groupCount, groupNames: this.groupNames };
  }

  private disjunction(): PatternNode {
    if (++this.depth > maxDepth) this.fail('groups nest too deep', this.position, 'too-deep');
    const alternatives = [this.alternative()];
    while (this.eat('|')) alternatives.push(this.alternative());
    this.depth--;
    return alternatives.length === 1 ? alternatives[0]! : { type: 'disjunction', alternatives };
  }

  private alternative(): PatternNode {
    const terms: PatternNode[] = [];
    let text: number[] = [];
    const flush = (): void => {
      if (text.length > 0) terms.push({ type: 'text', characters: text });
      text = [];
    };
    while (!this.atEnd && this.unit() !== 124 && this.unit() !== 41) {
      const groupsBefore = this.groupCount;
      const term = this.term();
      const isQuantifiable = term.type !== 'boundary' && term.type !== 'look';
      const quantified = isQuantifiable ? this.quantified(term, groupsBefore) : term;
      if (quantified.type === 'text') {
        for (const character of quantified.characters) text.push(character);
      } else {
        flush();
        terms.push(quantified);
      }
    }
    flush();
    return terms.length === 1 ? terms[0]! : { type: 'sequence', terms };
  }

  /** https://tc39.es/ecma262/2018/#prod-Quantifier. Look-ahead takes none: that is Annex B. */
  private quantified(body: PatternNode, groupsBefore: number): PatternNode {
    const start = this.position;
    let min: number;
    let max: number;
    if (this.eat('*')) [min, max] = [0, Infinity];
    else if (this.eat('+')) [min, max] = [1, Infinity];
    else if (this.eat('?')) [min, max] = [0, 1];
    else if (this.eat('{')) {
      min = this.decimal() ?? this.fail('expected a number', start);
      max = this.eat(',') ? (this.decimal() ?? Infinity) : min;
      this.expect('}');
      if (min > max) this.fail('quantifier out of order', start);
    } else return body;
    const greedy = !this.eat('?');
    return { type: 'quantifier', min, max, greedy, body, firstGroup: groupsBefore + 1, lastGroup: this.groupCount };
  }

  private term(): PatternNode {
    const start = this.position;
    const code = this.character();
    switch (code) {
      case 94: return { type: 'boundary', kind: 'start' };
      case 36: return { type: 'boundary', kind: 'end' };
      case 40: return this.group();
      case 46: return { type: 'set', set: this.flags.dotAll ? allCodePoints : complement(lineTerminators), inverted: false };
      case 91: return this.characterClass();
      case 92: return this.atomEscape();
      default:
        if (isSyntaxCharacter(code)) this.fail(`unexpected ${String.fromCharCode(code)}`, start);
        return { type: 'text', characters: [code] };
    }
  }

  private group(): PatternNode {
    let node: PatternNode;
    if (!this.eat('?')) {
      node = this.capturing();
    } else if (this.eat(':')) {
      // Its own node where the text would otherwise run into its neighbours: a quantifier takes the whole group.
      const body = this.disjunction();
      node = body.type === 'text' && body.characters.length > 1 ? { type: 'sequence', terms: [body] } : wrapBoundary(body);
    } else if (this.eat('=')) node = this.look(false, false);
    else if (this.eat('!')) node = this.look(false, true);
    else if (this.eat('<=')) node = this.look(true, false);
    else if (this.eat('<!')) node = this.look(true, true);
    else if (this.eat('<')) node = this.named();
    else this.fail('invalid group');
    this.expect(')');
    return node;
  }

  private capturing(): PatternNode {
    const index = ++this.groupCount;
    return { type: 'group', index, body: this.disjunction() };
  }

  private look(behind: boolean, negative: boolean): PatternNode {
    return { type: 'look', behind, negative, body: this.disjunction() };
  }

  private named(): PatternNode {
    const start = this.position;
    const name = this.groupName();
    if (this.groupNames.has(name)) this.fail('two groups of one name', start);
    this.groupNames.set(name, this.groupCount + 1);
    return this.capturing();
  }

  /** https://tc39.es/ecma262/2018/#prod-GroupName, after its `<`. */
  private groupName(): string {
    let name = '';
    for (;;) {
      const start = this.position;
      if (this.atEnd) this.fail('unterminated group name');
      let code = this.character(true);
      if (code === 62) break;
      if (code === 92) {
        this.expect('u');
        code = this.unicodeEscape(true);
      }
      const isNameCharacter = code === 36 || code === 95
        || includes(binaryProperty(name === '' ? 'ID_Start' : 'ID_Continue'), code)
        || (name !== '' && (code === 0x200c || code === 0x200d));
      if (!isNameCharacter) this.fail('invalid group name', start);
      name += String.fromCodePoint(code);
    }
    if (name === '') this.fail('invalid group name');
    return name;
  }

  private atomEscape(): PatternNode {
    const start = this.position - 1;
    const code = this.unit();
    if (code >= 49 && code <= 57) {
      const index = this.decimal()!;
      if (index > this.greatestReference) {
        this.greatestReference = index;
        this.greatestReferenceOffset = start;
      }
      return { type: 'backreference', index };
    }
    if (this.eat('b')) return { type: 'boundary', kind: 'word' };
    if (this.eat('B')) return { type: 'boundary', kind: 'not word' };
    if (this.eat('k')) {
      this.expect('<');
      const node: BackreferenceNode & { index: number } = { type: 'backreference', index: 0 };
      this.namedReferences.push({ node, name: this.groupName(), offset: start });
      return node;
    }
    const set = this.characterClassEscape();
    if (set) return { type: 'set', set, inverted: false };
    return { type: 'text', characters: [this.characterEscape(false)] };
  }

  /** https://tc39.es/ecma262/2018/#prod-CharacterClassEscape */
  private characterClassEscape(): CodePointSet | undefined {
    const letter = this.source[this.position];
    if (letter === undefined) return undefined;
    const set = classEscape(letter, this.flags.ignoreCase, this.unicode);
    if (set) {
      this.position++;
      return set;
    }
    if (!this.unicode || (letter !== 'p' && letter !== 'P')) return undefined;
    const match = /^[pP]\{(?:([A-Za-z_]+)=)?([A-Za-z0-9_]+)\}/.exec(this.source.slice(this.position, this.position + 80));
    const members = match && (match[1] === undefined ? lonePropertyOrValue(match[2]!) : propertyWithValue(match[1], match[2]!));
    if (!members) this.fail('invalid property name');
    this.position += match[0].length;
    return letter === 'P' ? complement(members) : members;
  }

  /** https://tc39.es/ecma262/2018/#prod-CharacterEscape, and in classes also `\b` and `\-` of #prod-ClassEscape. */
  private characterEscape(inClass: boolean): number {
    if (this.atEnd) this.fail('\\ at the end');
    const start = this.position;
    const code = this.character();
    const letter = String.fromCodePoint(code);
    if (Object.hasOwn(controlEscapes, letter)) return controlEscapes[letter]!;
    if (letter === 'c') {
      const control = this.unit() | 32;
      if (!(control >= 97 && control <= 122)) this.fail('invalid control escape', start);
      this.position++;
      return control & 31;
    }
    if (letter === '0' && !isDigit(this.unit())) return 0;
    if (letter === 'x') return this.hex(2) ?? this.fail('invalid hexadecimal escape', start);
    if (letter === 'u') return this.unicodeEscape();
    if (inClass && letter === 'b') return 8;
    const isIdentity = this.unicode
      ? isSyntaxCharacter(code) || letter === '/' || (inClass && letter === '-')
      : !includes(binaryProperty('ID_Continue'), code);
    if (!isIdentity) this.fail('invalid escape', start);
    return code;
  }

  /** https://tc39.es/ecma262/2018/#prod-CharacterClass, after its `[`. */
  private characterClass(): PatternNode {
    const inverted = this.eat('^');
    const bounds: number[] = [];
    let sets: CodePointSet = new Int32Array(0);
    while (!this.eat(']')) {
      const start = this.position;
      const from = this.classAtom();
      if (this.unit() === 45 && this.unit(1) !== 93 && this.position + 1 < this.source.length) {
        this.position++;
        const to = this.classAtom();
        if (typeof from !== 'number' || typeof to !== 'number') this.fail('a class escape bounds no range', start);
        if (from > to) this.fail('range out of order', start);
        bounds.push(from, to + 1);
      } else if (typeof from === 'number') bounds.push(from, from + 1);
      else sets = union(sets, from);
    }
    return { type: 'set', set: union(setOfRanges(bounds), sets), inverted };
  }

  private classAtom(): number | CodePointSet {
    if (this.atEnd) this.fail('unterminated character class');
    const code = this.character();
    if (code !== 92) return code;
    return this.characterClassEscape() ?? this.characterEscape(true);
  }
}

/** A group around an assertion may be quantified, the assertion itself may not: keep them apart. */
const wrapBoundary = (body: PatternNode): PatternNode =>
  body.type === 'boundary' || body.type === 'look' ? { type: 'sequence', terms: [body] } : body;
