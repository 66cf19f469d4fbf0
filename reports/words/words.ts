/** Text with code in it, so that each format marks code in its own way and escapes once. */
export type Words = readonly (string | { readonly code: string })[];

export function code(text: string): { readonly code: string } {
  return { code: text };
}

/** As plain text: code between backticks. */
export function plain(words: Words): string {
  return words.map((part) => (typeof part === 'string' ? part : `\`${part.code}\``)).join('');
}

/** Splits text in which backticks mark code. An unmatched backtick stays what it is. */
export function marked(text: string): Words {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return [text];
  return parts.flatMap((part, index): Words => (part === '' ? [] : index % 2 === 1 ? [code(part)] : [part]));
}
