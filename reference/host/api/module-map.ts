/** Where modules come from: a table of texts, or a function of the embedder's. */
import { throwTypeError } from '../../runtime/errors.ts';
import type { LoadModule } from '../module-loader.ts';

/** A module that a resolver found: its text, and its full specifier where that isn't the one asked for. */
export interface FoundModule {
  readonly source: string;
  readonly specifier?: string;
}

/** Texts by full specifier, or a function from a specifier and the full specifier of the module it stands in. */
export type ModuleSource =
  | { readonly [specifier: string]: string }
  | ReadonlyMap<string, string>
  | ((specifier: string, referrer: string) => FoundModule | string | undefined);

/** `./x` and `../x` are relative to the referrer's folder; every other specifier is full already. */
export function resolveSpecifier(specifier: string, referrer: string): string {
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) return specifier;
  const folder = referrer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..' && folder.length > 0 && folder.at(-1) !== '..' && folder.at(-1) !== '.') folder.pop();
    else if (part !== '.') folder.push(part);
  }
  return folder.join('/').replace(/^\.\//, '');
}

/** `modules` as the loader asks for them. What a resolver throws is the guest's TypeError. */
export function moduleLoader(modules: ModuleSource): LoadModule {
  if (typeof modules === 'function') {
    return (specifier, referrer) => {
      let found: FoundModule | string | undefined;
      try {
        found = modules(specifier, referrer);
      } catch {
        return throwTypeError(`the host could not resolve ${specifier}`);
      }
      if (found === undefined) return undefined;
      if (typeof found === 'string') return { file: resolveSpecifier(specifier, referrer), source: found };
      return { file: found.specifier ?? resolveSpecifier(specifier, referrer), source: String(found.source) };
    };
  }
  const table: ReadonlyMap<string, string> = modules instanceof Map ? (modules as ReadonlyMap<string, string>) : new Map(Object.entries(modules as Record<string, string>));
  return (specifier, referrer) => {
    const file = resolveSpecifier(specifier, referrer);
    const source = table.get(file) ?? table.get(`./${file}`);
    return source === undefined ? undefined : { file, source };
  };
}
