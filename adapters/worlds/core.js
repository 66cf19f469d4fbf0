/* Captured primordials and the tagged JSON encoder. Strict ES2018: every engine runs this very text, and programs that
 * come later may replace any primordial, so nothing below looks anything up again. */
(function makeCore(global, host) {
  'use strict';
  const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, ownKeys } = Reflect;
  const { create, freeze, is, isFrozen } = Object;
  const { isArray } = Array;
  const { parse } = JSON;
  const { isInteger } = Number;
  const { min } = Math;
  const toText = String;
  const uncurry = function (method) {
    return function (self, a, b) { return apply(method, self, [a, b]); };
  };
  const charCodeAt = uncurry(String.prototype.charCodeAt);
  const slice = uncurry(String.prototype.slice);
  const includes = uncurry(String.prototype.includes);
  const classString = uncurry(Object.prototype.toString);
  const symbolText = uncurry(Symbol.prototype.toString);
  const functionText = uncurry(getPrototypeOf(uncurry).toString);
  const bigintText = typeof BigInt === 'function' ? uncurry(BigInt.prototype.toString) : null;
  const then = uncurry(Promise.prototype.then);
  const NativeWeakSet = WeakSet;
  const seen = uncurry(WeakSet.prototype.has);
  const remember = uncurry(WeakSet.prototype.add);
  const NativeMap = Map;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);

  /* Appending by assignment would run a setter planted on Array.prototype. */
  const push = function (list, value) {
    defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  };
  /* Writable only by definition, so that programs keep what they are given. */
  const expose = function (target, name, value) {
    return defineProperty(target, name, { __proto__: null, value, writable: false, enumerable: false, configurable: true });
  };
  const isObject = function (value) {
    return typeof value === 'function' || (typeof value === 'object' && value !== null);
  };
  /* The data value of an own or inherited property, without running any getter. */
  const dataValue = function (object, key) {
    for (let at = object, hops = 0; isObject(at) && hops < 50; at = getPrototypeOf(at), hops += 1) {
      const found = getOwnPropertyDescriptor(at, key);
      if (found) return 'value' in found ? found.value : undefined;
    }
    return undefined;
  };

  const HEX = '0123456789abcdef';
  const unicodeEscape = function (code) {
    return '\\u' + HEX[(code >> 12) & 15] + HEX[(code >> 8) & 15] + HEX[(code >> 4) & 15] + HEX[code & 15];
  };
  /* In pieces: engines that keep strings as UTF-8 count from a string's beginning for every index. */
  const PIECE = 64;
  const quote = function (text) {
    const { length } = text;
    let out = '"';
    for (let start = 0; start < length; start += PIECE) {
      const piece = length <= PIECE ? text : slice(text, start, start + PIECE);
      const end = min(PIECE, length - start);
      let from = 0;
      for (let i = 0; i < end; i += 1) {
        const code = charCodeAt(piece, i);
        if (code < 32 || code > 126 || code === 34 || code === 92) {
          out += slice(piece, from, i) + unicodeEscape(code);
          from = i + 1;
        }
      }
      out += from === 0 ? piece : slice(piece, from, end);
    }
    return out + '"';
  };

  const MAX_DEPTH = 8;
  const MAX_NODES = 5000;
  /* Characters of all strings in one value. */
  const MAX_TEXT = 65536;

  const ERROR_NAMES = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError', 'Error'];
  /* The observing world's own intrinsics: set once by `adopt`, before any program of a case runs. */
  const own = { objectPrototype: Object.prototype, errors: [] };
  const adopt = function (evaluateInStart) {
    own.objectPrototype = evaluateInStart('Object').prototype;
    own.errors = [];
    for (let i = 0; i < ERROR_NAMES.length; i += 1) {
      const name = ERROR_NAMES[i];
      let constructor;
      try { constructor = evaluateInStart(name); } catch (absent) { constructor = undefined; }
      if (typeof constructor === 'function') push(own.errors, { name, prototype: constructor.prototype });
    }
  };

  /* `shared`: it inherits one of this world's error prototypes. `foreign`: it has an error's nature but not that ancestry.
   * Returns null for anything else. */
  const observeError = function (value) {
    if (!isObject(value)) return null;
    let foreignName = null;
    for (let at = value, hops = 0; isObject(at) && hops < 50; at = getPrototypeOf(at), hops += 1) {
      for (let i = 0; i < own.errors.length; i += 1) {
        if (at === own.errors[i].prototype) return { constructor: own.errors[i].name, realm: 'shared' };
      }
      if (foreignName === null && at !== value) {
        const constructor = getOwnPropertyDescriptor(at, 'constructor');
        const name = constructor && isObject(constructor.value) ? getOwnPropertyDescriptor(constructor.value, 'name') : undefined;
        for (let i = 0; i < ERROR_NAMES.length; i += 1) if (name && name.value === ERROR_NAMES[i]) foreignName = ERROR_NAMES[i];
      }
    }
    if (foreignName !== null) return { constructor: foreignName, realm: 'foreign' };
    return classString(value) === '[object Error]' ? { constructor: 'other', realm: 'foreign' } : null;
  };
  const errorText = function (error) {
    return '{"constructor":' + quote(error.constructor) + ',"realm":"' + error.realm + '"}';
  };

  const encodeNumber = function (value) {
    if (value !== value) return '{"$number":"NaN"}';
    if (value === Infinity) return '{"$number":"Infinity"}';
    if (value === -Infinity) return '{"$number":"-Infinity"}';
    if (is(value, -0)) return '{"$number":"-0"}';
    return toText(value);
  };
  const other = function (text) { return '{"$other":' + quote(text) + '}'; };

  const encodeObject = function (value, depth, budget) {
    budget.nodes += 1;
    if (budget.nodes > MAX_NODES) return other('beyond the size limit');
    if (typeof value === 'function') {
      const name = getOwnPropertyDescriptor(value, 'name');
      return '{"$function":' + quote(name && typeof name.value === 'string' ? name.value : '') + '}';
    }
    const error = observeError(value);
    if (error) return '{"$error":' + errorText(error) + '}';
    const tag = classString(value);
    if (depth >= MAX_DEPTH) return other(tag);
    if (isArray(value)) {
      const length = min(getOwnPropertyDescriptor(value, 'length').value, MAX_NODES);
      let out = '[';
      for (let i = 0; i < length; i += 1) {
        out += (i === 0 ? '' : ',') + encodeProperty(value, toText(i), depth, budget);
        if (budget.nodes > MAX_NODES) { i = length; }
      }
      return out + ']';
    }
    const prototype = getPrototypeOf(value);
    const ordinary = prototype === null || (prototype === own.objectPrototype && tag === '[object Object]');
    if (!ordinary) return other(tag);
    const keys = ownKeys(value);
    let out = '';
    for (let i = 0; i < keys.length; i += 1) {
      if (typeof keys[i] === 'string') {
        const found = getOwnPropertyDescriptor(value, keys[i]);
        if (found && found.enumerable) {
          out += (out === '' ? '' : ',') + quote(keys[i]) + ':' + encodeProperty(value, keys[i], depth, budget);
        }
      }
    }
    return '{"$object":{' + out + '}}';
  };
  const encodeProperty = function (holder, key, depth, budget) {
    const found = getOwnPropertyDescriptor(holder, key);
    if (!found) return '{"$undefined":true}';
    if (!('value' in found)) return other('accessor');
    return encodeAt(found.value, depth + 1, budget);
  };
  const encodeAt = function (value, depth, budget) {
    switch (typeof value) {
      case 'undefined': return '{"$undefined":true}';
      case 'boolean': return value ? 'true' : 'false';
      case 'number': return encodeNumber(value);
      case 'string':
        if (value.length > budget.text) return other('beyond the size limit');
        budget.text -= value.length;
        return quote(value);
      case 'symbol': { const text = symbolText(value); return '{"$symbol":' + quote(slice(text, 7, text.length - 1)) + '}'; }
      case 'bigint': return '{"$bigint":' + quote(bigintText(value)) + '}';
      default: return value === null ? 'null' : encodeObject(value, depth, budget);
    }
  };
  /** Tagged JSON of any value. A proxy whose traps throw is `unobservable`. */
  const encode = function (value) {
    try { return encodeAt(value, 0, { nodes: 0, text: MAX_TEXT }); } catch (hostile) { return other('unobservable'); }
  };

  /** The value that tagged data stands for. */
  const decode = function (tagged) {
    if (!isObject(tagged)) return tagged;
    if (isArray(tagged)) {
      const list = [];
      for (let i = 0; i < tagged.length; i += 1) push(list, decode(tagged[i]));
      return list;
    }
    const has = function (key) { return getOwnPropertyDescriptor(tagged, key) !== undefined; };
    if (has('$undefined')) return undefined;
    if (has('$number')) return tagged.$number === 'NaN' ? NaN : tagged.$number === '-0' ? -0 : tagged.$number === 'Infinity' ? Infinity : -Infinity;
    const source = has('$object') ? tagged.$object : tagged;
    const object = {};
    const keys = ownKeys(source);
    for (let i = 0; i < keys.length; i += 1) {
      defineProperty(object, keys[i], { __proto__: null, value: decode(source[keys[i]]), writable: true, enumerable: true, configurable: true });
    }
    return object;
  };

  /** Thrown by the driver itself where the world cannot be made as asked; never mistaken for a program's throw. */
  const blocked = function (stage, detail, hasError, error) {
    return { __proto__: null, isBlocked: blocked, stage, detail, error: hasError ? observeErrorSafely(error) : null };
  };
  const observeErrorSafely = function (value) {
    try { return observeError(value); } catch (hostile) { return null; }
  };
  const isBlocked = function (value) {
    return typeof value === 'object' && value !== null && getPrototypeOf(value) === null && value.isBlocked === blocked;
  };

  return {
    global, host, apply, construct, create, defineProperty, deleteProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf, includes, is, isArray,
    isExtensible, isFrozen, isInteger, ownKeys, parse, push, slice, then, toText, classString, functionText, symbolText, uncurry,
    NativeWeakSet, seen, remember, NativeMap, mapGet, mapSet, min,
    isObject, dataValue, expose, quote, own, adopt, encode, decode, errorText, blocked, isBlocked, charCodeAt,
  };
})
