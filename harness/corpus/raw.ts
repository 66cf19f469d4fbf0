/** The shape of a case file once the schema has passed it. */
import type { Edition, Profile, RuleId } from '../../spec/model.ts';
import type { Capability, HostSettings, Stage, Step, WalkTarget } from '../../suites/model.ts';

export interface RawStep {
  readonly in?: string;
  readonly program: string;
  readonly as?: Step['as'];
  readonly endowments?: string;
}

export interface RawThrows {
  readonly constructor: string;
  readonly phase?: 'parse' | 'run';
  readonly realm?: 'shared' | 'any';
}

export interface RawExpectation {
  readonly value?: unknown;
  readonly throws?: string | RawThrows;
  readonly throwsValue?: unknown;
  readonly parses?: true;
  readonly log?: readonly unknown[];
  readonly frozen?: 'shallow' | 'deep';
  readonly unreachable?: WalkTarget;
  readonly same?: true;
  readonly distinct?: true;
  readonly either?: readonly RawExpectation[];
}

export interface RawPrograms {
  readonly program?: string;
  readonly in?: string;
  readonly as?: Step['as'];
  readonly endowments?: string;
  readonly steps?: readonly RawStep[];
}

export interface RawDifference extends RawPrograms {
  readonly id: string;
  readonly why: string;
  readonly profiles?: readonly Profile[];
  readonly expect: RawExpectation;
}

export interface RawCase extends RawPrograms {
  readonly id: string;
  readonly description: string;
  readonly intent?: 'attack' | 'sanity';
  readonly rules?: readonly RuleId[];
  readonly threat?: string;
  readonly modules?: { readonly [specifier: string]: string };
  readonly world?: {
    readonly stage?: Stage;
    readonly lockdown?: { readonly [name: string]: unknown };
    readonly customise?: string;
    readonly globals?: { readonly [compartment: string]: string };
    readonly host?: HostSettings;
  };
  readonly requires?: readonly Capability[];
  readonly editions?: readonly Edition[];
  readonly syntax?: 'es2018' | 'invalid' | 'beyond';
  readonly expect?: RawExpectation;
  readonly differs?: readonly RawDifference[];
  readonly choices?: readonly { readonly alternative: string; readonly expect: RawExpectation }[];
  readonly notes?: string;
}

export interface RawFile {
  readonly rule: RuleId;
  readonly threat?: string;
  readonly requires?: readonly Capability[];
  readonly cases: readonly RawCase[];
}
