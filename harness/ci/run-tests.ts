/**
 * `npm test`: the checks, then the tests under coverage. For people ava prints as it likes; under CI its TAP is counted,
 * failures are shown, and the last line is `N passed, N failed`. The exit code is that of the first command that failed.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { TapCounter } from './tap.ts';

const underCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
const files = process.argv.slice(2);

function run(command: string, args: readonly string[], onLine?: (line: string) => void): Promise<number> {
  const child = spawn(command, args, { stdio: ['ignore', onLine === undefined ? 'inherit' : 'pipe', 'inherit'] });
  if (onLine !== undefined && child.stdout !== null) createInterface({ input: child.stdout }).on('line', onLine);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const checks = await run('npm', ['run', '--silent', 'check']);
if (checks !== 0 && !underCi) process.exit(checks);

let tests: number;
if (underCi) {
  const counter = new TapCounter();
  tests = await run('c8', ['ava', '--tap', ...files], (line) => {
    if (counter.line(line)) process.stdout.write(`${line}\n`);
  });
  if (counter.passed + counter.failed === 0 && tests === 0) tests = 1;
  if (checks !== 0) process.stdout.write('the checks (types, lint, imports) failed: see above\n');
  process.stdout.write(`${counter.summary()}\n`);
} else {
  tests = await run('c8', ['ava', ...files]);
}
process.exit(checks !== 0 ? checks : tests);
