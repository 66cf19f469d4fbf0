/* The configuration without runtime evaluators: the host forbids code from strings, lockdown freezes the realm where it is not made frozen,
 * and programs are scripts that the host runs in the one compartment there is, the start compartment. */
(function makeWorldWithoutEvaluators(core) {
  'use strict';
  const { global } = core;
  const { lockdown } = global;
  const runScript = core.host.evaluate;
  const start = { __proto__: null };
  return {
    start,
    globalOf: function () { return global; },
    adoptFunction: function (f, stops) { return core.freeze(stops ? () => { f(); throw null; } : (value) => { f(value); }); },
    open: function (job, ready) {
      const { frozen } = core.host;
      if (frozen ? job.stage !== 'locked' || job.lockdown !== null || job.customise !== null : typeof lockdown !== 'function') {
        throw frozen ? core.blocked('unsupported', 'the world begins frozen', false) : core.blocked('load', 'there is no lockdown', false);
      }
      core.adopt(runScript);
      ready(start);
      if (job.customise !== null) {
        try { runScript(job.customise); } catch (error) { throw core.blocked('customise', 'the customisation threw', true, error); }
      }
      if (frozen || job.stage === 'before-lockdown') return;
      try {
        if (job.lockdown === null) lockdown();
        else lockdown(core.decode(job.lockdown));
      } catch (error) { throw core.blocked('lockdown', 'lockdown threw', true, error); }
    },
    makeCompartment: function (name) {
      if (name !== 'child') throw core.blocked('unsupported', 'there is only one compartment', false);
      return start;
    },
    evaluate: function (compartment, source) { return runScript(source); },
  };
})
