import type { RawCase, RawPrograms } from '../corpus/raw.ts';
import type { Path } from '../corpus/yaml-source.ts';
import type { Goal } from './syntax.ts';

/** One source text of a case, with its place in the YAML and the goal it is parsed for. */
export interface Text {
  readonly path: Path;
  readonly text: string;
  readonly goal: Goal;
}

const goals: { readonly [as: string]: Goal } = {
  program: 'program',
  expression: 'expression',
  'indirect-eval': 'program',
  'function-body': 'function-body',
};

/** Every source text of a case. A `module` step's text is a specifier, so its module stands for it. */
export function textsOfCase(raw: RawCase, path: Path): Text[] {
  const { world } = raw;
  return [
    ...textsOfPrograms(raw, path),
    ...Object.entries(raw.modules ?? {}).map(([name, text]) => ({ path: [...path, 'modules', name], text, goal: 'module' as const })),
    ...(world?.customise === undefined ? [] : [{ path: [...path, 'world', 'customise'], text: world.customise, goal: 'program' as const }]),
    ...Object.entries(world?.globals ?? {}).map(([name, text]) => ({
      path: [...path, 'world', 'globals', name],
      text,
      goal: 'expression' as const,
    })),
    ...(raw.differs ?? []).flatMap((difference, index) => textsOfPrograms(difference, [...path, 'differs', index])),
  ];
}

function textsOfPrograms(raw: RawPrograms, path: Path): Text[] {
  const own = raw.program === undefined ? [] : textsOfStep({ ...raw, program: raw.program }, path);
  return [...own, ...(raw.steps ?? []).flatMap((step, index) => textsOfStep(step, [...path, 'steps', index]))];
}

function textsOfStep(step: { program: string; as?: string; endowments?: string }, path: Path): Text[] {
  const goal = goals[step.as ?? 'program'];
  return [
    ...(goal === undefined ? [] : [{ path: [...path, 'program'], text: step.program, goal }]),
    ...(step.endowments === undefined ? [] : [{ path: [...path, 'endowments'], text: step.endowments, goal: 'expression' as const }]),
  ];
}
