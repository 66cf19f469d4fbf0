/* The module sources of a job, and how relative specifiers are resolved among them. */
(function makeModules(core) {
  'use strict';
  const { charCodeAt, create, defineProperty, freeze, getOwnPropertyDescriptor, global, ownKeys, slice } = core;
  const { TypeError } = global;

  const SLASH = 47;
  const folderOf = function (path) {
    let end = path.length;
    while (end > 0 && charCodeAt(path, end - 1) !== SLASH) end -= 1;
    return slice(path, 0, end);
  };

  return {
    /** Relative specifiers are resolved against the importer's folder, as URLs are. */
    resolve: function (specifier, referrer) {
      let rest = specifier;
      if (slice(rest, 0, 2) !== './' && slice(rest, 0, 3) !== '../') return specifier;
      let folder = folderOf(referrer);
      for (;;) {
        if (slice(rest, 0, 2) === './') rest = slice(rest, 2);
        else if (slice(rest, 0, 3) === '../') { rest = slice(rest, 3); folder = folderOf(slice(folder, 0, folder.length - 1)); }
        else return folder + rest;
      }
    },
    /** A function that finds the source object for a specifier, each made by the world once; it throws for one that is not there. */
    lookup: function (world, texts, records) {
      const made = create(null);
      return function (specifier) {
        const before = getOwnPropertyDescriptor(made, specifier);
        if (before !== undefined) return before.value;
        const text = getOwnPropertyDescriptor(texts, specifier);
        if (text === undefined) throw new TypeError('no such module');
        const source = world.moduleSource(text.value, records === null ? null : getOwnPropertyDescriptor(records, specifier).value);
        defineProperty(made, specifier, { __proto__: null, value: source });
        return source;
      };
    },
    /** The same as an object for programs, which makes a source when it is read. */
    table: function (texts, lookup) {
      const table = create(null);
      const specifiers = ownKeys(texts);
      for (let i = 0; i < specifiers.length; i += 1) {
        const specifier = specifiers[i];
        defineProperty(table, specifier, { __proto__: null, get: freeze(() => lookup(specifier)), enumerable: true });
      }
      return freeze(table);
    },
    /** Own properties as they are, accessors unread. */
    copyOf: function (options) {
      const copy = {};
      const keys = ownKeys(options);
      for (let i = 0; i < keys.length; i += 1) {
        const found = getOwnPropertyDescriptor(options, keys[i]);
        defineProperty(copy, keys[i], 'value' in found
          ? { __proto__: null, value: found.value, writable: true, enumerable: found.enumerable, configurable: true }
          : { __proto__: null, get: found.get, set: found.set, enumerable: found.enumerable, configurable: true });
      }
      return copy;
    },
  };
})
