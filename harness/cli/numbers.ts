import os from 'node:os';
import type { Limits } from '../../adapters/protocol/messages.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** More engine processes than this are a slip of the finger, as is a limit of more than a day. */
const MOST_JOBS = 1024;
const A_DAY = 86_400_000;

/** A whole number above zero from an option's text, and not above what it can mean. */
export function positive(flag: string, text: unknown, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new WrongUse(`${flag} ${String(text)} is not a whole number above zero`);
  if (number > most) throw new WrongUse(`${flag} ${String(text)} is too much`, `the most is ${most}`);
  return number;
}

/** A whole number, zero included, from an option's text. */
export function wholeNumber(flag: string, text: unknown): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0 || String(text).trim() === '') throw new WrongUse(`${flag} ${String(text)} is not a whole number`);
  return number;
}

/** `--jobs`, or one for each processor. */
export function jobsOption(text: unknown): number {
  return text === undefined ? os.availableParallelism() : positive('--jobs', text, MOST_JOBS);
}

/** `--timeout` in milliseconds. */
export function timeoutOption(text: unknown): number {
  return positive('--timeout', text, A_DAY);
}

/** What one job may use, by `--timeout` and `--memory`. */
export function limitsOption(options: Readonly<Record<string, unknown>>): Limits {
  return { timeoutMs: timeoutOption(options.timeout), memoryMb: positive('--memory', options.memory), outputBytes: 1_000_000 };
}

/** One of some words. */
export function oneOf<const T extends string>(flag: string, text: unknown, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new WrongUse(`${flag} ${String(text)} is not known`, `one of: ${words.join(', ')}`);
  return word;
}
