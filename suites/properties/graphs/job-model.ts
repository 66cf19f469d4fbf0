/** Promises and their jobs by ECMA-262 (`sec-promise-objects`), with a queue of their own: a model to run drawn programs on. */

type Reaction = { readonly fulfilled: (value: unknown) => unknown; readonly rejected: (reason: unknown) => unknown; readonly next: ModelPromise };

interface Thenable {
  then(resolve: (value: unknown) => void, reject: (reason: unknown) => void): void;
}

function isThenable(value: unknown): value is Thenable {
  return typeof value === 'object' && value !== null && 'then' in value;
}

const pass = (value: unknown): unknown => value;
const raise = (reason: unknown): never => {
  throw reason;
};

/** First in, first out (`sec-jobs-and-job-queues`). */
export class JobQueue {
  readonly #jobs: (() => void)[] = [];

  add(job: () => void): void {
    this.#jobs.push(job);
  }

  drain(): void {
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) job();
  }
}

export class ModelPromise {
  readonly #queue: JobQueue;
  #state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  #result: unknown;
  #reactions: Reaction[] = [];
  #resolved = false;

  constructor(queue: JobQueue) {
    this.#queue = queue;
  }

  static resolved(queue: JobQueue, value: unknown): ModelPromise {
    if (value instanceof ModelPromise) return value;
    const made = new ModelPromise(queue);
    made.resolve(value);
    return made;
  }

  /** Promise Resolve Functions; a thenable is asked in a job of its own. */
  resolve(value: unknown): void {
    if (this.#resolved) return;
    this.#resolved = true;
    this.#resolve(value);
  }

  reject(reason: unknown): void {
    if (this.#resolved) return;
    this.#resolved = true;
    this.#settle('rejected', reason);
  }

  then(fulfilled: (value: unknown) => unknown = pass, rejected: (reason: unknown) => unknown = raise): ModelPromise {
    const next = new ModelPromise(this.#queue);
    const reaction = { fulfilled, rejected, next };
    if (this.#state === 'pending') this.#reactions.push(reaction);
    else this.#react(reaction);
    return next;
  }

  /** Promise.prototype.finally. */
  finally(onFinally: () => void): ModelPromise {
    return this.then(
      (value) => {
        onFinally();
        return ModelPromise.resolved(this.#queue, undefined).then(() => value);
      },
      (reason) => {
        onFinally();
        return ModelPromise.resolved(this.#queue, undefined).then(() => raise(reason));
      },
    );
  }

  #resolve(value: unknown): void {
    if (!isThenable(value)) {
      this.#settle('fulfilled', value);
      return;
    }
    this.#queue.add(() => {
      let called = false;
      const once = (act: (given: unknown) => void) => (given: unknown): void => {
        if (called) return;
        called = true;
        act(given);
      };
      value.then(once((given) => this.#resolve(given)), once((reason) => this.#settle('rejected', reason)));
    });
  }

  #settle(state: 'fulfilled' | 'rejected', result: unknown): void {
    this.#state = state;
    this.#result = result;
    for (const reaction of this.#reactions) this.#react(reaction);
    this.#reactions = [];
  }

  #react({ fulfilled, rejected, next }: Reaction): void {
    const { handler, result } = { handler: this.#state === 'fulfilled' ? fulfilled : rejected, result: this.#result };
    this.#queue.add(() => {
      let value: unknown;
      try {
        value = handler(result);
      } catch (thrown) {
        next.reject(thrown);
        return;
      }
      next.resolve(value);
    });
  }
}
