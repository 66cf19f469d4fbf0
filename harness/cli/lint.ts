import path from 'node:path';
import { rulesById } from '../../spec/index.ts';
import { formatFinding } from '../corpus/finding.ts';
import { generatedCases } from '../corpus/generated.ts';
import { lint } from '../lint/index.ts';
import { suitesOption } from './load-suite.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** `ses262 lint [file…]` */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const root = suitesOption(options.suites);
  const asked = (positionals[0] as readonly string[]).map((file) => path.relative(root, path.resolve(file)));
  const outside = asked.find((file) => file.startsWith('..'));
  if (outside !== undefined) throw new WrongUse(`${outside} is not in ${root}`, 'name files below the suites folder');
  const result = lint(root, rulesById, generatedCases());
  const findings = asked.length === 0 ? result.findings : result.findings.filter(({ file }) => asked.includes(file));
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  } else {
    for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
    const scope = asked.length === 0 ? `${result.files} files, ${result.cases} cases` : `${asked.length} of ${result.files} files`;
    process.stdout.write(`${scope}: ${findings.length === 0 ? 'nothing to refuse' : `${findings.length} findings`}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}
