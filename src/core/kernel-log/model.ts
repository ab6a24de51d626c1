import type { Located, Span } from '../text/span';
import type { LineId } from './line-patterns';

/** What a Linux guest says of the service by which its host asks for a snapshot. */
export interface KernelLog {
  readonly text: string;
  /** Lines of the kernel and of the daemon that a pattern knows, in order. */
  readonly lines: readonly KernelLine[];
  /** What systemd says of the daemon's unit, in order. */
  readonly units: readonly UnitStatus[];
  /** What the package manager says is not there, in order. */
  readonly packages: readonly Located<string>[];
  /** Of each line, unit and package, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly KernelLogProblem[];
}

/** One known line. */
export interface KernelLine {
  readonly id: LineId;
  /** The whole line. */
  readonly span: Span;
  /** What it says, without time, host and writer. */
  readonly message: Located<string>;
  readonly stamp: Stamp;
  /** The mount point, the number of an error, the number of a SCSI host or disk: what the pattern's groups found. */
  readonly values: Readonly<Record<string, Located<string>>>;
}

/** What stands before the message of a line. */
export interface Stamp {
  /** Time and date as they are written: `   12.345678`, `Mar  6 22:00:31`. Absent where the line has none. */
  readonly written?: Located<string>;
  /** Absent where the line has no year: seconds since the start of the system are no time of day, and syslog writes no year. */
  readonly time?: string;
  readonly host?: Located<string>;
}

/** What `systemctl status`, `list-units` or `list-unit-files` shows of a unit. */
export interface UnitStatus {
  readonly span: Span;
  readonly name: Located<string>;
  /** `disabled`, `enabled`, `masked`, as printed. */
  readonly enabled?: Located<string>;
  /** As printed: `active (running)`, `inactive (dead)`, `failed (Result: exit-code)`; absent where only `enabled` is shown. */
  readonly active?: Located<string>;
  /** Why it was not started. */
  readonly condition?: Located<string>;
  /** True for "Unit ... could not be found". */
  readonly isMissing?: true;
}

/** A place that could not be read, or not whole, and why. */
export interface KernelLogProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
