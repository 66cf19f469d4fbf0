/**
 * The ledger of known differences: each entry says which engines, which rule or clause, and which differences of which programs it explains.
 * It matches narrowly: the program's text, and every line of a stretch in which the transcripts part.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { hunksOf, regionOf, type Hunk } from './compare.ts';

export interface LedgerEntry {
  readonly id: string;
  /** Ids of engines; `xs/*` is every world of XS. */
  readonly engines: readonly string[];
  /** Of ECMA-262 (`sec-…`), where the language decides. */
  readonly clause?: string;
  /** Of `spec/`, where SES does. */
  readonly rules?: readonly string[];
  /** What the program's text must contain. */
  readonly program: RegExp;
  /** What every line of the stretch that only the reference has, and that only the engine has, must be; there is one at least. Absent: there is none. */
  readonly expected?: RegExp;
  readonly seen?: RegExp;
  /** The lines are the same on both sides once each match of `pattern` is replaced by `as`: nothing else may differ. */
  readonly alike?: { readonly pattern: RegExp; readonly as: string };
  /** The lines come at another place on the other side: a stretch may have none of them on one. */
  readonly moved: boolean;
  /** Lines that are as `expected` says come in another order. */
  readonly reordered: boolean;
  /** What follows in the program builds on what differs: it is not judged. */
  readonly spreads: boolean;
  /** Where the engine is wrong: the case of the corpus that says so. Absent where it may differ. */
  readonly case?: string;
  readonly why: string;
  /** A program that shows it, without directive and helpers. */
  readonly shows: string;
}

type RawEntry = Omit<LedgerEntry, 'program' | 'expected' | 'seen' | 'alike' | 'moved' | 'reordered' | 'spreads'> & {
  readonly program: string;
  readonly expected?: string;
  readonly seen?: string;
  readonly alike?: { readonly pattern: string; readonly as: string };
  readonly moved?: boolean;
  readonly reordered?: boolean;
  readonly spreads?: boolean;
};

export class BadLedger extends Error {
  override name = 'BadLedger';
}

export function readLedger(text: string): LedgerEntry[] {
  const raw = (parse(text) as { entries: readonly RawEntry[] | null }).entries ?? [];
  return raw.map((entry) => {
    if (entry.clause === undefined && entry.rules === undefined) throw new BadLedger(`${entry.id} cites neither a clause nor a rule`);
    if (entry.expected === undefined && entry.seen === undefined && entry.alike === undefined) throw new BadLedger(`${entry.id} would explain any difference`);
    const { expected, seen, alike, moved, reordered, spreads, program, ...rest } = entry;
    return {
      ...rest, program: new RegExp(program), moved: moved === true, reordered: reordered === true, spreads: spreads === true,
      ...(expected === undefined ? {} : { expected: new RegExp(`^(?:${expected})$`) }), ...(seen === undefined ? {} : { seen: new RegExp(`^(?:${seen})$`) }), ...(alike === undefined ? {} : { alike: { pattern: new RegExp(alike.pattern, 'g'), as: alike.as } }),
    };
  });
}

export const ledger: readonly LedgerEntry[] = readLedger(readFileSync(new URL('./ledger.yaml', import.meta.url), 'utf8'));

function concerns(entry: LedgerEntry, engine: string): boolean {
  return entry.engines.some((pattern) => (pattern.endsWith('/*') ? engine.startsWith(pattern.slice(0, -1)) : engine === pattern || engine.startsWith(`${pattern}@`)));
}

/** All that is known of an engine. */
export function entriesAbout(engine: string): readonly LedgerEntry[] {
  return ledger.filter((entry) => concerns(entry, engine));
}

/** A completion value repeats a fact: beside facts it says nothing of its own. */
function factsOf(lines: readonly string[]): readonly string[] {
  const facts = lines.filter((line) => !line.startsWith('=> '));
  return facts.length === 0 ? lines : facts;
}

function fits(lines: readonly string[], pattern: RegExp | undefined, moved: boolean): boolean {
  if (pattern === undefined) return lines.every((line) => line.startsWith('=> '));
  return (moved || lines.length > 0) && factsOf(lines).every((line) => pattern.test(line));
}

function alike(hunk: Hunk, { pattern, as }: NonNullable<LedgerEntry['alike']>): boolean {
  const [expected, seen] = [factsOf(hunk.expected), factsOf(hunk.seen)];
  return expected.length === seen.length && expected.every((line, index) => line.replace(pattern, as) === seen[index].replace(pattern, as));
}

function explains(entry: LedgerEntry, hunk: Hunk): boolean {
  if (entry.alike !== undefined) return hunk.expected.length > 0 && alike(hunk, entry.alike);
  return fits(hunk.expected, entry.expected, entry.moved) && fits(hunk.seen, entry.seen, entry.moved);
}

