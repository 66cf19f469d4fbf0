import { WrongUse } from '../text/wrong-use.ts';

/** A whole number above zero from an option's text. */
export function positive(flag: string, text: unknown): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new WrongUse(`${flag} ${String(text)} is not a whole number above zero`);
  return number;
}

/** A whole number, zero included, from an option's text. */
export function wholeNumber(flag: string, text: unknown): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0 || String(text).trim() === '') throw new WrongUse(`${flag} ${String(text)} is not a whole number`);
  return number;
}

/** One of some words. */
export function oneOf<const T extends string>(flag: string, text: unknown, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new WrongUse(`${flag} ${String(text)} is not known`, `one of: ${words.join(', ')}`);
  return word;
}
