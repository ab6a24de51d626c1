import type { DrawingColors } from './drawing-css';

/** What the overview of a set and the comparison add to the style sheet of drawings. */
export function setCss(c: DrawingColors): readonly (readonly [selectors: readonly string[], style: string])[] {
  return [
    [['.row-line'], `stroke:${c.faint};stroke-width:0.5`],
    [['.run-line'], `stroke:${c.muted};stroke-width:1`],
    [['.run-line.open'], 'stroke-dasharray:2 4'],
    [['.snapshot-band'], `fill:${c.shade}`],
    [['.snapshot-edge'], `stroke:${c.muted};stroke-width:0.8;stroke-dasharray:4 2`],
    [['text.snapshot'], `fill:${c.text};font-weight:600`],
    [['.box'], `fill:${c.background};stroke:${c.line};stroke-width:1`],
    [['text.letter'], `font-size:10.5px;font-weight:600;fill:${c.text};stroke:none`],
    [['.snapshot .box'], `fill:${c.line}`],
    [['.snapshot text.letter'], `fill:${c.background}`],
    [['.block.missing .box'], `stroke:${c.missing};stroke-dasharray:3 2`],
    [['.block.failed .box'], `stroke:${c.failed};stroke-width:1.6`],
    [['.block.failed text.letter', '.set-lane.failed text.outcome'], `fill:${c.failed}`],
    [['.failure .box'], `fill:${c.failed};stroke:${c.failed}`],
    [['.block.failure text.letter', '.key.failure text.letter'], `fill:${c.onFailed}`],
    [['text.outcome'], 'font-weight:700'],
    [['.selected-back'], `fill:${c.selection};stroke:${c.focus}`],
    // The bars lie under the lane: what is selected is shown behind them.
    [['.set-lane.selected>.hit'], 'fill:transparent;stroke:none'],
    [['.set-lane.selected text.letter'], 'stroke:none'],
    [['.first-difference .compared-back'], `fill:${c.shade};stroke:${c.text};stroke-width:1.5`],
    [['text.remark'], `fill:${c.text};font-style:italic`],
    [['.compared-back'], 'fill:none;stroke:none'],
    [['.column-edge'], `stroke:${c.faint}`],
  ];
}
