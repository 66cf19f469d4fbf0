import { showTagged } from './tagged.ts';
import { code } from './words.ts';
import type { Words } from './words.ts';

interface Bag {
  readonly [key: string]: unknown;
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bags(value: unknown): readonly Bag[] {
  return Array.isArray(value) ? value.filter(isBag) : [];
}

function step(bag: Bag, index: number, count: number): Words {
  const who = count === 1 ? 'The program ' : `Step ${index + 1} `;
  const value = code(showTagged(bag.value));
  if (bag.type !== 'throw') return [who, 'completed with ', value, '.'];
  return bag.phase === 'parse' ? [who, 'was refused before it ran, with ', value, '.'] : [who, 'ran and threw ', value, '.'];
}

/** More than that many paths say nothing new; the raw output has them all. */
const MAX_OFFENDERS = 12;

function probe(bag: Bag): Words {
  if (bag.kind === 'identity') return [bag.same === true ? 'The last two values were the same.' : 'The last two values were different.'];
  const offenders = Array.isArray(bag.offenders) ? bag.offenders.map(String) : [];
  const walked = `The walk visited ${String(bag.visited)} objects`;
  if (offenders.length === 0) return [`${walked} and found nothing.`];
  const more = offenders.length > MAX_OFFENDERS ? ` and ${offenders.length - MAX_OFFENDERS} more` : '';
  const paths = offenders.slice(0, MAX_OFFENDERS).flatMap((path, index): Words => [index === 0 ? '' : ', ', code(path)]);
  return [`${walked} and found ${bag.kind === 'frozen' ? 'these not frozen' : String(bag.target)}: `, ...paths, `${more}.`];
}

/**
 * What an engine reported, one sentence each. The report format leaves `observed` open, so this reads the members that
 * the door's reports have and shows anything else as it is.
 */
export function observedWords(observed: unknown): readonly Words[] {
  if (observed === undefined) return [];
  if (!isBag(observed) || (!('steps' in observed) && !('status' in observed))) return [['Observed: ', code(showTagged(observed))]];
  if (observed.status === 'blocked') {
    const error: Words = isBag(observed.error) ? [' with ', code(showTagged({ $error: observed.error }))] : [];
    return [[`The world could not be set up: it stopped at ${String(observed.stage)}`, ...error, '.']];
  }
  const steps = bags(observed.steps);
  const log = Array.isArray(observed.log) && observed.log.length > 0 ? [['It logged ', code(observed.log.map(showTagged).join(', ')), '.']] : [];
  return [...steps.map((bag, index) => step(bag, index, steps.length)), ...log, ...bags(observed.probes).map(probe)];
}
