/** Laws that can be named: those of `suites/properties/laws`, which run when none is, and the differential search, which runs when it is asked for. */
import { laws } from '../../suites/properties/laws/index.ts';
import type { Law } from '../../suites/properties/model.ts';
import { differentialLaws } from './differential.ts';

export const namedLaws: readonly Law[] = [...laws, ...differentialLaws];
