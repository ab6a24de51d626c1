import type { DrawingColors } from '../../core';

/** The colours of a drawing as VS Code's tokens; each falls back on one that every theme has. */
export const vscodeColors: DrawingColors = {
  background: 'var(--vscode-editor-background)',
  text: 'var(--vscode-editor-foreground)',
  muted: 'var(--hv-muted)',
  faint: 'var(--hv-faint)',
  line: 'var(--vscode-editor-foreground)',
  bar: 'var(--hv-bar)',
  failed: 'var(--hv-failed)',
  onFailed: 'var(--vscode-editor-background)',
  missing: 'var(--hv-missing)',
  leftBehind: 'var(--hv-missing)',
  shade: 'var(--hv-shade)',
  fold: 'var(--hv-fold)',
  selection: 'var(--hv-selection)',
  focus: 'var(--vscode-focusBorder)',
  good: 'var(--hv-good)',
  fair: 'var(--hv-fair)',
};
