/* No SES at all: every program runs by indirect eval in the engine's own global. Shows what an engine gives before anything. */
(function makeBareWorld(core) {
  'use strict';
  const start = { __proto__: null, global: core.global };
  const evaluateText = eval;
  return {
    start,
    globalOf: function (compartment) { return compartment.global; },
    adoptFunction: function (f, stops) { return core.freeze(stops ? () => { f(); throw null; } : (value) => { f(value); }); },
    open: function (job, ready) {
      core.adopt(function (source) { return evaluateText(source); });
      ready(start);
      if (job.customise !== null) {
        try { evaluateText(job.customise); } catch (error) { throw core.blocked('customise', 'the customisation threw', true, error); }
      }
    },
    makeCompartment: function (name, globals) {
      if (name !== 'child') throw core.blocked('unsupported', 'there is only one compartment, the engine\'s own global', false);
      if (globals !== null) {
        const names = core.ownKeys(globals);
        for (let i = 0; i < names.length; i += 1) core.global[names[i]] = globals[names[i]];
      }
      return start;
    },
    evaluate: function (compartment, source) {
      return evaluateText(source);
    },
  };
})
