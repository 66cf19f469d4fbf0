/* Probes of a completion value: frozen-ness, identity, and walks over everything reachable from it through own properties,
 * accessor functions and prototypes. No getter is ever run. */
(function makeWalker(core) {
  'use strict';
  const { apply, construct, dataValue, functionText, getOwnPropertyDescriptor, getPrototypeOf, includes, isExtensible, isObject, ownKeys, push, quote } = core;

  const MAX_VISITED = 50000;
  const MAX_OFFENDERS = 25;

  const keyText = function (key) {
    if (typeof key === 'symbol') return '[' + core.slice(core.symbolText(key), 7, -1) + ']';
    return '.' + key;
  };

  const symbolKey = function (symbol) {
    const text = core.symbolText(symbol);
    return core.slice(text, 0, 14) === 'Symbol(Symbol.' ? '@@' + core.slice(text, 14, -1) : text;
  };

  /* Calls `visit(object, path, holder)` once for every object reachable from `root`, nearest first. */
  const traverse = function (root, rootPath, visit) {
    const met = new core.NativeWeakSet();
    const queue = [];
    let visited = 0;
    const enter = function (object, path, holder) {
      if (!isObject(object) || core.seen(met, object) || visited >= MAX_VISITED) return;
      core.remember(met, object);
      visited += 1;
      push(queue, { __proto__: null, object, path, holder });
    };
    enter(root, rootPath, undefined);
    for (let i = 0; i < queue.length; i += 1) {
      const { object, path, holder } = queue[i];
      visit(object, path, holder);
      try {
        const keys = ownKeys(object);
        for (let k = 0; k < keys.length; k += 1) {
          const found = getOwnPropertyDescriptor(object, keys[k]);
          const at = path + keyText(keys[k]);
          if (found && 'value' in found) enter(found.value, at, object);
          else if (found) { enter(found.get, at + '(get)', object); enter(found.set, at + '(set)', object); }
        }
        enter(getPrototypeOf(object), path + '.[[Prototype]]', object);
      } catch (hostile) { /* a proxy that refuses inspection hides what it hides */ }
    }
    return visited;
  };

  /* A typed array's elements cannot be frozen: it counts as frozen when nothing else of it can change. */
  const typedArrayName = (function () {
    const prototype = typeof Uint8Array === 'function' ? getPrototypeOf(Uint8Array.prototype) : null;
    const tag = prototype && getOwnPropertyDescriptor(prototype, Symbol.toStringTag);
    return tag ? core.uncurry(tag.get) : function () { return undefined; };
  })();
  const isIndex = function (key) { return typeof key === 'string' && core.toText(key >>> 0) === key; };
  const frozen = function (object) {
    if (core.isFrozen(object)) return true;
    if (typedArrayName(object) === undefined || isExtensible(object)) return false;
    const keys = ownKeys(object);
    for (let i = 0; i < keys.length; i += 1) {
      const found = getOwnPropertyDescriptor(object, keys[i]);
      if (!isIndex(keys[i]) && (found.configurable || found.writable)) return false;
    }
    return true;
  };

  const brand = function (constructor, check) {
    if (typeof constructor !== 'function') return function () { return false; };
    return function (object) { try { check(object); return true; } catch (no) { return false; } };
  };
  const getter = function (constructor, key) {
    const found = typeof constructor === 'function' ? getOwnPropertyDescriptor(constructor.prototype, key) : undefined;
    return found && found.get ? core.uncurry(found.get) : function () { throw 0; };
  };
  const method = function (constructor, key) {
    return typeof constructor === 'function' ? core.uncurry(constructor.prototype[key]) : function () { throw 0; };
  };
  const weakMapHas = method(WeakMap, 'has');
  const weakSetHas = method(WeakSet, 'has');
  const anchor = {};
  /* Internal slots that stay mutable however frozen the object is. */
  const MUTABLE = [
    { name: 'Map', test: brand(Map, getter(Map, 'size')) },
    { name: 'Set', test: brand(Set, getter(Set, 'size')) },
    { name: 'WeakMap', test: brand(WeakMap, function (o) { weakMapHas(o, anchor); }) },
    { name: 'WeakSet', test: brand(WeakSet, function (o) { weakSetHas(o, anchor); }) },
    { name: 'Date', test: brand(Date, method(Date, 'getTime')) },
    { name: 'ArrayBuffer', test: brand(ArrayBuffer, getter(ArrayBuffer, 'byteLength')) },
    { name: 'typed array', test: function (o) { return typedArrayName(o) !== undefined; } },
  ];

  const EVAL_MARKER = '"ses262 evaluated " + 6 * 7';
  const EVAL_RESULT = 'ses262 evaluated 42';
  const BODY_MARKER = '/* ses262 compiled */ return ' + EVAL_MARKER;
  const attempt = function (f) { try { return f(); } catch (refused) { return undefined; } };
  const compiled = function (result) {
    return typeof result === 'function' && attempt(function () { return includes(functionText(result), BODY_MARKER); }) === true;
  };
  /* True when `f`, called or constructed with source text in any of the ways evaluators are called, compiles it. */
  const evaluates = function (f, holder) {
    const receivers = [undefined, holder];
    for (let i = 0; i < receivers.length; i += 1) {
      if (attempt(function () { return apply(f, receivers[i], [EVAL_MARKER]); }) === EVAL_RESULT) return true;
      if (compiled(attempt(function () { return apply(f, receivers[i], [BODY_MARKER]); }))) return true;
    }
    return compiled(attempt(function () { return construct(f, [BODY_MARKER]); }));
  };
  /* Methods that a non-standard prototype lends to `object`, such as an `evaluate` on a realm's or compartment's prototype. */
  const borrowedEvaluator = function (object) {
    for (let at = getPrototypeOf(object), hops = 0; at !== null && hops < 5; at = getPrototypeOf(at), hops += 1) {
      const tag = dataValue(at, 'constructor');
      if (at === core.own.objectPrototype || at === getPrototypeOf(borrowedEvaluator) || tag === Array || tag === Promise) return null;
      const keys = ownKeys(at);
      for (let i = 0; i < keys.length; i += 1) {
        const found = getOwnPropertyDescriptor(at, keys[i]);
        if (found && typeof found.value === 'function' && attempt(function () { return apply(found.value, object, [EVAL_MARKER]); }) === EVAL_RESULT) return keyText(keys[i]);
      }
    }
    return null;
  };

  const STANDARD = 'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error AggregateError ' +
    'EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array ' +
    'Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Proxy Reflect ' +
    'FinalizationRegistry WeakRef decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN SharedArrayBuffer Atomics ' +
    'Iterator AsyncIterator DisposableStack AsyncDisposableStack SuppressedError Temporal ' +
    'Realm Compartment ModuleSource StaticModuleRecord lockdown harden HandledPromise assert petrify mutabilities repairIntrinsics hardenIntrinsics ses262 log results';
  const standardName = function (name) { return includes(' ' + STANDARD + ' ', ' ' + name + ' '); };
  const TypedArray = typeof Uint8Array === 'function' ? getPrototypeOf(Uint8Array) : null;
  /* What the host put on the start global besides the language and SES, by identity: not what is known by another name too. */
  const hostObjects = function (startGlobal) {
    const found = [];
    const keys = ownKeys(startGlobal);
    for (let i = 0; i < keys.length; i += 1) {
      const at = getOwnPropertyDescriptor(startGlobal, keys[i]);
      if (typeof keys[i] === 'string' && !standardName(keys[i]) && at && isObject(at.value) && at.value !== startGlobal && at.value !== TypedArray) push(found, { name: keys[i], object: at.value });
    }
    return found;
  };
  /* The root of another realm: an object without prototype that carries what only %Object.prototype% carries. */
  const foreignRoot = function (object) {
    return object !== core.own.objectPrototype && getPrototypeOf(object) === null &&
      getOwnPropertyDescriptor(object, 'hasOwnProperty') !== undefined && getOwnPropertyDescriptor(object, '__lookupGetter__') !== undefined;
  };
  const GLOBAL_NAMES = ['globalThis', 'self', 'window', 'global'];

  const checker = function (target, places, world, job) {
    switch (target) {
      case 'unfrozen': return function (object) { return frozen(object) ? null : ''; };
      case 'mutable-state': return function (object) {
        if (!frozen(object)) return 'not frozen';
        for (let i = 0; i < MUTABLE.length; i += 1) if (MUTABLE[i].test(object)) return MUTABLE[i].name;
        return null;
      };
      case 'evaluator': return function (object, holder) {
        if (typeof object === 'function' && evaluates(object, holder)) return '';
        return borrowedEvaluator(object);
      };
      case 'global-object': {
        const globals = [world.globalOf(world.start), core.global];
        for (let i = 0; i < places.length; i += 1) push(globals, world.globalOf(places[i].compartment));
        return function (object) {
          for (let i = 0; i < globals.length; i += 1) if (object === globals[i]) return '';
          for (let i = 0; i < GLOBAL_NAMES.length; i += 1) {
            const own = getOwnPropertyDescriptor(object, GLOBAL_NAMES[i]);
            if (own && own.value === object) return '';
          }
          return null;
        };
      }
      case 'host-object': {
        const hosts = hostObjects(world.globalOf(world.start));
        return function (object) {
          for (let i = 0; i < hosts.length; i += 1) if (object === hosts[i].object) return hosts[i].name;
          return foreignRoot(object) ? 'root of another realm' : null;
        };
      }
      case 'unknown-intrinsic': {
        /* job.intrinsics: [{ name, seed, keys }]; a key is a property name, or @@name for a well-known symbol. Each seed is
         * evaluated in every compartment: some constructors differ between start and children. */
        const expected = new core.NativeMap();
        let text = '[';
        for (let i = 0; i < job.intrinsics.length; i += 1) text += 'function () { return (' + job.intrinsics[i].seed + '\n); },\n';
        text += ']';
        const learn = function (compartment) {
          const seeds = world.evaluate(compartment, text, null);
          for (let i = 0; i < job.intrinsics.length; i += 1) {
            const object = attempt(seeds[i]);
            if (isObject(object) && core.mapGet(expected, object) === undefined) core.mapSet(expected, object, job.intrinsics[i]);
          }
        };
        learn(world.start);
        for (let i = 0; i < places.length; i += 1) learn(places[i].compartment);
        return function (object) {
          const row = core.mapGet(expected, object);
          if (row === undefined) return null;
          const keys = ownKeys(object);
          let unknown = '';
          for (let i = 0; i < keys.length; i += 1) {
            const text = typeof keys[i] === 'symbol' ? symbolKey(keys[i]) : keys[i];
            let known = false;
            for (let k = 0; k < row.keys.length && !known; k += 1) known = row.keys[k] === text;
            if (!known) unknown += ' ' + text;
          }
          return unknown === '' ? null : row.name + ' has' + unknown;
        };
      }
      default: throw core.blocked('probe', 'unknown walk target', false);
    }
  };

  const report = function (head, visited, offenders) {
    let list = '';
    for (let i = 0; i < offenders.length; i += 1) list += (i === 0 ? '' : ',') + quote(offenders[i]);
    return '{' + head + ',"visited":' + visited + ',"offenders":[' + list + ']}';
  };
  const walkFor = function (head, root, check) {
    const offenders = [];
    const visited = traverse(root, 'value', function (object, path, holder) {
      if (offenders.length >= MAX_OFFENDERS) return;
      let found = null;
      try { found = check(object, holder); } catch (hostile) { found = 'unobservable'; }
      if (found !== null) push(offenders, found === '' ? path : path + ': ' + found);
    });
    return report(head, visited, offenders);
  };

  return {
    /** JSON texts of the job's probe findings; none when the last step threw. */
    probe: function (job, values, places, world) {
      const findings = [];
      if (values.length !== job.steps.length) return findings;
      const value = values[values.length - 1];
      for (let i = 0; i < job.probes.length; i += 1) {
        const probe = job.probes[i];
        if (probe.kind === 'identity') {
          push(findings, '{"kind":"identity","same":' + (core.is(value, values[values.length - 2]) ? 'true' : 'false') + '}');
        } else if (probe.kind === 'frozen') {
          const head = '"kind":"frozen","depth":' + quote(probe.depth);
          const check = function (object) { return frozen(object) ? null : ''; };
          if (probe.depth === 'deep') push(findings, walkFor(head, value, check));
          else push(findings, report(head, isObject(value) ? 1 : 0, isObject(value) && check(value) !== null ? ['value'] : []));
        } else {
          push(findings, walkFor('"kind":"walk","target":' + quote(probe.target), value, checker(probe.target, places, world, job)));
        }
      }
      return findings;
    },
  };
})
