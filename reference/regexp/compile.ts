import { intersects, union } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import type { DisjunctionNode, GroupNode, LookNode, Pattern, PatternNode, QuantifierNode, SequenceNode } from './ast.ts';
import { Assembler } from './assembler.ts';
import { Characters, unitsOf } from './characters.ts';
import { wordCharacters } from './class-escapes.ts';
import { FirstSets } from './first.ts';
import { LoopMode, Op, unbounded } from './program.ts';
import type { Program } from './program.ts';

/**
 * The code units one of which must come after a node, whatever follows it; undefined if nothing is known or nothing need
 * follow. It saves choices: where the next code unit decides, no way back is kept.
 */
type Follow = () => CodePointSet | undefined;
const unknown: Follow = () => undefined;

/** Compiles a pattern to instructions. The order in which they try is that of https://tc39.es/ecma262/2018/#sec-pattern-semantics. */
export function compileProgram(pattern: Pattern): Program {
  return new Compiler(pattern).compile();
}

class Compiler {
  private readonly pattern: Pattern;
  private readonly characters: Characters;
  private readonly firsts: FirstSets;
  private readonly assembler = new Assembler();
  private registerCount: number;

  constructor(pattern: Pattern) {
    this.pattern = pattern;
    this.characters = new Characters(pattern.flags);
    this.firsts = new FirstSets(this.characters);
    this.registerCount = 2 * (pattern.groupCount + 1);
  }

  compile(): Program {
    this.node(this.pattern.body, false, unknown);
    this.assembler.emit(Op.Match);
    return this.assembler.finish(this.registerCount, this.pattern.flags.unicode);
  }

  private node(node: PatternNode, backward: boolean, follow: Follow): void {
    const { flags } = this.pattern;
    switch (node.type) {
      case 'text': return this.text(node.characters, backward);
      case 'set': return this.set(this.characters.ofSet(node), backward);
      case 'sequence': return this.sequence(node, backward, follow);
      case 'disjunction': return this.disjunction(node, backward, follow);
      case 'group': return this.group(node, backward, follow);
      case 'backreference': return this.assembler.emit(Op.Backreference, node.index, backward ? 1 : 0, flags.ignoreCase ? 1 : 0);
      case 'boundary':
        switch (node.kind) {
          case 'start': return this.assembler.emit(flags.multiline ? Op.LineStart : Op.Start);
          case 'end': return this.assembler.emit(flags.multiline ? Op.LineEnd : Op.End);
          default: {
            const set = this.assembler.set(wordCharacters(flags.ignoreCase, flags.unicode));
            return this.assembler.emit(Op.WordBoundary, set, node.kind === 'word' ? 0 : 1);
          }
        }
      case 'look': return this.look(node);
      case 'quantifier': return this.quantifier(node, backward, follow);
    }
  }

  private text(characters: readonly number[], backward: boolean): void {
    if (backward) {
      for (let index = characters.length - 1; index >= 0; index--) this.character(characters[index]!, true);
      return;
    }
    let units: number[] = [];
    const flush = (): void => {
      if (units.length === 1) this.assembler.emit(Op.Char, units[0]!);
      else if (units.length > 1) {
        this.assembler.emit(Op.Text, units.length);
        for (const unit of units) this.assembler.word(unit);
      }
      units = [];
    };
    for (const character of characters) {
      if (this.isLiteral(character)) units.push(...unitsOf(character));
      else {
        flush();
        this.character(character, false);
      }
    }
    flush();
  }

  /** Whether a character matches itself alone and can be compared by code units. */
  private isLiteral(character: number): boolean {
    if (this.pattern.flags.unicode && character >= 0xd800 && character < 0xe000) return false;
    return this.characters.variants(character).length === 1;
  }

  private character(character: number, backward: boolean): void {
    if (this.isLiteral(character)) {
      const units = unitsOf(character);
      if (backward) for (let index = units.length - 1; index >= 0; index--) this.assembler.emit(Op.CharBack, units[index]!);
      else for (const unit of units) this.assembler.emit(Op.Char, unit);
      return;
    }
    const set = this.characters.ofCharacter(character);
    const variants = this.characters.variants(character);
    if (!backward && variants.length === 2 && this.characters.isPlain(set)) this.assembler.emit(Op.Char2, variants[0]!, variants[1]!);
    else this.set(set, backward);
  }

  private set(set: CodePointSet, backward: boolean): void {
    if (set.length === 0) return this.assembler.emit(Op.Fail);
    const isPlain = this.characters.isPlain(set);
    const op = backward ? (isPlain ? Op.SetBack : Op.SetPointBack) : isPlain ? Op.Set : Op.SetPoint;
    this.assembler.emit(op, this.assembler.set(set));
  }

