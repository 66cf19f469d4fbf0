/** What the notes ask of hosts, workers and principals around the world. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const notes = { document: 'field-notes', section: 'SES, LavaMoat, endo call' } as const;
const takeaways = { document: 'design-notes', section: 'Takeaways' } as const;
const article = { document: 'field-notes', section: 'SES in Action' } as const;
const overview = { document: 'ses-readme', section: 'What SES does: An overview' } as const;
const ANY = ['standalone', 'compartment'] as const;

export const meterDeterministic = rule({
  id: 'host/meter-deterministic',
  keyword: 'should',
  text: 'Where a worker is metered, the same programs from the same state cost the same.',
  why: 'Whoever charges for computation, or replays it, needs equal costs.',
  source: notes,
  profiles: ANY,
  observable: { no: 'A program has no view of its own meter. The harness compares what separate workers of a metered engine report.' },
});

export const meterLimitTerminates = rule({
  id: 'host/meter-limit-terminates',
  keyword: 'should',
  text: 'Where a worker is metered, exceeding the limit ends it; no program can catch, defer or reset that.',
  source: notes,
  profiles: ANY,
  threat: 'resource-exhaustion',
  observable: { no: 'The end of a worker is not a value of any program. The harness watches processes of metered engines.' },
});

export const stackOverflowFate = rule({
  id: 'host/stack-overflow-fate',
  keyword: 'open',
  text: 'What becomes of a program that exhausts the stack.',
  why: 'No document says. A world that ends the worker shows as a crash, which here is an answer: it is uniform, and no invariant is left broken.',
  source: notes,
  profiles: ANY,
  threat: 'resource-exhaustion',
  observable: true,
  alternatives: [
    { id: 'range-error', text: 'It catches a RangeError.' },
    { id: 'other-error', text: 'It catches another error.' },
    { id: 'fatal', text: 'Its worker ends; nothing is caught.' },
  ],
});

export const stackOverflowSound = rule({
  id: 'host/stack-overflow-sound',
  keyword: 'must',
  text: 'Where a program survives the exhaustion of the stack, all rules hold afterwards as before, in it and in every other compartment.',
  source: overview,
  profiles: ANY,
  threat: 'resource-exhaustion',
  observable: true,
});

export const snapshotDeterministic = rule({
  id: 'host/snapshot-deterministic',
  keyword: 'should',
  text: 'Where a worker can be written to a snapshot, equal histories give equal bytes.',
  why: 'The notes are not sure of it and want it.',
  source: notes,
  profiles: ANY,
  observable: { no: 'Snapshots are written from outside the world. The harness compares those of separate workers.' },
});

export const snapshotResume = rule({
  id: 'host/snapshot-resume',
  keyword: 'should',
  text: 'A worker started from a snapshot goes on in the state that was written: primordials frozen, compartments and their globals there.',
  source: notes,
  profiles: ANY,
  observable: { no: 'It takes two processes, of which the second begins where the first ended; the harness starts them.' },
});

export const cspNoEvalHost = rule({
  id: 'host/csp-no-eval-host',
  keyword: 'must',
  text: 'Where the host forbids making code from strings, lockdown still freezes the primordials, harden still hardens, and every evaluator refuses with an error of this world.',
  why: 'The notes tell of content security policies that suppress every reachable eval. Cases run as scripts of the host, so that they hold with and without code generation.',
  source: notes,
  profiles: ['no-evaluators', 'compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const wasmHost = rule({
  id: 'host/wasm-host',
  keyword: 'should',
  text: 'An engine compiled to WebAssembly gives the same results as the engine itself.',
  source: notes,
  profiles: ANY,
  observable: { no: 'It compares two builds of one engine over the whole corpus, which is what a report with both columns does.' },
});

export const capabilityInjection = rule({
  id: 'host/capability-injection',
  keyword: 'must',
  text: 'Where each package has a compartment and is given powers by its own policy, a package uses the powers that it was given, and neither its dependencies nor its dependents have them thereby.',
  source: notes,
  profiles: ['compartment'],
  threat: 'child-compartment-escalation',
  observable: true,
});

export const autoHardenExports = rule({
  id: 'host/auto-harden-exports',
  keyword: 'open',
  text: 'Whether what a module exports is hardened without its asking.',
  why: 'The notes weigh it as a replacement for a membrane around exports, and name a language that requires it. ECMA-262 does not.',
  source: notes,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'as-made', text: 'Exported objects are as their module made them.' },
    { id: 'hardened', text: 'Exported objects are frozen.' },
  ],
});

export const hardenedExportsDefend = rule({
  id: 'host/hardened-exports-defend',
  keyword: 'must',
  text: 'A module that hardens what it exports is safe from its importers: none can change what another sees.',
  source: notes,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const membranePossible = rule({
  id: 'host/membrane-possible',
  keyword: 'must',
  text: 'Proxy and WeakMap of the frozen world suffice to build a revocable membrane: what passes is wrapped both ways, identity is kept, and after revocation nothing behind it can be reached.',
  source: overview,
  profiles: ANY,
  threat: 'proxy-handler-leak',
  observable: true,
});

export const principalDenyByDefault = rule({
  id: 'host/principal-deny-by-default',
  keyword: 'must',
  text: 'Two principals in compartments of their own have no way to interact until somebody grants one, and a grant is exactly as wide as what was handed over.',
  source: takeaways,
  profiles: ANY,
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const principalNoTamper = rule({
  id: 'host/principal-no-tamper',
  keyword: 'must',
  text: 'A subverted principal can send messages to those who listen, and can change nothing that belongs to another: not its globals, its functions, its data, nor how its messages are delivered.',
  source: takeaways,
  profiles: ANY,
  threat: 'prototype-pollution-after-lockdown',
  observable: true,
});

export const astRoundtrip = rule({
  id: 'host/ast-roundtrip',
  keyword: 'should',
  text: 'A program given as a syntax tree behaves as its source does.',
  source: takeaways,
  profiles: ANY,
  observable: { no: 'Engines take source text. It is a property of the reference interpreter, tested by printing and parsing generated programs.' },
});

export const frozenPrimordialsNode = rule({
  id: 'host/frozen-primordials-node',
  keyword: 'may',
  text: 'A runtime may offer frozen primordials by an option of its own; it is then held to the chapter on primordials.',
  source: article,
  profiles: ANY,
  observable: { no: 'It asks nothing of its own: Node with --frozen-intrinsics is an engine here, and the chapter on primordials is run on it.' },
});

export const hostChapter: Chapter = {
  id: 'host',
  title: 'Hosts and principals',
  introduction:
    'The notes behind SES ask for more than a language: metered and replayable workers, hosts without code generation, membranes, packages and principals that are kept apart. Much of it is seen only from outside, by comparing processes; the rest is asked here.',
  rules: [
    meterDeterministic,
    meterLimitTerminates,
    stackOverflowFate,
    stackOverflowSound,
    snapshotDeterministic,
    snapshotResume,
    cspNoEvalHost,
    wasmHost,
    capabilityInjection,
    autoHardenExports,
    hardenedExportsDefend,
    membranePossible,
    principalDenyByDefault,
    principalNoTamper,
    astRoundtrip,
    frozenPrimordialsNode,
  ],
};
