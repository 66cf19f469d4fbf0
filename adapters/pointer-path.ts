/** A JSON Pointer into `root`, such as where a schema refuses it, as a path with array indices as numbers. */
export function pointerPath(pointer: string, root: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let here = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(here) ? Number(name) : name;
    path.push(step);
    here = (here as Record<string | number, unknown>)[step];
  }
  return path;
}
