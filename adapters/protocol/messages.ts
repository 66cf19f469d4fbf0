/**
 * What crosses the door between harness and engine. A `Job` goes in as one line of ASCII JSON, a `JobReport` comes back as one.
 * Version 1. JSON Schemas for external engines stand beside this file.
 */
import type { ErrorObservation, Phase, Step, Tagged, WalkTarget, WorldOptions } from '../../suites/model.ts';
import type { Edition } from '../../spec/model.ts';

export const PROTOCOL_VERSION = 1;

/** What is to be observed of the last step's completion value, beside its description. */
export type Probe =
  | { readonly kind: 'frozen'; readonly depth: 'shallow' | 'deep' }
  | { readonly kind: 'walk'; readonly target: WalkTarget }
  /** Compare the last two steps' completion values with SameValue. */
  | { readonly kind: 'identity' };

export interface Job {
  readonly id: string;
  readonly world: WorldOptions;
  readonly edition: Edition;
  readonly steps: readonly Step[];
  readonly modules?: { readonly [specifier: string]: string };
  readonly probes: readonly Probe[];
  /** True when a world of its own is needed, false when fresh compartments of a shared world do. */
  readonly freshWorld: boolean;
}

/** How one evaluation ended. `phase` is found out in the world: whether the program's first statement was reached. */
export type StepCompletion =
  | { readonly type: 'normal'; readonly value: Tagged }
  | { readonly type: 'throw'; readonly phase: Phase; readonly value: Tagged };

export type ProbeFinding =
  | { readonly kind: 'frozen'; readonly depth: 'shallow' | 'deep'; readonly visited: number; readonly offenders: readonly string[] }
  | { readonly kind: 'walk'; readonly target: WalkTarget; readonly visited: number; readonly offenders: readonly string[] }
  | { readonly kind: 'identity'; readonly same: boolean };

/** Printed by the world driver. `blocked`: the world itself could not be made as asked (lockdown threw, say). */
export type JobReport =
  | {
      readonly id: string;
      readonly status: 'observed';
      /** One per step that ran; a throw ends the sequence. */
      readonly steps: readonly StepCompletion[];
      readonly log: readonly Tagged[];
      readonly probes: readonly ProbeFinding[];
    }
  | { readonly id: string; readonly status: 'blocked'; readonly stage: string; readonly error: ErrorObservation | null; readonly detail: string };

export interface Limits {
  /** Wall-clock milliseconds for one job. */
  readonly timeoutMs: number;
  /** Megabytes for the engine's process. */
  readonly memoryMb: number;
  /** Bytes of output for one job. */
  readonly outputBytes: number;
}
