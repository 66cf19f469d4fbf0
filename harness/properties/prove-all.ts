/** Proves laws in several processes at a time. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Share } from './prove-worker.ts';
import type { Proof } from './prove.ts';

const WORKER = fileURLToPath(new URL('./prove-worker.ts', import.meta.url));

/** A proof of each law, in their order. `done` is told of each as it comes. */
export async function proveAll(share: Share, jobs: number, done: (proof: Proof) => void): Promise<Proof[]> {
  const proofs = new Map<string, Proof>();
  const count = Math.max(1, Math.min(jobs, share.laws.length));
  await Promise.all(Array.from({ length: count }, (_, job) =>
    proveShare({ ...share, laws: share.laws.filter((_law, index) => index % count === job) }, (proof) => {
      proofs.set(proof.law, proof);
      done(proof);
    })));
  return share.laws.map((law) => proofs.get(law)!);
}

async function proveShare(share: Share, done: (proof: Proof) => void): Promise<void> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--stack-size=3900', WORKER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.stdin.end(`${JSON.stringify(share)}\n`);
  let answers = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    answers += 1;
    done(JSON.parse(line) as Proof);
  }
  const code = await exited;
  if (answers !== share.laws.length) throw new Error(`a process that proves laws ended with ${String(code)} after ${answers} of ${share.laws.length}`);
}
