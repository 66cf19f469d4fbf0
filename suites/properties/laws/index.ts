/** Every law, in the order in which it is run. One file a law; its name is its id. */
import type { Law } from '../model.ts';
import compartmentGlobalsApart from './compartment-globals-apart.ts';

export const laws: readonly Law[] = [
  compartmentGlobalsApart,
];
