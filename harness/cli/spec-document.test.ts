import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';
import { renderAll } from '../../reports/index.ts';
import { fakeRun, writeRun } from '../../reports/testing/fixture.ts';

const bin = fileURLToPath(new URL('../bin/ses262.js', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'ses262-spec-document-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code?: number;
  readonly stdout: string;
  readonly stderr: string;
}

function ses262(...args: readonly string[]): Promise<Ended> {
  return promisify(execFile)(process.execPath, [bin, ...args]).catch((error: unknown) => error as Ended);
}

test.serial('spec --html --results writes the document, and every link in it leads to a file that is there', async (t) => {
  const [run, to] = [path.join(folder, 'a run'), path.join(folder, 'spec')];
  await writeRun(run, fakeRun());
  await renderAll(run);
  const { code, stdout, stderr } = await ses262('spec', '--html', to, '--results', run);
  t.is(code, undefined, stderr);
  t.regex(stdout, /^\d+ files in /);
  let [inside, outside] = [0, 0];
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(path.join(to, name), 'utf8');
    for (const [, href] of html.matchAll(/(?:href|src)="([^"#]+)[^"]*"/g)) {
      if (/^(https?|data):/.test(href)) continue;
      const target = path.resolve(to, path.dirname(name), decodeURIComponent(href));
      t.true(existsSync(target), `${name} links to ${href}`);
      if (target.startsWith(run)) outside += 1;
      else inside += 1;
    }
  }
  t.true(inside > 500);
  t.true(outside > 20);
});

test.serial('--results without --html, or with a folder without results, is wrong use', async (t) => {
  const alone = await ses262('spec', '--results', folder);
  t.is(alone.code, 2);
  const empty = await ses262('spec', '--html', path.join(folder, 'x'), '--results', path.join(folder, 'nothing'));
  t.is(empty.code, 2);
  t.false(existsSync(path.join(folder, 'x')));
});
