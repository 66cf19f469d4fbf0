import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case } from '../../suites/model.ts';
import { caseFiles } from './files.ts';
import type { Finding } from './finding.ts';
import { normaliseCase } from './normalise.ts';
import type { RawFile } from './raw.ts';
import { schemaFindings } from './schema.ts';
import { misusedTags } from './tagged.ts';
import { YamlSource } from './yaml-source.ts';

/** A case file that could be read, with its positions. */
export interface LoadedFile {
  readonly source: YamlSource;
  readonly raw: RawFile;
  readonly cases: readonly Case[];
}

export interface HandWritten {
  readonly files: readonly LoadedFile[];
  readonly cases: readonly Case[];
  /** What kept a file from being read. */
  readonly findings: readonly Finding[];
}

/** Reads one case file; findings instead of cases when it is malformed. */
export function loadFile(root: string, file: string): LoadedFile | readonly Finding[] {
  const bytes = readFileSync(path.join(root, file));
  if (!isUtf8(bytes)) return [{ file, line: 1, column: 1, code: 'malformed-yaml', key: 'file', message: 'is not UTF-8', fix: 'save it as UTF-8' }];
  const source = new YamlSource(file, bytes.toString('utf8'));
  if (source.findings.length > 0) return source.findings;
  const findings = [...schemaFindings(source), ...tagFindings(source)];
  if (findings.length > 0) return findings;
  const raw = source.data as RawFile;
  const cases = raw.cases.map((entry, index) =>
    normaliseCase(raw, entry, { file, line: source.position(['cases', index]).line }),
  );
  return { source, raw, cases };
}

/** No key of the format starts with `$` but the tags of values, so a whole file can be searched for misused ones. */
function tagFindings(source: YamlSource): Finding[] {
  return misusedTags(source.data).map(({ tag, path }) => ({
    file: source.file,
    ...source.keyPosition(path),
    code: 'shape',
    key: tag,
    message: 'is not a tag, or has other keys beside it',
    fix: 'a tagged value is a mapping with exactly one $ key; suites/schema/expectation.schema.json lists them',
  }));
}

/** Reads all hand-written cases below a suites folder. */
export function loadHandWritten(root: string): HandWritten {
  const files: LoadedFile[] = [];
  const findings: Finding[] = [];
  for (const file of caseFiles(root)) {
    const loaded = loadFile(root, file);
    if ('raw' in loaded) files.push(loaded);
    else findings.push(...loaded);
  }
  return { files, cases: files.flatMap((file) => file.cases), findings };
}
