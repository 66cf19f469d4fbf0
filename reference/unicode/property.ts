import { binaryPropertyRanges } from './binary-property.data.ts';
import { allCodePoints, complement, setOfRanges, unionOf } from './code-point-set.ts';
import type { CodePointSet } from './code-point-set.ts';
import { decodeRanges } from './encoding.ts';
import { generalCategoryRanges } from './general-category.data.ts';
import { binaryPropertyNames, generalCategoryNames, scriptNames } from './names.ts';
import { scriptExtensionRanges, scriptRanges } from './script.data.ts';

const decoded = new Map<string, CodePointSet>();

function cached(key: string, compute: () => CodePointSet): CodePointSet {
  let set = decoded.get(key);
  if (set === undefined) decoded.set(key, (set = compute()));
  return set;
}

/** General categories that are unions of others (UAX #44, General_Category Values). */
const unions: Readonly<Record<string, readonly string[]>> = {
  Cased_Letter: ['Uppercase_Letter', 'Lowercase_Letter', 'Titlecase_Letter'],
  Letter: ['Uppercase_Letter', 'Lowercase_Letter', 'Titlecase_Letter', 'Modifier_Letter', 'Other_Letter'],
  Mark: ['Nonspacing_Mark', 'Spacing_Mark', 'Enclosing_Mark'],
  Number: ['Decimal_Number', 'Letter_Number', 'Other_Number'],
  Punctuation: ['Connector_Punctuation', 'Dash_Punctuation', 'Open_Punctuation', 'Close_Punctuation', 'Initial_Punctuation', 'Final_Punctuation', 'Other_Punctuation'],
  Symbol: ['Math_Symbol', 'Currency_Symbol', 'Modifier_Symbol', 'Other_Symbol'],
  Separator: ['Space_Separator', 'Line_Separator', 'Paragraph_Separator'],
  Other: ['Control', 'Format', 'Surrogate', 'Unassigned', 'Private_Use'],
};

const generalCategory = (name: string): CodePointSet =>
  cached(`gc=${name}`, () =>
    unions[name] ? unionOf(unions[name].map(generalCategory)) : decodeRanges(generalCategoryRanges[name]!));

const script = (name: string): CodePointSet => cached(`sc=${name}`, () => decodeRanges(scriptRanges[name]!));

const scriptExtensions = (name: string): CodePointSet =>
  cached(`scx=${name}`, () => (scriptExtensionRanges[name] ? decodeRanges(scriptExtensionRanges[name]) : script(name)));

/** The code points with a binary property, by its canonical name. */
export const binaryProperty = (name: string): CodePointSet =>
  cached(name, () => {
    if (name === 'Any') return allCodePoints;
    if (name === 'ASCII') return setOfRanges([0, 0x80]);
    if (name === 'Assigned') return complement(generalCategory('Unassigned'));
    return decodeRanges(binaryPropertyRanges[name]!);
  });

/** `\p{property=value}`: undefined when there is no such property or value, or it isn't spelled exactly so. */
export function propertyWithValue(property: string, value: string): CodePointSet | undefined {
  switch (property) {
    case 'General_Category':
    case 'gc': {
      const name = generalCategoryNames.get(value);
      return name === undefined ? undefined : generalCategory(name);
    }
    case 'Script':
    case 'sc': {
      const name = scriptNames.get(value);
      return name === undefined ? undefined : script(name);
    }
    case 'Script_Extensions':
    case 'scx': {
      const name = scriptNames.get(value);
      return name === undefined ? undefined : scriptExtensions(name);
    }
    default:
      return undefined;
  }
}

/** `\p{name}`: a general category or a binary property. */
export function lonePropertyOrValue(text: string): CodePointSet | undefined {
  const category = generalCategoryNames.get(text);
  if (category !== undefined) return generalCategory(category);
  const property = binaryPropertyNames.get(text);
  return property === undefined ? undefined : binaryProperty(property);
}
