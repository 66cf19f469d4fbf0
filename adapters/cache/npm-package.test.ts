import test from 'ava';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkIntegrity, ensurePackage, isCached, packageFolder } from './npm-package.ts';

process.env['SES262_CACHE'] = mkdtempSync(join(tmpdir(), 'ses262-cache-'));
process.env['npm_config_registry'] = 'http://127.0.0.1:9/';

test('a package that is neither cached nor reachable is a clear error', async (t) => {
  const request = { name: 'ses', version: '0.0.0-none' };
  t.false(isCached(request));
  await t.throwsAsync(ensurePackage(request, () => {}), { name: 'PackageUnavailable', message: /ses@0\.0\.0-none is not in the cache.*SES262_CACHE/ });
});

test('a tarball with another digest than the pinned one is refused', (t) => {
  const data = new TextEncoder().encode('package');
  const good = `sha512-${createHash('sha512').update(data).digest('base64')}`;
  t.notThrows(() => checkIntegrity(data, good, 'it'));
  t.throws(() => checkIntegrity(new TextEncoder().encode('other'), good, 'it'), { name: 'PackageUnavailable', message: /refused/ });
});

test('each release has a folder of its own in the cache that SES262_CACHE names', (t) => {
  const folder = packageFolder({ name: '@agoric/xsnap', version: '1.0.0' });
  t.true(folder.startsWith(process.env['SES262_CACHE'] ?? '?'));
  t.not(folder, packageFolder({ name: '@agoric/xsnap', version: '1.0.1' }));
});
