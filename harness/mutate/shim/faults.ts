/** Mistakes of those who build, bundle or load the shim, as wrappers around it. */
import { bagWith, evaluating, forcing, freezeSkipping, globalsWith, otherCompartment, otherLockdown, ownHarden, type ShimFault } from './tools.ts';

export type { ShimFault } from './tools.ts';

export const shimFaults: readonly ShimFault[] = [
  freezeSkipping('freeze-skips-array-prototype', ['primordials/frozen-named-intrinsics', 'confinement/dependency-cannot-pollute'], 'The freeze leaves out Array.prototype.', 'target === Array.prototype'),
  freezeSkipping('freeze-skips-hidden', ['primordials/frozen-hidden-intrinsics'], 'The freeze leaves out the prototype of array iterators.', 'target === Object.getPrototypeOf([][Symbol.iterator]())'),
  freezeSkipping('freeze-skips-a-method', ['primordials/frozen-transitive'], 'The freeze leaves out a method.', 'target === Array.prototype.map'),
  freezeSkipping('freeze-skips-regexp', ['omissions/regexp-statics'], 'The freeze leaves out RegExp, and somebody puts a match there.', 'target === RegExp || target === RegExp.prototype.constructor',
    `Object.defineProperty(RegExp.prototype.constructor, '$1', { get: () => 'last', configurable: true });`),
  freezeSkipping('function-constructor-reachable', ['function-constructors/inert-function', 'primordials/no-evaluator-reachable-from-shared'], 'The constructor that functions inherit makes functions of text.', 'target === Function.prototype',
    `Object.defineProperty(Function.prototype, 'constructor', { value: globalThis.Function });`),
  freezeSkipping('unknown-property', ['primordials/table-nothing-else'], 'A polyfill came after the freeze.', 'target === Array.prototype',
    `Object.defineProperty(Array.prototype, 'ses262Extra', { value: 1 });`),
  {
    id: 'lockdown-does-nothing',
    rules: ['stages/stage-freeze-last', 'primordials/frozen-transitive', 'lockdown/lockdown-proto-pollution'],
    description: 'lockdown only says that it worked.',
    after: otherLockdown('globalThis.harden = (value) => value;'),
  },
  { id: 'lockdown-twice', rules: ['lockdown/lockdown-once-per-realm'], description: 'A second lockdown does not throw.', after: otherLockdown('if (original === null) return; const once = original; original = null; return once(options);').replace('const original', 'let original') },
  { id: 'lockdown-options-ignored', rules: ['lockdown/opt-unknown-name-rejected', 'lockdown/opt-error-unsafe'], description: 'lockdown looks at no option.', after: otherLockdown('return original();') },
  { id: 'lockdown-options-read-twice', rules: ['lockdown/opt-read-once'], description: 'lockdown checks its options first and then reads them again.', after: otherLockdown('if (options) for (const key of Reflect.ownKeys(options)) void options[key]; return original(options);') },
  forcing('errorTaming', 'unsafe', ['lockdown/opt-error-safe', 'errors/error-stack-hidden'], 'Errors show their stack under the default settings.'),
  forcing('localeTaming', 'unsafe', ['lockdown/opt-locale-safe'], 'Methods named for a locale stay.'),
  forcing('consoleTaming', 'unsafe', ['lockdown/opt-console-safe', 'errors/console-frozen'], 'The console stays as it was.'),
  forcing('overrideTaming', 'min', ['lockdown/opt-override-moderate'], 'Fewer properties can be overridden than the default says.'),
  globalsWith('clock-in-compartments', ['determinism/date-now', 'confinement/tamed-powerful-functions'], 'Compartments get the Date of the start compartment.', 'inner.Date = Date;'),
  globalsWith('randomness-in-compartments', ['omissions/math-random'], 'Compartments get the Math of the start compartment.', 'inner.Math = Math;'),
  globalsWith('function-of-start', ['evaluators/function-scope', 'evaluators/global-own-function'], 'Compartments get the Function of the start compartment.', 'inner.Function = Function;'),
  globalsWith('eval-of-start', ['evaluators/eval-scope', 'evaluators/global-own-eval'], 'Compartments get the eval of the start compartment.', 'inner.eval = eval;'),
  globalsWith('process-in-compartments', ['confinement/removed-node-globals', 'globals/no-host-object-in-child'], 'Compartments get an object of the host.', 'inner.process = { env: {} };'),
  globalsWith('console-in-compartments', ['errors/console-start-only'], 'Compartments get the console.', 'inner.console = globalThis.console || {}; inner.assert = globalThis.assert;'),
  globalsWith('global-frozen', ['globals/global-not-frozen'], 'The global of a compartment is frozen for safety.', 'Object.freeze(inner);'),
  globalsWith('global-of-start', ['globals/shared-globals-exact'], 'Each compartment knows the start global.', 'inner.parent = globalThis;'),
  {
    id: 'one-compartment',
    rules: ['globals/global-distinct', 'confinement/no-mutual-observation'],
    description: 'All compartments are one.',
    after: otherCompartment('(globalThis[Symbol.for("only")] = globalThis[Symbol.for("only")] || made(args))'),
  },
  evaluating('evaluates-in-start', ['compartment-api/evaluate-this', 'globals/global-distinct'], 'evaluate runs its text in the start compartment.', 'return (0, eval)(source);'),
  evaluating('import-let-through', ['omissions/import-expression'], 'Nobody looks for import().', 'return apply(original, this, [source, { ...options, __evadeImportExpressionTest__: true }]);'),
  evaluating('html-comments-let-through', ['omissions/html-comments'], 'Nobody looks for HTML-like comments.', 'return apply(original, this, [source, { ...options, __evadeHtmlCommentTest__: true }]);'),
  evaluating('errors-of-another-kind', ['compartment-api/evaluate-errors-pass'], 'What a program throws comes out wrapped.', 'try { return apply(original, this, [source, options]); } catch (error) { throw { error }; }'),
  evaluating('no-completion-value', ['compartment-api/evaluate-completion'], 'evaluate returns nothing.', 'apply(original, this, [source, options]);'),
  evaluating('evaluate-converts', ['compartment-api/compartment-brand-check'], 'evaluate looks at its argument before its receiver.', 'return apply(original, this, [`${source}`, options]);'),
  bagWith('endowments-live', ['compartment-api/compartment-endow-copy'], 'Endowments stay those of the giver.', `(bag) => {
    const compartment = { ...bag };
    const globals = Object(bag.globals);
    compartment.globals = new Proxy(globals, { get: (target, key) => target[key] });
    for (const key of Object.keys(globals)) void globals[key];
    return compartment;
  }`),
  bagWith('hook-with-receiver', ['modules/module-hook-arguments'], 'Hooks get the loader as receiver.', `(bag) => {
    const loader = { bag };
    const copy = { ...bag };
    for (const name of ['importHook', 'importNowHook', 'resolveHook']) if (typeof bag[name] === 'function') copy[name] = function (...args) { return Reflect.apply(bag[name], loader, args); };
    return copy;
  }`),
  bagWith('wrong-referrer', ['modules/module-resolvehook'], 'resolveHook gets the wrong referrer.', '(bag) => typeof bag.resolveHook === "function" ? { ...bag, resolveHook: (specifier) => bag.resolveHook(specifier, specifier) } : bag'),
  bagWith('failed-load-cached', ['modules/module-failed-load'], 'A hook that failed once is not asked again.', `(bag) => {
    if (typeof bag.importHook !== 'function') return bag;
    const asked = new Map();
    return { ...bag, importHook: (specifier) => { if (!asked.has(specifier)) { try { asked.set(specifier, bag.importHook(specifier)); } catch (error) { asked.set(specifier, Promise.reject(error)); } } return asked.get(specifier); } };
  }`),
  bagWith('transforms-twice', ['compartment-api/transforms-constructor', 'compartment-api/transforms-order'], 'Transforms run twice.', '(bag) => Array.isArray(bag.transforms) ? { ...bag, transforms: [...bag.transforms, ...bag.transforms] } : bag'),
  bagWith('transforms-reversed', ['compartment-api/transforms-order'], 'Transforms run in the wrong order.', '(bag) => Array.isArray(bag.transforms) ? { ...bag, transforms: [...bag.transforms].reverse() } : bag'),
  bagWith('options-read-twice', ['compartment-api/compartment-options-read-once'], 'Options are checked first and then read again.', '(bag) => { for (const key of Reflect.ownKeys(bag)) void bag[key]; return bag; }'),
  ownHarden('harden-shallow', ['harden/harden-transitive-props'], 'harden freezes its argument alone.', { shallow: true }),
  ownHarden('harden-skips-symbols', ['harden/harden-symbol-props'], 'harden passes over properties under symbols.', { symbols: false }),
  ownHarden('harden-skips-hidden', ['harden/harden-nonenumerable'], 'harden passes over properties that are not enumerable.', { hidden: false }),
  ownHarden('harden-skips-prototypes', ['harden/harden-prototype-chain'], 'harden does not look at prototypes.', { prototypes: false }),
  ownHarden('harden-skips-accessors', ['harden/harden-accessors-not-called'], 'harden leaves getters and setters as they are.', { accessors: false }),
  ownHarden('harden-calls-getters', ['harden/harden-accessors-not-called'], 'harden calls getters.', { calls: true }),
  ownHarden('harden-forgives', ['harden/harden-proxy-refusal'], 'harden passes over what refuses.', { forgives: true }),
  ownHarden('harden-remembers-failures', ['harden/harden-retry-after-failure'], 'harden does not try again what it could not freeze.', { remembersFailures: true }),
  ownHarden('harden-copies', ['harden/harden-returns-arg'], 'harden returns a copy.', { copies: true }),
]; // prettier-ignore
