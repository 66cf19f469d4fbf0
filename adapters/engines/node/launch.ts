/** How a node process is started as an engine, and how it says that memory ran out. */
import type { HostSettings } from '../../../suites/model.ts';
import type { Limits } from '../../protocol/messages.ts';
import type { Exit, Launch } from '../engine-process.ts';

/** What a node process needs beside the heap that `--max-old-space-size` bounds. */
const RESIDENT_SLACK_MB = 192;

export const nodeEngine = { name: 'node', version: process.versions.node, build: `V8 ${process.versions.v8}` };
export const NODE_HOMEPAGE = 'https://nodejs.org/';
export const NODE_ISSUES = 'https://github.com/nodejs/node/issues';
export const SES_HOMEPAGE = 'https://github.com/endojs/endo/tree/master/packages/ses';
export const SES_ISSUES = 'https://github.com/endojs/endo/issues';

/** V8 aborts when its heap is full, and says so on stderr; other aborts are crashes. */
export function v8RanOutOfMemory(exit: Exit): boolean {
  return (exit.signal === 'SIGABRT' || exit.code === 134) && exit.stderr.includes('out of memory');
}

export function nodeLaunch(script: string, greeting: readonly string[], limits: Limits, host?: HostSettings): Launch {
  return {
    command: process.execPath,
    args: [`--max-old-space-size=${limits.memoryMb}`, script],
    greeting,
    announces: true,
    residentMb: limits.memoryMb + RESIDENT_SLACK_MB,
    ranOutOfMemory: v8RanOutOfMemory,
    host,
  };
}
