'use strict';
/**
 * test262-harness asks this module of every test that it has made. The tests that our lane runs, strict ones and modules,
 * get their result from the reference; the others are dropped.
 */
const host = import('./host.ts');

module.exports = (test) => {
  const { module = false, raw = false } = test.attrs.flags;
  if (test.scenario !== (module || raw ? 'default' : 'strict mode')) return false;
  test.result = host.then(({ runAsHost }) => runAsHost(test));
  return true;
};
