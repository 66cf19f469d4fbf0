/** Reading and writing bindings (sec-getbindingvalue-n-s, sec-setmutablebinding-n-v-s, sec-initializebinding-n-v of declarative records). */
import { agent } from '../../runtime/agent.ts';
import { throwReferenceError, throwTypeError } from '../../runtime/errors.ts';
import { EMPTY, type Empty, type Value } from '../../runtime/value.ts';
import type { Context, Location } from '../context.ts';
import { ancestor, ENV, SITE, type Evaluate, type Frame } from '../frame.ts';
import type { Binding } from '../scope/binding.ts';
import { assignWithEvalVars, readWithEvalVars, storeWithEvalVars } from '../sloppy/eval-vars.ts';
import { compileSloppyGlobalStore, compileSloppyGlobalWrite } from '../sloppy/globals.ts';
import { compileGlobalRead, compileGlobalStore, compileGlobalTypeof, compileGlobalWrite } from './globals.ts';

export type Store = (f: Frame, value: Value) => void;

function throwDead(f: Frame, name: string, position: number): never {
  f[SITE] = position;
  return throwReferenceError(`${name} is used before it is initialised`);
}

/** A reference to `name` as a value: GetValue of sec-identifiers-runtime-semantics-evaluation. */
export function compileRead(name: string, position: number, c: Context): Evaluate {
  return compileLocationRead(c.resolve(name, position), name, position);
}

export function compileLocationRead(location: Location, name: string, position: number): Evaluate {
  switch (location.kind) {
    case 'frame':
      return readFrame(location.index, location.checked, name, position);
    case 'environment':
      return readEnvironment(location.depth, location.index, location.checked, name, position);
    case 'import':
      return readImport(location.binding, position);
    case 'eval-vars':
      return readWithEvalVars(location, name, compileLocationRead(location.outer, name, position));
    case 'global':
      return compileGlobalRead(name, position);
  }
}

function readFrame(index: number, checked: boolean, name: string, position: number): Evaluate {
  if (!checked) return (f) => f[index] as Value;
  return (f) => {
    const value = f[index] as Value | Empty;
    if (value === EMPTY) return throwDead(f, name, position);
    return value as Value;
  };
}

function readEnvironment(depth: number, index: number, checked: boolean, name: string, position: number): Evaluate {
  if (checked) {
    const alive = (f: Frame, value: Value | Empty): Value => (value === EMPTY ? throwDead(f, name, position) : (value as Value));
    if (depth === 0) return (f) => alive(f, f[ENV]![index] as Value | Empty);
    if (depth === 1) return (f) => alive(f, f[ENV]![0]![index] as Value | Empty);
    if (depth === 2) return (f) => alive(f, f[ENV]![0]![0]![index] as Value | Empty);
    return (f) => alive(f, ancestor(f[ENV]!, depth)[index] as Value | Empty);
  }
  if (depth === 0) return (f) => f[ENV]![index] as Value;
  if (depth === 1) return (f) => f[ENV]![0]![index] as Value;
  if (depth === 2) return (f) => f[ENV]![0]![0]![index] as Value;
  return (f) => ancestor(f[ENV]!, depth)[index] as Value;
}

/** sec-module-environment-records-getbindingvalue-n-s */
function readImport(binding: Binding, position: number): Evaluate {
  return (f) => {
    const { environment, index } = binding.cell!;
    const value = environment[index] as Value | Empty;
    if (value === EMPTY) return throwDead(f, binding.name, position);
    return value as Value;
  };
}

/** The value of `typeof name`'s operand: undefined where nothing is bound. */
export function compileReadForTypeof(name: string, position: number, c: Context): Evaluate {
  return readForTypeof(c.resolve(name, position), name, position);
}

function readForTypeof(location: Location, name: string, position: number): Evaluate {
  if (location.kind === 'eval-vars') return readWithEvalVars(location, name, readForTypeof(location.outer, name, position));
  return location.kind === 'global' ? compileGlobalTypeof(name, position) : compileLocationRead(location, name, position);
}

