/** The part of the Realm API that the draft includes when there are runtime evaluators. */
import { always, constructor, getter, method, methods, prototype } from './builders.ts';
import type { Intrinsic } from './model.ts';

const draft = { origin: 'standalone-draft', since: 'ES2018' } as const;

export const realm: readonly Intrinsic[] = [
  constructor(
    '%Realm%',
    '%RealmPrototype%',
    { ...draft, length: 0, note: 'The draft gives neither length nor name, and does not say whether new Realm() works; a function is implied by Realm.prototype.' },
    [
      method('makeCompartment', 0),
      method('makeRootRealm', 0, { status: always('optional'), note: 'Where it is not supported it must be absent, for programs test for it.' }),
    ],
  ),

  prototype('%RealmPrototype%', '%Realm%', draft, [getter('global'), ...methods(1, 'evaluateExpr evaluateProgram')]),
];
