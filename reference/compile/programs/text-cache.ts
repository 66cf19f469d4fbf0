/** Keeps what was made of recent texts, the least recently used given up first. Nothing but speed depends on it. */
export class TextCache<T> {
  private readonly entries = new Map<string, T>();
  private size = 0;
  private readonly capacity: number;

  /** `capacity` in characters of all keys together; a text of more than an eighth of it is not kept. */
  constructor(capacity = 2_000_000) {
    this.capacity = capacity;
  }

  get(key: string): T | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: T): void {
    if (key.length * 8 > this.capacity) return;
    this.entries.set(key, value);
    this.size += key.length;
    for (const [oldest] of this.entries) {
      if (this.size <= this.capacity) return;
      this.entries.delete(oldest);
      this.size -= oldest.length;
    }
  }
}
