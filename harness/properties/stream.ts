/**
 * The values of a law, by number: run `index` of a seed is the same value for ever, on every engine and machine and whatever ran
 * before it, until the law's version is raised. So runs can be split by ranges of numbers, and any one can be repeated alone.
 */
import { createHash } from 'node:crypto';
import { Random, type Value } from 'fast-check';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { Law } from '../../suites/properties/model.ts';

/** Changes with anything here that gives other values for the same numbers. */
const STREAM = 'ses262-stream/1';

/** fast-check's own measure: the more runs there were, the less small values are preferred. */
function biasOf(index: number): number {
  return 2 + Math.floor(Math.log10(index + 1));
}

/** The value of one run, with what is needed to shrink it. */
export function drawRun(law: Law, seed: number, index: number): Value<unknown> {
  const state = createHash('sha256').update(`${STREAM}\n${law.id}\n${law.version}\n${seed}\n${index}`).digest();
  const source = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => state.readInt32LE(at)));
  return law.arbitrary.generate(new Random(source), biasOf(index));
}
