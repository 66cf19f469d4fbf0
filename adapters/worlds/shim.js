/* The SES shim's API: lockdown(options), harden, Compartment. `Compartment` takes a bag of options or, in older releases, positions. */
(function makeShimWorld(core) {
  'use strict';
  const { apply, construct, global } = core;
  const { lockdown } = global;
  const engineEval = eval;
  const start = { __proto__: null };
  let Compartment = global.Compartment;
  let evaluateMethod = null;
  let globalGetter = null;
  let takesBag = null;
  let lockedLater = false;
  /* lockdown puts another constructor there, whose compartments get the tamed intrinsics. */
  const readCompartment = function () {
    Compartment = global.Compartment;
    evaluateMethod = Compartment.prototype.evaluate;
    globalGetter = core.getOwnPropertyDescriptor(Compartment.prototype, 'globalThis').get;
  };

  const construction = function (name, globals) {
    const given = globals === null ? {} : globals;
    if (takesBag === null) {
      try {
        const probe = construct(Compartment, [{ __options__: true, globals: { probe: 1 } }]);
        takesBag = apply(globalGetter, probe, []).probe === 1;
      } catch (refused) { takesBag = false; }
    }
    return takesBag ? [{ __options__: true, globals: given, name }] : [given, {}, { name }];
  };
  return {
    start,
    globalOf: function (compartment) { return compartment === start ? global : apply(globalGetter, compartment, []); },
    adoptFunction: function (f, stops) { return core.freeze(stops ? () => { f(); throw null; } : (value) => { f(value); }); },
    open: function (job, ready) {
      if (typeof Compartment !== 'function' || typeof lockdown !== 'function') throw core.blocked('load', 'the shim gave no lockdown or Compartment', false);
      core.adopt(function (source) { return engineEval(source); });
      ready(start);
      if (job.customise !== null) {
        try { engineEval(job.customise); } catch (error) { throw core.blocked('customise', 'the customisation threw', true, error); }
      }
      if (job.stage === 'locked') {
        try {
          if (job.lockdown === null) lockdown();
          else lockdown(core.decode(job.lockdown));
        } catch (error) { throw core.blocked('lockdown', 'lockdown threw', true, error); }
      } else lockedLater = true;
      readCompartment();
    },
    makeCompartment: function (name, globals) {
      if (lockedLater) readCompartment();
      return construct(Compartment, construction(name, globals));
    },
    evaluate: function (compartment, source) {
      return compartment === start ? engineEval(source) : apply(evaluateMethod, compartment, [source]);
    },
  };
})
