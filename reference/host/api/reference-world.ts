/** The world as embedders see it. */
import { Account } from '../../runtime/account.ts';
import { Call, Get } from '../../runtime/operations.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { ToObject } from '../../runtime/type-conversion.ts';
import { CompartmentWorld, createCompartmentWorld, type CompartmentWorldOptions } from '../../ses/compartment-world.ts';
import type { LockdownOptions } from '../../ses/lockdown/options.ts';
import { createSesWorld, SesWorld } from '../../ses/world.ts';
import type { Edition } from '../../../spec/model.ts';
import { createWorld as createPlainWorld, type World, type WorldOptions } from '../world.ts';
import { Compartment, type Usage } from './compartment.ts';
import { describe, type DescribeOptions, type Description } from './describe.ts';
import { fromHost, type HostValue } from './from-host.ts';
import { References, type GuestReference, type GuestValue } from './guest-reference.ts';
import { format } from './inspect.ts';

export interface ReferenceWorldOptions extends Omit<WorldOptions, 'trackRejection'> {
  /** `plain` is ECMA-262 alone, nothing frozen; an edition of the draft is a standalone SES world. */
  readonly edition?: 'plain' | Edition;
  /** Of a world of the draft: `customise` leaves its primordials to be changed until `lockdown` freezes them. */
  readonly stage?: 'locked' | 'customise';
  /**
   * A world with Compartment, lockdown and harden in the place of the draft's Realm API. It begins locked down, unless the
   * stage is `customise`: then `lockdown` ends that stage.
   */
  readonly compartment?: Omit<CompartmentWorldOptions, keyof WorldOptions | 'edition'>;
}

export interface InspectOptions {
  /** How deep objects are followed; 3 by default. */
  readonly depth?: number;
  /** Items and properties of one object that are shown; 100 by default. */
  readonly items?: number;
}

/** Limits of one compartment beside those of its world; exceeding one ends the world. */
export interface CompartmentLimits {
  readonly meter?: number;
  readonly memory?: number;
}

export class ReferenceWorld extends Compartment {
  readonly edition: 'plain' | Edition;
  private made: { readonly Nat: ObjectValue; readonly harden: ObjectValue } | undefined;
  private readonly rejected: Map<ObjectValue, GuestValue>;

  constructor(options: ReferenceWorldOptions = {}) {
    const { compartment, edition = compartment === undefined ? 'plain' : 'draft-2019', ...rest } = options;
    if (edition === 'plain' && rest.stage === 'customise') throw new TypeError('a plain world has no freeze that could end a stage: give the option edition');
    const rejected = new Map<ObjectValue, GuestValue>();
    const references = new References();
    const trackRejection = (promise: ObjectValue, operation: 'reject' | 'handle'): void => {
      if (operation === 'reject') rejected.set(promise, references.handleOf(promise));
      else rejected.delete(promise);
    };
    const inner = create(edition, compartment, { ...rest, trackRejection });
    super(inner, references, inner.realm, edition !== 'plain');
    this.edition = edition;
    this.rejected = rejected;
  }

  /** A compartment of a SES world: a global object of its own over the shared primordials, and limits of its own if need be. */
  makeCompartment({ meter, memory }: CompartmentLimits = {}): Compartment {
    const { inner } = this;
    if (!(inner instanceof SesWorld || inner instanceof CompartmentWorld)) throw new TypeError('a plain world has no compartments: give the option edition');
    const account = new Account(meter, memory);
    return new Compartment(inner, this.references, inner.makeCompartment(account), true, account);
  }

  /** Ends the stage of customisation. Throws `GuestError` where a customisation stands in its way. */
  lockdown(options: Partial<LockdownOptions> = {}): void {
    const { inner } = this;
    if (inner instanceof SesWorld && Object.keys(options).length === 0) return this.inside('run', () => inner.freeze());
    if (!(inner instanceof CompartmentWorld)) throw new TypeError('only a SES world that began with customisations is locked down, and only one with the option compartment takes options');
    this.inside('run', () => inner.lockdown(options));
  }

  /** Of a world of the draft: Nat and harden, which programs normally have as constants. Give them as endowments. */
  get constants(): { readonly Nat: GuestReference; readonly harden: GuestReference } {
    const { inner, references } = this;
    if (!(inner instanceof SesWorld)) throw new TypeError('Nat and harden are given out by worlds of the draft; others have harden themselves');
    this.made ??= inner.createConstants();
    return { Nat: references.handleOf(this.made.Nat) as GuestReference, harden: references.handleOf(this.made.harden) as GuestReference };
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

  override get usage(): Usage {
    return { steps: this.inner.meter, bytes: this.inner.allocated };
  }
}

function create(edition: 'plain' | Edition, compartment: ReferenceWorldOptions['compartment'], options: WorldOptions): World {
  if (edition === 'plain' && compartment === undefined) return createPlainWorld(options);
  if (edition === 'plain') throw new TypeError('a plain world has no compartments: leave edition out, or name an edition of the draft');
  if (options.codeFromStrings === 'sloppy') throw new TypeError('a SES world has no sloppy code: leave codeFromStrings out');
  return compartment === undefined ? createSesWorld({ ...options, edition }) : createCompartmentWorld({ ...options, ...compartment, edition });
}

/** Makes a world. */
export function createWorld(options: ReferenceWorldOptions = {}): ReferenceWorld {
  return new ReferenceWorld(options);
}
