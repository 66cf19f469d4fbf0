/** Reflect (sec-reflect-object). It has no @@toStringTag before ES2021. */
import { intrinsic, methods } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const reflect: readonly Intrinsic[] = [
  intrinsic('%Reflect%', { clause: 'sec-reflect-object', since: 'ES2015' }, [
    ...methods(1, 'getPrototypeOf isExtensible ownKeys preventExtensions'),
    ...methods(2, 'construct deleteProperty get getOwnPropertyDescriptor has setPrototypeOf'),
    ...methods(3, 'apply defineProperty set'),
  ]),
];
