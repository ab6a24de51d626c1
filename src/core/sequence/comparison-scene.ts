import type { Outcome, StepStatus } from '../runs';
import type { Label } from './scene';

/** Two runs in two columns, a row for each step of either. Pixels from the upper left corner. */
export interface ComparisonScene {
  readonly width: number;
  readonly height: number;
  /** Rows begin below this line; what stands above it may be kept in sight. */
  readonly headerHeight: number;
  /** The first difference in a sentence, in as many lines as it needs. */
  readonly heading: readonly Label[];
  readonly columns: readonly [ComparisonColumn, ComparisonColumn];
  /** What is said of the whole runs, then the steps. */
  readonly rows: readonly ComparedRow[];
  readonly title: string;
  readonly description: string;
}

export interface ComparisonColumn {
  readonly run: string;
  readonly outcome: Outcome;
  /** Drawn with a dashed frame: nothing of the column was observed. */
  readonly isPredicted?: true;
  readonly x: number;
  readonly width: number;
  readonly name: Label;
  readonly when: Label;
}

/** A step of either run, or something that is said of the whole of both. */
export interface ComparedRow {
  /** Position in `comparison.rows`; absent for what is said of the whole. */
  readonly index?: number;
  readonly mark: 'first' | 'different' | 'same';
  readonly top: number;
  readonly height: number;
  /** The sign of a difference, before the name. */
  readonly sign?: Label;
  readonly label: Label;
  /** What is said of the row below its name. */
  readonly remark?: Label;
  readonly a?: ComparedCell;
  readonly b?: ComparedCell;
  readonly sentence: string;
}

export interface ComparedCell {
  readonly run: string;
  /** Position in the steps of the run; absent for what is said of the whole. */
  readonly step?: number;
  /** Told by a shape before the words; absent where there is no such step. */
  readonly status?: StepStatus;
  readonly x: number;
  readonly text: Label;
  /** Ids and codes of the records. */
  readonly proof?: Label;
}
