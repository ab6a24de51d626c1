import type { TemplateResult } from 'lit';
import type { DrawingNode } from '../../core';

/** What can be shown as a picture: a run, a snapshot set, a comparison. */
export interface PictureSubject {
  readonly width: number;
  readonly height: number;
  /** So much of its upper edge stays in sight. */
  readonly headerHeight: number;
  /** For who does not see it. */
  readonly label: string;
  readonly description: string;
  /** What can be chosen, from above. */
  readonly items: readonly PictureItem[];
  /** The stretch of it between two heights. */
  draw(from: number, to: number): DrawingNode;
  /** Stands over the picture and stays in sight. */
  readonly head?: TemplateResult | Node;
}

export interface PictureItem {
  readonly key: string;
  readonly top: number;
  readonly height: number;
  readonly sentence: string;
}
