import type { HostOs } from '../vmconfig/facts/host-os';
import type { Actor } from './actors';
import type { FileKind } from './files';
import type { LeftoverId } from './leftovers';

/** The backup path that a run took. */
export const generationIds = ['guest-snapshot', 'checkpoint', 'reference-point'] as const;

export type GenerationId = (typeof generationIds)[number];

/** Every step of every generation (DESIGN.md section 5). */
export type StepId =
  | 'identify'
  | 'add-volumes'
  | 'prepare'
  | 'precheck'
  | 'guest-request'
  | 'guest-snapshot'
  | 'guest-done'
  | 'guest-freeze'
  | 'checkpoint-create'
  | 'autorecovery-attach'
  | 'autorecovery-detach'
  | 'volume-snapshot'
  | 'auto-recovery'
  | 'guest-cleanup'
  | 'reference-point'
  | 'checkpoint-merge'
  | 'expose'
  | 'transfer'
  | 'backup-complete'
  | 'snapshot-delete'
  | 'reference-point-delete'
  | 'save'
  | 'resume';

/** One act of a generation. */
export interface ProcessStep {
  readonly id: StepId;
  readonly from: Actor;
  readonly to: Actor;
  /** A few words for an arrow. */
  readonly label: string;
  /** One or two sentences for a hover. */
  readonly what: string;
  /** All files of the VM that are there when the step is done. */
  readonly files: readonly FileKind[];
  /** What stays when the backup dies in this step. */
  readonly leaves: readonly LeftoverId[];
  /** Why a backup may do without it; absent for a step that every backup of the generation has. */
  readonly optional?: string;
  /** Later steps that cannot have come without it, though other backups do without both. */
  readonly neededBy?: readonly StepId[];
  /** Steps that may come before or after it: sources disagree, or products do. */
  readonly anyOrderWith?: readonly StepId[];
  readonly sources: readonly string[];
}

/** One generation of LIFECYCLE: its steps in order, and the steps of the saved-state variant. */
export interface Generation {
  readonly id: GenerationId;
  readonly title: string;
  readonly hosts: readonly HostOs[];
  readonly steps: readonly ProcessStep[];
  /** Saving and resuming a VM that cannot be backed up while it runs; `after` says where they stand. */
  readonly savedState: readonly (ProcessStep & { readonly after: StepId | 'start' })[];
}
