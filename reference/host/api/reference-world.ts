/** The world as embedders see it. */
import { Call, Get } from '../../runtime/operations.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { ToObject } from '../../runtime/type-conversion.ts';
import { createSesWorld, SesWorld } from '../../ses/world.ts';
import type { Edition } from '../../../spec/model.ts';
import { createWorld as createPlainWorld, type World, type WorldOptions } from '../world.ts';
import { Compartment } from './compartment.ts';
import { describe, type DescribeOptions, type Description } from './describe.ts';
import { fromHost, type HostValue } from './from-host.ts';
import { References, type GuestValue } from './guest-reference.ts';
import { format } from './inspect.ts';

export interface ReferenceWorldOptions extends Omit<WorldOptions, 'trackRejection'> {
  /** `plain` is ECMA-262 alone, nothing frozen; an edition of the draft is a standalone SES world. */
  readonly edition?: 'plain' | Edition;
}

export interface InspectOptions {
  /** How deep objects are followed; 3 by default. */
  readonly depth?: number;
  /** Items and properties of one object that are shown; 100 by default. */
  readonly items?: number;
}

/** What a world has used of its limits. */
export interface Usage {
  /** Steps of the meter. The same program takes the same steps on every run and machine. */
  readonly steps: number;
  /** Bytes allocated in all, by estimate. */
  readonly bytes: number;
}

export class ReferenceWorld extends Compartment {
  readonly edition: 'plain' | Edition;
  private readonly rejected: Map<ObjectValue, GuestValue>;

  constructor(options: ReferenceWorldOptions = {}) {
    const { edition = 'plain', ...rest } = options;
    const rejected = new Map<ObjectValue, GuestValue>();
    const references = new References();
    const trackRejection = (promise: ObjectValue, operation: 'reject' | 'handle'): void => {
      if (operation === 'reject') rejected.set(promise, references.handleOf(promise));
      else rejected.delete(promise);
    };
    const inner = create(edition, { ...rest, trackRejection });
    super(inner, references, inner.realm, edition !== 'plain');
    this.edition = edition;
    this.rejected = rejected;
  }

  /** A compartment of a SES world: a global object of its own over the shared primordials. */
  makeCompartment(): Compartment {
    const { inner } = this;
    if (!(inner instanceof SesWorld)) throw new TypeError('a plain world has no compartments: give the option edition');
    return new Compartment(inner, this.references, inner.makeCompartment(), true);
  }

  /** Runs promise jobs until none is left, or `max` of them; returns how many ran. */
  drain(max = Infinity): number {
    let count = 0;
    while (count < max && this.step()) count++;
    return count;
  }

  /** Runs the oldest promise job; returns whether there was one. */
  step(): boolean {
    return this.inside('run', () => this.inner.runJob());
  }

  /** Promises that are rejected and that nothing handles, so far. */
  get unhandledRejections(): readonly GuestValue[] {
    return [...this.rejected.values()];
  }

  /** Calls a guest function. */
  call(callee: GuestValue, thisValue: HostValue = undefined, args: readonly HostValue[] = []): GuestValue {
    const { references } = this;
    return this.value(() => Call(references.valueOf(callee), fromHost(thisValue, references), args.map((arg) => fromHost(arg, references))));
  }

  /** Reads a property, as the guest would: getters and traps run. */
  get(object: GuestValue, key: GuestValue): GuestValue {
    return this.value(() => {
      const P = this.references.valueOf(key);
      return Get(ToObject(this.references.valueOf(object)), typeof P === 'symbol' ? P : String(P));
    });
  }

  /** What a value is, as plain host data. No guest code runs, and the meter stands still. */
  toHost(value: GuestValue, options: DescribeOptions = {}): Description {
    return this.inner.observe(() => describe(this.references.valueOf(value), options));
  }

  /** A value as text, much as Node prints it. No guest code runs, and the meter stands still. */
  inspect(value: GuestValue, { depth = 3, items = 100 }: InspectOptions = {}): string {
    return format(this.toHost(value, { depth, items, text: 10_000 }));
  }

  get usage(): Usage {
    return { steps: this.inner.meter, bytes: this.inner.allocated };
  }
}

function create(edition: 'plain' | Edition, options: WorldOptions): World {
  if (edition === 'plain') return createPlainWorld(options);
  if (options.codeFromStrings === 'sloppy') throw new TypeError('a SES world has no sloppy code: leave codeFromStrings out');
  return createSesWorld({ ...options, edition });
}

/** Makes a world. */
export function createWorld(options: ReferenceWorldOptions = {}): ReferenceWorld {
  return new ReferenceWorld(options);
}
