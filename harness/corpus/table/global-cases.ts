import { globals, globalsIn } from '../../../spec/intrinsics/index.ts';
import { laterGlobals, sesGlobals } from '../../../spec/later-editions.ts';
import type { Edition } from '../../../spec/model.ts';
import type { Tagged } from '../../../suites/model.ts';
import type { Draft } from './make-case.ts';
import * as programs from './programs.ts';
import { slug } from '../../../spec/slug.ts';

/** In a program, `this` at the top is the global object of its compartment. */
const GLOBAL = 'this';

/** Facts about each global name that the edition requires in a child, and about the global object as a whole. */
export function globalDrafts(edition: Edition): Draft[] {
  const allowed = globals.filter((row) => row.child[edition] !== 'forbidden').map((row) => row.name);
  return [
    ...globalsIn({ edition }, 'child').flatMap((row): Draft[] => {
      const id = `table/global/${slug(row.name)}`;
      const key = JSON.stringify(row.name);
      const { writable, enumerable, configurable } = row.inSes[edition];
      const fixed: Record<string, Tagged> = { kind: 'data', writable: writable ?? false, enumerable, configurable };
      return [
        {
          id: `${id}/presence`,
          rule: 'globals/table-presence',
          description: `The global object has an own property ${row.name}.`,
          program: programs.hasOwn(GLOBAL, key),
          expect: { verb: 'value', value: true },
          origin: row.origin,
        },
        {
          id: `${id}/attributes`,
          rule: 'globals/table-attributes',
          description: `The global property ${row.name} is neither writable nor enumerable nor configurable.`,
          program: programs.attributesOf(GLOBAL, key),
          expect: { verb: 'value', value: { $object: fixed } },
          differs: [
            {
              id: 'owner-may-change',
              why: 'The Compartment API leaves the global object to the compartment and its maker, who can freeze it; what the property holds is frozen.',
              expect: { verb: 'value', value: { $object: { kind: 'data', writable: true, enumerable: false, configurable: true } } },
            },
          ],
          origin: row.origin,
        },
      ];
    }),
    {
      id: 'table/global/nothing-else',
      rule: 'globals/table-nothing-else',
      description: 'The global object of a child has no own property beyond those of the table.',
      program: programs.unknownKeys(GLOBAL, allowed),
      expect: { verb: 'value', value: [] },
      differs: [
        {
          id: 'later-edition',
          why: 'What is added are globals of later editions of ECMAScript that carry no authority, and the names of the Compartment API.',
          steps: [{ in: 'child', as: 'program', program: programs.unknownKeys(GLOBAL, [...allowed, ...laterGlobals, ...sesGlobals]) }],
          expect: { verb: 'value', value: [] },
        },
      ],
      origin: 'ecma-262',
    },
  ];
}
