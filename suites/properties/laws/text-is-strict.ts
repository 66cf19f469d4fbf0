/** What only sloppy code does, in every place of a text, given to every evaluator by every way of calling it. */
import fc from 'fast-check';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

interface Sloppy {
  readonly sign: { readonly source: string; readonly early: boolean };
  readonly place: string;
  readonly evaluator: string;
}

/** Statements that note that code is sloppy, or that strict code does not parse; each alone in its function. */
const signs: readonly Sloppy['sign'][] = [
  ...['(function () { if (this !== undefined) sloppy(); })();', 'try { undeclared_ = 1; sloppy(); } catch (e) {}', 'try { Object.freeze({ a: 1 }).a = 2; sloppy(); } catch (e) {}', 'try { delete Object.prototype; sloppy(); } catch (e) {}', '(function (a) { a = 2; if (arguments[0] === 2) sloppy(); })(1);',
    'try { (function () { return arguments.callee; })(); sloppy(); } catch (e) {}', 'try { (1).x = 1; sloppy(); } catch (e) {}', 'try { "a".length = 2; sloppy(); } catch (e) {}', 'try { ({ get x() { return 1; } }).x = 2; sloppy(); } catch (e) {}', 'try { Object.preventExtensions({}).x = 1; sloppy(); } catch (e) {}',
    '{ function inner_() {} } if (typeof inner_ !== "undefined") sloppy();', 'try { undefined = 1; sloppy(); } catch (e) {}', 'try { NaN++; sloppy(); } catch (e) {}', 'if (typeof (function () { return this; })() === "object") sloppy();'].map((source) => ({ source, early: false })),
  ...['with ({}) sloppy();', 'var o = 010; sloppy();', 'var s = "\\01"; sloppy();', 'var x = 1; delete x; sloppy();', '(function (a, a) {}); sloppy();', 'var let = 1; sloppy();', 'var static; sloppy();', 'eval = 1; sloppy();', 'if (1) function f() {} sloppy();', 'a: function g() {} sloppy();', 'var yield = 1; sloppy();', 'arguments = 1; sloppy();', 'var public; sloppy();', 'var n = 09; sloppy();'].map((source) => ({ source, early: true })),
]; // prettier-ignore

const places = ['SIGN', '(function () { SIGN })();', '(() => { SIGN })();', '({ m() { SIGN } }).m();', '[1].forEach(function () { SIGN });', '{ SIGN }', 'try { SIGN } finally {}', '"not a directive"; SIGN', '("use sloppy"); SIGN', 'new (function () { SIGN })();', '(function* () { SIGN })().next();', '(async function () { SIGN })();', '((a = (() => { SIGN })()) => 0)();'] as const;
/** Expressions of `text`, which is in scope. */
const evaluations = ['(0, eval)(text)', 'eval.call(undefined, text)', 'Reflect.apply(eval, null, [text])', '[text].map(eval)', 'new Function(text)()', 'Function(text)()', 'new Function("a", text)(1)', 'Reflect.construct(Function, [text])()', 'Function.call(null, text)()', '(0, eval)("(function () { " + text + " })")()', 'new Function("a = (() => { " + text + " })()", "")()', '(0, eval)("(0, eval)(" + JSON.stringify(text) + ")")', 'new (class extends Function {})(text)()', 'new (eval.bind(null, "Function")())(text)()', '(function () { return (0, eval)(text); }).call(undefined)'] as const;

export default law<Sloppy>({
  id: 'text-is-strict',
  statement: 'Code that a program makes of text, with eval or Function called in any way, is strict throughout.',
  rules: ['language/strict-eval', 'language/strict-function-ctor', 'language/strict-readonly-assign', 'language/strict-undeclared-assign', 'language/strict-args-unmapped', 'language/strict-reserved-words'],
  threat: 'sloppy-mode-leakage',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({ sign: fc.constantFrom(...signs), place: fc.constantFrom(...places), evaluator: fc.constantFrom(...evaluations) }),
  programs: ({ sign, place, evaluator }) => [{
    steps: [{ in: 'child', program: `this.sloppy = () => { log('sloppy'); };\nconst text = ${JSON.stringify(place.replace('SIGN', () => sign.source))};\ntry { ${evaluator}; log('parsed'); } catch (error) { log(error instanceof SyntaxError ? 'refused' : 'threw'); }\n0`, as: 'program' }],
  }],
  judge({ sign }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last)}`;
    if (answer.log.includes('sloppy')) return 'the code was sloppy';
    const expected = sign.early ? 'refused' : 'parsed';
    return answer.log[0] === expected ? null : `expected ${expected}, saw ${JSON.stringify(answer.log)}`;
  },
  classify: ({ sign, evaluator }) => `${evaluator.includes('Function') ? 'Function' : 'eval'}, ${sign.early ? 'early error' : 'at run time'}`,
  proof: { engine: 'reference/draft', fault: 'sloppy-function-constructor' },
});
