/** Finding modules for a world: HostResolveImportedModule on top of what the embedder provides (sec-hostresolveimportedmodule). */
import { ParseModule, type SourceTextModule } from '../compile/modules/source-text-module.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Realm } from '../runtime/realm.ts';

/** A module's text and its full specifier. */
export interface LoadedModule {
  readonly file: string;
  readonly source: string;
}

/** Finds the module that `specifier` means in the module at `referrer`; undefined where there is none. */
export type LoadModule = (specifier: string, referrer: string) => LoadedModule | undefined;

export interface ModuleOptions {
  /** The full specifier of the module itself. */
  readonly file: string;
  readonly load?: LoadModule;
}

export class ModuleLoader {
  private readonly modules = new Map<string, SourceTextModule>();
  private readonly realm: Realm;
  private readonly find: LoadModule;

  constructor(realm: Realm, find: LoadModule = () => undefined) {
    this.realm = realm;
    this.find = find;
  }

  /** The record of a module; parsed at its first request. */
  load(source: string, file: string): SourceTextModule {
    const known = this.modules.get(file);
    if (known !== undefined) return known;
    const resolved = new Map<string, SourceTextModule>();
    const module = ParseModule(source, this.realm, file, (_referrer, specifier) => {
      let imported = resolved.get(specifier);
      if (imported === undefined) {
        const found = this.find(specifier, file);
        if (found === undefined) return throwTypeError(`no module ${specifier}`);
        imported = this.load(found.source, found.file);
        resolved.set(specifier, imported);
      }
      return imported;
    });
    this.modules.set(file, module);
    return module;
  }
}
