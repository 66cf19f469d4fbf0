/** Proves laws in several processes at a time. */
import { fileURLToPath } from 'node:url';
import { runShare, shareOf } from '../shares.ts';
import type { Share } from './prove-worker.ts';
import type { Proof } from './prove.ts';

const WORKER = fileURLToPath(new URL('./prove-worker.ts', import.meta.url));

/** A proof of each law, in their order. `done` is told of each as it comes. */
export async function proveAll(share: Share, jobs: number, done: (proof: Proof) => void): Promise<Proof[]> {
  const proofs = new Map<string, Proof>();
  const count = Math.max(1, Math.min(jobs, share.laws.length));
  await Promise.all(Array.from({ length: count }, (_, job) => {
    const laws = shareOf(share.laws, job, count);
    return runShare<Proof>(WORKER, { ...share, laws } satisfies Share, laws.length, (proof) => {
      proofs.set(proof.law, proof);
      done(proof);
    });
  }));
  return share.laws.map((law) => proofs.get(law)!);
}
