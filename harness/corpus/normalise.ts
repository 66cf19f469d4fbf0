import type { RuleId } from '../../spec/model.ts';
import type { Case, Choice, Difference, Expectation, Step, WorldOptions } from '../../suites/model.ts';
import type { RawCase, RawDifference, RawExpectation, RawFile, RawPrograms } from './raw.ts';
import { impliedCapabilities, mergeCapabilities } from './requires.ts';
import { toTagged } from './tagged.ts';

/** The verb and its operand, from the YAML's one key. */
export function normaliseExpectation(raw: RawExpectation): Expectation {
  if ('value' in raw) return { verb: 'value', value: toTagged(raw.value) };
  if (raw.throws !== undefined) {
    return { verb: 'throws', throws: typeof raw.throws === 'string' ? { constructor: raw.throws } : { ...raw.throws } };
  }
  if ('throwsValue' in raw) return { verb: 'throws-value', value: toTagged(raw.throwsValue) };
  if (raw.parses !== undefined) return { verb: 'parses' };
  if (raw.log !== undefined) return { verb: 'log', log: raw.log.map(toTagged) };
  if (raw.frozen !== undefined) return { verb: 'frozen', frozen: raw.frozen };
  if (raw.unreachable !== undefined) return { verb: 'unreachable', target: raw.unreachable };
  if (raw.same !== undefined) return { verb: 'same' };
  if (raw.distinct !== undefined) return { verb: 'distinct' };
  if (raw.either !== undefined) return { verb: 'either', either: raw.either.map(normaliseExpectation) };
  throw new TypeError('expectation without a verb');
}

/** The steps of a case or of a difference; undefined when it has none of its own. */
export function normaliseSteps(raw: RawPrograms): readonly Step[] | undefined {
  if (raw.steps !== undefined) {
    return raw.steps.map((step) => ({
      in: step.in ?? 'child',
      program: step.program,
      as: step.as ?? 'program',
      ...(step.endowments === undefined ? {} : { endowments: step.endowments }),
    }));
  }
  if (raw.program === undefined) return undefined;
  return [
    {
      in: raw.in ?? 'child',
      program: raw.program,
      as: raw.as ?? 'program',
      ...(raw.endowments === undefined ? {} : { endowments: raw.endowments }),
    },
  ];
}

function normaliseWorld(raw: RawCase['world']): WorldOptions {
  if (raw === undefined) return { stage: 'locked' };
  return {
    stage: raw.stage ?? 'locked',
    ...(raw.lockdown === undefined
      ? {}
      : { lockdown: Object.fromEntries(Object.entries(raw.lockdown).map(([name, value]) => [name, toTagged(value)])) }),
    ...(raw.customise === undefined ? {} : { customise: raw.customise }),
    ...(raw.globals === undefined ? {} : { globals: raw.globals }),
    ...(raw.host === undefined ? {} : { host: raw.host }),
  };
}

function normaliseDifference(raw: RawDifference): Difference {
  const steps = normaliseSteps(raw);
  const profiles = raw.profiles === undefined ? {} : { profiles: raw.profiles };
  return { id: raw.id, why: raw.why, ...profiles, ...(steps === undefined ? {} : { steps }), expect: normaliseExpectation(raw.expect) };
}

/** One case of a file whose schema holds. */
export function normaliseCase(file: RawFile, raw: RawCase, origin: { file: string; line: number }): Case {
  const steps = normaliseSteps(raw) ?? [];
  const world = normaliseWorld(raw.world);
  const differs = (raw.differs ?? []).map(normaliseDifference);
  const choices: Choice[] = (raw.choices ?? []).map((choice) => ({
    alternative: choice.alternative,
    expect: normaliseExpectation(choice.expect),
  }));
  const threat = raw.threat ?? file.threat;
  const modules = raw.modules === undefined ? {} : { modules: raw.modules };
  const rules: [RuleId, ...RuleId[]] = [file.rule, ...(raw.rules ?? []).filter((id) => id !== file.rule)];
  return {
    id: raw.id,
    rules,
    description: raw.description,
    steps,
    ...modules,
    world,
    requires: mergeCapabilities(file.requires ?? [], raw.requires ?? [], impliedCapabilities({ steps, world, differs, ...modules })),
    ...(raw.editions === undefined ? {} : { editions: raw.editions }),
    ...(threat === undefined ? {} : { threat }),
    intent: raw.intent ?? 'sanity',
    ...(raw.expect === undefined ? {} : { expect: normaliseExpectation(raw.expect) }),
    differs,
    choices,
    syntax: raw.syntax ?? 'es2018',
    ...(raw.notes === undefined ? {} : { notes: raw.notes }),
    origin,
  };
}
