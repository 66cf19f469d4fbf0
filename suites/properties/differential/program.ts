/** Programs by seed: the same seed, index, profile and version give the same text for ever. */
import { completion } from './features/free.ts';
import { features } from './features/index.ts';
import { grammar } from './grammar/index.ts';
import { helpersFor } from './helpers.ts';
import { Random } from './random.ts';
import { Writer, type Profile } from './writer.ts';

/** Raised whenever a seed would give another program. */
export const GENERATOR_VERSION = 2;

export interface DifferentialProgram {
  readonly version: number;
  readonly seed: number;
  readonly index: number;
  readonly profile: Profile;
  /** Which features wrote it. */
  readonly features: readonly string[];
  /** Without the directive and the definitions of the helpers it uses. */
  readonly body: string;
}

/** The program number `index` of a seed. `ses` programs also try what frozen intrinsics and a compartment forbid. */
export function programAt(seed: number, index: number, profile: Profile): DifferentialProgram {
  const random = new Random(GENERATOR_VERSION, seed, index, profile);
  const w = new Writer(random, profile, grammar);
  const usable = features.filter((feature) => feature.profile === undefined || feature.profile === profile);
  const special = usable.filter((feature) => feature.profile === profile);
  const first = w.declare('plain', 'free.first', w.expr('plain', 2));
  const second = w.declare('any', 'free.second', w.expr('any', 2));
  const chosen = random.some(usable, 2, 5);
  if (special.length > 0 && random.chance(60)) chosen.push(random.pick(special));
  const parts = chosen.map((feature) => feature.write(w));
  const last = random.chance(50) ? [completion(w)] : ["'done';"];
  return { version: GENERATOR_VERSION, seed, index, profile, features: chosen.map(({ id }) => id), body: [first, second, ...parts, ...last].join('\n') };
}

/** A strict script that stands alone, but for `log`. With a tag, each fact begins with it: programs that run in one world are told apart. */
export function render(body: string, tag?: string): string {
  const text = `'use strict';\n${helpersFor(body)}\n${body}\n`;
  return tag === undefined ? text : text.replace('log(line)', `log('${tag} ' + line)`);
}
