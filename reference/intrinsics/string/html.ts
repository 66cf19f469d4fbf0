/** The HTML methods of Annex B (sec-additional-properties-of-the-string.prototype-object). */
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { RequireObjectCoercible } from '../../runtime/testing.ts';
import { ToString } from '../../runtime/type-conversion.ts';

/** sec-createhtml */
function CreateHTML(tag: string, attribute: string): Behaviour {
  return (thisValue, [value]) => {
    const S = ToString(RequireObjectCoercible(thisValue));
    const start = attribute === '' ? tag : `${tag} ${attribute}="${ToString(value).replaceAll('"', '&quot;')}"`;
    return `<${start}>${S}</${tag}>`;
  };
}

const methods: readonly (readonly [method: string, tag: string, attribute: string])[] = [
  ['anchor', 'a', 'name'],
  ['big', 'big', ''],
  ['blink', 'blink', ''],
  ['bold', 'b', ''],
  ['fixed', 'tt', ''],
  ['fontcolor', 'font', 'color'],
  ['fontsize', 'font', 'size'],
  ['italics', 'i', ''],
  ['link', 'a', 'href'],
  ['small', 'small', ''],
  ['strike', 'strike', ''],
  ['sub', 'sub', ''],
  ['sup', 'sup', ''],
];

export const html: Behaviours = Object.fromEntries(
  methods.map(([method, tag, attribute]) => [`%String.prototype.${method}%`, CreateHTML(tag, attribute)]),
);
