import type { BuildRange } from '../builds';
import type { GenerationId, StepId } from '../steps';
import type { ProviderKey } from './providers';

/**
 * How well a row is known, after the event catalogue: E seen in a real log file, X in a real export, S in a made sample after
 * a real post, T as pasted text or script, D in documentation only, M in message tables only.
 */
export type EvidenceGrade = 'E' | 'X' | 'S' | 'T' | 'D' | 'M';

export interface Signature {
  readonly provider: ProviderKey;
  /** Empty for a line of a text log. */
  readonly ids: readonly number[];
  /** Lines of text logs, which have no event ids: what they are, by the rows of their kinds' tables. */
  readonly marks?: readonly string[];
  /** Builds of the computer that logs it on which it means this. */
  readonly builds: BuildRange;
  /** `proves` that the step happened, `fails`: that it failed, `belongs`: that it was in its time and says something of it. */
  readonly verdict: 'proves' | 'fails' | 'belongs';
  /** The step by generation; a generation that is not named does not know the event. */
  readonly steps: Partial<Record<GenerationId, StepId>>;
  /** Of a step that takes time: the record marks its start or its end. Absent: it is the step. */
  readonly edge?: 'start' | 'end';
  /** True where the run does not go on after it. */
  readonly stops?: boolean;
  /** It stands beside a backup and is of no step: `steps` says only where it is told. */
  readonly isContext?: boolean;
  /** A summary: where another failure stands near it, that one is the cause. */
  readonly generic?: boolean;
  /** Of a summary: the first step in which the failure can lie. */
  readonly since?: StepId;
  /** `only` where nothing but a backup logs it. Without one such record there is no run. */
  readonly backup: 'only' | 'also';
  /** `vm` names its VM; `guest` is logged in the guest; `host` is of a volume, a set or a whole job. */
  readonly scope: 'vm' | 'guest' | 'host';
  /** What it says, as the end of a sentence that begins with the provider. Our words. */
  readonly says: string;
  readonly fields?: SignatureFields;
  readonly evidence: EvidenceGrade;
  /** Only where a source says that these builds leave it every time. */
  readonly always?: Always;
  readonly sources: readonly string[];
}

/** What a source says of a record that is never left out. */
export interface Always {
  readonly builds: BuildRange;
  /** When it is logged each time, as the end of a sentence that begins with "whenever". */
  readonly whenever: string;
  readonly source: string;
}

/** Where the values stand: a name of the data, or the number n of `%n` of the message. 0: it has none. */
export interface SignatureFields {
  readonly vmName?: FieldRef;
  readonly vmId?: FieldRef;
  readonly error?: FieldRef;
  readonly code?: FieldRef;
  readonly file?: FieldRef;
  readonly setId?: FieldRef;
  readonly volume?: FieldRef;
}

export type FieldRef = number | string;

/** VMMS, worker and integration events: %1 VM, %2 its id, and where there are more, %3 the error's text, %4 its code. */
export const vmFields: SignatureFields = { vmName: 1, vmId: 2 };
export const vmErrorFields: SignatureFields = { vmName: 1, vmId: 2, error: 3, code: 4 };

/** The message catalogues of 2008 R2 to 1703 that most rows were read from. */
export const welm = 'https://github.com/Velocidex/evtx-data';

/** Makes a table: what all rows share is said once, and a row must bring what the shared part does not say. */
export function table<Shared extends Partial<Signature>>(
  shared: Shared,
  rows: readonly (Partial<Signature> & Omit<Signature, keyof Shared | 'builds'>)[],
): Signature[] {
  // The compiler cannot see that two generic parts make a whole; the type of `rows` has asked for what `shared` lacks.
  return rows.map((row) => ({ builds: {}, ...shared, ...row }) as unknown as Signature);
}
