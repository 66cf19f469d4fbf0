/** Words of an id or a key, kebab-case: `%ArrayPrototype%` → `array-prototype`, `@@iterator` → `symbol-iterator`, `$1` → `dollar-1`. */
export function slug(text: string): string {
  return text
    .replace(/^%|%$/g, '')
    .replace(/@@/g, ' symbol ')
    .replace(/__(\w+?)__/g, ' dunder $1 ')
    .replace(/\$/g, ' dollar ')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}
