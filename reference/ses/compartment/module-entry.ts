/** Modules of compartments, and what a compartment remembers of a full specifier. */
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import type { Compartment } from './compartment.ts';
import type { SourceOfModule } from './descriptor.ts';

/** A record whose own imports are still to be loaded. */
export interface ImportingRecord extends ModuleRecord {
  readonly compartment: Compartment;
  /** Full specifiers by import specifier, as resolveHook gave them. */
  readonly resolved: ReadonlyMap<string, string>;
}

export function isImporting(record: ModuleRecord): record is ImportingRecord {
  return 'resolved' in record;
}

interface Waiter {
  readonly loaded: (entry: LoadedEntry) => void;
  readonly failed: (reason: unknown) => void;
}

export type LoadedEntry = ModuleEntry & { readonly record: ModuleRecord };

/** A module of one compartment: being loaded until it has a record. What was loaded once stays (`modules/module-memo`). */
export class ModuleEntry {
  record: ModuleRecord | undefined = undefined;
  /** Where the record came of a source: for other compartments that name it (`modules/descriptor-source-string`). */
  source: SourceOfModule | undefined = undefined;
  /** The entry that this one will be the same as: links may not go round in circles. */
  target: ModuleEntry | undefined = undefined;
  readonly waiters: Waiter[] = [];

  isLoaded(): this is LoadedEntry {
    return this.record !== undefined;
  }

  /** Whether waiting for `entry` would be waiting for itself. */
  waitsFor(entry: ModuleEntry): boolean {
    for (let at: ModuleEntry | undefined = this; at !== undefined; at = at.target) if (at === entry) return true;
    return false;
  }
}
