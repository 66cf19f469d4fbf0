/* The SES shim's API: lockdown(options), harden, Compartment. `Compartment` takes a bag of options or, in older releases, positions. */
(function makeShimWorld(core, modules) {
  'use strict';
  const { apply, construct, create, defineProperty, freeze, getOwnPropertyDescriptor, global, isArray, isObject, ownKeys, then } = core;
  const { lockdown, SyntaxError } = global;
  const engineEval = eval;
  const start = { __proto__: null };
  let Compartment = global.Compartment;
  let evaluateMethod = null;
  let globalGetter = null;
  let importMethod = null;
  let takesBag = null;
  let lockedLater = false;
  /* lockdown puts another constructor there, whose compartments get the tamed intrinsics. */
  const readCompartment = function () {
    Compartment = global.Compartment;
    evaluateMethod = Compartment.prototype.evaluate;
    importMethod = Compartment.prototype.import;
    globalGetter = core.getOwnPropertyDescriptor(Compartment.prototype, 'globalThis').get;
  };

  const bagTaken = function () {
    if (takesBag === null) {
      try {
        const probe = construct(Compartment, [{ __options__: true, globals: { probe: 1 } }]);
        takesBag = apply(globalGetter, probe, []).probe === 1;
      } catch (refused) { takesBag = false; }
    }
    return takesBag;
  };
  /* In a bag, import resolves with the namespace and hooks return descriptors; in positions it is boxed and they return records. */
  const construction = function (name, globals, lookup) {
    const bag = bagTaken();
    const given = globals === null ? {} : globals;
    const options = bag ? { __options__: true, __noNamespaceBox__: true, globals: given, name } : { name };
    if (lookup !== null) {
      const descriptor = bag ? (specifier) => ({ source: lookup(specifier) }) : lookup;
      options.resolveHook = modules.resolve;
      options.importHook = async (specifier) => descriptor(specifier);
      options.importNowHook = descriptor;
    }
    return bag ? [options] : [given, {}, options];
  };
  /* As the translator made it: maps without a prototype, for specifiers and names are their keys. */
  const revive = function (data) {
    if (!isObject(data)) return data;
    const copy = isArray(data) ? [] : create(null);
    const keys = ownKeys(data);
    for (let i = 0; i < keys.length; i += 1) {
      if (!isArray(data) || keys[i] !== 'length') {
        const value = revive(getOwnPropertyDescriptor(data, keys[i]).value);
        defineProperty(copy, keys[i], { __proto__: null, value, writable: true, enumerable: true, configurable: true });
      }
    }
    return freeze(copy);
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
    makeCompartment: function (name, globals, lookup) {
      if (lockedLater) readCompartment();
      return construct(Compartment, construction(name, globals, lookup));
    },
    makeWith: function (options) {
      if (lockedLater) readCompartment();
      if (!bagTaken()) throw core.blocked('unsupported', 'this release takes no bag of options', false);
      const bag = modules.copyOf(options);
      bag.__options__ = true;
      bag.__noNamespaceBox__ = true;
      return construct(Compartment, [bag]);
    },
    /* Translated by the adapter: the shim reads no module texts. */
    moduleSource: function (text, translated) {
      if (translated === null) throw core.blocked('unsupported', 'modules were not translated for the shim', false);
      if (getOwnPropertyDescriptor(translated, 'error') !== undefined) throw new SyntaxError('not a module');
      return revive(translated.record);
    },
    importModule: function (compartment, specifier) {
      if (compartment === start) throw core.blocked('unsupported', 'the start compartment has no module map', false);
      const loaded = apply(importMethod, compartment, [specifier]);
      return bagTaken() ? loaded : then(loaded, (box) => box.namespace);
    },
    evaluate: function (compartment, source) {
      return compartment === start ? engineEval(source) : apply(evaluateMethod, compartment, [source]);
    },
  };
})
