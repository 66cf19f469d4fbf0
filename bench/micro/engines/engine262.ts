import { Agent, ManagedRealm, setSurroundingAgent } from '@engine262/engine262';
import { VALUE, type BenchEngine } from '../engine.ts';

interface Completion {
  readonly Type: string;
  readonly Value: { stringValue?: () => string };
}

/** engine262: ECMA-262 written out in JavaScript. */
export function engine262Engine(): BenchEngine {
  return {
    name: 'engine262',
    open(source) {
      const agent = new Agent({});
      setSurroundingAgent(agent);
      const realm = new ManagedRealm({}) as { evaluateScript(text: string): Completion };
      const evaluate = (text: string): string => {
        setSurroundingAgent(agent);
        const completion = realm.evaluateScript(text);
        if (completion.Type === 'throw') throw new Error('the program threw');
        return completion.Value?.stringValue?.() ?? '';
      };
      evaluate(source);
      return Promise.resolve({
        run(units) {
          const start = performance.now();
          evaluate(`var result = run(${units});`);
          const ms = performance.now() - start;
          return Promise.resolve({ ms, value: evaluate(VALUE) });
        },
        close: () => undefined,
      });
    },
  };
}
