import test from 'ava';
import { rulesById } from '../../spec/index.ts';
import { suitesFolder } from '../corpus/files.ts';
import { formatFinding } from '../corpus/finding.ts';
import { generatedCases } from '../corpus/generated.ts';
import { lint } from './index.ts';

test('there is nothing to refuse in the corpus', (t) => {
  const { findings, cases } = lint(suitesFolder, rulesById, generatedCases());
  t.deepEqual(findings.map((finding) => formatFinding(finding)), []);
  t.true(cases >= 350);
});
