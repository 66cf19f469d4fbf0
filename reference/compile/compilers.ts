/** All compilers, put where they find one another. Whoever compiles programs imports this module. */
import { installCompilers } from './dispatch.ts';
import { expression } from './expressions/index.ts';
import { functionBody } from './functions/instantiate.ts';
import { suspendingExpression } from './generators/expressions.ts';
import { suspendingStatement } from './generators/statements.ts';
import { directEval } from './programs/direct-eval.ts';
import { statement } from './statements/index.ts';

installCompilers({ expression, statement, functionBody, suspendingExpression, suspendingStatement, directEval });
