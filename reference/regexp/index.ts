export { parsePattern } from './parse.ts';
export { parseFlags } from './flags.ts';
export { compilePattern } from './matcher.ts';
export type { Matcher, MatchResult } from './matcher.ts';
export { BacktrackOverflow } from './meter.ts';
export type { StepBudget } from './meter.ts';
export type { Flags, Pattern, PatternNode } from './ast.ts';
