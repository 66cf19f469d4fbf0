import type { Capability, Case, Step } from '../../suites/model.ts';

/**
 * What a case needs beyond what its author wrote, read off its programs: nobody has to remember it,
 * and an engine that lacks it is never asked.
 */
export function impliedCapabilities(parts: Pick<Case, 'world' | 'modules' | 'differs'> & { readonly steps: readonly Step[] }): Capability[] {
  const { world, steps } = parts;
  const implied = new Set<Capability>();
  const places = new Set(steps.map((step) => step.in));
  if (places.size > 1 || steps.some((step) => step.in !== 'start' && step.in !== 'child')) implied.add('compartments');
  for (const step of steps) {
    if (step.endowments !== undefined) implied.add('lexical-endowments');
    if (step.as === 'expression') implied.add('evaluate-expression');
    if (step.as === 'module') implied.add('modules');
    if (step.program.includes('compartmentWith(')) implied.add('compartment-api');
    if (step.program.includes('sources[')) implied.add('modules');
    if (step.as === 'indirect-eval' || step.as === 'function-body') implied.add('evaluators');
  }
  if (parts.modules !== undefined) implied.add('modules');
  if (world.stage === 'before-lockdown') implied.add('stages');
  if (world.lockdown !== undefined) implied.add('lockdown').add('lockdown-options');
  if (world.customise !== undefined) implied.add('customise');
  if (world.host !== undefined) implied.add('host-settings');
  if (world.globals !== undefined) implied.add('compartments');
  return [...implied];
}

/** Both lists, each capability once, in a fixed order. */
export function mergeCapabilities(...lists: readonly (readonly Capability[])[]): Capability[] {
  return [...new Set(lists.flat())].sort();
}
