/** For tests: XS, where it can be built. */
import test, { type ExecutionContext } from 'ava';
import { resolveEngine } from '../../registry.ts';
import { isBuilt } from './build.ts';

/** Builds the host once; undefined when that worked. */
async function whyNot(): Promise<string | undefined> {
  const adapter = resolveEngine('xs/native');
  const availability = await adapter.availability();
  if (!availability.available) return availability.reason;
  try {
    await adapter.prepare(() => {});
    return isBuilt() ? undefined : 'not built';
  } catch (error) {
    if (error instanceof Error && error.name === 'PackageUnavailable') return 'the XS sources are not in the cache and the registry cannot be reached';
    throw error;
  }
}

const reason = await whyNot();

/** A test that is skipped, with the reason in its title, where XS is not there. */
export function onXs(title: string, body: (t: ExecutionContext) => void | Promise<void>): void {
  if (reason === undefined) test(title, body);
  else test.skip(`${title} (skipped: ${reason})`, body);
}
