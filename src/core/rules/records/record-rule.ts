import type { ProviderKey } from '../../process';
import type { BuildRange } from '../../process';
import type { SignatureFields } from '../../process/signatures/signature';
import type { HostOs } from '../../vmconfig/facts/host-os';
import type { Severity, SeverityOrOff } from '../rule';

/** Which records a rule is about. */
export interface EventRow {
  readonly provider: ProviderKey;
  readonly ids: readonly number[];
  /** Absent: every build. */
  readonly builds?: BuildRange;
  readonly fields?: SignatureFields;
  /** Only with one of these result codes, as `0x80070020`. */
  readonly codes?: readonly string[];
  /** With none of these: another rule tells more of them. */
  readonly notCodes?: readonly string[];
  /** Lowers the severity for this event. */
  readonly atMost?: Severity;
}

/**
 * A rule that is "this event on this build". `where` says what else must hold: `any` nothing, `run` that a backup of a VM of that
 * host (or of that guest) was running, `guest` that a guest logged it while it was backed up, `hyper-v` that a Hyper-V host did.
 */
export interface RecordRule {
  readonly code: string;
  readonly severity: SeverityOrOff;
  readonly severityByHost?: Partial<Record<HostOs, SeverityOrOff>>;
  readonly where: 'any' | 'run' | 'guest' | 'hyper-v';
  readonly events: readonly EventRow[];
  /** One sentence with the values, then, if needed, why it matters. */
  message(values: RecordValues): string;
  /** What to do first, as a sentence; nothing that touches disk files. */
  readonly advice: string;
  /** To copy, with its precondition. */
  readonly powershell?: (values: RecordValues) => { readonly script: string; readonly safety: string } | undefined;
}

/** The values of a record in words, safe to put into a sentence. */
export interface RecordValues {
  /** `VM "X"`, or `A VM` where the record names none. */
  readonly vm: string;
  /** The bare name, where it is known. */
  readonly vmName: string | undefined;
  readonly host: string;
  readonly provider: string;
  readonly id: number;
  readonly code: string | undefined;
  /** ` (0x80070020: in use by another process)`, or nothing. */
  readonly why: string;
  /** `"D:\VMs\X.vhdx"`, or `a disk`. */
  readonly file: string;
  /** `AutoRecovery file "D:\VMs\X-AutoRecovery.avhdx"`; the noun alone where the record names no file. */
  readonly called: (noun: string) => string;
  readonly volume: string;
  /** The value that `%n` stands for, quoted; `a value that the record lacks` where it is not there. */
  readonly value: (n: number) => string;
}
