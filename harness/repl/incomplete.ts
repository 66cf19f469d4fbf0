import { parseScript, SyntaxFault } from '../../reference/syntax/index.ts';

/** Whether more lines may still make a program of `source`: its only fault is that it ends too early. */
export function isIncomplete(source: string): boolean {
  try {
    parseScript(source);
    return false;
  } catch (fault) {
    if (!(fault instanceof SyntaxFault) || fault.kind !== 'syntax') return false;
    if (fault.offset >= source.trimEnd().length) return true;
    return isOpenTemplateOrComment(source, fault.offset);
  }
}

/** Faults of what was never closed are reported where it begins. */
function isOpenTemplateOrComment(source: string, offset: number): boolean {
  const opening = source.slice(offset, offset + 2);
  if (opening === '/*') return !source.includes('*/', offset + 2);
  try {
    // A template that the next line could close: with the backquote it parses, or fails elsewhere.
    parseScript(`${source}\``);
    return true;
  } catch (fault) {
    return fault instanceof SyntaxFault && fault.offset > offset && fault.offset >= source.length;
  }
}
