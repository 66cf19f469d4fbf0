/* The draft's Realm API: Realm.makeCompartment, evaluateProgram, evaluateExpr. A predecessor that makes root realms and has one
 * `evaluate` is driven too: its root realm is the world, and the world's own Realm makes the compartments. */
(function makeDraftWorld(core) {
  'use strict';
  const { apply, global } = core;
  const engineEval = eval;
  const FirstRealm = core.host.library || global.Realm;
  const start = { __proto__: null };
  let root = null;
  let makeCompartmentMethod = null;
  let RealmOfWorld = null;
  let adopt = null;

  const lookup = function (realm, name) {
    const method = realm[name];
    return typeof method === 'function' ? method : null;
  };
  const evaluateProgram = function (realm, source, endowments) {
    const method = lookup(realm, 'evaluateProgram') || lookup(realm, 'evaluate');
    return endowments === null ? apply(method, realm, [source]) : apply(method, realm, [source, endowments]);
  };
  const evaluateInStart = function (source) { return root === null ? engineEval(source) : evaluateProgram(root, source, null); };
  const refuseStart = function (compartment, endowments) {
    if (compartment !== start) return compartment;
    if (root === null) throw core.blocked('unsupported', 'the start compartment is no Realm instance', false);
    return root;
  };

  return {
    start,
    lexicals: 'evaluation',
    globalOf: function (compartment) { return compartment === start ? (root === null ? global : root.global) : compartment.global; },
    /* The function that programs get is made in their own world; the driver's stays in its closure. */
    adoptFunction: function (f, stops) { return adopt(f, stops === true); },
    open: function (job, ready) {
      if (typeof FirstRealm !== 'function') throw core.blocked('load', 'there is no Realm', false);
      const { freeze } = core.host;
      const staged = job.stage !== 'locked' || job.customise !== null;
      if (job.lockdown !== null || (staged && typeof freeze !== 'function')) {
        throw core.blocked('unsupported', 'the world begins frozen, or is never: it has no stages', false);
      }
      if (typeof FirstRealm.makeRootRealm === 'function') {
        root = FirstRealm.makeRootRealm();
        RealmOfWorld = root.global.Realm;
      } else RealmOfWorld = FirstRealm;
      makeCompartmentMethod = RealmOfWorld.makeCompartment;
      core.adopt(evaluateInStart);
      adopt = evaluateInStart('(function (f, stops) { "use strict"; return Object.freeze(stops ? () => { f(); throw null; } : (value) => { f(value); }); })');
      ready(start);
      if (job.customise !== null) {
        try { engineEval(job.customise); } catch (error) { throw core.blocked('customise', 'the customisation threw', true, error); }
      }
      if (!staged || job.stage === 'before-lockdown') return;
      try { freeze(); } catch (error) { throw core.blocked('freeze', 'the freeze was refused', true, error); }
    },
    makeCompartment: function (name, globals) {
      const realm = apply(makeCompartmentMethod, RealmOfWorld, []);
      if (globals !== null) {
        const names = core.ownKeys(globals);
        for (let i = 0; i < names.length; i += 1) {
          core.defineProperty(realm.global, names[i], { __proto__: null, value: globals[names[i]], writable: true, enumerable: true, configurable: true });
        }
      }
      return realm;
    },
    evaluate: function (compartment, source, endowments) {
      if (compartment === start && endowments === null) return evaluateInStart(source);
      return evaluateProgram(refuseStart(compartment), source, endowments);
    },
    evaluateExpression: function (compartment, source, endowments) {
      const realm = refuseStart(compartment);
      const method = lookup(realm, 'evaluateExpr');
      if (method === null) throw core.blocked('unsupported', 'there is no evaluateExpr', false);
      return endowments === null ? apply(method, realm, [source]) : apply(method, realm, [source, endowments]);
    },
  };
})
