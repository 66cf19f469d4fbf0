/** The end of the stack, met at any distance while modules are found, linked and executed. */
import { apiStackProgram, classifyApi, judgeApi, stackValues, type StackValue } from '../graphs/stack.ts';
import { law } from '../model.ts';

const ENTRIES = [
  "c.importNow('./b.js').default", "c.importNow('./chain.js').default", "c.importNow('./cycle.js').default", "c.importNow('./deep.js').default", "c.import('./b.js')", "c.import('./chain.js')", "c.importNow('./none.js')", "c.importNow('./throws.js')",
  "fresh().importNow('./b.js').default", "fresh().importNow('./chain.js').default", "fresh().import('./cycle.js')", "fresh().importNow('./deep.js').default",
] as const; // prettier-ignore

const modules = {
  './a.js': 'export default 1;',
  './b.js': 'const twice = x => x + x; export default twice(21);',
  './chain.js': "import b from './b.js'; import a from './a.js'; export * from './b.js'; export default [a, b].map(x => x)[1];",
  './cycle.js': "import { back } from './back.js'; export const forth = 42; export default back();",
  './back.js': "import { forth } from './cycle.js'; export function back() { return () => forth; }",
  './deep.js': 'const fall = n => (n === 0 ? 42 : fall(n - 1)); export default fall(50);',
  './throws.js': 'null.x;',
};

const PRELUDE = `const fresh = () => compartmentWith({
  globals: { mine: 1 }, resolveHook: s => s,
  importHook: s => sources[s] === undefined ? Promise.reject(new TypeError()) : Promise.resolve({ source: sources[s] }),
  importNowHook: s => { if (sources[s] === undefined) throw new TypeError(); return { source: sources[s] }; },
});
const c = fresh();
/* A module that failed may stay so, or be asked for again; what is given out must have run. */
const given = specifier => {
  let namespace;
  try { namespace = c.importNow(specifier); } catch (error) { return error instanceof Error ? true : 'foreign'; }
  try { const value = namespace.default; return value === 42 || typeof value === 'function' || 'half'; } catch (error) { return 'half'; }
};
let touched = false;`;
/** Before the calls only other compartments' modules: what the calls meet shall not have been made. */
const INSIDE = `c.evaluate('[typeof mine, typeof process, typeof given].join()') + fresh().importNow('./a.js').default + [true, ...(touched ? ['./b.js', './chain.js', './cycle.js', './deep.js'].map(given).filter(x => x !== true) : (touched = true, []))].join()`;

export default law<StackValue>({
  id: 'stack-in-module-api',
  statement: 'Wherever the stack ends while modules are found, linked and executed, an error of this world comes of it, no module is given out that has not run, and compartments are as before.',
  rules: ['host/stack-overflow-sound', 'modules/module-execution-error', 'modules/module-memo', 'errors/thrown-errors-shared'],
  threat: 'module-cache-and-cycles',
  requires: ['stack-errors', 'modules', 'compartment-api', 'evaluators'],
  version: 1,
  arbitrary: stackValues(ENTRIES),
  programs: (value) => [{ modules, steps: [{ in: 'start', as: 'program', program: apiStackProgram(value, PRELUDE, INSIDE) }] }],
  // Whether a module that failed for want of stack is tried again is its memory's affair.
  judge: ({ entry }, [answer]) => judgeApi(answer, entry.startsWith('fresh') ? false : null),
  classify: ({ entry }, [answer]) => classifyApi(`${entry.includes('importNow') ? 'importNow' : 'import'} ${entry.startsWith('fresh') ? 'in a new compartment' : 'again and again'}`, answer),
  proof: { engine: 'reference/compartment', fault: 'module:failed-module-succeeds' },
});
