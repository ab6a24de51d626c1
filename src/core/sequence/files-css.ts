import type { DrawingColors } from './drawing-css';

/** What the strip of files adds to the style sheet of drawings. */
export function filesCss(c: DrawingColors): readonly (readonly [selectors: readonly string[], style: string])[] {
  return [
    [['.files-back'], `fill:${c.fold}`],
    [['.files text'], 'stroke:none'],
    [['.card'], `fill:${c.background};stroke:${c.faint};stroke-width:1.2`],
    [['.file.new .card'], `stroke:${c.line};stroke-width:2`],
    [['.file.active .card'], `stroke:${c.focus};stroke-width:2`],
    [['.file.gone .card', '.file.assumed .card'], 'stroke-dasharray:4 3'],
    [['.file.left-proved .card', '.file.left-possible .card'], `stroke:${c.leftBehind};stroke-width:2`],
    [['.file.left-possible .card'], 'stroke-dasharray:6 3'],
    [['.file.left-proved .tag-back'], `fill:${c.leftBehind};stroke:${c.leftBehind}`],
    [['.file.gone text.label'], `fill:${c.muted}`],
    [['.strike'], `stroke:${c.muted};stroke-width:1.2`],
    [['.icon-line'], `fill:none;stroke:${c.muted};stroke-width:1.2`],
    [['.tag-back'], `fill:${c.shade};stroke:${c.faint};stroke-width:0.8`],
    [['.tag text'], `fill:${c.text};stroke:none`],
    [['.file.left-proved .tag text'], `fill:${c.background}`],
    [['.grade-full'], `fill:${c.text}`],
    [['.grade-ring'], `fill:${c.background};stroke:${c.text};stroke-width:1.3`],
    [['.grade-cross'], `fill:none;stroke:${c.text};stroke-width:1.3`],
    [['text.grade'], `fill:${c.text}`],
    [['.is-application .grade-full'], `fill:${c.good}`],
    [['.is-application text.grade'], `fill:${c.good};font-weight:600`],
    [['.is-file-system .grade-full', '.is-saved-state .grade-full'], `fill:${c.fair}`],
    [['.is-file-system text.grade', '.is-saved-state text.grade'], `fill:${c.fair}`],
    [['.is-unknown text.grade', '.is-none text.grade'], `fill:${c.muted}`],
    [['.link-line'], `fill:none;stroke:${c.muted};stroke-width:1.4`],
    [['.link-head'], `fill:${c.muted}`],
    [['text.heading', 'text.verdict'], 'font-weight:600'],
  ];
}
