import { charge } from './agent.ts';

/** Runs shorter than this are sorted by insertion. */
const RUN = 6;

/**
 * A stable sort whose sequence of comparisons is ours, not the host's: guests see it (sec-array.prototype.sort leaves it open).
 * Takes about n log n comparisons, n - 1 where `list` is in order already. A comparison that throws leaves `list` in disorder.
 */
export function mergeSort<T>(list: T[], compare: (x: T, y: T) => number): T[] {
  const buffer: T[] = list.slice();
  sortRange(list, buffer, 0, list.length, compare);
  return list;
}

function sortRange<T>(list: T[], buffer: T[], low: number, high: number, compare: (x: T, y: T) => number): void {
  charge(high - low);
  if (high - low < RUN) {
    insertionSort(list, low, high, compare);
    return;
  }
  const middle = (low + high) >>> 1;
  sortRange(list, buffer, low, middle, compare);
  sortRange(list, buffer, middle, high, compare);
  if (compare(list[middle - 1], list[middle]) <= 0) return;
  merge(list, buffer, low, middle, high, compare);
}

function insertionSort<T>(list: T[], low: number, high: number, compare: (x: T, y: T) => number): void {
  for (let i = low + 1; i < high; i++) {
    const item = list[i];
    let j = i;
    while (j > low && compare(list[j - 1], item) > 0) {
      list[j] = list[j - 1];
      j--;
    }
    list[j] = item;
  }
}

function merge<T>(list: T[], buffer: T[], low: number, middle: number, high: number, compare: (x: T, y: T) => number): void {
  for (let i = low; i < middle; i++) buffer[i] = list[i];
  let left = low;
  let right = middle;
  let to = low;
  while (left < middle && right < high) {
    list[to++] = compare(buffer[left], list[right]) <= 0 ? buffer[left++] : list[right++];
  }
  while (left < middle) list[to++] = buffer[left++];
}
