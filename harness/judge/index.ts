export { judge, judgeCapabilities } from './judge.ts';
export { differenceJob, mainJob, needsFreshWorld, probesFor } from './job.ts';
export { FAILURES } from './verdict.ts';
export type { Evidence, Judgement, Verdict } from './verdict.ts';
export { sayCompletion, sayExpectation, sayValue } from './words.ts';
