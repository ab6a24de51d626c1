import { filesCss } from './files-css';
import { setCss } from './set-css';
import { exportFonts, fontSizes } from './text-measure';

/** The few colours of a drawing, each with one meaning. In the panel they are VS Code's tokens, in an export fixed values. */
export interface DrawingColors {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  /** Lifelines, borders. */
  readonly faint: string;
  /** Arrows and bars of what was seen. */
  readonly line: string;
  readonly bar: string;
  readonly failed: string;
  /** Text on a badge of `failed`. */
  readonly onFailed: string;
  readonly missing: string;
  readonly leftBehind: string;
  readonly shade: string;
  readonly fold: string;
  readonly selection: string;
  readonly focus: string;
  /** Consistency of a file: application-consistent, file-system-consistent. */
  readonly good: string;
  readonly fair: string;
}

/** Palettes of exports. Contrast of text on its ground is at least 4.5 to 1 in both. */
export const exportPalettes: Readonly<Record<'print' | 'dark', DrawingColors>> = {
  print: {
    background: '#ffffff',
    text: '#1f2328',
    muted: '#57606a',
    faint: '#c9d1d9',
    line: '#24292f',
    bar: '#b6c4d4',
    failed: '#c1121f',
    onFailed: '#ffffff',
    missing: '#9a5b00',
    leftBehind: '#9a5b00',
    shade: '#f0f1f3',
    fold: '#f6f8fa',
    selection: '#ddf0ff',
    focus: '#0969da',
    good: '#1a7f37',
    fair: '#0969da',
  },
  dark: {
    background: '#1f1f1f',
    text: '#e6e6e6',
    muted: '#a5a5a5',
    faint: '#4a4a4a',
    line: '#d4d4d4',
    bar: '#4f6378',
    failed: '#ff7b72',
    onFailed: '#1f1f1f',
    missing: '#e3b341',
    leftBehind: '#e3b341',
    shade: '#2b2b2b',
    fold: '#262626',
    selection: '#1c3a57',
    focus: '#58a6ff',
    good: '#56d364',
    fair: '#79c0ff',
  },
};

/** The style sheet of all drawings: every class that they carry, in the colours given. Selectors begin with `scope`. */
export function drawingCss(colors: DrawingColors, { scope = '', fonts = exportFonts } = {}): string {
  const at = scope === '' ? '' : `${scope} `;
  return rulesOf(colors, fonts)
    .map(([selectors, style]) => `${selectors.map((selector) => `${at}${selector}`).join(',')}{${style}}`)
    .join('\n');
}

type CssRule = readonly [selectors: readonly string[], style: string];

