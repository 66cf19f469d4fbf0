import type { Case } from '../../suites/model.ts';

/** The cases that the table of intrinsics gives. */
export function generatedCases(): readonly Case[] {
  return [];
}
