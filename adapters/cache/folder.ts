/** Where fetched packages and built hosts are kept. */
import { join } from 'node:path';
import envPaths from 'env-paths';

/** `SES262_CACHE`, or the platform's cache folder. */
export function cacheFolder(...parts: readonly string[]): string {
  return join(process.env['SES262_CACHE'] ?? envPaths('ses262', { suffix: '' }).cache, ...parts);
}