/** Assignment to `name`: PutValue. A global reference is resolved before `right` runs. */
export function compileAssign(name: string, position: number, c: Context, right: Evaluate): Evaluate {
  return assignAt(c.resolve(name, position), name, position, c.isSloppy, right);
}

function assignAt(location: Location, name: string, position: number, isSloppy: boolean, right: Evaluate): Evaluate {
  if (location.kind === 'global') return isSloppy ? compileSloppyGlobalWrite(name, position, right) : compileGlobalWrite(name, position, right);
  if (location.kind === 'eval-vars') {
    return assignWithEvalVars(location, name, isSloppy, right, assignAt(location.outer, name, position, isSloppy, right));
  }
  if (location.kind === 'frame' && !location.checked && !location.binding.isImmutable) {
    const { index } = location;
    return (f) => (f[index] = right(f));
  }
  const store = storeAt(location, name, position, isSloppy);
  return (f) => {
    const value = right(f);
    store(f, value);
    return value;
  };
}

/** Assignment of a value already there, as patterns and updates need it. */
export function compileStore(name: string, position: number, c: Context): Store {
  return storeAt(c.resolve(name, position), name, position, c.isSloppy);
}

function storeAt(location: Location, name: string, position: number, isSloppy: boolean): Store {
  if (location.kind === 'global') return isSloppy ? compileSloppyGlobalStore(name, position) : compileGlobalStore(name, position);
  if (location.kind === 'eval-vars') return storeWithEvalVars(location, name, storeAt(location.outer, name, position, isSloppy));
  const { binding } = location;
  if (binding.kind === 'function-name' && isSloppy) return () => undefined;
  if (location.kind === 'import' || binding.isImmutable) return refuse(location, name, position);
  const { index, checked } = location;
  if (location.kind === 'frame') {
    if (!checked) {
      return (f, value) => {
        f[index] = value;
      };
    }
    return (f, value) => {
      if (f[index] === EMPTY) throwDead(f, name, position);
      f[index] = value;
    };
  }
  const { depth } = location;
  if (!checked && depth === 0) {
    return (f, value) => {
      f[ENV]![index] = value;
    };
  }
  if (!checked && depth === 1) {
    return (f, value) => {
      f[ENV]![0]![index] = value;
    };
  }
  return (f, value) => {
    const env = ancestor(f[ENV]!, depth);
    if (checked && env[index] === EMPTY) throwDead(f, name, position);
    env[index] = value;
  };
}

/** Assignment to an immutable binding: a ReferenceError in its dead zone, else a TypeError. */
function refuse(location: Exclude<Location, { kind: 'global' | 'eval-vars' }>, name: string, position: number): Store {
  const read = location.kind === 'import' ? null : compileLocationRead(location, name, position);
  return (f) => {
    if (read !== null) read(f);
    f[SITE] = position;
    throwTypeError(`${name} is constant`);
  };
}

/** sec-initializereferencedbinding for a declaration of the current unit. */
export function compileInitialise(name: string, c: Context): Store {
  const location = c.resolve(name, Infinity);
  if (location.kind === 'global') return globalInitialise(name);
  if (location.kind === 'import') throw new Error('an import is initialised by linking');
  if (location.kind === 'eval-vars') throw new Error('what a scope declares is found there');
  const { index } = location;
  if (location.kind === 'frame') {
    return (f, value) => {
      f[index] = value;
    };
  }
  const { depth } = location;
  if (depth === 0) {
    return (f, value) => {
      f[ENV]![index] = value;
    };
  }
  return (f, value) => {
    ancestor(f[ENV]!, depth)[index] = value;
  };
}

/** sec-global-environment-records-initializebinding-n-v: a script's own let, const or class. */
function globalInitialise(name: string): Store {
  return (_f, value) => {
    agent.realm.lexical.get(name)!.value = value;
  };
}
