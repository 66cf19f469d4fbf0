/* Compartment, lockdown and harden as an engine has them natively. Lexicals are given per compartment, module sources as text. */
(function makeNativeWorld(core) {
  'use strict';
  const { apply, charCodeAt, construct, defineProperty, global, slice } = core;
  const { lockdown, ModuleSource } = global;
  let Compartment = global.Compartment;
  const engineEval = eval;
  const start = { __proto__: null };
  let evaluateMethod = null;
  let globalGetter = null;
  let importMethod = null;
  let lockedLater = false;

  const SLASH = 47;
  const folderOf = function (path) {
    let end = path.length;
    while (end > 0 && charCodeAt(path, end - 1) !== SLASH) end -= 1;
    return slice(path, 0, end);
  };
  /* Relative specifiers are resolved against the importer's folder, as URLs are. */
  const resolve = function (specifier, referrer) {
    let rest = specifier;
    let folder = folderOf(referrer);
    if (slice(rest, 0, 2) !== './' && slice(rest, 0, 3) !== '../') return specifier;
    for (;;) {
      if (slice(rest, 0, 2) === './') rest = slice(rest, 2);
      else if (slice(rest, 0, 3) === '../') { rest = slice(rest, 3); folder = folderOf(slice(folder, 0, folder.length - 1)); }
      else return folder + rest;
    }
  };
  const hooksFor = function (modules, options) {
    const descriptorOf = function (specifier) {
      const found = core.getOwnPropertyDescriptor(modules, specifier);
      if (found === undefined) throw new TypeError('no module ' + specifier);
      return { source: construct(ModuleSource, [found.value]) };
    };
    const later = async function (specifier) { return descriptorOf(specifier); };
    options.resolveHook = resolve;
    /* The names that releases before and after the proposal's renaming look for. */
    options.loadHook = options.importHook = later;
    options.loadNowHook = options.importNowHook = descriptorOf;
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
      if (job.lockdown !== null) throw core.blocked('unsupported', 'the native lockdown takes no options', false);
      if (job.stage === 'before-lockdown') { lockedLater = true; return; }
      try { lockdown(); } catch (error) { throw core.blocked('lockdown', 'lockdown threw', true, error); }
      Compartment = global.Compartment;
    },
    makeCompartment: function (name, globals, modules, endowments) {
      if (lockedLater) Compartment = global.Compartment;
      const options = { globals: globals === null ? {} : globals };
      if (endowments !== null) options.globalLexicals = constants(endowments);
      if (modules !== null) hooksFor(modules, options);
      return construct(Compartment, [options]);
    },
    evaluate: function (compartment, source) {
      return compartment === start ? engineEval(source) : apply(evaluateMethod, compartment, [source]);
    },
    importModule: function (compartment, specifier) {
      if (compartment === start) throw core.blocked('unsupported', 'the start compartment has no module map', false);
      return apply(importMethod, compartment, [specifier]);
    },
  };
})
