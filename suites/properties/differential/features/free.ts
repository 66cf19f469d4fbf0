/** Statements of the grammar as they come, in a function and at a program's top level; and completion values. */
import type { Writer } from '../writer.ts';
import type { Feature } from './model.ts';

export const free: Feature = {
  id: 'free',
  write: (w) => Array.from({ length: w.random.int(1, 3) }, () => w.fill(`attempt('free', () => { %stmt %stmt return %any; });`, 4)).join('\n'),
};

export const topLevel: Feature = {
  id: 'top-level',
  write(w) {
    const outside = w.place;
    w.place = { loop: false, labels: [], returns: false };
    const text = w.fill("try { %stmt %stmt } catch (e) { note('top ' + thrown(e)); }", 4);
    w.place = outside;
    return text;
  },
};

const COMPLETIONS = [
  '%prim;', "'v'; var late = %prim;", "'v'; if (%bool) { %prim; }", '1; do { %{2; ~ } %{break; ~ continue; ~ } } while (false);', '1; L: { %{2; ~ } break L; }', "1; try { %prim; } finally { 'finally'; }", "1; for (const x of [1, 2]) { %{x; ~ if (x > 1) break; ~ }%{ ~ continue; } }",
  '1; switch (%int) { case 0: %prim; case 1: break; default: %{ ~ 2;} }', "'v'; {}", "'v'; function unused() {}", "1; try { throw 2; } catch (e) { %{e; ~ } }", '1; { let y = 2; }', "1; L: for (;;) { %{'l'; ~ } break L; }", "1; while (false) { 2; }", "1; for (const k in { a: 1 }) { k; }", "1; class Unused {}", '1; ;', "1; do { 2; try { 3; break; } finally { 4; } } while (false);", "1; if (true) { 2; } else { 3; }",
];
/** The last statements of a program: their completion value is a fact of its own. */
export function completion(w: Writer): string {
  return w.fill(w.random.pick(COMPLETIONS), 1);
}
