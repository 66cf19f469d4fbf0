/** Imports run downwards only: see "Architecture" in CONTRIBUTING.md. */
const parts = {
  spec: [],
  suites: ['spec'],
  reference: ['spec'],
  adapters: ['spec', 'suites', 'reference'],
  reports: ['spec', 'suites'],
  harness: ['spec', 'suites', 'reference', 'adapters', 'reports'],
  bench: ['spec', 'suites', 'reference', 'adapters', 'reports', 'harness'],
};
const all = Object.keys(parts);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no order in which it can be loaded. Types may refer to one another: they are gone when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(parts).map(([part, allowed]) => ({
      name: `${part}-imports-downwards`,
      comment: `${part}/ may import ${allowed.length === 0 ? 'nothing' : allowed.map((name) => `${name}/`).join(', ')} of the project besides itself.`,
      severity: 'error',
      from: { path: `^${part}/` },
      to: { path: `^(${all.filter((other) => other !== part && !allowed.includes(other)).join('|')})/` },
    })),
    {
      name: 'judge-is-pure',
      comment: 'Verdicts are computed from data: no process, file or clock.',
      severity: 'error',
      from: { path: '^harness/judge/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'], conditionNames: ['import', 'types', 'node', 'default'], exportsFields: ['exports'] },
  },
};
