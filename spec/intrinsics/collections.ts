/** Map, Set, WeakMap, WeakSet (sec-map-objects, sec-set-objects, sec-weakmap-objects, sec-weakset-objects). */
import { constructor, getter, intrinsic, method, methods, prototype, reference, species, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const collections: readonly Intrinsic[] = [
  constructor('%Map%', '%MapPrototype%', { length: 0, clause: 'sec-map-constructor', since: 'ES2015' }, [species]),

  prototype('%MapPrototype%', '%Map%', { clause: 'sec-properties-of-the-map-prototype-object', since: 'ES2015' }, [
    ...methods(0, 'clear entries keys values'),
    ...methods(1, 'delete forEach get has'),
    method('set', 2),
    getter('size'),
    reference('@@iterator', '%Map.prototype.entries%'),
    tag('Map'),
  ]),

  intrinsic(
    '%MapIteratorPrototype%',
    {
      label: 'MapIteratorPrototype',
      prototype: '%IteratorPrototype%',
      seed: 'Object.getPrototypeOf(new Map()[Symbol.iterator]())',
      clause: 'sec-%mapiteratorprototype%-object',
      since: 'ES2015',
    },
    [method('next', 0), tag('Map Iterator')],
  ),

  constructor('%Set%', '%SetPrototype%', { length: 0, clause: 'sec-set-constructor', since: 'ES2015' }, [species]),

  prototype('%SetPrototype%', '%Set%', { clause: 'sec-properties-of-the-set-prototype-object', since: 'ES2015' }, [
    ...methods(0, 'clear entries values'),
    ...methods(1, 'add delete forEach has'),
    getter('size'),
    reference('keys', '%Set.prototype.values%'),
    reference('@@iterator', '%Set.prototype.values%'),
    tag('Set'),
  ]),

  intrinsic(
    '%SetIteratorPrototype%',
    {
      label: 'SetIteratorPrototype',
      prototype: '%IteratorPrototype%',
      seed: 'Object.getPrototypeOf(new Set()[Symbol.iterator]())',
      clause: 'sec-%setiteratorprototype%-object',
      since: 'ES2015',
    },
    [method('next', 0), tag('Set Iterator')],
  ),

  constructor('%WeakMap%', '%WeakMapPrototype%', { length: 0, clause: 'sec-weakmap-constructor', since: 'ES2015' }),

  prototype('%WeakMapPrototype%', '%WeakMap%', { clause: 'sec-properties-of-the-weakmap-prototype-object', since: 'ES2015' }, [
    ...methods(1, 'delete get has'),
    method('set', 2),
    tag('WeakMap'),
  ]),

  constructor('%WeakSet%', '%WeakSetPrototype%', { length: 0, clause: 'sec-weakset-constructor', since: 'ES2015' }),

  prototype('%WeakSetPrototype%', '%WeakSet%', { clause: 'sec-properties-of-the-weakset-prototype-object', since: 'ES2015' }, [
    ...methods(1, 'add delete has'),
    tag('WeakSet'),
  ]),
];
