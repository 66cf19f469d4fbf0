/** Passes values on in the order of their index, whatever the order in which they come. */
export class InOrder<T> {
  readonly #waiting = new Map<number, T>();
  readonly #pass: (value: T) => void;
  #next = 0;

  constructor(pass: (value: T) => void) {
    this.#pass = pass;
  }

  set(index: number, value: T): void {
    this.#waiting.set(index, value);
    for (let ready = this.#waiting.get(this.#next); ready !== undefined; ready = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#next += 1;
      this.#pass(ready);
    }
  }

  has(index: number): boolean {
    return index < this.#next || this.#waiting.has(index);
  }
}
