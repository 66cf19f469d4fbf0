export default {
  files: ['{spec,reference,suites,harness,adapters,reports}/**/*.test.ts'],
  extensions: { ts: 'module' },
  nodeArguments: ['--import=tsx', '--stack-size=3900'],
  workerThreads: false,
  timeout: '15m',
  concurrency: 2,
};
