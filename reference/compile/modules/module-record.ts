/** Abstract Module Records (sec-abstract-module-records). */
import type { Realm } from '../../runtime/realm.ts';
import type { Environment } from '../frame.ts';
import type { ModuleNamespace } from './module-namespace.ts';

/** A ResolvedBinding Record: a binding of the module that declares it, as the place where its value is. */
export interface ResolvedBinding {
  readonly module: ModuleRecord;
  readonly environment: Environment;
  readonly index: number;
  /** Set where the binding is an import of this module's namespace. */
  readonly namespaceOf?: ModuleRecord | undefined;
}

export type Resolution = ResolvedBinding | 'ambiguous' | null;

export interface ResolveSetEntry {
  readonly module: ModuleRecord;
  readonly exportName: string;
}

export abstract class ModuleRecord {
  readonly realm: Realm;
  /** [[Namespace]], once somebody has asked for it. */
  namespace: ModuleNamespace | undefined;
  /** An object that the host gave out in place of the namespace, and that is to become it. */
  reserved: ModuleNamespace | undefined;
  /** What the host remembers of it: its full specifier. */
  readonly specifier: string;

  constructor(realm: Realm, specifier: string) {
    this.realm = realm;
    this.namespace = undefined;
    this.reserved = undefined;
    this.specifier = specifier;
  }

  /** Whether its evaluation has begun. */
  abstract readonly begun: boolean;

  /** The names that it exports, in its own order; star exports of modules already in `exportStarSet` are left out. */
  abstract GetExportedNames(exportStarSet?: Set<ModuleRecord>): string[];

  /** The binding behind an exported name. */
  abstract ResolveExport(exportName: string, resolveSet?: ResolveSetEntry[]): Resolution;

  /** Resolves and links all that it imports. Throws a guest error. */
  abstract Instantiate(): void;

  /** Runs it and all that it imports, once. Throws a guest error, the same one each time. */
  abstract Evaluate(): void;
}
