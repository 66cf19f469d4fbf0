/** RegExp (sec-regexp-regular-expression-objects). */
import { always, constructor, getter, method, methods, prototype, since, species, unspecified } from './builders.ts';
import type { Intrinsic } from './model.ts';

/** The static properties by which every match would be told to everybody; forbidden by name in the draft. */
const legacyStatics = '$1 $2 $3 $4 $5 $6 $7 $8 $9 input $_ lastMatch $& lastParen $+ leftContext $` rightContext $\''.split(' ');

export const regexp: readonly Intrinsic[] = [
  constructor('%RegExp%', '%RegExpPrototype%', { length: 2, clause: 'sec-regexp-constructor', since: 'ES3' }, [
    species,
    ...legacyStatics.map((key) =>
      unspecified(key, { origin: 'legacy', status: always('forbidden'), note: 'A communications channel between compartments.' }),
    ),
  ]),

  prototype('%RegExpPrototype%', '%RegExp%', { clause: 'sec-properties-of-the-regexp-prototype-object', since: 'ES3' }, [
    ...methods(1, 'exec test'),
    method('toString', 0),
    ...since('ES2015', ['flags', 'global', 'ignoreCase', 'multiline', 'source', 'sticky', 'unicode'].map((key) => getter(key))),
    ...since('ES2015', methods(1, '@@match @@search'), methods(2, '@@replace @@split')),
    ...since('ES2018', getter('dotAll', { clause: 'sec-get-regexp.prototype.dotAll' })),
  ]),
];
