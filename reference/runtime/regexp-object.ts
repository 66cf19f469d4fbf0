import type { Matcher } from '../regexp/index.ts';
import { ObjectValue } from './object.ts';
import { Shape } from './shape.ts';

/** Has [[RegExpMatcher]], [[OriginalSource]] and [[OriginalFlags]] (sec-properties-of-regexp-instances). */
export class RegExpObject extends ObjectValue {
  /** Undefined until RegExpInitialize has run. */
  declare matcher: Matcher | undefined;
  declare originalSource: string;
  declare originalFlags: string;
  constructor(proto: ObjectValue | null) {
    super(Shape.empty(proto), []);
    this.matcher = undefined;
    this.originalSource = '';
    this.originalFlags = '';
  }
}
Object.assign(RegExpObject.prototype, { className: 'RegExp' });
