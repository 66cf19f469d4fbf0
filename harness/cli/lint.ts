import { existsSync } from 'node:fs';
import path from 'node:path';
import { rulesById } from '../../spec/index.ts';
import { formatFinding } from '../corpus/finding.ts';
import { generatedCases } from '../corpus/generated.ts';
import { lint } from '../lint/index.ts';
import { suitesOption } from './load-suite.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';

/** `ses262 lint [file…]`: the whole corpus, or what was found in these files and folders of it. */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const root = suitesOption(options.suites);
  const asked = (positionals[0] as readonly string[]).map((file) => inCorpus(root, file));
  const result = lint(root, rulesById, generatedCases());
  const isAsked = (file: string): boolean => asked.length === 0 || asked.some((place) => place === '' || file === place || file.startsWith(`${place}/`));
  const findings = result.findings.filter(({ file }) => isAsked(file));
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  } else {
    for (const finding of findings) process.stdout.write(`${formatFinding(finding, path.relative('', root))}\n`);
    const files = result.files.filter(isAsked).length;
    const scope = asked.length === 0 ? `${files} files, ${result.cases} cases` : `${files} of ${result.files.length} files`;
    process.stdout.write(`${scope}: ${findings.length === 0 ? 'nothing to refuse' : findings.length === 1 ? '1 finding' : `${findings.length} findings`}\n`);
  }
  return findings.length === 0 ? EXIT.ok : EXIT.failures;
}

/** A file or folder that was named, as the way to it from the suites folder. */
function inCorpus(root: string, file: string): string {
  const place = path.relative(root, path.resolve(file)).split(path.sep).join('/');
  if (place === '..' || place.startsWith('../') || path.isAbsolute(place)) throw new WrongUse(`${file} is not in ${root}`, 'name files or folders below the suites folder');
  if (!existsSync(path.resolve(file))) throw new WrongUse(`${file} is not there`, 'name files or folders below the suites folder');
  return place;
}
