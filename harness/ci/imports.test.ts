import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const depcruise = path.join(projectFolder, 'node_modules/.bin/depcruise');

/** What a tree of files breaks under the project's own configuration: `file: rule`. */
async function violationsIn(files: { readonly [file: string]: string }): Promise<Set<string>> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ses262-imports-'));
  try {
    symlinkSync(path.join(projectFolder, 'node_modules'), path.join(root, 'node_modules'));
    writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(root, 'tsconfig.json'), '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler","allowImportingTsExtensions":true,"noEmit":true}}');
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0]))];
    const config = path.join(projectFolder, '.dependency-cruiser.cjs');
    const { stdout } = await promisify(execFile)(depcruise, ['--config', config, '--output-type', 'json', ...folders], { cwd: root }).catch((error: unknown) => error as { stdout: string });
    const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    return new Set(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`));
  } finally {
    rmSync(root, { recursive: true });
  }
}

const value = 'export const value = 1;\n';
const importing = (from: string): string => `import { value } from '${from}';\nexport const other = value;\n`;

const upwards = [['spec', 'suites'], ['reference', 'adapters'], ['adapters', 'harness'], ['reports', 'adapters'], ['suites', 'harness'], ['harness', 'bench']] as const;

test('what breaks the directions of imports is refused, and nothing else', async (t) => {
  const parts = ['spec', 'suites', 'reference', 'adapters', 'reports', 'harness', 'bench'];
  const violations = await violationsIn({
    ...Object.fromEntries(parts.map((part) => [`${part}/leaf.ts`, value])),
    ...Object.fromEntries(upwards.map(([from, to]) => [`${from}/upwards.ts`, importing(`../${to}/leaf.ts`)])),
    'harness/downwards.ts': importing('../spec/leaf.ts'),
    'spec/cycle-a.ts': "import { other } from './cycle-b.ts';\nexport const value = 1;\nexport const third = other;\n",
    'spec/cycle-b.ts': importing('./cycle-a.ts'),
    'spec/types-a.ts': "import type { B } from './types-b.ts';\nexport interface A { b: B }\n",
    'spec/types-b.ts': "import type { A } from './types-a.ts';\nexport interface B { a: A }\n",
    'spec/nowhere.ts': importing('./not-there.ts'),
    'harness/judge/impure.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    'harness/run/reads.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  });
  const expected = [
    ...upwards.map(([from]) => `${from}/upwards.ts: ${from}-imports-downwards`),
    'harness/judge/impure.ts: judge-is-pure',
    'spec/nowhere.ts: resolvable',
  ];
  for (const violation of expected) t.true(violations.delete(violation), `${violation} was not refused`);
  t.deepEqual([...violations].map((violation) => violation.replace(/cycle-[ab]/, 'cycle')), ['spec/cycle.ts: no-cycles']);
});
