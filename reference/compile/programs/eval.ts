/**
 * eval (sec-performeval). The declarations of strict code are its own; worlds can ask for sloppy code: see `../sloppy/README.md`.
 * Rules: `language/strict-eval`, `evaluators/eval-scope`, `evaluators/eval-nonstring`.
 */
import { agent } from '../../runtime/agent.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Value } from '../../runtime/value.ts';
import { parseEval, type Tree } from '../../syntax/index.ts';
import { Context } from '../context.ts';
import { RESULT, type Environment, type Frame } from '../frame.ts';
import { Analysis } from '../scope/analyse.ts';
import { hasUseStrict } from '../scope/directives.ts';
import { Scope, Unit } from '../scope/scope.ts';
import { SourceText } from '../source-text.ts';
import { activate, createActivation, nested } from './activation.ts';
import { compileBlockOfProgram, compileSloppyEval } from './own-scope.ts';
import { chargeParse, parseDepth, parsing } from './parse.ts';

const FILE = '<eval>';

/** Where direct eval code runs. */
export interface EvalSite {
  readonly scope: Scope;
  readonly unit: Unit;
  readonly environment: Environment | null;
  /** The frame whose `this` the code around it means. */
  readonly receiver: Frame;
}

/** sec-performeval; `site` is null for an indirect eval. */
export function PerformEval(x: Value, realm: Realm, site: EvalSite | null): Value {
  if (typeof x !== 'string') return x;
  realm.hostDefined.ensureCanCompileStrings(realm);
  const receiver = site?.unit.receiver;
  const allows = {
    newTarget: receiver?.kind === 'function',
    superProperty: receiver?.isMethod === true,
    superCall: receiver?.isDerivedConstructor === true,
  };
  const { directEval, codeFromStrings, parser } = realm.hostDefined.options;
  const mode = site === null || site.scope.isSloppy ? codeFromStrings : 'strict';
  chargeParse(x);
  return nested(() => {
    const program = parsing(() => parseEval(x, allows, { file: FILE, directEval, mode, parser, maxDepth: parseDepth() }));
    const body = program.body as Tree.Statement[];
    const unit = new Unit('eval', site?.unit ?? null);
    const scope = new Scope(site?.scope ?? null, unit);
    scope.isSloppy = mode === 'sloppy' && !hasUseStrict(body);
    const analysis = new Analysis(scope);
    const source = new SourceText(x, FILE, analysis);
    const compile = declaresOutside(scope) ? compileSloppyEval : compileBlockOfProgram;
    const run = compile(body, new Context(source, unit, scope, true), analysis);
    const f = createActivation(source, scope, realm, site?.environment ?? null, realm.globalThis, site?.receiver ?? null);
    activate(f, run);
    return f[RESULT];
  });
}

/** Whether vars of eval code in `scope` belong to the code around it. */
function declaresOutside({ isSloppy, parent }: Scope): boolean {
  return isSloppy && (parent === null || parent.variableScope?.isVariableScope !== false);
}

/** %eval% as a function: an indirect eval in the realm of the function (sec-eval-x). */
export function indirectEval(x: Value): Value {
  return PerformEval(x, agent.realm, null);
}
