/**
 * The reference interpreter for programs that embed it: `ses262/reference`. See `README.md` for a first example.
 * Guest values reach the host as primitives or as opaque handles, never as anything that could be run.
 */
export { createWorld, ReferenceWorld } from './host/api/reference-world.ts';
export type { CompartmentLimits, InspectOptions, ReferenceWorldOptions } from './host/api/reference-world.ts';
export { Compartment } from './host/api/compartment.ts';
export type { EvaluateOptions, ModuleEvaluation, ScriptOptions, TreeOptions, Usage } from './host/api/compartment.ts';
export type { FoundModule, ModuleSource } from './host/api/module-map.ts';
export { MalformedTree } from './syntax/index.ts';
export { GuestError } from './host/api/guest-error.ts';
export type { Phase } from './host/api/guest-error.ts';
export { GuestReference } from './host/api/guest-reference.ts';
export type { GuestValue } from './host/api/guest-reference.ts';
export type { HostValue } from './host/api/from-host.ts';
export type { HostFunction } from './host/api/host-function.ts';
export type { DescribeOptions, Description, ObjectDescription, ObjectKind, PropertyDescription } from './host/api/describe.ts';
export { DEFAULT_DEPTH } from './runtime/agent.ts';
export { LimitExceeded } from './runtime/completion.ts';
export type { GuestFrame, LimitKind } from './runtime/completion.ts';
export type { TimeZone } from './host/time-zone.ts';