  private sequence({ terms }: SequenceNode, backward: boolean, follow: Follow): void {
    if (backward) {
      for (let index = terms.length - 1; index >= 0; index--) this.node(terms[index]!, true, unknown);
      return;
    }
    terms.forEach((term, index) => {
      this.node(term, false, () => {
        const first = this.firsts.ofTerms(terms, index + 1);
        return first.nullable ? both(first.units, follow) : first.units;
      });
    });
  }

  private group({ index, body }: GroupNode, backward: boolean, follow: Follow): void {
    this.assembler.emit(Op.Save, 2 * index + (backward ? 1 : 0));
    this.node(body, backward, follow);
    this.assembler.emit(Op.Save, 2 * index + (backward ? 0 : 1));
  }

  /** The code units that a node or, if that matches nothing, what follows it must begin with. */
  private begin(node: PatternNode, backward: boolean, follow: Follow): CodePointSet | undefined {
    if (backward) return undefined;
    const first = this.firsts.of(node);
    return first.nullable ? both(first.units, follow) : first.units;
  }

  private disjunction({ alternatives }: DisjunctionNode, backward: boolean, follow: Follow): void {
    const merged = this.mergedCharacters(alternatives);
    if (merged) return this.set(merged, backward);
    const begins = alternatives.map((alternative) => this.begin(alternative, backward, follow));
    const later: (CodePointSet | undefined)[] = [];
    let rest: CodePointSet | undefined = new Int32Array(0);
    for (let index = alternatives.length - 1; index >= 0; index--) {
      later[index] = rest;
      const begin = begins[index];
      rest = rest && begin && union(rest, begin);
    }
    const exits: number[] = [];
    alternatives.forEach((alternative, index) => {
      if (index === alternatives.length - 1) return this.node(alternative, backward, follow);
      const next = this.branch(begins[index], later[index]);
      this.node(alternative, backward, follow);
      exits.push(this.assembler.emitForward(Op.Jump));
      this.assembler.patch(next);
    });
    for (const exit of exits) this.assembler.patch(exit);
  }

  /** Alternatives of one character each are one class. */
  private mergedCharacters(alternatives: readonly PatternNode[]): CodePointSet | undefined {
    let merged: CodePointSet = new Int32Array(0);
    for (const alternative of alternatives) {
      const set = this.singleCharacter(alternative);
      if (!set) return undefined;
      merged = union(merged, set);
    }
    return merged;
  }

  private singleCharacter(node: PatternNode): CodePointSet | undefined {
    if (node.type === 'set') return this.characters.ofSet(node);
    if (node.type === 'text' && node.characters.length === 1) return this.characters.ofCharacter(node.characters[0]!);
    if (node.type === 'disjunction') return this.mergedCharacters(node.alternatives);
    return undefined;
  }

  /** Goes on with a first choice, or at the returned place with the second; `begin` and `other` are what each begins with. */
  private branch(begin: CodePointSet | undefined, other: CodePointSet | undefined): number {
    if (begin === undefined) return this.assembler.emitForward(Op.Split);
    const isDecided = other !== undefined && !intersects(begin, other);
    return this.assembler.emitForward(isDecided ? Op.Peek : Op.PeekSplit, this.assembler.set(begin));
  }

  private look({ behind, negative, body }: LookNode): void {
    const stackRegister = this.registerCount++;
    if (negative) {
      const after = this.assembler.emitForward(Op.LookNot, stackRegister);
      this.node(body, behind, unknown);
      this.assembler.emit(Op.LookNotEnd, stackRegister);
      this.assembler.patch(after);
    } else {
      const positionRegister = this.registerCount++;
      this.assembler.emit(Op.Look, stackRegister, positionRegister);
      this.node(body, behind, unknown);
      this.assembler.emit(Op.LookEnd, stackRegister, positionRegister);
    }
  }

  /** https://tc39.es/ecma262/2018/#sec-runtime-semantics-repeatmatcher-abstract-operation */
  private quantifier(node: QuantifierNode, backward: boolean, follow: Follow): void {
    const { body, greedy } = node;
    const min = Math.min(node.min, unbounded);
    const max = Math.min(node.max, unbounded);
    if (max === 0) return;
    if (neverConsumes(body)) {
      // Iterations beyond the needed ones fail for matching nothing, and the needed ones all match alike.
      if (min > 0) this.node(body, backward, unknown);
      return;
    }
    const single = backward ? undefined : this.singleCharacter(body);
    if (single) return this.run(single, min, max, greedy, follow);
    const begin = backward || this.firsts.of(body).nullable ? undefined : this.firsts.of(body).units;
    const after = follow();
    const isDecided = begin !== undefined && after !== undefined && !intersects(begin, after);
    const again: Follow = () => both(begin, () => after);
    if (max === 1) {
      if (min === 1) return this.node(body, backward, follow);
      return this.optional(node, backward, follow, begin, isDecided);
    }
    if (max === unbounded && min <= 1 && (min === 0 || !this.firsts.of(body).nullable)) {
      return this.loop(node, backward, again, begin, isDecided);
    }
    this.countedLoop(node, min, max, backward, again, begin, isDecided);
  }