/** Lines of a stretch that one entry may be about, where several entries share it. */
const MOST_LINES = 5;

/**
 * The entries that explain a stretch of this program's transcripts, in the order of its lines: one that explains all of it, or as few as
 * can be that each explain the next lines of both sides. After an entry that spreads nothing is left to explain.
 */
export function explain(hunk: Hunk, program: string, engine: string, entries: readonly LedgerEntry[] = ledger): readonly LedgerEntry[] | undefined {
  const usable = entries.filter((entry) => !entry.reordered && concerns(entry, engine) && entry.program.test(program));
  const whole = usable.find((entry) => explains(entry, hunk));
  if (whole !== undefined) return [whole];
  const [rows, columns] = [hunk.expected.length, hunk.seen.length];
  const best = new Map<string, readonly LedgerEntry[]>([['0 0', []]]);
  for (let i = 0; i <= rows; i += 1) {
    for (let j = 0; j <= columns; j += 1) {
      const before = best.get(`${i} ${j}`);
      if (before === undefined) continue;
      if (i < rows && j < columns && hunk.expected[i] === hunk.seen[j]) {
        const key = `${i + 1} ${j + 1}`;
        if ((best.get(key)?.length ?? Infinity) > before.length) best.set(key, before);
      }
      for (let a = 0; a <= Math.min(MOST_LINES, rows - i); a += 1) {
        for (let b = a === 0 ? 1 : 0; b <= Math.min(MOST_LINES, columns - j); b += 1) {
          const part = { expected: hunk.expected.slice(i, i + a), seen: hunk.seen.slice(j, j + b) };
          const entry = usable.find((one) => explains(one, part));
          if (entry === undefined) continue;
          if (entry.spreads) return [...before, entry];
          const key = `${i + a} ${j + b}`;
          if ((best.get(key)?.length ?? Infinity) > before.length + 1) best.set(key, [...before, entry]);
        }
      }
    }
  }
  return best.get(`${rows} ${columns}`);
}

/**
 * The entries that explain two transcripts, lines of one or several entries that come in another order taken apart: what is left of both is
 * compared in its order, and what of the lines taken apart has no equal on the other side is explained as a stretch of its own.
 */
export function explainOrder(expected: readonly string[], seen: readonly string[], program: string, engine: string, entries: readonly LedgerEntry[] = ledger): readonly LedgerEntry[] | undefined {
  const found = entries.filter((entry) => entry.reordered && concerns(entry, engine) && entry.program.test(program));
  for (const group of found.length > 1 ? [...found.map((entry) => [entry]), found] : [found]) {
    const used = explainApart(group, expected, seen, program, engine, entries);
    if (used !== undefined) return used;
  }
  return undefined;
}

function explainApart(group: readonly LedgerEntry[], expected: readonly string[], seen: readonly string[], program: string, engine: string, entries: readonly LedgerEntry[]): readonly LedgerEntry[] | undefined {
  const entryOf = (line: string): LedgerEntry | undefined => group.find((entry) => entry.expected?.test(line));
  const as = (line: string): string => group.reduce((text, entry) => (entry.alike === undefined ? text : text.replace(entry.alike.pattern, entry.alike.as)), line);
  const used = new Set<LedgerEntry>();
  const gone: string[] = [];
  const come = seen.filter((line) => entryOf(line) !== undefined);
  for (const line of expected) {
    const entry = entryOf(line);
    if (entry === undefined) continue;
    const at = come.findIndex((other) => as(other) === as(line));
    if (at === -1) gone.push(line);
    else {
      used.add(entry);
      come.splice(at, 1);
    }
  }
  if (used.size === 0) return undefined;
  const isLeft = (line: string): boolean => entryOf(line) === undefined;
  const apart = gone.length + come.length === 0 ? [] : [{ expected: gone, seen: come }];
  const [a, b] = [expected.filter(isLeft), seen.filter(isLeft)];
  const rest = explainAll([...hunksOf(a, b), ...apart], program, engine, entries) ?? explainAll([regionOf(a, b), ...apart], program, engine, entries);
  return rest === undefined ? undefined : [...new Set([...used, ...rest])];
}

/** Undefined where there is a stretch that nothing explains. */
function explainAll(hunks: readonly Hunk[], program: string, engine: string, entries: readonly LedgerEntry[]): readonly LedgerEntry[] | undefined {
  const used: LedgerEntry[] = [];
  for (const hunk of hunks) {
    if (hunk.expected.length + hunk.seen.length === 0) continue;
    const found = explain(hunk, program, engine, entries);
    if (found === undefined) return undefined;
    used.push(...found);
    if (found.at(-1)?.spreads === true) break;
  }
  return used;
}
