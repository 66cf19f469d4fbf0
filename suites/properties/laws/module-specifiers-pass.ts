/** Specifiers on their way from a module's text through resolveHook to importHook. */
import fc from 'fast-check';
import { sameTagged } from '../answer.ts';
import type { Tagged } from '../../model.ts';
import { law } from '../model.ts';

interface Value {
  /** What the entry is called. */
  readonly entry: string;
  readonly specifiers: readonly string[];
  /** What resolveHook makes of each. */
  readonly resolved: readonly string[];
}

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 }).map((units) => String.fromCharCode(...units)) },
  { weight: 3, arbitrary: fc.constantFrom('', '.', './x.js', '../x.js', '__proto__', 'constructor', 'toString', 'then', 'file:///etc/hosts', 'fs', 'node:fs', 'https://example.com/x.js', '*/', '//', "'", '"', '\\', '`${1}`', '\n', '\u2028', '0', '-0', 'null', '%00', '..//..', 'a b') },
);

/** A string literal with everything but plain letters escaped, lone surrogates as well. */
function literal(value: string): string {
  return `'${Array.from({ length: value.length }, (_, at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}'`;
}

const values: fc.Arbitrary<Value> = fc
  .record({ entry: text, pairs: fc.uniqueArray(fc.record({ specifier: text, target: text }), { minLength: 1, maxLength: 4, selector: ({ specifier }) => specifier }) })
  .map(({ entry, pairs }) => ({ entry, specifiers: pairs.map(({ specifier }) => specifier), resolved: pairs.map(({ target }) => target) }));

function programOf({ entry, specifiers, resolved }: Value): string {
  return `(() => {
const specifiers = [${specifiers.map(literal).join(', ')}];
const resolved = [${resolved.map(literal).join(', ')}];
const entry = ${literal(entry)};
const asked = [];
const units = s => typeof s === 'string' ? Array.from({ length: s.length }, (_, i) => s.charCodeAt(i)) : typeof s;
const resolutions = [];
const c = compartmentWith({
  resolveHook: (...rest) => { resolutions.push(rest.map(units)); return resolved[specifiers.indexOf(rest[0])]; },
  importHook: async (...rest) => { asked.push(rest.map(units)); return { source: sources[rest[0] === entry ? 'main' : 'dep'] }; },
});
c.import(entry).then(() => log([resolutions.sort(), asked.sort()]), error => log(error));
})()`;
}

const units = (value: string): number[] => Array.from({ length: value.length }, (_, at) => value.charCodeAt(at));
const ordered = (lists: readonly (readonly Tagged[])[]): Tagged[] => [...lists].sort((a, b) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0));

export default law<Value>({
  id: 'module-specifiers-pass',
  statement: 'resolveHook gets the specifiers of a module as they are written, with the referrer, and importHook gets what resolveHook returned, whatever strings they are, each once.',
  rules: ['modules/module-resolvehook', 'modules/module-importhook', 'modules/module-specifier-keys', 'modules/module-full-specifier', 'modules/module-hook-arguments', 'modules/module-memo'],
  threat: 'module-hook-isolation',
  requires: ['modules', 'compartment-api'],
  version: 1,
  arbitrary: values,
  programs: (value) => [
    {
      modules: { main: value.specifiers.map((specifier) => `import ${literal(specifier)};`).join('\n'), dep: 'export default 1;' },
      steps: [{ in: 'start', as: 'program', program: programOf(value) }],
    },
  ],
  judge({ entry, specifiers, resolved }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const resolutions = specifiers.map((specifier) => [units(specifier), units(entry)]);
    const asked = [...new Set([entry, ...resolved])].map((specifier) => [units(specifier)]);
    const expected = [ordered(resolutions), ordered(asked)];
    return sameTagged(answer.log, [expected]) ? null : `hooks got ${JSON.stringify(answer.log)}, not ${JSON.stringify(expected)}`;
  },
  classify({ entry, resolved }) {
    const names = [entry, ...resolved];
    const kind = names.some((name) => /[\ud800-\udfff]/.test(name)) ? 'surrogates' : names.some((name) => name === '') ? 'empty' : names.some((name) => /[^ -~]/.test(name)) ? 'beyond ASCII' : 'plain';
    return `${kind}${resolved.includes(entry) ? ', imports itself' : ''}${new Set(resolved).size < resolved.length ? ', merged' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:wrong-referrer' },
});
