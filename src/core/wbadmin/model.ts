import type { Located, Span } from '../text/span';
import type { StepId } from './step-patterns';

/** What wbadmin printed, or Windows Server Backup wrote into its text logs. */
export interface WbadminText {
  readonly text: string;
  /** Command lines, in order. */
  readonly calls: readonly WbadminCall[];
  /** What `get versions` lists, in order. */
  readonly versions: readonly BackupVersion[];
  /** What `get items` lists of applications, in order. */
  readonly items: readonly BackupItem[];
  /** Lines of a backup that is running or done, in order. */
  readonly steps: readonly BackupStep[];
  /** Result codes in lines of the tool, upper case with a small x, in order. */
  readonly codes: readonly Located<string>[];
  /** Of each of these but the codes, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly WbadminProblem[];
}

/** `wbadmin start backup -include:D: ...`. */
export interface WbadminCall {
  readonly span: Span;
  /** `start backup`, lower case. */
  readonly verb: string;
  /** By name, lower case, without the dash: `include`, `backuptarget`, `hyperv`. */
  readonly options: Readonly<Record<string, Located<string>>>;
}

/** One backup that can be restored. */
export interface BackupVersion {
  readonly span: Span;
  /** `03/06/2014-21:00`, the same in every language. */
  readonly identifier: Located<string>;
  /** The identifier as ISO 8601: it is in UTC, also where the time above it is that of the computer. */
  readonly time: string;
  /** As printed, in the time zone and the language of the computer. */
  readonly written?: Located<string>;
  readonly target?: Located<string>;
  /** As printed: `Volume(s), File(s), Application(s)`. */
  readonly recover?: Located<string>;
  /** Lower case, no braces. */
  readonly snapshotId?: Located<string>;
}

export interface BackupItem {
  readonly span: Span;
  readonly application: Located<string>;
  readonly component: Located<string>;
}

export interface BackupStep {
  readonly id: StepId;
  readonly span: Span;
  /** Volume, file, component, target: what the pattern's groups found. */
  readonly values: Readonly<Record<string, Located<string>>>;
}

/** A place that could not be read, or not whole, and why. */
export interface WbadminProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
