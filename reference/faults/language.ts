/** Faults of the language: rules of `language/` and of the syntax that `omissions/` leaves out. */
import { PerformEval } from '../compile/programs/eval.ts';
import { agent } from '../runtime/agent.ts';
import { Accessor } from '../runtime/accessor.ts';
import type { ParserClass } from '../syntax/index.ts';
import * as parsers from './lenient-parsers.ts';
import type { Fault } from './model.ts';
import { ACCESSOR, attach, method, remove, restep } from './tools.ts';
import type { RuleId } from '../../spec/model.ts';
import { RealmObject } from '../ses/realm-api.ts';
import { withinRealm } from '../runtime/within-realm.ts';

/** Evaluates with another parser. */
function parsing(id: string, parser: ParserClass, rules: readonly [RuleId, ...RuleId[]], description: string): Fault {
  return { id, rules, description, tamper: { host: (hostDefined) => void (hostDefined.options = { ...hostDefined.options, parser }) } };
}

/** What `sloppy` does to code from strings. */
function sloppily<T>(run: () => T): T {
  const { hostDefined } = agent.realm;
  const { options } = hostDefined;
  Object.assign(hostDefined, { options: { ...options, codeFromStrings: 'sloppy' } });
  try {
    return run();
  } finally {
    Object.assign(hostDefined, { options });
  }
}

export const languageFaults: readonly Fault[] = [
  {
    id: 'sloppy-programs',
    rules: ['language/strict-program', 'language/strict-undeclared-assign', 'language/strict-readonly-assign', 'language/strict-args-unmapped'],
    description: 'Programs are sloppy unless a directive says otherwise.',
    tamper: {
      shared: (owner) =>
        restep(owner, '%Realm.prototype.evaluateProgram%', (original) => (thisValue, args, newTarget, callee) => {
          if (args[1] !== undefined || !(thisValue instanceof RealmObject)) return original(thisValue, args, newTarget, callee);
          const { compartment } = thisValue;
          return withinRealm(compartment, () => sloppily(() => PerformEval(args[0], compartment, null)));
        }),
    },
  },
  {
    id: 'sloppy-eval',
    rules: ['language/strict-eval'],
    description: 'The text given to eval is sloppy code.',
    tamper: { compartment: (realm) => restep(realm, '%eval%', (original) => (...call) => sloppily(() => original(...call))) },
  },
  {
    id: 'sloppy-function-constructor',
    rules: ['language/strict-function-ctor'],
    description: 'Functions made by Function are sloppy.',
    tamper: { compartment: (realm) => restep(realm, '%Function%', (original) => (...call) => sloppily(() => original(...call))) },
  },
  {
    id: 'sloppy-start-scripts',
    rules: ['stages/start-scripts-program-code'],
    description: 'Start scripts are sloppy code.',
    tamper: {
      compartment(realm, place) {
        if (place === 'start') restep(realm, '%eval%', (original) => (...call) => sloppily(() => original(...call)));
      },
    },
  },
  {
    id: 'poison-pill-does-nothing',
    rules: ['language/strict-args-unmapped', 'language/strict-no-fn-caller'],
    description: 'The accessors of caller and callee answer null instead of throwing.',
    tamper: { shared: (owner) => restep(owner, '%ThrowTypeError%', () => () => null) },
  },
  {
    id: 'function-caller',
    rules: ['language/strict-no-fn-caller', 'confinement/ocap-hides-invariants'],
    description: 'Functions inherit accessors caller and arguments that show an activation.',
    tamper: {
      shared(owner) {
        for (const name of ['caller', 'arguments']) {
          owner.intrinsics['%FunctionPrototype%'].put(name, new Accessor(method(owner, name, () => agent.realm.intrinsics['%Function%']), undefined), ACCESSOR);
        }
      },
    },
  },
  parsing('reserved-words-free', parsers.UnreservedWordsParser, ['language/strict-reserved-words'], 'Names that strict mode reserves can be bound and assigned.'),
  parsing('newer-syntax', parsers.NewerSyntaxParser, ['language/omit-post-es2018-syntax'], 'The parser follows a later edition.'),
  parsing('top-level-await', parsers.TopLevelAwaitParser, ['language/omit-post-es2018-syntax', 'evaluators/evaluator-wrapper-sealed'], 'Programs may await at their top level, as modules of a later edition may.'),
  parsing('no-bigint-literals', parsers.NoBigIntParser, ['language/bigint-literals'], 'The parser knows no BigInt literals.'),
  parsing('legacy-octal', parsers.LegacyOctalParser, ['language/annexb-legacy-octal'], 'Legacy octal literals and escapes are accepted.'),
  parsing('function-in-if', parsers.FunctionInIfParser, ['language/annexb-function-in-if'], 'A function declaration may be the branch of an if statement.'),
  parsing('labelled-function', parsers.LabelledFunctionParser, ['language/annexb-labelled-function'], 'A function declaration may have a label.'),
  parsing('for-in-initialiser', parsers.ForInInitialiserParser, ['language/annexb-for-in-initialiser'], 'The variable of a for-in head may have an initialiser.'),
  parsing('catch-var', parsers.CatchVarParser, ['language/annexb-catch-var'], 'A var may take the name of the catch parameter.'),
  parsing('lenient-regexp', parsers.LenientRegExpParser, ['language/annexb-regexp-grammar'], 'Patterns that only Annex B accepts are accepted.'),
  parsing('import-expression', parsers.ImportExpressionParser, ['omissions/import-expression'], 'import() is an expression.'),
  parsing('import-refused-as-text', parsers.TextualImportParser, ['omissions/import-expression'], 'Programs that mention import() in strings or comments are refused.'),
  parsing('import-refused-as-word', parsers.WordParser, ['omissions/import-expression'], 'Programs with strings that begin with the word import, or properties of that name, are refused.'),
  parsing('import-meta', parsers.ImportMetaParser, ['omissions/import-meta'], 'import.meta is an expression.'),
  parsing('module-declarations', parsers.ModuleDeclarationParser, ['omissions/module-declarations'], 'Import and export declarations are accepted in programs.'),
  parsing('html-comments', parsers.HtmlCommentParser, ['omissions/html-comments'], 'HTML-like comments are comments.'),
  {
    id: 'no-bigint-arrays',
    rules: ['language/include-bigint'],
    description: 'The builtins of BigInt were forgotten on the global.',
    tamper: { compartment: ({ globalObject }) => remove(globalObject, 'BigInt64Array') },
  },
  {
    id: 'no-promise-finally',
    rules: ['language/include-es2018'],
    description: 'Promise.prototype.finally is missing.',
    tamper: { shared: (owner) => remove(owner.intrinsics['%PromisePrototype%'], 'finally') },
  },
  {
    id: 'regexp-compile',
    rules: ['omissions/annexb-builtins-permitted-only'],
    description: 'RegExp.prototype.compile was left in.',
    tamper: { shared: (owner) => attach(owner, '%RegExpPrototype%', 'compile', method(owner, 'compile', (thisValue) => thisValue)) },
  },
];
