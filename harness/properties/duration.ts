import { WrongUse } from '../text/wrong-use.ts';

const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `90s`, `10m`, `2h`. */
export function milliseconds(flag: string, text: unknown): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(String(text));
  if (match === null || Number(match[1]) <= 0) throw new WrongUse(`${flag} ${String(text)} is not a time`, 'write 90s, 10m or 2h');
  return Number(match[1]) * UNITS[match[2]];
}
