/** The names of the global object as rows that can be read. */
import { compartmentGlobals } from '../../spec/intrinsics/compartment.ts';
import { globals } from '../../spec/intrinsics/index.ts';
import type { Attributes, Global } from '../../spec/intrinsics/index.ts';
import type { Source } from '../../spec/model.ts';
import { statusView, valueWords } from './intrinsic-table.ts';
import type { Linked, StatusView } from './intrinsic-table.ts';

export interface GlobalView {
  readonly name: string;
  readonly value: Linked;
  readonly plain: string | null;
  readonly inSes: string | null;
  readonly start: StatusView;
  readonly child: StatusView;
  readonly sharing: string;
  readonly since: string;
  readonly annexB: boolean;
  readonly source: Source;
  readonly note: string | null;
}

function letters({ writable, enumerable, configurable }: Attributes): string {
  return (writable === true ? 'w' : '-') + (enumerable ? 'e' : '-') + (configurable ? 'c' : '-');
}

function valueOf({ name, value }: Global): Linked {
  if ('unspecified' in value) return ['not specified'];
  return 'globalObject' in value ? ['the global object itself'] : valueWords(value, name);
}

function globalView(row: Global): GlobalView {
  const unspecified = 'unspecified' in row.value;
  const [first, second] = [letters(row.inSes['draft-2019']), letters(row.inSes['draft-2023'])];
  return {
    name: row.name,
    value: valueOf(row),
    plain: unspecified || row.origin !== 'ecma-262' ? null : letters(row),
    inSes: unspecified ? null : first === second ? first : `${first} in 2019, ${second} in 2023`,
    start: statusView(row.start),
    child: statusView(row.child),
    sharing: row.sharing === 'shared' ? 'shared' : 'its own',
    since: row.since,
    annexB: row.annexB,
    source: row.source,
    note: row.note ?? null,
  };
}

/** Names of the draft's worlds, and those that the compartment profile adds to the standard ones. */
export function globalTables(): { readonly standalone: readonly GlobalView[]; readonly compartment: readonly GlobalView[] } {
  return { standalone: globals.map(globalView), compartment: compartmentGlobals.map(globalView) };
}
