import { includes } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import type { Pattern, PatternNode } from './ast.ts';
import { Characters } from './characters.ts';
import { FirstSets } from './first.ts';

/** What is known of where a match can begin. */
export interface SearchHints {
  /** At the start of the input and nowhere else. */
  readonly atStartOnly: boolean;
  /** Every match begins with this text. */
  readonly prefix: string;
  /** Every match begins with one of these code units; undefined if it may be empty or begin with anything. */
  readonly units: CodePointSet | undefined;
  /** The membership of the first 256 code units. */
  readonly lowMembers: Uint8Array;
}

export function searchHints(pattern: Pattern): SearchHints {
  const first = new FirstSets(new Characters(pattern.flags)).of(pattern.body);
  const units = first.nullable ? undefined : first.units;
  const lowMembers = new Uint8Array(256);
  if (units) for (let unit = 0; unit < 256; unit++) lowMembers[unit] = includes(units, unit) ? 1 : 0;
  return {
    atStartOnly: !pattern.flags.multiline && beginsWithStart(pattern.body),
    prefix: pattern.flags.ignoreCase ? '' : prefixOf(pattern.body, pattern.flags.unicode),
    units,
    lowMembers,
  };
}

function beginsWithStart(node: PatternNode): boolean {
  switch (node.type) {
    case 'boundary': return node.kind === 'start';
    case 'sequence': return node.terms.length > 0 && beginsWithStart(node.terms[0]!);
    case 'disjunction': return node.alternatives.every(beginsWithStart);
    case 'group': return beginsWithStart(node.body);
    default: return false;
  }
}

function prefixOf(node: PatternNode, unicode: boolean): string {
  switch (node.type) {
    case 'sequence': return node.terms.length > 0 ? prefixOf(node.terms[0]!, unicode) : '';
    case 'group': return prefixOf(node.body, unicode);
    case 'quantifier': return node.min > 0 ? prefixOf(node.body, unicode) : '';
    case 'text': {
      // A lone surrogate could be found inside a pair.
      const isSurrogate = (character: number) => character >= 0xd800 && character < 0xe000;
      if (unicode && node.characters.some(isSurrogate)) return '';
      return String.fromCodePoint(...node.characters.slice(0, 64));
    }
    default: return '';
  }
}
