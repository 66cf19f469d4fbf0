import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileStatement } from '../dispatch.ts';
import type { Execute } from '../frame.ts';

/** A statement that does nothing when it is evaluated. */
export const nothing: Execute = () => undefined;

/** A statement list (sec-block-runtime-semantics-evaluation). */
export function compileStatements(list: readonly (Tree.Statement | Tree.ModuleDeclaration)[], c: Context): Execute {
  const statements = list.map((statement) => compileStatement(statement, c)).filter((statement) => statement !== nothing);
  const [a, b, d] = statements as [Execute, Execute, Execute];
  switch (statements.length) {
    case 0:
      return nothing;
    case 1:
      return a;
    case 2:
      return (f) => {
        const signal = a(f);
        return signal === undefined ? b(f) : signal;
      };
    case 3:
      return (f) => {
        let signal = a(f);
        if (signal !== undefined) return signal;
        signal = b(f);
        return signal === undefined ? d(f) : signal;
      };
    default:
      return (f) => {
        for (let i = 0; i < statements.length; i++) {
          const signal = statements[i]!(f);
          if (signal !== undefined) return signal;
        }
        return undefined;
      };
  }
}