  private run(set: CodePointSet, min: number, max: number, greedy: boolean, follow: Follow): void {
    if (set.length === 0) return min > 0 ? this.assembler.emit(Op.Fail) : undefined;
    const isPlain = this.characters.isPlain(set);
    if (min === 1 && max === 1) return this.set(set, false);
    const after = follow();
    const next = after && after.length === 2 && after[1] === after[0]! + 1 ? after[0]! : -1;
    const index = this.assembler.set(set);
    // Where what follows can't begin inside the run, the run has one length, greedy or not.
    const isDecided = min === max || (after !== undefined && !intersects(this.characters.firstUnits(set), after));
    if (greedy || isDecided) {
      this.assembler.emit(isPlain ? Op.Greedy : Op.GreedyPoint, index, min, max, isDecided ? 1 : 0, next);
    } else {
      this.assembler.emit(isPlain ? Op.Lazy : Op.LazyPoint, index, min, max, 0, next);
    }
  }

  /** `?`; its groups are unset already: only an enclosing loop comes here twice, and that clears them. */
  private optional({ body, greedy }: QuantifierNode, backward: boolean, follow: Follow, begin: CodePointSet | undefined, isDecided: boolean): void {
    const exit = this.head(greedy, begin, isDecided);
    this.guarded(body, backward, follow);
    this.assembler.patch(exit);
  }

  /** `*`, or `+` of what never matches nothing. */
  private loop(node: QuantifierNode, backward: boolean, again: Follow, begin: CodePointSet | undefined, isDecided: boolean): void {
    const start = this.assembler.position;
    if (node.min === 0) {
      const exit = this.head(node.greedy, begin, isDecided);
      this.clear(node);
      this.guarded(node.body, backward, again);
      this.assembler.emit(Op.Jump, start);
      this.assembler.patch(exit);
      return;
    }
    this.clear(node);
    this.node(node.body, backward, again);
    if (isDecided) this.assembler.emit(Op.PeekJump, this.assembler.set(begin!), start);
    else if (!node.greedy) this.assembler.emit(Op.Split, start);
    else if (begin === undefined) this.assembler.emit(Op.SplitJump, start);
    else this.assembler.emit(Op.PeekSplitJump, this.assembler.set(begin), start);
  }

  private countedLoop(node: QuantifierNode, min: number, max: number, backward: boolean, again: Follow, begin: CodePointSet | undefined, isDecided: boolean): void {
    const counter = this.registerCount++;
    const position = this.firsts.of(node.body).nullable ? this.registerCount++ : -1;
    this.assembler.emit(Op.Zero, counter);
    const start = this.assembler.position;
    const mode = isDecided ? LoopMode.Decided : node.greedy ? LoopMode.Greedy : LoopMode.Lazy;
    const set = begin === undefined ? -1 : this.assembler.set(begin);
    this.assembler.emit(Op.Loop, counter, min, max, -1, mode, set);
    const exit = this.assembler.position - 3;
    if (position >= 0) this.assembler.emit(Op.Save, position);
    this.clear(node);
    this.node(node.body, backward, again);
    this.assembler.emit(Op.Count, counter, position, min);
    this.assembler.emit(Op.Jump, start);
    this.assembler.patch(exit);
  }

  /** The choice between an optional iteration and the exit, which is at the returned place. */
  private head(greedy: boolean, begin: CodePointSet | undefined, isDecided: boolean): number {
    if (isDecided) return this.assembler.emitForward(Op.Peek, this.assembler.set(begin!));
    if (!greedy) return this.assembler.emitForward(Op.SplitJump);
    return begin === undefined ? this.assembler.emitForward(Op.Split) : this.assembler.emitForward(Op.PeekSplit, this.assembler.set(begin));
  }

  /** An optional iteration fails if it matches nothing. */
  private guarded(body: PatternNode, backward: boolean, follow: Follow): void {
    if (!this.firsts.of(body).nullable) return this.node(body, backward, follow);
    const position = this.registerCount++;
    this.assembler.emit(Op.Save, position);
    this.node(body, backward, follow);
    this.assembler.emit(Op.FailIfEmpty, position);
  }

  private clear({ firstGroup, lastGroup }: QuantifierNode): void {
    if (firstGroup <= lastGroup) this.assembler.emit(Op.Clear, 2 * firstGroup, 2 * lastGroup + 1);
  }
}

function both(units: CodePointSet | undefined, follow: Follow): CodePointSet | undefined {
  if (units === undefined) return undefined;
  const after = follow();
  return after && union(units, after);
}

function neverConsumes(node: PatternNode): boolean {
  switch (node.type) {
    case 'boundary':
    case 'look': return true;
    case 'sequence': return node.terms.every(neverConsumes);
    case 'disjunction': return node.alternatives.every(neverConsumes);
    case 'group': return neverConsumes(node.body);
    case 'quantifier': return node.max === 0 || neverConsumes(node.body);
    default: return false;
  }
}
