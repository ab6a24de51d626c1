import type { BuildRange } from '../process';
import type { Span } from '../text/span';

/** A message of an event, a code or an id, pasted without the record that it is of. */
export interface MessageText {
  readonly text: string;
  readonly events: readonly MessageEvent[];
  /** Messages of VSS that carry a result code and do not say which event they are, in order. */
  readonly vss: readonly VssMessage[];
  /** What means something by itself, in order; only of a text that is nothing else. */
  readonly tokens: readonly MessageToken[];
  /** The messages, each with what stands above it, in order. */
  readonly parts: readonly Span[];
  /** False where they stand in a text that is something else. */
  readonly isAlone: boolean;
  readonly read: readonly Span[];
  readonly problems: readonly MessageProblem[];
}

/** An event that the text names, or whose message it is. */
export interface MessageEvent {
  readonly id: number;
  /** As records name it. */
  readonly provider: string;
  /**
   * `head`: the text says source and id. `message`: what the message says, no other event says. `assumed`: the text says the id alone,
   * and of the sources that are known one has it.
   */
  readonly from: 'head' | 'message' | 'assumed';
  /** The builds whose message reads so. */
  readonly builds?: BuildRange;
  /** Of the id and its source, or of what tells the event apart. */
  readonly span: Span;
  /** The message, where there is one; else what names it. */
  readonly body: Span;
}

/** What VSS adds to its messages in every language: a result code, and two blocks of what it was doing and where. */
export interface VssMessage {
  readonly span: Span;
  readonly code: MessageToken & { readonly kind: 'code' };
  /** `CreateFileW`, or whatever was called. */
  readonly routine?: string;
  /** Lower case, no braces; of the block on where it happened. */
  readonly writerId?: string;
}

/** What means something wherever it stands. */
export type MessageToken = { readonly span: Span } & (
  | {
      readonly kind: 'code';
      /** As `0x80070020`. */
      readonly value: string;
    }
  | {
      readonly kind: 'job';
      /** Of a WMI job, 32768 to 32779. */
      readonly value: string;
    }
  | {
      readonly kind: 'guid';
      /** Lower case, no braces. */
      readonly value: string;
    }
  | {
      readonly kind: 'file';
      /** A disk file, with its folder where that is written. */
      readonly value: string;
    }
  | {
      readonly kind: 'event';
      /** `VMMS 19100`, or the number alone where no source is named. */
      readonly value: string;
    }
  | {
      readonly kind: 'state';
      /** The number of a state of a VSS writer. */
      readonly value: string;
    }
  | {
      readonly kind: 'rule';
      /** The code of what a sentence says that is no event. */
      readonly value: string;
    }
);

/** A place that is understood only in part, and why. */
export interface MessageProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
