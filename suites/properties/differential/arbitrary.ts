/** Programs as fast-check has them: drawn by number, and shrunk as syntax trees. */
import * as fc from 'fast-check';
import { programAt, type DifferentialProgram } from './program.ts';
import { simplerBodies } from './simplify.ts';
import type { Profile } from './writer.ts';

const SEEDS = 0x7fffffff;

class ProgramArbitrary extends fc.Arbitrary<DifferentialProgram> {
  readonly #profile: Profile;

  constructor(profile: Profile) {
    super();
    this.#profile = profile;
  }

  override generate(random: fc.Random): fc.Value<DifferentialProgram> {
    return new fc.Value(programAt(random.nextInt(0, SEEDS), random.nextInt(0, SEEDS), this.#profile), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is DifferentialProgram {
    return typeof (value as { body?: unknown } | null)?.body === 'string';
  }

  override shrink(value: DifferentialProgram): fc.Stream<fc.Value<DifferentialProgram>> {
    const simpler = function* (): Generator<fc.Value<DifferentialProgram>> {
      for (const body of simplerBodies(value.body)) yield new fc.Value({ ...value, body }, undefined);
    };
    return fc.stream(simpler());
  }
}

/** Programs of the generator; the drawn value names its own seed, index and version. */
export function programs(profile: Profile): fc.Arbitrary<DifferentialProgram> {
  return new ProgramArbitrary(profile);
}
