/** Engines that come as plain commands. */
import type { CommandEngine } from './config.ts';

/** Moddable's own shell, wherever `XST` says it is. */
export function xst(): CommandEngine {
  const path = process.env['XST'] ?? 'xst';
  return {
    name: 'xst',
    how: 'build xst from the Moddable SDK and set XST to its path',
    command: [path, '-s', '{script}'],
    print: 'print',
    worlds: ['native', 'shim', 'bare'],
    lacks: ['stack-errors'],
    version: [path, '-v'],
    homepage: 'https://github.com/Moddable-OpenSource/moddable',
    issues: 'https://github.com/Moddable-OpenSource/moddable/issues',
  };
}

/** Node's own attempt at frozen primordials: its main realm, no SES. */
export const FROZEN_INTRINSICS: CommandEngine = {
  name: 'node',
  command: [process.execPath, '--frozen-intrinsics', '{script}'],
  print: 'console.log',
  worlds: ['bare'],
  version: [process.execPath, '-p', 'process.versions.node'],
  lacks: ['customise'],
  homepage: 'https://nodejs.org/docs/latest-v20.x/api/cli.html#--frozen-intrinsics',
  issues: 'https://github.com/nodejs/node/issues',
};

