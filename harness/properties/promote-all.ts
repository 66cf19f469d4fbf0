/** Writes every finding of a search as a case, into a file or below a folder. */
import type { Adapter } from '../../adapters/model.ts';
import { reproduceCommand } from '../../reports/derive/reproduce.ts';
import type { Law } from '../../suites/properties/model.ts';
import { addCase, placeOfCase } from './case-file.ts';
import { LawEngine, type LawEngineOptions } from './law-engine.ts';
import { askOracle } from './oracle.ts';
import { promotedCase } from './promote.ts';
import type { Search } from './results-file.ts';
import { shrunkValues } from './run-block.ts';

/** What cannot be a case is said, with the command that shows it again. */
export async function promoteAll(target: string, { header, lines }: Search, laws: readonly Law[], adapters: readonly Adapter[], options: Omit<LawEngineOptions, 'adapter'>, say: (line: string) => void): Promise<void> {
  const { seed } = header.properties;
  let added = 0;
  for (const line of lines) {
    const law = laws.find(({ id }) => id === line.law);
    const adapter = adapters.find(({ id }) => id === line.engine);
    if (law === undefined || adapter === undefined) continue;
    for (const finding of line.findings) {
      const refuse = (why: string): void => say(`${law.id} on ${line.engine}, run ${finding.run}: no case: ${why}`);
      if (finding.unconfirmed === true) {
        refuse('it is seen after other programs only');
        continue;
      }
      if (!shrunkValues.has(finding)) {
        refuse(`it was found by an earlier part of the search; ${reproduceCommand(law.id, line.engine, { seed }, finding.run, header.edition)} --promote ${target}`);
        continue;
      }
      const place = placeOfCase(target, law);
      if (typeof place === 'string') {
        refuse(place);
        continue;
      }
      const value = shrunkValues.get(finding);
      const oracle = await askOracle(law, value, line.engine, adapters, options);
      if (oracle === undefined && law.promote === undefined) {
        refuse('the law holds for it on no other engine, so that nothing says what to expect');
        continue;
      }
      const engine = new LawEngine({ ...options, adapter });
      const trial = await engine.tryAlone(law, value, true);
      await engine.close();
      const entry = promotedCase({
        law, finding, engine: line.engine, seed, seen: trial.kind === 'broken' ? [] : trial.answers, oracle: oracle ?? { engine: 'none', answers: [] },
        ...(law.promote === undefined ? {} : { promoted: law.promote(value) }),
      }, place.rule);
      if (typeof entry === 'string') refuse(entry);
      else if (addCase(place.file, place.rule, entry)) added += 1;
    }
  }
  say(`${target}: ${added} ${added === 1 ? 'case' : 'cases'} added`);
}
