/** Every rule of the spec, and where the reference realises it. */
import { others } from './compartment.ts';
import type { Realisations } from './model.ts';
import { standalone } from './standalone.ts';

export const realisations: Realisations = { ...standalone, ...others };

export type { Realisation, Realisations } from './model.ts';
