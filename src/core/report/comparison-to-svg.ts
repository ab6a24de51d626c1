import type { RunComparison } from '../runs';
import { drawComparison, drawingToSvgText, layoutComparison, textMeasure } from '../sequence';

/** `runs --compare --format svg`: the two runs in two columns, for print. */
export function comparisonToSvg(
  comparison: RunComparison,
  { timeZone = 'UTC' }: { readonly timeZone?: string } = {},
): string {
  const scene = layoutComparison(comparison, { measure: textMeasure, width: 1000, timeZone });
  const { title, description } = scene;
  return drawingToSvgText(drawComparison(scene), { palette: 'print', title, description });
}
