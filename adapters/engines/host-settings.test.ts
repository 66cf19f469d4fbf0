/** Engines run under the time zone and the locale that a case names, each in a process of its own. */
import test from 'ava';
import { brief, LIMITS, makeJob } from '../fixtures/jobs.ts';
import { resolveEngine } from '../registry.ts';
import type { HostSettings } from '../../suites/model.ts';

async function under(engine: string, host: HostSettings | undefined, program: string): Promise<unknown> {
  const session = await resolveEngine(engine).open(LIMITS, host);
  try {
    return brief(await session.run(makeJob({ steps: [program] }), LIMITS));
  } finally {
    await session.close();
  }
}

const OFFSET = 'new Date(Date.UTC(2018, 0, 1)).getTimezoneOffset()';

test('a bare engine shows the zone and the locale that its process was started under', async (t) => {
  t.is(await under('node/bare', { timeZone: 'Asia/Kolkata' }, OFFSET), -330);
  t.is(await under('node/bare', { timeZone: 'America/New_York' }, OFFSET), 300);
  t.is(await under('node/bare', { locale: 'de_DE.UTF-8' }, '(1234.5).toLocaleString()'), '1.234,5');
  t.is(await under('node/bare', { locale: 'en_US.UTF-8' }, '(1234.5).toLocaleString()'), '1,234.5');
});

test('the reference shows neither', async (t) => {
  t.is(await under('reference/draft', { timeZone: 'Asia/Kolkata', locale: 'de_DE.UTF-8' }, `[${OFFSET}, (1234.5).toLocaleString()].join()`), '0,1234.5');
});
