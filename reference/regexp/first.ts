import { emptySet, union } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import type { PatternNode } from './ast.ts';
import type { Characters } from './characters.ts';

/** What a match of a node can begin with. */
export interface First {
  /** Code units one of which comes first, unless the match is empty; undefined if nothing is known. */
  readonly units: CodePointSet | undefined;
  /** Whether the match may be empty. */
  readonly nullable: boolean;
}

const nothing: First = { units: emptySet, nullable: true };
const anything: First = { units: undefined, nullable: true };

/** How many terms of a sequence are looked at; patterns of many optional terms would take quadratic time otherwise. */
const horizon = 8;

export class FirstSets {
  private readonly known = new Map<PatternNode, First>();
  private readonly characters: Characters;

  constructor(characters: Characters) {
    this.characters = characters;
  }

  of(node: PatternNode): First {
    let first = this.known.get(node);
    if (first === undefined) this.known.set(node, (first = this.compute(node)));
    return first;
  }

  private compute(node: PatternNode): First {
    switch (node.type) {
      case 'text': return { units: this.characters.firstUnits(this.characters.ofCharacter(node.characters[0]!)), nullable: false };
      case 'set': return { units: this.characters.firstUnits(this.characters.ofSet(node)), nullable: false };
      case 'sequence': return this.ofTerms(node.terms, 0);
      case 'disjunction': return either(node.alternatives.map((alternative) => this.of(alternative)));
      case 'group': return this.of(node.body);
      case 'backreference': return anything;
      case 'boundary':
      case 'look': return nothing;
      case 'quantifier': {
        if (node.max === 0) return nothing;
        const body = this.of(node.body);
        return node.min === 0 ? { units: body.units, nullable: true } : body;
      }
    }
  }

  /** What the terms from an index on can begin with. */
  ofTerms(terms: readonly PatternNode[], from: number): First {
    let units: CodePointSet = emptySet;
    for (let index = from; index < terms.length; index++) {
      if (index - from >= horizon) return anything;
      const first = this.of(terms[index]!);
      if (first.units === undefined) return anything;
      units = union(units, first.units);
      if (!first.nullable) return { units, nullable: false };
    }
    return { units, nullable: true };
  }
}

function either(firsts: readonly First[]): First {
  let units: CodePointSet | undefined = emptySet;
  for (const first of firsts) units = units && first.units && union(units, first.units);
  return { units, nullable: firsts.some((first) => first.nullable) };
}
