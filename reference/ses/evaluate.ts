/**
 * Evaluating source in a compartment, in a lexical scope of its own (`realm-api/realm-no-shared-lexical-scope`).
 * Rules: `evaluators/evaluator-survives-failure`, `realm-api/realm-program-var-scope`,
 *   `realm-api/realm-evaluateexpr-equivalence`.
 */
import { switchRealm } from '../runtime/account.ts';
import { agent } from '../runtime/agent.ts';
import type { Realm } from '../runtime/realm.ts';
import type { Value } from '../runtime/value.ts';
import { evaluateScript } from '../compile/programs/script.ts';
import { parseDepth, parsing } from '../compile/programs/parse.ts';
import { nested } from '../compile/programs/activation.ts';
import { parseExpression } from '../syntax/index.ts';

/** Runs `steps` in the compartment's realm, one call deeper. */
function inRealm<T>(realm: Realm, steps: () => T): T {
  const caller = agent.realm;
  switchRealm(realm);
  try {
    return nested(steps);
  } finally {
    switchRealm(caller);
  }
}

/**
 * The completion value of `source` as a program, with the global object as `this` (`compartment-api/evaluate-this`). What it throws
 * goes on unchanged; other errors are those of the shared primordials (`compartment-api/evaluate-errors-pass`). Nothing is kept
 * between programs, so one may be evaluated within another (`compartment-api/evaluate-reentrant`).
 */
export function evaluateProgram(source: string, realm: Realm, endowments: ReadonlyMap<string, Value>): Value {
  realm.hostDefined.ensureCanCompileStrings(realm);
  return inRealm(realm, () => evaluateScript(source, realm, { endowments }));
}

/**
 * The value of `source` as an expression: that of the parenthesised program. A source that is no expression is refused
 * before anything runs, so that no text escapes from the parentheses (`realm-api/realm-evaluateexpr-nonexpr`).
 */
export function evaluateExpr(source: string, realm: Realm, endowments: ReadonlyMap<string, Value>): Value {
  realm.hostDefined.ensureCanCompileStrings(realm);
  const { directEval, parser } = realm.hostDefined.options;
  return inRealm(realm, () => {
    parsing(() => parseExpression(source, { directEval, parser, maxDepth: parseDepth() }));
    return evaluateScript(`(${source}\n);`, realm, { endowments });
  });
}
