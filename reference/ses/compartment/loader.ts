/** Loading modules into compartments (`modules/module-importhook`, `modules/module-importnow`, `modules/modules-option`). */
import { whenSettled } from '../../compile/generators/await.ts';
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createError, throwTypeError } from '../../runtime/errors.ts';
import { enterRecursion, leaveRecursion } from '../../runtime/recursion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Compartment } from './compartment.ts';
import { readDescriptor, type Descriptor, type Properties, type SourceOfModule } from './descriptor.ts';
import { isImporting, ModuleEntry, type LoadedEntry } from './module-entry.ts';
import { ModuleSourceObject, parseModuleText } from './module-source.ts';
import { adoptPromised } from './promised-namespace.ts';
import { SourceModule } from './source-module.ts';
import { transformSource } from './transforms.ts';
import { ValueModule } from './value-module.ts';
import { VirtualModule } from './virtual-module.ts';

/** `now` asks importNowHook and ends before it returns; `later` asks importHook, too. */
export type Mode = 'now' | 'later';

type Loaded = (entry: LoadedEntry) => void;
type Failed = (reason: Value) => void;

/** Runs `steps`; what they throw goes to `failed`. */
export function settling(steps: () => void, failed: Failed): void {
  const { depth } = agent;
  try {
    steps();
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
    failed(error.value);
  }
}

/**
 * Gets the module of a full specifier, loading it unless it is loaded, and calls one of the two, in mode `now` before it returns.
 * A failure is what the hook threw or rejected with (`modules/module-hook-throws`); it is not kept: the next import asks again
 * (`modules/module-failed-load`).
 */
export function obtain(compartment: Compartment, specifier: string, mode: Mode, loaded: Loaded, failed: Failed, waiting?: ModuleEntry): void {
  const { entries } = compartment;
  const known = entries.get(specifier);
  if (known?.isLoaded()) return loaded(known);
  const entry = known ?? new ModuleEntry();
  if (waiting !== undefined) {
    if (entry.waitsFor(waiting)) return failed(createError('TypeError', 'a module is linked to itself'));
    waiting.target = entry;
  }
  if (known !== undefined && mode === 'later') {
    entry.waiters.push({ loaded, failed: failed as (reason: unknown) => void });
    return;
  }
  entries.set(specifier, entry);
  const request = new Request(compartment, specifier, entry, mode, loaded, (reason) => {
    // Somebody else may have loaded it meanwhile, or be about to.
    if (known === undefined && !entry.isLoaded() && entries.get(specifier) === entry) entries.delete(specifier);
    if (known === undefined) wake(compartment, entry, ({ failed: fail }) => fail(reason));
    failed(reason);
  });
  settling(() => request.find(), request.failed);
}

/** Those who wait go on in jobs of their own, never within what happens to load a module now. */
function wake(compartment: Compartment, entry: ModuleEntry, go: (waiter: ModuleEntry['waiters'][number]) => void): void {
  for (const waiter of entry.waiters.splice(0)) compartment.realm.hostDefined.enqueueJob(() => go(waiter), compartment.realm);
}

/** Units of depth that following one link takes of the host's stack. */
const LINK_DEPTH = 12;

class Request {
  readonly failed: Failed;
  private readonly compartment: Compartment;
  private readonly specifier: string;
  private readonly entry: ModuleEntry;
  private readonly mode: Mode;
  private readonly loaded: Loaded;

  constructor(compartment: Compartment, specifier: string, entry: ModuleEntry, mode: Mode, loaded: Loaded, failed: Failed) {
    this.compartment = compartment;
    this.specifier = specifier;
    this.entry = entry;
    this.mode = mode;
    this.loaded = loaded;
    this.failed = failed;
  }

  /**
   * The map first, then moduleMapHook, then the hook that imports (`modules-legacy/modulemaphook`). Hooks get a string and no
   * receiver (`modules/module-hook-arguments`).
   */
  find(): void {
    const { compartment, specifier } = this;
    const { moduleMapHook, importHook, importNowHook } = compartment.hooks;
    if (compartment.modules.has(specifier)) return this.describe(compartment.modules.get(specifier));
    const mapped = moduleMapHook?.Call(undefined, [specifier]);
    if (mapped !== undefined) return this.describe(mapped);
    if (this.mode === 'later' && importHook !== undefined) {
      whenSettled(
        importHook.Call(undefined, [specifier]),
        (value) => settling(() => this.describe(value), this.failed),
        (reason) => void (this.isOver() || this.failed(reason)),
      );
      return;
    }
    if (importNowHook !== undefined) return this.describe(importNowHook.Call(undefined, [specifier]));
    // modules/module-no-hook
    throwTypeError('the compartment has no such module, and no hook to load it with');
  }

  private describe(value: Value): void {
    if (this.isOver()) return;
    const descriptor = readDescriptor(value, this.compartment);
    if (!this.isOver()) this.follow(descriptor);
  }

  /** Hooks and accessors may have imported the same module: then theirs is the one (`modules/module-hook-reentrancy`). */
  private isOver(): boolean {
    const { entry } = this;
    if (!entry.isLoaded()) return false;
    this.loaded(entry);
    return true;
  }