function rulesOf(c: DrawingColors, fonts: string): readonly CssRule[] {
  const size = (role: keyof typeof fontSizes): string => `font-size:${fontSizes[role]}px`;
  return [
    [
      ['text'],
      `font-family:${fonts};fill:${c.text};${size('label')};paint-order:stroke;stroke:${c.background};stroke-width:3px;stroke-linejoin:round`,
    ],
    [['text.lane'], `${size('lane')};font-weight:600`],
    [['text.time'], `${size('time')};fill:${c.muted};font-variant-numeric:tabular-nums`],
    [['text.note'], `${size('note')};fill:${c.muted}`],
    [['text.day', 'text.zone'], `fill:${c.text}`],
    [['text.duration'], `fill:${c.text}`],
    [['.hit'], 'fill:transparent;stroke:none'],
    [['.lanes-back', '.back'], `fill:${c.background}`],
    [['.lanes-edge', '.axis', '.lifeline'], `stroke:${c.faint};stroke-width:1`],
    [['.lifeline.folded'], 'stroke-dasharray:1 4'],
    [['.stub'], `fill:none;stroke:${c.muted}`],
    [['.tick-line'], `stroke:${c.muted}`],
    [['.predicted-frame'], `fill:none;stroke:${c.muted};stroke-width:1.5;stroke-dasharray:9 5`],
    [['.predicted-back'], `fill:${c.background};stroke:${c.text};stroke-width:1.2;stroke-dasharray:5 3`],
    [['.moment-bar'], `fill:${c.muted}`],
    [['.fold-back'], `fill:${c.fold}`],
    [['.fold-edge'], `fill:none;stroke:${c.faint}`],
    [['.fold text'], `stroke:${c.fold};font-style:italic`],
    [['.shade-back'], `fill:${c.shade}`],
    [['.shaft'], `fill:none;stroke:${c.line};stroke-width:1.5`],
    [['.head'], `fill:${c.line};stroke:${c.line};stroke-width:1;stroke-linejoin:round`],
    [['.head.hollow', '.ring'], `fill:${c.background};stroke-width:1.2`],
    [['.ring'], `stroke:${c.line}`],
    [['.cross'], `fill:none;stroke:${c.line};stroke-width:2;stroke-linecap:round`],
    [['.bar'], `fill:${c.bar};stroke:${c.line};stroke-width:1`],
    [['.open-end'], `fill:none;stroke:${c.line};stroke-dasharray:3 3`],
    [
      ['.implied .shaft', '.silent .shaft', '.unknown .shaft', '.not-reached .shaft'],
      `stroke:${c.muted};stroke-width:1`,
    ],
    [
      ['.implied .head', '.silent .head', '.unknown .head', '.not-reached .head', '.unknown .ring'],
      `stroke:${c.muted}`,
    ],
    [['.silent .shaft'], 'stroke-width:0.6'],
    [['.silent .head'], 'stroke-width:0.8'],
    [['.unknown .shaft'], 'stroke-dasharray:8 3 2 3'],
    [['.not-reached .shaft'], 'stroke-dasharray:1 4'],
    [['.implied text', '.silent text', '.unknown text', '.not-reached text'], `fill:${c.muted}`],
    [['text.status'], 'font-style:italic'],
    [['text.sign'], `stroke:none;fill:${c.muted};font-weight:600`],
    [['.missing .shaft'], `stroke:${c.missing};stroke-dasharray:6 4`],
    [['.missing .head', '.missing .ring', '.missing .cross'], `stroke:${c.missing}`],
    [['.missing .cross'], 'stroke-width:1.6'],
    [['.missing text'], `fill:${c.missing}`],
    [['.missing .pill'], `fill:${c.background};stroke:${c.missing};stroke-dasharray:3 2`],
    [['.failed .shaft', '.failed .cross', '.failed .bar'], `stroke:${c.failed}`],
    [['.failed .shaft', '.failed .cross'], 'stroke-width:2.2'],
    [['.failed text'], `fill:${c.failed}`],
    [['.failed text.label'], 'font-weight:600'],
    [['.failed .head'], `fill:${c.failed};stroke:${c.failed}`],
    [['.failed .pill'], `fill:${c.failed}`],
    [['.failed text.code'], `fill:${c.onFailed};stroke:none`],
    [['.absent .pill'], `fill:${c.background};stroke:${c.missing};stroke-dasharray:3 2`],
    [['.absent text.code'], `fill:${c.missing};stroke:none`],
    [['.track'], `fill:${c.background};stroke:${c.muted}`],
    [['.measured'], `fill:${c.bar};stroke:${c.line}`],
    [['.limit-tick'], `stroke:${c.text};stroke-width:1.5`],
    [['.exceeded .measured'], `fill:${c.failed};stroke:${c.failed}`],
    [['.exceeded text'], `fill:${c.failed};font-weight:600`],
    [['.ended-line'], `stroke:${c.text};stroke-width:1;stroke-dasharray:2 2`],
    [['.ended-sign'], `fill:${c.text}`],
    [['.ended text'], `fill:${c.text};font-weight:600`],
    [['.selected>.hit'], `fill:${c.selection};stroke:${c.focus}`],
    [['.selected text'], `stroke:${c.selection}`],
    ...filesCss(c),
    ...setCss(c),
    [['.dimmed'], 'opacity:0.35'],
  ];
}
