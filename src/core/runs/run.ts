import type { Actor, Consistency, FileKind, GenerationId, LeftoverId, StepId } from '../process';
import type { HostOs } from '../vmconfig/facts/host-os';

/** One backup of one VM (DESIGN.md section 5). Times are FILETIME in UTC, corrected by the clock offset of their computer. */
export interface Run {
  readonly id: string;
  readonly origin: 'observed' | 'predicted';
  readonly vm: { readonly id?: string; readonly name: string };
  readonly host: string;
  readonly hostOs?: HostOs;
  readonly generation: GenerationId;
  /** Why this generation: `assumed` is the default where nothing decides. */
  readonly generationFrom: 'host-os' | 'records' | 'assumed';
  /** The build of the host, where it is known exactly. */
  readonly build?: string;
  readonly requestor?: string;
  /** Snapshot set; runs of one set share it. */
  readonly setId?: string;
  readonly start: bigint;
  /** Absent: the log does not show an end. */
  readonly end?: bigint;
  readonly outcome: Outcome;
  /** One sentence of why. */
  readonly outcomeReason: string;
  readonly consistency: Consistency;
  /** Sentences with the evidence for it. */
  readonly consistencyReasons: readonly string[];
  readonly steps: readonly RunStep[];
  readonly files: readonly FileState[];
  readonly leftBehind: readonly LeftBehind[];
  /** Failures: the likely cause first, then what followed from it. */
  readonly story: readonly StoryLine[];
  /** What a reader must know and no step says. */
  readonly notes: readonly string[];
}

export type Outcome = 'succeeded' | 'failed' | 'incomplete' | 'unknown';

/** DESIGN.md section 3. */
export const stepStatuses = ['seen', 'implied', 'silent', 'missing', 'failed', 'not-reached', 'unknown'] as const;

export type StepStatus = (typeof stepStatuses)[number];

export interface RunStep {
  readonly id: StepId;
  readonly from: Actor;
  readonly to: Actor;
  readonly label: string;
  readonly status: StepStatus;
  readonly start?: bigint;
  readonly end?: bigint;
  readonly evidence: readonly EvidencePlace[];
  readonly note?: string;
}

/** Where a record is. */
export interface EvidencePlace {
  readonly uri: string;
  readonly byteOffset: number;
  readonly recordId: bigint;
  /** Uncorrected, as logged. */
  readonly time: bigint;
  readonly host: string;
  readonly provider: string;
  readonly eventId: number;
  /** Of a line of a text log: what it is; `eventId` is then 0. */
  readonly mark?: string;
}

export interface FileState {
  /** A path that a record names, or the pattern of the process model. */
  readonly path: string;
  readonly named: boolean;
  readonly kind: FileKind;
  readonly consistency: Consistency;
  readonly afterStep: StepId;
  readonly leftBehind: boolean;
}

export interface LeftBehind {
  readonly kind: LeftoverId;
  /** `proved` by a record, or `possible` after a backup that died in this step. */
  readonly certainty: 'proved' | 'possible';
  readonly step: StepId;
  readonly sign: string;
  readonly first: string;
  readonly rules: readonly string[];
}

export interface StoryLine {
  readonly role: 'cause' | 'consequence';
  readonly step: StepId;
  readonly says: string;
  /** As `0x80070020`. */
  readonly code?: string;
  readonly place: EvidencePlace;
  /** More records that said the same. */
  readonly also: readonly EvidencePlace[];
}

/** The clock of one computer against the reference host. */
export interface ClockOffset {
  readonly host: string;
  /** Added to its times. */
  readonly correctionMs: number;
  readonly from: 'given' | 'estimated' | 'reference' | 'none';
  /** Facts that both computers logged. */
  readonly facts: number;
  readonly note?: string;
}

/** What `observe` made of the records. */
export interface Observation {
  readonly runs: readonly Run[];
  readonly clocks: readonly ClockOffset[];
  readonly hosts: readonly HostSeen[];
  /** Sentences on what was seen and made no run, and on what was assumed. */
  readonly notes: readonly string[];
  readonly recordsSeen: number;
  /** Records that a signature knows. */
  readonly recordsUsed: number;
}

export interface HostSeen {
  readonly name: string;
  readonly role: 'hyper-v' | 'guest' | 'other';
  readonly hostOs?: HostOs;
  readonly buildFrom: 'given' | 'record' | 'events' | 'unknown';
  /** For a guest: its VM. */
  readonly vm?: string;
}
