/** Steps of the built-in functions that compile or resume code, by their ids in the table of intrinsics. */
import type { Behaviours } from '../runtime/function-object.ts';
import { AsyncGeneratorEnqueue } from './generators/async-generator.ts';
import { asyncFromSyncIterator } from './generators/async-from-sync-iterator.ts';
import { GeneratorResume } from './generators/generator-object.ts';
import { NEXT, RETURN_MODE, THROW } from './generators/resumable.ts';
import { CreateDynamicFunction } from './programs/dynamic-function.ts';
import { indirectEval } from './programs/eval.ts';

export const evaluatorBehaviours: Behaviours = {
  /** sec-eval-x */
  '%eval%'(_this, [x]) {
    return indirectEval(x);
  },

  /** sec-function-constructor */
  '%Function%'(_this, args, newTarget, callee) {
    return CreateDynamicFunction(callee, newTarget, 'normal', args);
  },
  /** sec-generatorfunction-constructor */
  '%GeneratorFunction%'(_this, args, newTarget, callee) {
    return CreateDynamicFunction(callee, newTarget, 'generator', args);
  },
  /** sec-async-function-constructor */
  '%AsyncFunction%'(_this, args, newTarget, callee) {
    return CreateDynamicFunction(callee, newTarget, 'async', args);
  },
  /** sec-asyncgeneratorfunction-constructor */
  '%AsyncGeneratorFunction%'(_this, args, newTarget, callee) {
    return CreateDynamicFunction(callee, newTarget, 'async generator', args);
  },

  /** sec-generator.prototype.next */
  '%Generator.prototype.next%'(thisValue, [value]) {
    return GeneratorResume(thisValue, NEXT, value);
  },
  /** sec-generator.prototype.return */
  '%Generator.prototype.return%'(thisValue, [value]) {
    return GeneratorResume(thisValue, RETURN_MODE, value);
  },
  /** sec-generator.prototype.throw */
  '%Generator.prototype.throw%'(thisValue, [exception]) {
    return GeneratorResume(thisValue, THROW, exception);
  },

  /** sec-asyncgenerator-prototype-next */
  '%AsyncGenerator.prototype.next%'(thisValue, [value]) {
    return AsyncGeneratorEnqueue(thisValue, NEXT, value);
  },
  /** sec-asyncgenerator-prototype-return */
  '%AsyncGenerator.prototype.return%'(thisValue, [value]) {
    return AsyncGeneratorEnqueue(thisValue, RETURN_MODE, value);
  },
  /** sec-asyncgenerator-prototype-throw */
  '%AsyncGenerator.prototype.throw%'(thisValue, [exception]) {
    return AsyncGeneratorEnqueue(thisValue, THROW, exception);
  },

  ...asyncFromSyncIterator,
};
