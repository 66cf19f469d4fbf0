/** Lower-case words fit for a folder's name or a fragment. */
export function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'x';
}

/** Slugs of all texts in order; a second text with the same slug gets `-2`, so that folders never merge. */
export function uniqueSlugs(texts: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return texts.map((text) => {
    const base = slug(text);
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  });
}
