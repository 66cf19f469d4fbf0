/** Tagged JSON as a reader of ECMAScript would write it. What doesn't follow the format is shown as JSON. */

const MAX_DEPTH = 6;

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function showTag(tag: string, content: unknown, depth: number): string | null {
  switch (tag) {
    case '$undefined':
      return 'undefined';
    case '$number':
      return String(content);
    case '$bigint':
      return `${String(content)}n`;
    case '$symbol':
      return `Symbol(${String(content)})`;
    case '$function':
      return content === '' ? '[function]' : `[function ${String(content)}]`;
    case '$other':
      return /^\[.*\]$/s.test(String(content)) ? String(content) : `[${String(content)}]`;
    case '$error':
      if (!isRecord(content)) return null;
      return content.realm === 'foreign' ? `[${String(content.constructor)} of another realm]` : `[${String(content.constructor)}]`;
    case '$object':
      if (!isRecord(content)) return null;
      return showObject(content, depth);
    default:
      return null;
  }
}

function showObject(content: { readonly [key: string]: unknown }, depth: number): string {
  const entries = Object.entries(content).map(([name, value]) => `${key(name)}: ${show(value, depth + 1)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function show(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) return '…';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `[${value.map((item) => show(item, depth + 1)).join(', ')}]`;
  if (isRecord(value)) {
    const tag = Object.keys(value).find((name) => name.startsWith('$'));
    return (tag === undefined ? null : showTag(tag, value[tag], depth)) ?? JSON.stringify(value);
  }
  return JSON.stringify(value);
}

/** `{ $number: '-0' }` as `-0`, `{ $error: … }` as `[TypeError]`, and so on. */
export function showTagged(value: unknown): string {
  return show(value, 0);
}
