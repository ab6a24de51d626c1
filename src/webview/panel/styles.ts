import { css, type CSSResult } from 'lit';
import { drawingCss } from '../../core';
import { vscodeColors } from './style-vscode';
import { detailsStyles } from './style-details';
import { listStyles } from './style-list';
import { pictureStyles } from './style-picture';
import { tableStyles } from './style-table';

/** All of the page's style, to be adopted by the document. */
export function styleSheets(): readonly CSSStyleSheet[] {
  const drawings = new CSSStyleSheet();
  drawings.replaceSync(drawingCss(vscodeColors, { scope: '.picture-svg', fonts: 'var(--vscode-font-family)' }));
  const headDrawings = new CSSStyleSheet();
  headDrawings.replaceSync(drawingCss(vscodeColors, { scope: '.picture-head', fonts: 'var(--vscode-font-family)' }));
  const own = [base, listStyles, pictureStyles, tableStyles, detailsStyles].flatMap(
    (style: CSSResult) => style.styleSheet ?? [],
  );
  return [drawings, headDrawings, ...own];
}

const base = css`
  :root {
    --hv-muted: var(--vscode-descriptionForeground);
    --hv-faint: var(--vscode-editorWidget-border, var(--vscode-widget-border, var(--vscode-editorGroup-border)));
    --hv-border: var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    --hv-failed: var(--vscode-list-errorForeground, var(--vscode-errorForeground));
    --hv-missing: var(--vscode-list-warningForeground, var(--vscode-editorWarning-foreground));
    --hv-good: var(--vscode-gitDecoration-addedResourceForeground, var(--vscode-charts-green));
    --hv-fair: var(--vscode-textLink-foreground);
    /* Opaque, whatever the theme says: a line runs behind a bar. */
    --hv-bar: color-mix(in srgb, var(--vscode-progressBar-background) 45%, var(--vscode-editor-background));
    --hv-shade: var(--vscode-editor-lineHighlightBackground, var(--vscode-textCodeBlock-background));
    --hv-fold: var(--vscode-editorWidget-background);
    --hv-selection: var(--vscode-list-inactiveSelectionBackground, transparent);
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  html,
  body {
    height: 100%;
  }
  body {
    margin: 0;
    padding: 0;
    background: var(--vscode-editor-background);
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
    line-height: 1.4;
  }
  hv-panel {
    display: block;
    height: 100%;
  }
  .panel {
    display: grid;
    height: 100%;
    grid-template: auto auto minmax(0, 1fr) auto / clamp(240px, 26%, 340px) minmax(0, 1fr);
    grid-template-areas: 'stale stale' 'notice notice' 'runs stage' 'coverage coverage';
  }
  .panel.without-list {
    grid-template-columns: 0 minmax(0, 1fr);
  }
  .banner {
    grid-column: 1 / -1;
    display: flex;
    gap: 12px;
    align-items: center;
    flex-wrap: wrap;
    padding: 5px 12px;
    background: var(--vscode-inputValidation-warningBackground, var(--vscode-editorWidget-background));
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    border-bottom: 1px solid var(--vscode-inputValidation-warningBorder, var(--hv-border));
    overflow-wrap: anywhere;
  }
  .banner.problem {
    background: var(--vscode-inputValidation-errorBackground, var(--vscode-editorWidget-background));
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    border-color: var(--vscode-inputValidation-errorBorder, var(--hv-border));
  }
  .banner span {
    flex: 1 1 300px;
  }
  .stage {
    grid-area: stage;
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    container: stage / inline-size;
  }
  .stage-body,
  .work {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .page {
    flex: 1 1 auto;
    overflow: auto;
    min-height: 0;
    scrollbar-gutter: stable;
  }
  .quiet {
    color: var(--hv-muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    vertical-align: -3px;
  }
  .icon-cut {
    stroke: var(--vscode-editor-background);
  }
  .outcome.failed,
  .severity,
  .problem {
    color: var(--hv-failed);
  }
  .outcome.succeeded .icon {
    color: var(--hv-good);
  }
  .outcome.incomplete .icon,
  .outcome.unknown .icon {
    color: var(--hv-missing);
  }
  .finding.warning .severity,
  .safety .icon {
    color: var(--hv-missing);
  }
  .finding.info .severity,
  .finding.hint .severity {
    color: var(--hv-muted);
  }
  .placeholder {
    margin: 24px;
    max-width: 70ch;
    color: var(--hv-muted);
  }
  .placeholder.problem {
    color: var(--hv-failed);
  }
  .placeholder h1 {
    font-size: 1.25em;
    color: var(--vscode-foreground);
  }
  button.link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--vscode-textLink-foreground);
    font: inherit;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button.link:hover {
    color: var(--vscode-textLink-activeForeground);
  }
  button.tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 24px;
    height: 24px;
    padding: 0 4px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: none;
    color: var(--vscode-foreground);
    font: inherit;
    cursor: pointer;
  }
  button.tool:hover {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  button.tool[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  button:focus-visible,
  [tabindex]:focus-visible,
  summary:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .coverage {
    grid-area: coverage;
    border-top: 1px solid var(--hv-border);
    padding: 3px 12px;
    font-size: 0.92em;
    color: var(--hv-muted);
    background: var(--vscode-sideBar-background, var(--vscode-editor-background));
    overflow-wrap: anywhere;
  }
  .coverage p {
    margin: 0;
  }
  .coverage summary {
    cursor: pointer;
  }
  .coverage ul {
    margin: 4px 0;
    padding-left: 24px;
    max-height: 30vh;
    overflow: auto;
    color: var(--vscode-foreground);
  }
  dialog.keys {
    max-width: min(640px, 90vw);
    max-height: 90vh;
    overflow: auto;
    padding: 16px 20px;
    border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder));
    border-radius: 6px;
    background: var(--vscode-editorWidget-background);
    color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
  }
  dialog.keys::backdrop {
    background: transparent;
  }
  dialog.keys h2 {
    margin: 0 0 8px;
    font-size: 1.1em;
  }
  dialog.keys th {
    text-align: left;
    padding: 3px 16px 3px 0;
    white-space: nowrap;
    font-weight: normal;
  }
  kbd {
    padding: 1px 5px;
    border: 1px solid var(--vscode-keybindingLabel-border, var(--hv-faint));
    border-radius: 3px;
    background: var(--vscode-keybindingLabel-background, transparent);
    color: var(--vscode-keybindingLabel-foreground, var(--vscode-foreground));
    font-family: var(--vscode-font-family);
    font-size: 0.92em;
  }
  /* Where the system sets colours, a drawing keeps those of VS Code's theme, and its ground with them. */
  @media (forced-colors: active) {
    .picture-svg,
    .picture-head,
    .icon {
      forced-color-adjust: none;
      background: var(--vscode-editor-background);
    }
    .pick.chosen,
    .row.chosen,
    tr.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (max-width: 700px) {
    html,
    body {
      height: auto;
    }
    hv-panel,
    .panel {
      height: auto;
    }
    .panel,
    .panel.without-list {
      display: flex;
      flex-direction: column;
    }
    .page {
      overflow: visible;
    }
    .stage,
    .stage-body,
    .work {
      display: block;
    }
  }
`;
