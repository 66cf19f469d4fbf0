import { intrinsicsIn } from '../../spec/intrinsics/index.ts';
import type { Case } from '../../suites/model.ts';
import { globalDrafts } from './table/global-cases.ts';
import { intrinsicDrafts } from './table/intrinsic-cases.ts';
import { acrossEditions } from './table/make-case.ts';
import { propertyDrafts } from './table/property-cases.ts';

let cases: readonly Case[] | undefined;

/** The cases that the table of intrinsics gives: one per row and fact, made once. */
export function generatedCases(): readonly Case[] {
  cases ??= [
    ...acrossEditions((edition) =>
      intrinsicsIn({ edition }).flatMap((row) => [...intrinsicDrafts(row, edition), ...propertyDrafts(row, edition)]),
    ),
    ...acrossEditions(globalDrafts),
  ];
  return cases;
}
