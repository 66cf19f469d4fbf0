/* Compartment, lockdown and harden as an engine has them natively. Lexicals are given per compartment, module sources as text. */
(function makeNativeWorld(core, modules) {
  'use strict';
  const { apply, construct, defineProperty, global } = core;
  const { lockdown, ModuleSource } = global;
  let Compartment = global.Compartment;
  const engineEval = eval;
  const start = { __proto__: null };
  let evaluateMethod = null;
  let globalGetter = null;
  let importMethod = null;
  let lockedLater = false;

  const giveBothNames = function (options) {
    const names = [['importHook', 'loadHook'], ['importNowHook', 'loadNowHook']];
    for (let i = 0; i < names.length; i += 1) {
      const found = core.getOwnPropertyDescriptor(options, names[i][0]);
      if (found !== undefined && core.getOwnPropertyDescriptor(options, names[i][1]) === undefined) defineProperty(options, names[i][1], found);
    }
    return options;
  };
  /* Data properties become read-only: bindings that the draft calls const. */
  const constants = function (endowments) {
    const copy = {};
    const keys = core.ownKeys(endowments);
    for (let i = 0; i < keys.length; i += 1) {
      const found = core.getOwnPropertyDescriptor(endowments, keys[i]);
      if ('value' in found) defineProperty(copy, keys[i], { __proto__: null, value: found.value, enumerable: found.enumerable });
      else defineProperty(copy, keys[i], { __proto__: null, get: found.get, enumerable: found.enumerable });
    }
    return copy;
  };

  return {
    start,
    lexicals: 'compartment',
    /* On the start global only, by the engine's design; lent to compartments whose programs call it. */
    lentHarden: typeof global.harden === 'function' ? global.harden : null,
    globalOf: function (compartment) { return compartment === start ? global : apply(globalGetter, compartment, []); },
    adoptFunction: function (f, stops) { return core.freeze(stops ? () => { f(); throw null; } : (value) => { f(value); }); },
    open: function (job, ready) {
      if (typeof Compartment !== 'function' || typeof lockdown !== 'function') throw core.blocked('load', 'the engine has no lockdown or Compartment', false);
      core.adopt(function (source) { return engineEval(source); });
      evaluateMethod = Compartment.prototype.evaluate;
      importMethod = Compartment.prototype.import;
      globalGetter = core.getOwnPropertyDescriptor(Compartment.prototype, 'globalThis').get;
      ready(start);
      if (job.customise !== null) {
        try { engineEval(job.customise); } catch (error) { throw core.blocked('customise', 'the customisation threw', true, error); }
      }
      if (job.stage === 'before-lockdown') { lockedLater = true; return; }
      try {
        if (job.lockdown === null) lockdown();
        else lockdown(core.decode(job.lockdown));
      } catch (error) { throw core.blocked('lockdown', 'lockdown threw', true, error); }
      Compartment = global.Compartment;
    },
    makeCompartment: function (name, globals, lookup, endowments) {
      if (lockedLater) Compartment = global.Compartment;
      /* Other engines than those that take positions, too, ignore the key that tells a bag of options from globals. */
      const options = { __options__: true, globals: globals === null ? {} : globals };
      if (endowments !== null) options.globalLexicals = constants(endowments);
      if (lookup !== null) {
        options.resolveHook = modules.resolve;
        options.importHook = async (specifier) => ({ source: lookup(specifier) });
        options.importNowHook = (specifier) => ({ source: lookup(specifier) });
        giveBothNames(options);
      }
      return construct(Compartment, [options]);
    },
    makeWith: function (options) {
      const bag = giveBothNames(modules.copyOf(options));
      bag.__options__ = true;
      return construct(Compartment, [bag]);
    },
    moduleSource: function (text) { return construct(ModuleSource, [text]); },
    evaluate: function (compartment, source) {
      return compartment === start ? engineEval(source) : apply(evaluateMethod, compartment, [source]);
    },
    importModule: function (compartment, specifier) {
      if (compartment === start) throw core.blocked('unsupported', 'the start compartment has no module map', false);
      return apply(importMethod, compartment, [specifier]);
    },
  };
})
