/** The operations that SES changes, by edition of the draft. The draft makes no difference between start and child. */
import type { Source } from '../model.ts';
import type { Behaviour, ByEdition, Taming } from './model.ts';

const omissions: Source = { document: 'standalone-draft', section: 'Omissions and Simplifications' };

function byEdition(draft2019: Behaviour, draft2023: Behaviour): ByEdition<Behaviour> {
  return { 'draft-2019': draft2019, 'draft-2023': draft2023 };
}

function everywhere(operation: Taming['operation'], given: Taming['arguments'], behaviour: ByEdition<Behaviour>): Taming {
  return { operation, arguments: given, start: behaviour, child: behaviour, source: omissions };
}

/** `func.[[Prototype]].constructor` of every kind of function always throws. */
export const inertConstructor: readonly Taming[] = [
  everywhere('call', 'any', byEdition('throws-type-error', 'throws-type-error')),
  everywhere('construct', 'any', byEdition('throws-type-error', 'throws-type-error')),
];

export const mathRandom: readonly Taming[] = [everywhere('call', 'any', byEdition('absent', 'throws-type-error'))];

export const dateNow: readonly Taming[] = [everywhere('call', 'any', byEdition('returns-nan', 'throws-type-error'))];

/** In 2019 the call `Date()` is forgotten; what it then returns can only be the text of no time. */
export const dateConstructor: readonly Taming[] = [
  everywhere('construct', 'none', byEdition('invalid-date', 'throws-type-error')),
  everywhere('call', 'any', byEdition('unspecified', 'throws-type-error')),
];
