/** The executable spec as one thing: chapters in reading order, rules by id. */
import { againstPractice } from './against-practice.ts';
import { compartmentApiChapter } from './chapters/compartment-api.ts';
import { confinementChapter } from './chapters/confinement.ts';
import { determinismChapter } from './chapters/determinism.ts';
import { errorsChapter } from './chapters/errors.ts';
import { evaluatorsChapter } from './chapters/evaluators.ts';
import { functionConstructorsChapter } from './chapters/function-constructors.ts';
import { globalsChapter } from './chapters/globals.ts';
import { hardenChapter } from './chapters/harden.ts';
import { hostChapter } from './chapters/host.ts';
import { languageChapter } from './chapters/language.ts';
import { lockdownChapter } from './chapters/lockdown.ts';
import { modulesLegacyChapter } from './chapters/modules-legacy.ts';
import { modulesChapter } from './chapters/modules.ts';
import { omissionsChapter } from './chapters/omissions.ts';
import { openPointsChapter } from './chapters/open-points.ts';
import { primordialsChapter } from './chapters/primordials.ts';
import { realmApiChapter } from './chapters/realm-api.ts';
import { stagesChapter } from './chapters/stages.ts';
import { tableRules } from './chapters/table.ts';
import type { Chapter, Rule } from './model.ts';

function withTableRules(chapter: Chapter): Chapter {
  const extra = tableRules[chapter.id];
  return extra === undefined ? chapter : { ...chapter, rules: [...chapter.rules, ...extra] };
}

/** Rules take their explanation along, so that a report has it wherever it is read. */
function withExplanations(chapter: Chapter): Chapter {
  const explained = (rule: Rule): Rule => (againstPractice[rule.id] === undefined ? rule : { ...rule, againstPractice: againstPractice[rule.id] });
  return { ...chapter, rules: chapter.rules.map(explained) };
}

/** Every chapter, in reading order. */
export const chapters: readonly Chapter[] = [
  languageChapter,
  omissionsChapter,
  determinismChapter,
  functionConstructorsChapter,
  primordialsChapter,
  globalsChapter,
  evaluatorsChapter,
  realmApiChapter,
  stagesChapter,
  lockdownChapter,
  hardenChapter,
  confinementChapter,
  compartmentApiChapter,
  modulesChapter,
  modulesLegacyChapter,
  errorsChapter,
  hostChapter,
  openPointsChapter,
]
  .map(withTableRules)
  .map(withExplanations);

/** Every rule, in reading order. */
export const rulesById: ReadonlyMap<string, Rule> = new Map(
  chapters.flatMap((chapter) => chapter.rules.map((rule): [string, Rule] => [rule.id, rule])),
);

export { requirementSets } from './sets.ts';
