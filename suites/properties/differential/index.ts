/** Differential search: generated programs, what they log, and the ledger of differences that are known. */
export { programs } from './arbitrary.ts';
export { hunksOf, regionOf, transcriptOf } from './compare.ts';
export type { Hunk } from './compare.ts';
export { entriesAbout, explain, explainOrder, ledger, readLedger } from './ledger.ts';
export type { LedgerEntry } from './ledger.ts';
export { GENERATOR_VERSION, programAt, render } from './program.ts';
export type { DifferentialProgram } from './program.ts';
export type { Profile } from './writer.ts';
export { moduleGraphs, modulesAt, moduleTexts, specifierAt } from './modules.ts';
export type { DifferentialModules } from './modules.ts';
