import type { StepId } from '../process';
import type { HostOs } from '../vmconfig/facts/host-os';
import type { EventEvidence } from './facts/events';

/** What kind of thing a query was taken for. */
export type ExplanationKind =
  'rule' | 'writer-state' | 'job-code' | 'product-code' | 'hresult' | 'event' | 'guid' | 'file-name' | 'topic';

/** What a query means: one match for each thing it can be, the likeliest first. */
export interface Explanation {
  /** As asked, shortened when very long. It is text of the user: escape it before showing it as markup. */
  readonly query: string;
  /** The host for which meanings were chosen; absent: not known, all meanings are equal. */
  readonly hostOs?: HostOs;
  readonly matches: readonly ExplanationMatch[];
  /** Why there is no match and what can be asked, or how matches were found. */
  readonly note?: string;
}

/** One thing that the query can be. */
export interface ExplanationMatch {
  readonly kind: ExplanationKind;
  /** Stable: `Microsoft-Windows-Hyper-V-VMMS/10103`, `0x80070050`, `32768`, `DPM 30112`, `[8]`, a GUID, a rule code, a kind of file, a topic. */
  readonly id: string;
  readonly title: string;
  /** What it means on every host; absent where `variants` say it. */
  readonly meaning?: string;
  /** What it means by host; empty where `meaning` says it. */
  readonly variants: readonly ExplanationVariant[];
  /** More facts, each with its label. */
  readonly details: readonly ExplanationDetail[];
  /** Rules about it that hold on the host, with the safe next steps. */
  readonly rules: readonly RelatedRule[];
  /** How sure the answer is, and what it depends on. */
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

/** What an event means on a range of hosts. */
export interface ExplanationVariant {
  /** First and last host OS; both absent: every host. */
  readonly from?: HostOs;
  readonly to?: HostOs;
  readonly meaning: string;
  /** Codes of the rules about this meaning. */
  readonly rules: readonly string[];
  readonly step?: StepId;
  readonly evidence: EventEvidence;
  /** Whether it holds on the host that was named; absent where that cannot be told. */
  readonly applies?: boolean;
}

export interface ExplanationDetail {
  readonly label: string;
  readonly text: string;
  /** The text is a piece of the query, not ours. */
  readonly isQueried?: true;
}

export interface RelatedRule {
  readonly code: string;
  readonly title: string;
  /** What to do, safely; code words stand between backticks. Absent where the rule has no advice. */
  readonly advice?: string;
}

/** What the asker knows beside the query. */
export interface ExplainOptions {
  readonly hostOs?: HostOs;
}

/** A reader of one form of query: the matches of that form, none when the text has another form. */
export type Recogniser = (text: string, options: ExplainOptions) => readonly ExplanationMatch[];
