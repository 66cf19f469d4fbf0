/** The shim links modules but has no parser of them: their texts are translated here, outside the engine, as its own bundlers do. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A record in the form that the shim links, or word that the text is not a module. */
export type ModuleRecord = { readonly record: object } | { readonly error: true };

export interface ModuleRecords {
  readonly plain: { readonly [specifier: string]: ModuleRecord };
  /** The same modules with a call of the mark before their first statement. */
  readonly marked: { readonly [specifier: string]: ModuleRecord };
}

/** Name of the function by which a driver learns that a text began to run. */
export const markName = (prefix: string): string => `mark$${prefix}`;

type Translator = new (source: string) => object;

const PACKAGE: string = '@endo/module-source';
let translator: Promise<Translator> | undefined;

/** Stands for the prefix of a job in texts that are translated once for all jobs; no program can know it. */
const ANY_PREFIX = `r${randomBytes(9).toString('hex')}`;
/** Programs of laws and differences of a case ask for the same modules again and again. */
const MOST_KEPT = 1_000;

interface Translated {
  readonly plain: ModuleRecord;
  /** With `ANY_PREFIX` in it, as JSON. */
  readonly marked: string;
}

const kept = new Map<string, Translated>();

/** Translates all modules of a job; the library is loaded when it is first needed. */
export async function moduleRecords(modules: { readonly [specifier: string]: string }, prefix: string): Promise<ModuleRecords> {
  // By a name that is no literal: the package's own TypeScript sources are not ours to check.
  translator ??= (import(PACKAGE) as Promise<{ ModuleSource: Translator }>).then(({ ModuleSource }) => ModuleSource);
  const Source = await translator;
  const own = Object.entries(modules).map(([specifier, text]) => [specifier, translated(Source, text)] as const);
  return {
    plain: Object.fromEntries(own.map(([specifier, { plain }]) => [specifier, plain])),
    marked: Object.fromEntries(own.map(([specifier, { marked }]) => [specifier, JSON.parse(marked.replaceAll(ANY_PREFIX, prefix)) as ModuleRecord])),
  };
}

function translated(Source: Translator, text: string): Translated {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const now = { plain: translate(Source, text), marked: JSON.stringify(translate(Source, `${markName(ANY_PREFIX)}();\n${text}`)) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, now);
  return now;
}

function translate(Source: Translator, text: string): ModuleRecord {
  try {
    return { record: { ...new Source(text) } };
  } catch (error) {
    // Its parser's errors and its own are both SyntaxErrors; anything else is our fault and must show.
    if (error instanceof SyntaxError) return { error: true };
    throw error;
  }
}

let version: string | undefined;

/** What the identity of an engine says about it. */
export function moduleTranslationFix(): string {
  if (version === undefined) {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    version = (JSON.parse(readFileSync(join(dirname(entry), 'package.json'), 'utf8')) as { version: string }).version;
  }
  return `Texts of modules are translated to module records by @endo/module-source ${version} outside the engine: the shim has no parser of modules.`;
}
