/**
 * A pseudo-random sequence on [0, 1) that begins the same in every world (xorshift128): no entropy of the host enters.
 * Rules: `omissions/math-no-other-randomness`.
 */
export function randomSource(seed = 0x9e3779b9): () => number {
  let [x, y, z, w] = [seed | 0, 362436069, 521288629, 88675123];
  const next = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ (t ^ (t >>> 8));
    return w >>> 0;
  };
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}
