import { css } from 'lit';

export const pictureStyles = css`
  .verdict {
    flex: none;
    padding: 8px 16px 4px;
  }
  .predicted-tag {
    margin: 0 0 4px;
  }
  .predicted-tag strong {
    margin-right: 6px;
    padding: 0 6px;
    border: 1px dashed currentColor;
    border-radius: 3px;
    text-transform: uppercase;
    letter-spacing: 0.06em;
  }
  .verdict h1 {
    margin: 0 0 2px;
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .verdict h1 .outcome {
    margin-right: 2px;
  }
  .verdict .reason {
    margin: 0 0 2px;
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 24px;
    margin: 0;
  }
  .facts div {
    display: flex;
    gap: 6px;
    min-width: 0;
  }
  .facts dt {
    color: var(--hv-muted);
    white-space: nowrap;
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .facts dd.left {
    color: var(--hv-missing);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  hv-menu {
    position: relative;
    display: inline-block;
  }
  .menu {
    position: absolute;
    z-index: 30;
    top: calc(100% + 2px);
    min-width: 220px;
    padding: 4px;
    border: 1px solid var(--vscode-menu-border, var(--vscode-widget-border, var(--vscode-contrastBorder)));
    border-radius: 5px;
    background: var(--vscode-menu-background);
    color: var(--vscode-menu-foreground);
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }
  .menu-item {
    display: flex;
    align-items: center;
    gap: 4px;
    width: 100%;
    padding: 4px 8px 4px 4px;
    border: 1px solid transparent;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
    white-space: nowrap;
  }
  .menu-item:hover,
  .menu-item:focus {
    background: var(--vscode-menu-selectionBackground);
    color: var(--vscode-menu-selectionForeground);
    border-color: var(--vscode-menu-selectionBorder, transparent);
    outline: none;
  }
  .tick {
    width: 18px;
    display: inline-flex;
  }
  .toolbar {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 5px 16px;
    border-bottom: 1px solid var(--hv-border);
  }
  .toolbar .spacer {
    flex: 1;
  }
  .toolbar .search {
    flex: 0 1 120px;
    min-width: 80px;
  }
  .toolbar .zone {
    width: 9.5em;
  }
  .segments,
  .zoom,
  .player {
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }
  .segments {
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, var(--hv-faint)));
    border-radius: 4px;
    gap: 0;
  }
  button.segment {
    padding: 2px 10px;
    border: 0;
    border-radius: 3px;
    background: none;
    color: var(--vscode-foreground);
    font: inherit;
    cursor: pointer;
  }
  button.segment[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground, var(--vscode-list-activeSelectionBackground));
    color: var(--vscode-inputOption-activeForeground, var(--vscode-list-activeSelectionForeground));
    outline: 1px solid var(--vscode-inputOption-activeBorder, transparent);
    outline-offset: -1px;
    font-weight: 600;
  }
  button.percent {
    min-width: 52px;
    font-variant-numeric: tabular-nums;
  }
  section.picture {
    padding: 0 0 16px;
  }
  hv-picture {
    display: block;
    width: 100%;
  }
  .picture-list {
    user-select: none;
    position: relative;
    min-width: 100%;
  }
  .picture-list:focus-visible:has(.pick.chosen) {
    outline: none;
  }
  .picture-svg svg {
    display: block;
  }
  .picture-list .selected > .hit {
    stroke: none;
  }
  /* In high contrast every border is loud; a lifeline is none. */
  .vscode-high-contrast .lifeline,
  .vscode-high-contrast .axis {
    stroke-opacity: 0.5;
  }
  .picture-list .picture-svg svg {
    pointer-events: none;
  }
  .picture-head {
    position: sticky;
    top: 0;
    z-index: 5;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--hv-faint);
  }
  .picture-head ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .lanes li {
    position: absolute;
    top: 0;
    bottom: 0;
    display: flex;
    justify-content: center;
    align-items: flex-end;
    padding-bottom: 6px;
  }
  .lane-zone {
    position: absolute;
    left: 14px;
    bottom: 6px;
    font-size: 11px;
    color: var(--hv-muted);
  }
  .lane-name {
    display: flex;
    flex-direction: column;
    align-items: center;
    padding: 0;
    border: 0;
    background: none;
    color: var(--vscode-editor-foreground);
    font: 600 12px/14px var(--vscode-font-family);
    text-align: center;
    white-space: nowrap;
  }
  button.lane-name {
    cursor: pointer;
    border-radius: 3px;
    min-width: 16px;
    min-height: 24px;
    justify-content: flex-end;
    color: var(--hv-muted);
  }
  button.lane-name:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  button.lane-name.folded::after {
    content: '';
    width: 6px;
    height: 6px;
    margin-bottom: 4px;
    border: 1px solid currentColor;
    border-radius: 50%;
  }
  .pick {
    position: absolute;
    left: 0;
    right: 0;
    cursor: pointer;
    border: 1px solid transparent;
    border-left-width: 3px;
  }
  .pick:hover {
    border-color: var(--hv-faint);
    border-left-color: var(--hv-faint);
  }
  .pick.marked {
    border-color: var(--vscode-focusBorder);
    border-style: dashed;
    border-left-style: solid;
  }
  .pick.chosen {
    border-color: var(--vscode-focusBorder);
  }
  .picture-list:focus .pick.chosen {
    box-shadow: inset 0 0 0 1px var(--vscode-focusBorder);
  }
  @media (max-width: 700px) {
    section.picture {
      overflow-x: auto;
    }
    .picture-head {
      position: relative;
    }
  }
`;
