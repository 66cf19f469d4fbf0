/** Texts as arrays of code units and back, for many at a time: the host copies memory where its string functions go one by one. */
import { Buffer } from 'node:buffer';
import { endianness } from 'node:os';

/** Up to here the host's own function is as fast, and it takes only so many arguments. */
const FEW = 64;

/** Code units in memory that Node's buffers read and write. */
export class CodeUnits {
  readonly units: Uint16Array;
  private readonly bytes: Buffer;

  /** Room for `length` code units. */
  constructor(length: number) {
    this.units = new Uint16Array(length);
    this.bytes = Buffer.from(this.units.buffer);
  }

  /** Fills the units from the start with `text`, as far as they reach, and returns how many there are. */
  read(text: string): number {
    const written = this.bytes.write(text, 'utf16le');
    if (endianness() === 'BE') this.bytes.subarray(0, written).swap16();
    return written >> 1;
  }

  /** The text of the first `length` units, which may be changed by this. */
  text(length: number): string {
    if (endianness() === 'BE') this.bytes.subarray(0, 2 * length).swap16();
    return this.bytes.toString('utf16le', 0, 2 * length);
  }
}

/** The text of these values' code units (each 0 to 0xffff). */
export function textOfCodeUnits<Item>(values: readonly Item[], toUnit: (value: Item) => number): string {
  if (values.length <= FEW) return String.fromCharCode(...values.map(toUnit));
  const room = new CodeUnits(values.length);
  const { units } = room;
  for (let i = 0; i < values.length; i++) units[i] = toUnit(values[i]);
  return room.text(values.length);
}

/** The text of these values' code points (each 0 to 0x10ffff; surrogates stand for themselves). */
export function textOfCodePoints<Item>(values: readonly Item[], toPoint: (value: Item) => number): string {
  if (values.length <= FEW) return String.fromCodePoint(...values.map(toPoint));
  const room = new CodeUnits(2 * values.length);
  const { units } = room;
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    const point = toPoint(values[i]);
    if (point < 0x10000) {
      units[length++] = point;
    } else {
      units[length++] = 0xd7c0 + (point >> 10);
      units[length++] = 0xdc00 | (point & 0x3ff);
    }
  }
  return room.text(length);
}
