/**
 * The text form of the tables: ascending numbers as differences, each difference in groups of five bits, lowest first,
 * one character per group; the sixth bit says that another group follows.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Uint8Array(128);
for (let index = 0; index < 64; index++) values[alphabet.charCodeAt(index)] = index;

/** Writes non-negative integers. */
export function encodeNumbers(numbers: Iterable<number>): string {
  let text = '';
  for (let number of numbers) {
    do {
      const rest = Math.floor(number / 32);
      text += alphabet[(number % 32) + (rest > 0 ? 32 : 0)];
      number = rest;
    } while (number > 0);
  }
  return text;
}

export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (let index = 0; index < text.length; index++) {
    const value = values[text.charCodeAt(index)]!;
    number |= (value & 31) << shift;
    if (value & 32) {
      shift += 5;
    } else {
      numbers.push(number);
      number = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** Ranges are pairs of first code point and code point after the last, in ascending order, nowhere touching. */
export function encodeRanges(ranges: ArrayLike<number>): string {
  return encodeNumbers(Array.from(ranges, (bound, index) => (index === 0 ? bound : bound - ranges[index - 1]!)));
}

export function decodeRanges(text: string): Int32Array {
  let bound = 0;
  return Int32Array.from(decodeNumbers(text), (difference) => (bound += difference));
}

/** Code points `start`, `start + stride`, … (`count` of them) each map to themselves plus `offset`. */
export interface MappingRun {
  readonly start: number;
  readonly count: number;
  readonly stride: number;
  readonly offset: number;
}

export function encodeMapping(runs: readonly MappingRun[]): string {
  let previous = 0;
  return encodeNumbers(
    runs.flatMap(({ start, count, stride, offset }) => {
      const difference = start - previous;
      previous = start;
      return [difference, count, stride, offset < 0 ? -offset * 2 - 1 : offset * 2];
    }),
  );
}

export function decodeMapping(text: string): Map<number, number> {
  const numbers = decodeNumbers(text);
  const mapping = new Map<number, number>();
  let start = 0;
  for (let index = 0; index < numbers.length; index += 4) {
    start += numbers[index]!;
    const zigzag = numbers[index + 3]!;
    const offset = zigzag & 1 ? -((zigzag + 1) / 2) : zigzag / 2;
    for (let step = 0; step < numbers[index + 1]!; step++) {
      const codePoint = start + step * numbers[index + 2]!;
      mapping.set(codePoint, codePoint + offset);
    }
  }
  return mapping;
}
