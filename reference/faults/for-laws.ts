/** Faults that laws of `suites/properties/` are proved with, and that no other file has. */
import type { Fault } from './model.ts';

export const lawFaults: readonly Fault[] = [
  {
    id: 'jobs-last-first',
    rules: ['language/include-es2018'],
    description: 'The job that was queued last runs first.',
    tamper: {
      host(hostDefined) {
        const { enqueueJob } = hostDefined;
        const waiting: (() => void)[] = [];
        hostDefined.enqueueJob = (job, realm) => {
          waiting.push(job);
          enqueueJob(() => waiting.pop()!(), realm);
        };
      },
    },
  },
];
