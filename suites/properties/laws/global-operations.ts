/** Sequences of operations on the globals of two compartments, against ordinary objects. */
import fc from 'fast-check';
import { sameTagged } from '../answer.ts';
import { law } from '../model.ts';

const NAMES = ['x', 'y', 'process', 'require', 'window'] as const;
const PLACES = ['first', 'second'] as const;
type Place = (typeof PLACES)[number];

interface Attributes {
  readonly writable: boolean;
  readonly enumerable: boolean;
  readonly configurable: boolean;
}

type Operation =
  | { readonly kind: 'set' | 'assign'; readonly name: string; readonly value: number }
  | { readonly kind: 'define'; readonly name: string; readonly value: number; readonly attributes: Attributes }
  | { readonly kind: 'accessor'; readonly name: string; readonly value: number; readonly attributes: Attributes }
  | { readonly kind: 'delete' | 'read'; readonly name: string }
  | { readonly kind: 'close' };

interface Step {
  readonly place: Place;
  readonly operation: Operation;
}

/** Each is an expression with a text for its value. */
function sourceOf(operation: Operation): string {
  const attempt = (expression: string): string =>
    `(() => { try { return String(${expression}); } catch (error) { return error instanceof ReferenceError ? 'ReferenceError' : error instanceof TypeError ? 'TypeError' : 'threw'; } })()`;
  switch (operation.kind) {
    case 'set':
      return attempt(`Reflect.set(global, '${operation.name}', ${operation.value})`);
    case 'assign':
      return attempt(`(${operation.name} = ${operation.value})`);
    case 'define':
      return attempt(`Reflect.defineProperty(global, '${operation.name}', ${JSON.stringify({ value: operation.value, ...operation.attributes })})`);
    case 'accessor': {
      const { enumerable, configurable } = operation.attributes;
      return attempt(`Reflect.defineProperty(global, '${operation.name}', { get: () => ${operation.value}, enumerable: ${String(enumerable)}, configurable: ${String(configurable)} })`);
    }
    case 'delete':
      return attempt(`Reflect.deleteProperty(global, '${operation.name}')`);
    case 'read':
      return attempt(`typeof ${operation.name} === 'undefined' ? 'absent' : typeof ${operation.name} + ' ' + ${operation.name}`);
    case 'close':
      return attempt('Reflect.preventExtensions(global)');
  }
}

/** Whether the next program of the compartment sees a program's own declarations is open, so that there are none. */
const within = (expression: string): string => `(global => ${expression})(this)`;

const CENSUS = NAMES.map(
  (name) => `(d => d === undefined ? 'absent ' + typeof ${name} : ['value' in d ? 'data' : 'accessor', global.${name}, ${name}, d.writable, d.enumerable, d.configurable].join())(Object.getOwnPropertyDescriptor(global, '${name}'))`,
).join(', ');

interface Property extends Attributes {
  readonly kind: 'data' | 'accessor';
  readonly value: number;
}

/** An ordinary object, and variables in strict code that look at nothing else. */
class ModelGlobal {
  readonly #properties = new Map<string, Property>();
  #extensible = true;

  apply(operation: Operation): string {
    switch (operation.kind) {
      case 'set':
        return String(this.#set(operation.name, operation.value));
      case 'assign':
        if (!this.#properties.has(operation.name)) return 'ReferenceError';
        return this.#set(operation.name, operation.value) ? String(operation.value) : 'TypeError';
      case 'define':
      case 'accessor': {
        const kind = operation.kind === 'define' ? 'data' : 'accessor';
        return String(this.#define(operation.name, { kind, value: operation.value, ...operation.attributes, ...(kind === 'accessor' ? { writable: false } : {}) }));
      }
      case 'delete': {
        const refused = this.#properties.get(operation.name)?.configurable === false;
        if (!refused) this.#properties.delete(operation.name);
        return String(!refused);
      }
      case 'read': {
        const found = this.#properties.get(operation.name);
        return found === undefined ? 'absent' : `number ${found.value}`;
      }
      case 'close':
        this.#extensible = false;
        return 'true';
    }
  }

  census(): string[] {
    return NAMES.map((name) => {
      const found = this.#properties.get(name);
      if (found === undefined) return 'absent undefined';
      return [found.kind, found.value, found.value, found.kind === 'data' ? found.writable : '', found.enumerable, found.configurable].map(String).join();
    });
  }

  #set(name: string, value: number): boolean {
    const found = this.#properties.get(name);
    if (found === undefined) return this.#define(name, { kind: 'data', value, writable: true, enumerable: true, configurable: true });
    if (found.kind === 'accessor' || !found.writable) return false;
    this.#properties.set(name, { ...found, value });
    return true;
  }

  /** ValidateAndApplyPropertyDescriptor for descriptors that say everything; a getter is another one each time. */
  #define(name: string, next: Property): boolean {
    const found = this.#properties.get(name);
    if (found === undefined && !this.#extensible) return false;
    if (found !== undefined && !found.configurable) {
      if (next.configurable || next.enumerable !== found.enumerable || next.kind !== found.kind || next.kind === 'accessor') return false;
      if (!found.writable && (next.writable || next.value !== found.value)) return false;
    }
    this.#properties.set(name, next);
    return true;
  }
}

const name = fc.constantFrom(...NAMES);
const value = fc.nat({ max: 9 });
const attributes = fc.record({ writable: fc.boolean(), enumerable: fc.boolean(), configurable: fc.boolean() });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('set' as const, 'assign' as const), name, value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('define' as const), name, value, attributes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('accessor' as const), name, value, attributes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'read' as const), name }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
);

function expected(steps: readonly Step[]): unknown[] {
  const globals = { first: new ModelGlobal(), second: new ModelGlobal() };
  return [...steps.map(({ place, operation: each }) => globals[place].apply(each)), ...PLACES.map((place) => globals[place].census())];
}

export default law<readonly Step[]>({
  id: 'global-operations',
  statement: 'The global of a compartment behaves as an ordinary object whose properties are its variables, and nothing done to one shows in another.',
  rules: ['globals/global-extensible', 'globals/global-not-frozen', 'globals/global-distinct', 'confinement/no-mutual-observation', 'evaluators/evaluator-no-host-scope', 'language/strict-undeclared-assign'],
  threat: 'globalthis-prototype-accessor-tricks',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.array(fc.record({ place: fc.constantFrom(...PLACES), operation }), { minLength: 1, maxLength: 14, size: 'max' }),
  programs: (steps) => [
    {
      steps: [
        ...steps.map(({ place, operation: each }) => ({ in: place, as: 'program' as const, program: within(sourceOf(each)) })),
        ...PLACES.map((place) => ({ in: place, as: 'program' as const, program: within(`[${CENSUS}]`) })),
      ],
    },
  ],
  judge(steps, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const wanted = expected(steps);
    const wrong = wanted.findIndex((each, at) => !(answer.steps[at]?.type === 'normal' && sameTagged(answer.steps[at].value, each)));
    return wrong === -1 ? null : `step ${wrong + 1} answers ${JSON.stringify(answer.steps[wrong]?.value ?? null)}, not ${JSON.stringify(wanted[wrong])}`;
  },
  classify(steps) {
    const wanted = expected(steps).flat() as string[];
    const refused = wanted.some((each) => each === 'false' || each === 'TypeError') ? 'refusals' : 'no refusal';
    return `${new Set(steps.map(({ place }) => place)).size === 1 ? 'one compartment' : 'two compartments'}, ${refused}`;
  },
  proof: { engine: 'reference/draft', fault: 'global-not-extensible' },
});
