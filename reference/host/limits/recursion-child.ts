/** Runs the recursions of this folder in a process with a stack of default size; prints how each ended, and how often the host gave up. */
import { createWorld, GuestError } from '../../index.ts';
import { hostFailures } from '../../compile/catchable.ts';
import { recursions } from './recursions.ts';

const METER = 30_000_000;
const WARM = 3;

function outcome(source: string): string {
  const world = createWorld({ meter: METER });
  let ending = 'ended';
  try {
    world.evaluate(source);
    world.drain(1000);
  } catch (error) {
    ending = error instanceof GuestError ? String(error.errorName) : String((error as Error).name);
  }
  return `${ending} after ${world.usage.steps}`;
}

const results: Record<string, string[]> = {};
for (const [name, source] of Object.entries(recursions)) {
  results[name] = [...new Set(Array.from({ length: WARM }, () => outcome(source)))];
}
process.stdout.write(JSON.stringify({ results, hostFailures: hostFailures.count }));
