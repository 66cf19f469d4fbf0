import { rule } from '../model.ts';
import type { Rule } from '../model.ts';

/*
 * The rules that the table of intrinsics gives: each row becomes cases of its own (`harness/corpus/table/`),
 * so these rules are tested once per intrinsic and property.
 */

const everyProfile = ['standalone', 'compartment', 'no-evaluators'] as const;
const omissions = { document: 'standalone-draft', section: 'Omissions and Simplifications' } as const;
const sharedGlobals = { document: 'standalone-draft', section: 'Shared globals and shared primordials' } as const;
const freezing = { document: 'standalone-draft', section: 'Freeze all shared primordials' } as const;
const compartmentGlobal = { document: 'standalone-draft', section: 'For each compartment, create a new global' } as const;
const standardBuiltIns = { document: 'ecma-262', section: 'sec-ecmascript-standard-built-in-objects' } as const;

export const tablePresence = rule({
  id: 'primordials/table-presence',
  keyword: 'must',
  text: 'Every intrinsic and every property that the table of intrinsics names for the edition exists.',
  why: 'The draft takes things away from ECMAScript 2018 plus BigInt by name; what it does not take away stays.',
  source: omissions,
  profiles: everyProfile,
  observable: true,
});

export const tableAttributes = rule({
  id: 'primordials/table-attributes',
  keyword: 'must',
  text: 'Every property of an intrinsic has the enumerability of the table and, since intrinsics are frozen, is neither configurable nor (if it holds data) writable.',
  why: 'An accessor in place of a data property is seen too: worlds that enable overriding by assignment show it here.',
  source: freezing,
  profiles: everyProfile,
  observable: true,
});

export const tablePrototype = rule({
  id: 'primordials/table-prototype',
  keyword: 'must',
  text: 'Every intrinsic inherits from the intrinsic that the table names.',
  source: standardBuiltIns,
  profiles: everyProfile,
  observable: true,
});

export const tableKind = rule({
  id: 'primordials/table-kind',
  keyword: 'must',
  text: 'Every intrinsic is callable, constructible or neither, as the table says.',
  source: standardBuiltIns,
  profiles: everyProfile,
  observable: true,
});

export const tableFunctionProperties = rule({
  id: 'primordials/table-function-properties',
  keyword: 'must',
  text: 'Every intrinsic function, getter and setter has the length and the name of the table.',
  source: standardBuiltIns,
  profiles: everyProfile,
  observable: true,
});

export const tableValue = rule({
  id: 'primordials/table-value',
  keyword: 'must',
  text: 'Every property of an intrinsic that the table gives a constant, a well-known symbol or another intrinsic for holds exactly that.',
  source: standardBuiltIns,
  profiles: everyProfile,
  observable: true,
});

export const tableFrozen = rule({
  id: 'primordials/table-frozen',
  keyword: 'must',
  text: 'Every intrinsic of the table is frozen and not extensible, and so is every function that its properties hold.',
  source: freezing,
  profiles: everyProfile,
  threat: 'completeness-of-the-freeze',
  observable: true,
});

export const tableNothingElse = rule({
  id: 'primordials/table-nothing-else',
  keyword: 'must',
  text: 'No intrinsic of the table has an own property that the table does not name.',
  why: 'What nobody has vetted may carry authority or state; a newer standard is the usual reason for it.',
  source: omissions,
  profiles: everyProfile,
  observable: true,
});

export const globalsTablePresence = rule({
  id: 'globals/table-presence',
  keyword: 'must',
  text: 'The global object of every compartment has every standard global that the table names.',
  source: sharedGlobals,
  profiles: everyProfile,
  observable: true,
});

export const globalsTableAttributes = rule({
  id: 'globals/table-attributes',
  keyword: 'must',
  text: 'Every standard global is a data property that is neither writable nor enumerable nor configurable.',
  why: 'The draft says so of the first two and of configurability for all populated properties; enumerability follows ECMAScript.',
  source: compartmentGlobal,
  profiles: ['standalone'],
  observable: true,
});

export const globalsTableNothingElse = rule({
  id: 'globals/table-nothing-else',
  keyword: 'must',
  text: 'A compartment that was endowed with nothing has no global beyond those of the table.',
  source: sharedGlobals,
  profiles: ['standalone', 'no-evaluators'],
  threat: 'host-global-fingerprint',
  observable: true,
});

/** By the chapter that they belong to; `spec/index.ts` merges them into it. */
export const tableRules: { readonly [chapter: string]: readonly Rule[] } = {
  primordials: [tablePresence, tableAttributes, tablePrototype, tableKind, tableFunctionProperties, tableValue, tableFrozen, tableNothingElse],
  globals: [globalsTablePresence, globalsTableAttributes, globalsTableNothingElse],
};
