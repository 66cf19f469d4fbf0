import { intrinsics, prototypeIn, seedExpression } from '../../../spec/intrinsics/index.ts';
import type { Intrinsic } from '../../../spec/intrinsics/index.ts';
import { laterKeys } from '../../../spec/later-editions.ts';
import type { Edition } from '../../../spec/model.ts';
import type { Draft } from './make-case.ts';
import * as programs from './programs.ts';
import { slug } from '../../../spec/slug.ts';

const callable = (row: Intrinsic): boolean => row.kind === 'function' || row.kind === 'constructor';

/** Facts about an intrinsic as a whole: there, of its kind, inheriting from the right one, frozen, with nothing added. */
export function intrinsicDrafts(row: Intrinsic, edition: Edition): Draft[] {
  const seed = seedExpression(row.id);
  if (seed === undefined) return [];
  const { origin } = row;
  const id = `table/${slug(row.id)}`;
  const drafts: Draft[] = [
    {
      id: `${id}/presence`,
      rule: 'primordials/table-presence',
      description: `${row.id} exists.`,
      program: programs.typeOf(seed),
      expect: { verb: 'value', value: callable(row) ? 'function' : 'object' },
      origin,
    },
    ...kindDrafts(row, id, seed),
    frozenDraft(row, id, seed),
    {
      id: `${id}/nothing-else`,
      rule: 'primordials/table-nothing-else',
      description: `${row.id} has no own property beyond those of the table.`,
      program: programs.unknownKeys(seed, allowedKeys(row, edition)),
      expect: { verb: 'value', value: [] },
      differs: [
        {
          id: 'later-edition',
          why: 'The world follows later editions of ECMAScript: all that is added is standard and carries no authority.',
          steps: [{ in: 'child', as: 'program', program: programs.unknownKeys(seed, [...allowedKeys(row, edition), ...laterKeys(row.id)]) }],
          expect: { verb: 'value', value: [] },
        },
      ],
      origin,
    },
  ];
  const prototype = prototypeIn(row, { edition });
  const prototypeSeed = prototype === null ? 'null' : seedExpression(prototype);
  if (prototypeSeed !== undefined) {
    drafts.push({
      id: `${id}/prototype`,
      rule: 'primordials/table-prototype',
      description: `${row.id} inherits from ${prototype ?? 'nothing'}.`,
      program: programs.prototypeIs(seed, prototypeSeed),
      expect: { verb: 'value', value: true },
      origin,
    });
  }
  return drafts;
}

/** Facts about a method, a getter or a setter as a function of its own. */
export function functionDrafts(row: Intrinsic, id: string): Draft[] {
  const seed = seedExpression(row.id);
  return seed === undefined ? [] : [...kindDrafts(row, id, seed), frozenDraft(row, id, seed)];
}

function kindDrafts(row: Intrinsic, id: string, seed: string): Draft[] {
  const words = { constructor: 'a constructor', function: 'a function but not a constructor' };
  const drafts: Draft[] = [
    {
      id: `${id}/kind`,
      rule: 'primordials/table-kind',
      description: `${row.id} is ${row.kind === 'constructor' || row.kind === 'function' ? words[row.kind] : 'not callable'}.`,
      program: programs.kindOf(seed),
      expect: { verb: 'value', value: [callable(row), row.kind === 'constructor'] },
      origin: row.origin,
    },
  ];
  if (row.function !== undefined) {
    const { name, length } = row.function;
    drafts.push({
      id: `${id}/length-and-name`,
      rule: 'primordials/table-function-properties',
      description: `The length of ${row.id} is ${length} and its name is ${JSON.stringify(name)}.`,
      program: programs.lengthAndName(seed),
      expect: { verb: 'value', value: [length, name] },
      origin: row.origin,
    });
  }
  return drafts;
}

function frozenDraft(row: Intrinsic, id: string, seed: string): Draft {
  return {
    id: `${id}/frozen`,
    rule: 'primordials/table-frozen',
    description: `${row.id} is frozen.`,
    program: seed,
    expect: { verb: 'frozen', frozen: 'shallow' },
    origin: row.origin,
  };
}

/** Required and optional keys alike: the whole row is asked, not what a world happens to have of it. */
function allowedKeys(row: Intrinsic, edition: Edition): string[] {
  return (intrinsics.get(row.id) ?? row).properties.filter(({ status }) => status[edition] !== 'forbidden').map(({ key }) => key);
}
