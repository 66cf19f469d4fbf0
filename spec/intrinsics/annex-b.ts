/**
 * Annex B.2: the additional built-ins that only web browsers owe their users. The draft omits them "except those our whitelist
 * allows" and gives no such list, so every one of them is optional here: a world may have it, and if it does, then so.
 * `trimLeft` and `trimRight` are not among them: they entered Annex B in ES2019.
 */
import { always, functionIntrinsic, getterAndSetter, method, methods, type PropertyDraft, reference, since } from './builders.ts';
import type { Intrinsic, IntrinsicId } from './model.ts';

function annexB(...drafts: readonly (PropertyDraft | readonly PropertyDraft[])[]): PropertyDraft[] {
  return drafts.flat().map((draft) => ({ ...draft, annexB: true, status: always('optional') }));
}

/** Properties of intrinsics that stand in the files of their families. */
export const annexBProperties: ReadonlyMap<IntrinsicId, readonly PropertyDraft[]> = new Map<IntrinsicId, readonly PropertyDraft[]>([
  [
    '%ObjectPrototype%',
    annexB(since('ES2015', getterAndSetter('__proto__')), since('ES2017', methods(2, '__defineGetter__ __defineSetter__'), methods(1, '__lookupGetter__ __lookupSetter__'))),
  ],
  [
    '%StringPrototype%',
    annexB(
      since('ES3', method('substr', 2)),
      since('ES2015', methods(1, 'anchor fontcolor fontsize link'), methods(0, 'big blink bold fixed italics small strike sub sup')),
    ),
  ],
  ['%DatePrototype%', annexB(method('getYear', 0), method('setYear', 1), reference('toGMTString', '%Date.prototype.toUTCString%'))],
  ['%RegExpPrototype%', annexB(since('ES2015', method('compile', 2)))],
]);

const optional = { annexB: true, status: always('optional'), since: 'ES1' } as const;

/** Functions of the global object. */
export const annexBFunctions: readonly Intrinsic[] = [
  functionIntrinsic('%escape%', { ...optional, length: 1, clause: 'sec-escape-string' }),
  functionIntrinsic('%unescape%', { ...optional, length: 1, clause: 'sec-unescape-string' }),
];
