/** Function, its poison and its inert twin (sec-function-objects, sec-%throwtypeerror%). */
import { accessor, constructor, functionIntrinsic, method, methods, reference, since } from './builders.ts';
import type { Intrinsic } from './model.ts';
import { inertConstructor } from './tamings.ts';

export const functions: readonly Intrinsic[] = [
  constructor('%Function%', '%FunctionPrototype%', { length: 1, clause: 'sec-function-constructor', since: 'ES1', sharing: 'per-global' }),

  functionIntrinsic(
    '%FunctionPrototype%',
    {
      name: '', length: 0, prototype: '%ObjectPrototype%', clause: 'sec-properties-of-the-function-prototype-object', since: 'ES1',
      // A configuration without evaluators has no global Function.
      seed: 'Object.getPrototypeOf(function () {})',
    }, // prettier-ignore
    [
      reference('constructor', '%Function%', { inSes: { value: { intrinsic: '%InertFunction%' } } }),
      method('toString', 0),
      ...since('ES3', method('apply', 2), methods(1, 'call')),
      ...since('ES5', method('bind', 1)),
      ...since(
        'ES2015',
        method('@@hasInstance', 1, { attributes: '---' }),
        accessor('arguments', '%ThrowTypeError%', { clause: 'sec-addrestrictedfunctionproperties' }),
        accessor('caller', '%ThrowTypeError%', { clause: 'sec-addrestrictedfunctionproperties' }),
      ),
    ],
  ),

  functionIntrinsic('%ThrowTypeError%', {
    name: '',
    length: 0,
    fixed: true,
    extensible: false,
    seed: `Object.getOwnPropertyDescriptor((function () { 'use strict'; return arguments; })(), 'callee').get`,
    clause: 'sec-%throwtypeerror%',
    since: 'ES5',
    note: 'ES2018 calls it anonymous; its own name, the empty string and unchangeable, was written down later and is what engines and test262 have.',
  }),

  constructor('%InertFunction%', '%FunctionPrototype%', {
    name: 'Function',
    length: 1,
    seed: 'Object.getPrototypeOf(function () {}).constructor',
    label: 'InertFunction',
    since: 'ES2018',
    origin: 'standalone-draft',
    tamed: inertConstructor,
    note: 'What a SES world has in place of %Function% wherever shared objects would lead to it. The draft says only that it throws.',
  }),
];
