/** Watches a process' resident memory: the last resort for engines without a limit of their own, or that allocate past it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const FIRST_LOOK_MS = 200;
const INTERVAL_MS = 100;
const PAGE_BYTES = 4096;
const MEGABYTE = 1024 * 1024;

async function residentMb(pid: number): Promise<number> {
  if (process.platform === 'linux') {
    const fields = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ');
    return (Number(fields[1]) * PAGE_BYTES) / MEGABYTE;
  }
  return new Promise((resolve, reject) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      if (error !== null) reject(new Error(error.message));
      else resolve(Number(stdout.trim()) / 1024);
    });
  });
}

/** Calls `exceeded` once when the process grows beyond `limitMb`. Short jobs are over before the first look. */
export function memoryWatch(pid: () => number | undefined, limitMb: number, exceeded: () => void): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  const look = async (): Promise<void> => {
    const id = pid();
    if (id === undefined) return;
    try {
      if ((await residentMb(id)) > limitMb) {
        if (running) exceeded();
        return;
      }
    } catch {
      return;
    }
    if (running) timer = setTimeout(() => void look(), INTERVAL_MS);
  };
  return {
    start() {
      running = true;
      timer = setTimeout(() => void look(), FIRST_LOOK_MS);
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
  };
}
