/**
 * Constructors and prototypes of generator, async and async generator functions (sec-generatorfunction-objects,
 * sec-asyncgeneratorfunction-objects, sec-generator-objects, sec-asyncgenerator-objects, sec-async-function-objects).
 * In a SES world the constructors are inert, and they inherit from the inert Function, not from an evaluator.
 */
import { constructor, intrinsic, method, methods, reference, tag } from './builders.ts';
import type { EcmaEdition, Intrinsic } from './model.ts';
import { inertConstructor } from './tamings.ts';

const inert = { length: 1, prototype: '%Function%', inSes: { prototype: '%InertFunction%' }, tamed: inertConstructor } as const;

function tagSince(text: string, edition: EcmaEdition) {
  return { ...tag(text), since: edition };
}

export const generator: readonly Intrinsic[] = [
  constructor('%GeneratorFunction%', '%Generator%', {
    ...inert,
    seed: 'Object.getPrototypeOf(function* () {}).constructor',
    clause: 'sec-generatorfunction-constructor',
    since: 'ES2015',
  }),

  intrinsic(
    '%Generator%',
    {
      label: 'GeneratorFunction.prototype',
      prototype: '%FunctionPrototype%',
      seed: 'Object.getPrototypeOf(function* () {})',
      clause: 'sec-properties-of-the-generatorfunction-prototype-object',
      since: 'ES2015',
    },
    [
      reference('constructor', '%GeneratorFunction%', { attributes: '--c' }),
      reference('prototype', '%GeneratorPrototype%', { attributes: '--c' }),
      tag('GeneratorFunction'),
    ],
  ),

  intrinsic(
    '%GeneratorPrototype%',
    {
      label: 'Generator.prototype',
      prototype: '%IteratorPrototype%',
      seed: 'Object.getPrototypeOf(function* () {}).prototype',
      clause: 'sec-properties-of-generator-prototype',
      since: 'ES2015',
    },
    [reference('constructor', '%Generator%', { attributes: '--c' }), ...methods(1, 'next return throw'), tag('Generator')],
  ),

  constructor('%AsyncFunction%', '%AsyncFunctionPrototype%', {
    ...inert,
    seed: 'Object.getPrototypeOf(async function () {}).constructor',
    clause: 'sec-async-function-constructor',
    since: 'ES2017',
  }),

  intrinsic(
    '%AsyncFunctionPrototype%',
    {
      prototype: '%FunctionPrototype%',
      seed: 'Object.getPrototypeOf(async function () {})',
      clause: 'sec-async-function-prototype-properties',
      since: 'ES2017',
    },
    [reference('constructor', '%AsyncFunction%', { attributes: '--c' }), tagSince('AsyncFunction', 'ES2017')],
  ),

  constructor('%AsyncGeneratorFunction%', '%AsyncGenerator%', {
    ...inert,
    seed: 'Object.getPrototypeOf(async function* () {}).constructor',
    clause: 'sec-asyncgeneratorfunction-constructor',
    since: 'ES2018',
  }),

  intrinsic(
    '%AsyncGenerator%',
    {
      label: 'AsyncGeneratorFunction.prototype',
      prototype: '%FunctionPrototype%',
      seed: 'Object.getPrototypeOf(async function* () {})',
      clause: 'sec-properties-of-asyncgeneratorfunction-prototype',
      since: 'ES2018',
    },
    [
      reference('constructor', '%AsyncGeneratorFunction%', { attributes: '--c' }),
      reference('prototype', '%AsyncGeneratorPrototype%', { attributes: '--c' }),
      tagSince('AsyncGeneratorFunction', 'ES2018'),
    ],
  ),

  intrinsic(
    '%AsyncGeneratorPrototype%',
    {
      label: 'AsyncGenerator.prototype',
      prototype: '%AsyncIteratorPrototype%',
      seed: 'Object.getPrototypeOf(async function* () {}).prototype',
      clause: 'sec-properties-of-asyncgenerator-prototype',
      since: 'ES2018',
    },
    [
      reference('constructor', '%AsyncGenerator%', { attributes: '--c' }),
      ...(['next', 'return', 'throw'] as const).map((key) => method(key, 1, { clause: `sec-asyncgenerator-prototype-${key}` })),
      tagSince('AsyncGenerator', 'ES2018'),
    ],
  ),
];
