import { fontSizes, type Measure } from '../../core';

/** Widths of texts as this page draws them: the style sheet gives the classes the same fonts. Each is measured once. */
export function canvasMeasure(family: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser has no canvas to measure text with.');
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font} ${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    context.font = `${font === 'lane' ? '600 ' : ''}${fontSizes[font]}px ${family}`;
    const made = context.measureText(text).width;
    // Fitting long names measures many pieces of them; these need not be kept for ever.
    if (known.size > 50_000) known.clear();
    known.set(key, made);
    return made;
  };
}
