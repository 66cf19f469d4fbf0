import { arrays, collections, json, regexps, strings, typedArrays } from './data.ts';
import { free, topLevel } from './free.ts';
import { classes, closures, functions, templates } from './functions.ts';
import { destructuring, generators, iteration, jumps } from './iteration.ts';
import { errors, objects, reflect } from './library.ts';
import { intrinsics } from './intrinsics.ts';
import type { Feature } from './model.ts';
import { promises } from './promises.ts';
import { descriptors, order, prototypes } from './properties.ts';
import { proxies } from './proxies.ts';
import { evaluators, frozen, globals, hardening, override } from './ses.ts';
import { conversions, dates, numbers, symbols } from './values.ts';

/** In a fixed order: an index here is part of what a seed means. */
export const features: readonly Feature[] = [
  descriptors, prototypes, order, proxies, functions, closures, classes, templates, iteration, generators, destructuring, jumps, promises, numbers, symbols, conversions, dates, arrays, typedArrays, collections,
  json, strings, regexps, reflect, objects, errors, free, topLevel, free, intrinsics, intrinsics, intrinsics, frozen, override, evaluators, globals, hardening,
];
