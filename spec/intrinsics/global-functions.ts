/** The functions of the global object (sec-function-properties-of-the-global-object). */
import { functionIntrinsic } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const globalFunctions: readonly Intrinsic[] = [
  functionIntrinsic('%eval%', { length: 1, clause: 'sec-eval-x', since: 'ES1', sharing: 'per-global' }),
  functionIntrinsic('%isFinite%', { length: 1, clause: 'sec-isfinite-number', since: 'ES1' }),
  functionIntrinsic('%isNaN%', { length: 1, clause: 'sec-isnan-number', since: 'ES1' }),
  functionIntrinsic('%parseFloat%', { length: 1, clause: 'sec-parsefloat-string', since: 'ES1' }),
  functionIntrinsic('%parseInt%', { length: 2, clause: 'sec-parseint-string-radix', since: 'ES1' }),
  functionIntrinsic('%decodeURI%', { length: 1, clause: 'sec-decodeuri-encodeduri', since: 'ES3' }),
  functionIntrinsic('%decodeURIComponent%', { length: 1, clause: 'sec-decodeuricomponent-encodeduricomponent', since: 'ES3' }),
  functionIntrinsic('%encodeURI%', { length: 1, clause: 'sec-encodeuri-uri', since: 'ES3' }),
  functionIntrinsic('%encodeURIComponent%', { length: 1, clause: 'sec-encodeuricomponent-uricomponent', since: 'ES3' }),
];
