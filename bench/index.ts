/** `npm run bench [lane] [arguments…]`: speed as ratios measured side by side in one run, never as a timed test. */
const lanes: { readonly [name: string]: () => Promise<(args: readonly string[]) => Promise<void>> } = {
  suite: async () => (await import('./suite.ts')).suite,
  harness: async () => (await import('./harness.ts')).harness,
  test262: async () => (await import('./test262.ts')).test262,
  worlds: async () => (await import('./worlds.ts')).worlds,
  micro: async () => (await import('./micro/index.ts')).micro,
};

const [lane, ...args] = process.argv.slice(2);
const load = lane === undefined ? undefined : lanes[lane];
if (load === undefined) {
  process.stderr.write(`usage: npm run bench -- <${Object.keys(lanes).join(' | ')}> [arguments]\n`);
  process.exitCode = 2;
} else {
  await (await load())(args);
}

export {};
