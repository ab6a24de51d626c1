import type { Span } from '../text/span';
import type { HostOs } from '../vmconfig/facts/host-os';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Most severe first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** A setting or a host may also turn a rule off. */
export type SeverityOrOff = Severity | 'off';

/** What a rule reports: its code and severity are added by the runner. */
export interface RuleFinding {
  readonly span: Span;
  /** One sentence with the actual values, then, if needed, why it matters. */
  readonly message: string;
  /** Lowers the severity for this finding, never raises it: an inference is at most a warning. */
  readonly atMost?: Severity;
  readonly related?: readonly RelatedSpan[];
  /** Computed when somebody asks. Host changes (PowerShell) come first. */
  readonly fixes?: () => readonly Fix[];
}

export interface RelatedSpan {
  /** Absent: the same document. */
  readonly uri?: string;
  readonly span?: Span;
  /** Of a log: the record. */
  readonly record?: RecordId;
  readonly message: string;
}

/** Which record of its log something is about. */
export interface RecordId {
  readonly recordId: bigint;
  readonly byteOffset: number;
  /** FILETIME, as logged. */
  readonly time: bigint;
}

export interface Fix {
  readonly title: string;
  /** Edits of the open text only. */
  readonly edits?: readonly TextEdit[];
  /** To copy, never run by us. */
  readonly powershell?: string;
  /** What must hold before it is done, for example that the VM is off. */
  readonly safety?: string;
  /** True for the edit a user would nearly always want. */
  readonly preferred?: boolean;
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** One check. Titles and sources of `HVBnnn` rules stand in the catalogue; structure rules carry their own. */
export interface Rule<In> {
  readonly code: string;
  readonly title: string;
  /** `fast` runs on each change; `slow` on save, in Diagnose and on the command line. */
  readonly cost: 'fast' | 'slow';
  /** Where the host OS is unknown, or not in `severityByHost`. */
  readonly severity: SeverityOrOff;
  readonly severityByHost?: Partial<Record<HostOs, SeverityOrOff>>;
  check(input: In, report: (finding: RuleFinding) => void): void;
}

/** A finding of the product: what DESIGN.md section 5 calls Finding. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  /** Absent for binary input. */
  readonly span?: Span;
  readonly related: readonly RelatedSpan[];
  readonly fixes: () => readonly Fix[];
}
