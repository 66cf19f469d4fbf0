/**
 * What a case is, once its YAML has been read and checked (`suites/schema/case.schema.json` describes the file).
 * Generated cases have the same shape.
 */
import type { Edition, Profile, RuleId } from '../spec/model.ts';

/**
 * A value that crosses the door as tagged JSON. `null`, booleans, finite numbers but -0, and strings stand for
 * themselves; arrays are arrays; everything else is an object with exactly one `$…` key (and details beside it).
 */
export type Tagged =
  | null
  | boolean
  | number
  | string
  | readonly Tagged[]
  | { readonly $undefined: true }
  | { readonly $number: 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { readonly $bigint: string }
  | { readonly $symbol: string }
  /** An ordinary object whose prototype is %Object.prototype% or null: own enumerable string keys. */
  | { readonly $object: { readonly [key: string]: Tagged } }
  | { readonly $function: string }
  | { readonly $error: ErrorObservation }
  /** Any other object, by its class string; also what lies below the depth limit. */
  | { readonly $other: string };

export interface ErrorObservation {
  /** Name of the intrinsic error constructor whose prototype the error inherits, or `other`. */
  readonly constructor: string;
  /** `shared`: the prototype is the observing world's own intrinsic; `foreign`: it is error-like but from elsewhere. */
  readonly realm: 'shared' | 'foreign';
}

/** Where and how one program runs. */
export interface Step {
  /** `start`, or the name of a compartment of this case's world; `child` is the default one. */
  readonly in: string;
  readonly program: string;
  /** How the text is evaluated. `program` is the default. `module` evaluates the named module of `modules` (its specifier is the program text). */
  readonly as: 'program' | 'expression' | 'indirect-eval' | 'function-body' | 'module';
  /** Source of an object expression, evaluated in the start compartment: what this evaluation is endowed with, as lexical consts. Requires `lexical-endowments`. */
  readonly endowments?: string;
}

export type Stage = 'locked' | 'before-lockdown';

/** Settings of the machine around the engine's process, which a SES world must not show. */
export interface HostSettings {
  /** An IANA name, such as `Asia/Kolkata`. */
  readonly timeZone?: string;
  /** A POSIX locale, such as `tr_TR.UTF-8`. */
  readonly locale?: string;
}

/** What the case needs of its world besides the default (locked down, default options). */
export interface WorldOptions {
  readonly stage: Stage;
  /** Options for lockdown, as data. */
  readonly lockdown?: { readonly [name: string]: Tagged };
  /** Vetted customisation: source run in the start compartment before the freeze. */
  readonly customise?: string;
  /** Source of an object expression evaluated in the start compartment: globals that the named compartments are made with. */
  readonly globals?: { readonly [compartment: string]: string };
  /** The engine runs in a process of its own with these settings. Requires `host-settings`. */
  readonly host?: HostSettings;
}

export type WalkTarget = 'unfrozen' | 'evaluator' | 'global-object' | 'host-object' | 'unknown-intrinsic' | 'mutable-state';

export type Phase = 'parse' | 'run';

export interface ThrowsExpectation {
  /** Name of an intrinsic error constructor; `any` where the source leaves the class open. */
  readonly constructor: string;
  readonly phase?: Phase;
  /** `shared` (default): of the observing world's own intrinsics. `any` only where the rule says so. */
  readonly realm?: 'shared' | 'any';
}

/** Exactly one verb per expectation. Message texts are never matched. */
export type Expectation =
  | { readonly verb: 'value'; readonly value: Tagged }
  | { readonly verb: 'throws'; readonly throws: ThrowsExpectation }
  /** The thrown value itself is not an error: SameValue against it. */
  | { readonly verb: 'throws-value'; readonly value: Tagged }
  /** Parses: whatever it then does. For STAT rules. */
  | { readonly verb: 'parses' }
  /** What the case's programs passed to `log(…)`, in order, after jobs are drained. */
  | { readonly verb: 'log'; readonly log: readonly Tagged[] }
  /** The completion value is frozen: itself, or with everything reachable from it. */
  | { readonly verb: 'frozen'; readonly frozen: 'shallow' | 'deep' }
  /** A walk from the completion value meets nothing of that kind. */
  | { readonly verb: 'unreachable'; readonly target: WalkTarget }
  /** The completion values of the last two steps are one object (or value), or are two. */
  | { readonly verb: 'same' }
  | { readonly verb: 'distinct' }
  | { readonly verb: 'either'; readonly either: readonly Expectation[] };

/** A documented alternative seen in the field: safe, but not the rule. */
export interface Difference {
  readonly id: string;
  readonly why: string;
  /** Profiles whose documents ask for just this: in a run for a set of one of them it passes, as the expectation does. */
  readonly profiles?: readonly Profile[];
  /** Programs of its own, or the case's. */
  readonly steps?: readonly Step[];
  readonly expect: Expectation;
}

/** For rules that are `open`: which alternative of the rule an observation shows. */
export interface Choice {
  readonly alternative: string;
  readonly expect: Expectation;
}

export type Capability =
  | 'compartments'        // more than one compartment in a world
  | 'lockdown'            // the function of that name, by which programs ask for the freeze
  | 'stages'              // programs can run before the freeze
  | 'lockdown-options'    // that freeze takes the shim's options
  | 'harden'
  | 'realm-api'           // Realm.makeCompartment, evaluateProgram, evaluateExpr
  | 'compartment-api'     // the Compartment constructor
  | 'compartment-positional' // its three positions, module(), the boxed import
  | 'evaluate-expression' // a way to evaluate an expression as such
  | 'lexical-endowments'  // const bindings in the program's own scope
  | 'transforms'          // source-to-source functions for programs
  | 'modules'
  | 'virtual-modules'     // static module records of third parties, with execute
  | 'customise'           // vetted customisation before the freeze
  | 'evaluators'          // any runtime evaluator
  | 'stack-errors'        // an exhausted stack throws, rather than ending the worker
  | 'later-editions'      // the language goes beyond ES2018: private fields, AggregateError
  | 'host-settings'       // the engine can be started under a time zone and a locale
  | 'editions';           // the world can be made in either edition

export interface Case {
  /** Permanent, unique in the corpus, never reused; words, kebab-case. */
  readonly id: string;
  readonly rules: readonly [RuleId, ...RuleId[]];
  /** One sentence that reads true when the case passes. */
  readonly description: string;
  readonly steps: readonly Step[];
  readonly modules?: { readonly [specifier: string]: string };
  readonly world: WorldOptions;
  readonly requires: readonly Capability[];
  readonly editions?: readonly Edition[];
  readonly threat?: string;
  /** `attack`: an attempt to break the rule; `sanity`: shows the ordinary behaviour. */
  readonly intent: 'attack' | 'sanity';
  /** Absent for open rules, which have `choices`. */
  readonly expect?: Expectation;
  readonly differs: readonly Difference[];
  readonly choices: readonly Choice[];
  /** The program is meant not to parse, or to use syntax newer than the language: lint leaves its text alone. */
  readonly syntax: 'es2018' | 'invalid' | 'beyond';
  readonly notes?: string;
  /** Generated cases only: the intrinsic they are about, such as `%Array.prototype%`. Reports keep them together by it. */
  readonly subject?: string;
  /** Where it is defined: file (relative to the suite's root) and 1-based line; `generated` for table cases. */
  readonly origin: { readonly file: string; readonly line: number } | 'generated';
}
