import type { Located, Span } from '../text/span';

/** What `vssadmin` printed, in whatever language: values with their places, and what could not be read. */
export interface VssText {
  readonly text: string;
  /** One for each call of `vssadmin` that shows, in order. A paste without a prompt or banner is one. */
  readonly outputs: readonly VssOutput[];
  readonly writers: readonly VssWriter[];
  readonly providers: readonly VssProvider[];
  readonly shadows: readonly VssShadow[];
  readonly storages: readonly VssStorage[];
  readonly volumes: readonly VssVolume[];
  /** Result codes (`0x80042306`) wherever they stand, upper case with a small x. */
  readonly codes: readonly Located<string>[];
  /** Of each record, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly VssTextProblem[];
}

/** The verbs of `vssadmin list`. */
export type VssSubject = 'writers' | 'providers' | 'shadows' | 'shadowstorage' | 'volumes';

/** The output of one call. */
export interface VssOutput {
  readonly span: Span;
  /** What the command line asked for, where it was pasted too. */
  readonly subject?: VssSubject;
  /** True when it begins with the tool's banner or with its command line, so that nothing is missing before it. */
  readonly hasBeginning: boolean;
  /** True when another prompt or output follows: then nothing is missing at its end. */
  readonly hasEnd: boolean;
}

interface VssRecord {
  readonly span: Span;
  /** Which of `outputs` it is of. */
  readonly output: number;
}

export interface VssWriter extends VssRecord {
  readonly name?: Located<string>;
  /** Lower case, no braces; the same on every computer. */
  readonly id?: Located<string>;
  readonly instanceId?: Located<string>;
  readonly state?: WriterStateShown;
  /** As printed, in the language of the system. */
  readonly lastError?: Located<string>;
}

export interface WriterStateShown extends Located<number> {
  /** The word beside the number, as printed. */
  readonly words: string;
}

export interface VssProvider extends VssRecord {
  readonly name?: Located<string>;
  /** As printed, in the language of the system. */
  readonly type?: Located<string>;
  readonly id?: Located<string>;
  readonly version?: Located<string>;
}

export interface VolumeShown {
  /** Lower case, no braces. */
  readonly id: string;
  /** What stands in parentheses before it: a drive letter, a folder, or `?`. */
  readonly mount?: string;
  readonly span: Span;
}

export interface VssShadow extends VssRecord {
  readonly setId?: Located<string>;
  readonly copyId?: Located<string>;
  /** When the set was created, as printed: local, and written as the system writes dates. */
  readonly created?: Located<string>;
  readonly original?: VolumeShown;
  readonly device?: Located<string>;
  readonly machines: readonly Located<string>[];
  readonly provider?: Located<string>;
  readonly type?: Located<string>;
  readonly attributes?: Located<string>;
}

export interface VssStorage extends VssRecord {
  readonly forVolume?: VolumeShown;
  readonly onVolume?: VolumeShown;
  readonly used?: SizeShown;
  readonly allocated?: SizeShown;
  readonly maximum?: SizeShown;
}

export interface SizeShown {
  readonly span: Span;
  /** As printed, without the percentage. */
  readonly words: string;
  /** The number before the unit; absent where a word stands for it, as for a storage without limit. */
  readonly number?: number;
  readonly unit?: string;
  /** Absent for a unit that is not known. */
  readonly bytes?: number;
  /** Of the volume that holds the storage. */
  readonly percent?: number;
}

export interface VssVolume extends VssRecord {
  readonly path?: Located<string>;
  readonly volume: VolumeShown;
}

/** A place that could not be read, or not whole, and why. */
export interface VssTextProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
