/** A checkout of test262 in small, for tests of the lane: own files under a temporary folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** As little of test262's harness as tests of the lane need. */
const harness: Readonly<Record<string, string>> = {
  'harness/sta.js': `
    function Test262Error(message) { this.message = message || ''; }
    Test262Error.prototype.toString = function () { return 'Test262Error: ' + this.message; };`,
  'harness/assert.js': `
    function assert(condition, message) { if (condition !== true) throw new Test262Error(message); }`,
  'harness/doneprintHandle.js': `
    function $DONE(error) {
      print(error ? 'Test262:AsyncTestFailure:' + error.name + ': ' + error.message : 'Test262:AsyncTestComplete');
    }`,
  'package.json': '{ "name": "test262", "version": "5.0.0" }',
};

/** Writes the files, `harness/` and what belongs to it included; returns the folder. */
export function writeMiniature(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ses262-miniature-'));
  for (const [name, text] of Object.entries({ ...harness, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

export function removeMiniature(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

/** The text of a test file: front matter, then code. */
export function testFile(frontMatter: string, code: string): string {
  return `/*---\ndescription: part of a miniature\n${frontMatter}\n---*/\n${code}\n`;
}
