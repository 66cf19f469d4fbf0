/** Generator objects (sec-generator-objects, sec-generator-abstract-operations). */
import { keepFast } from '../../runtime/keep-fast.ts';
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { CreateIterResultObject } from '../../runtime/iteration.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Shape } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';
import { RESULT } from '../frame.ts';
import type { Coroutine } from './coroutine.ts';
import { GeneratorReturn, NEXT, THROW, YIELD_RESULT, type Mode } from './resumable.ts';

export type GeneratorState = 'suspendedStart' | 'suspendedYield' | 'executing' | 'completed';

export class GeneratorObject extends ObjectValue {
  declare state: GeneratorState;
  /** [[GeneratorContext]]; null once completed. */
  declare coroutine: Coroutine | null;
  /** It is suspended in a yield*, whose inner iterator has made the result object. */
  declare delegates: boolean;

  constructor(proto: ObjectValue, coroutine: Coroutine) {
    super(Shape.empty(proto), []);
    this.state = 'suspendedStart';
    this.coroutine = coroutine;
    this.delegates = false;
  }
}

/** sec-generatorvalidate */
export function GeneratorValidate(generator: Value): GeneratorObject {
  if (!(generator instanceof GeneratorObject)) return throwTypeError('not a generator');
  if (generator.state === 'executing') throwTypeError('the generator is running already');
  return generator;
}

/** sec-generatorresume, sec-generatorresumeabrupt, as an iterator result. */
export function GeneratorResume(generator: Value, mode: Mode, value: Value): ObjectValue {
  const valid = GeneratorValidate(generator);
  const result = resumeGenerator(valid, mode, value);
  return valid.delegates ? (result as ObjectValue) : CreateIterResultObject(result, valid.state === 'completed');
}

/** Resumes a valid generator and returns what it yields, or returns: `state` and `delegates` tell which. */
export function resumeGenerator(generator: GeneratorObject, mode: Mode, value: Value): Value {
  if (mode !== NEXT && generator.state === 'suspendedStart') complete(generator);
  const { coroutine } = generator;
  if (coroutine === null) {
    if (mode === THROW) throw new GuestThrow(value);
    return mode === NEXT ? undefined : value;
  }
  generator.state = 'executing';
  const { depth } = agent;
  try {
    const suspension = coroutine.resume(mode, value);
    if (suspension === 0) complete(generator);
    else {
      generator.state = 'suspendedYield';
      generator.delegates = suspension === YIELD_RESULT;
    }
    return coroutine.frame[RESULT];
  } catch (error) {
    complete(generator);
    if (!(error instanceof GeneratorReturn)) throw error;
    agent.depth = depth;
    return error.value;
  }
}

function complete(generator: GeneratorObject): void {
  generator.state = 'completed';
  generator.coroutine = null;
  generator.delegates = false;
}
keepFast(GeneratorObject);