  /** A link leads to the record of the compartment whose module it is (`modules/compartment-link`). */
  private follow(descriptor: Descriptor): void {
    const { compartment, entry, mode, specifier } = this;
    const follow = (other: Compartment, name: string, then: Loaded): void => {
      enterRecursion(LINK_DEPTH);
      obtain(other, name, mode, (found) => settling(() => this.isOver() || then(found), this.failed), this.failed, entry);
      leaveRecursion(LINK_DEPTH);
    };
    switch (descriptor.kind) {
      case 'record':
        return this.complete(descriptor.record, undefined);
      case 'values':
        return this.complete(new ValueModule(compartment.realm, specifier, descriptor.exports), undefined);
      case 'source':
        return this.instantiate(descriptor.source, descriptor.specifier, descriptor.meta);
      case 'link':
        return follow(descriptor.compartment, descriptor.specifier, ({ record, source }) => this.complete(record, source));
      case 'source-of':
        return follow(descriptor.compartment, descriptor.name, ({ source }) =>
          source === undefined ? throwTypeError('the module has no source') : this.instantiate(source, descriptor.specifier, descriptor.meta),
        );
      case 'alias':
        return this.alias(descriptor);
    }
  }

  private instantiate(source: SourceOfModule, response: string | undefined, meta: Properties): void {
    const record = instantiateSource(source, this.compartment, response ?? this.specifier, meta);
    if (!this.isOver()) this.complete(record, source);
  }

  /** `modules-legacy/importhook-alias-record`: one module under both specifiers. */
  private alias({ source, compartment, specifier = this.specifier }: Extract<Descriptor, { kind: 'alias' }>): void {
    if (compartment === this.compartment && specifier === this.specifier) return this.instantiate(source, undefined, noMeta);
    const before = compartment.entries.get(specifier);
    if (before?.isLoaded()) return this.complete(before.record, before.source);
    const record = instantiateSource(source, compartment, specifier, noMeta);
    if (this.isOver()) return;
    const target = compartment.entries.get(specifier) ?? new ModuleEntry();
    compartment.entries.set(specifier, target);
    if (!target.isLoaded()) fill(compartment, specifier, target, record, source);
    this.complete(target.record!, source);
  }

  private complete(record: ModuleRecord, source: SourceOfModule | undefined): void {
    this.loaded(fill(this.compartment, this.specifier, this.entry, record, source));
  }
}

const noMeta: Properties = new Map();

function fill(compartment: Compartment, specifier: string, entry: ModuleEntry, record: ModuleRecord, source: SourceOfModule | undefined): LoadedEntry {
  entry.record = record;
  entry.source = source;
  entry.target = undefined;
  compartment.entries.set(specifier, entry);
  adoptPromised(compartment, specifier, record);
  const done = entry as LoadedEntry;
  wake(compartment, entry, ({ loaded }) => loaded(done));
  return done;
}

/**
 * An instance of its own for the compartment; `specifier` is the referrer of what it imports (`modules/descriptor-specifier`,
 * `modules-legacy/importhook-response-specifier-referrer`). Of transforms, only those for the shim touch modules
 * (`compartment-api/transforms-not-modules`).
 */
function instantiateSource(source: SourceOfModule, compartment: Compartment, specifier: string, meta: Properties): ModuleRecord {
  if (!(source instanceof ModuleSourceObject)) return new VirtualModule(compartment, source, specifier, resolveAll(source.imports, compartment, specifier));
  const { shimTransforms } = compartment;
  // compartment-api/shimtransforms-both: the form into which modules are translated is here the module itself.
  const text = transformSource(source.text, shimTransforms);
  const program = text === source.text ? source.program : parseModuleText(text, specifier);
  const requests = program === source.program ? source.entries.requestedModules : new ModuleSourceObject(null, text, program).entries.requestedModules;
  return new SourceModule({ compartment, program, text, specifier, resolved: resolveAll(requests, compartment, specifier), meta });
}

/** `modules/module-resolvehook`, `modules/module-specifier-nonstring` */
function resolveAll(requests: readonly string[], compartment: Compartment, referrer: string): ReadonlyMap<string, string> {
  const { resolveHook } = compartment.hooks;
  const resolved = new Map<string, string>();
  for (const request of requests) {
    if (resolved.has(request)) continue;
    if (resolveHook === undefined) return throwTypeError('the compartment has no resolveHook');
    const full = resolveHook.Call(undefined, [request, referrer]);
    resolved.set(request, typeof full === 'string' ? full : throwTypeError('resolveHook must return a string'));
  }
  return resolved;
}

/** Loads a module and all that it needs; then `loaded`, or `failed` with the first failure. */
export function loadGraph(compartment: Compartment, specifier: string, mode: Mode, loaded: (record: ModuleRecord) => void, failed: Failed): void {
  const visited = new Set<ModuleRecord>();
  let pending = 0;
  let isOver = false;
  let root: ModuleRecord | undefined;
  const fail: Failed = (reason) => {
    if (isOver) return;
    isOver = true;
    failed(reason);
  };
  const queue: { readonly of: Compartment; readonly name: string }[] = [{ of: compartment, name: specifier }];
  let draining = false;
  const drain = (): void => {
    if (draining) return;
    draining = true;
    for (let next = queue.shift(); next !== undefined && !isOver; next = queue.shift()) {
      pending++;
      obtain(next.of, next.name, mode, arrive, fail);
    }
    draining = false;
    if (pending > 0 || isOver) return;
    isOver = true;
    loaded(root!);
  };
  const arrive: Loaded = ({ record }) => {
    pending--;
    root ??= record;
    if (!visited.has(record)) {
      visited.add(record);
      if (isImporting(record)) for (const name of record.resolved.values()) queue.push({ of: record.compartment, name });
    }
    drain();
  };
  drain();
}
