import { css } from 'lit';

export const listStyles = css`
  .runs {
    grid-area: runs;
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    border-right: 1px solid var(--hv-border);
    background: var(--vscode-sideBar-background, var(--vscode-editor-background));
    color: var(--vscode-sideBar-foreground, var(--vscode-foreground));
  }
  .filters {
    padding: 8px 10px 4px;
  }
  .filter-text {
    width: 100%;
  }
  .filter-row {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-top: 4px;
  }
  .filter-row:empty {
    display: none;
  }
  .filter-row vscode-single-select {
    flex: 1 1 90px;
    width: auto;
    min-width: 90px;
  }
  .filter-count {
    margin: 4px 0 0;
    font-size: 0.92em;
  }
  hv-run-list {
    flex: 1 1 auto;
    min-height: 0;
    display: block;
  }
  .run-scroll {
    height: 100%;
    overflow-y: auto;
    overflow-x: hidden;
    contain: strict;
  }
  .run-sizer {
    position: relative;
    overflow: hidden;
  }
  .run-rows {
    will-change: transform;
  }
  .row {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    height: max(22px, 1.7em);
    padding: 0 10px 0 8px;
    white-space: nowrap;
    cursor: pointer;
    border: 1px solid transparent;
  }
  .row:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground, inherit);
    border-color: var(--vscode-contrastActiveBorder, transparent);
    border-style: dashed;
  }
  .row.chosen {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    border: 1px solid var(--vscode-contrastActiveBorder, transparent);
  }
  .run-scroll:focus .row.chosen {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground);
  }
  .row.chosen .row-outcome,
  .row.chosen .row-time,
  .row.chosen .row-count,
  .row.chosen .row-host,
  .row.chosen .row-duration,
  .run-scroll:focus .row.chosen .outcome .icon {
    color: inherit;
  }
  .run-scroll:focus .row.active {
    outline: 1px solid var(--vscode-list-focusAndSelectionOutline, var(--vscode-focusBorder));
    outline-offset: -1px;
  }
  .run-scroll:focus-visible:has(.row.active) {
    outline: none;
  }
  .row.day {
    font-weight: 600;
    padding-left: 2px;
  }
  .row.set {
    padding-left: 10px;
  }
  .row.level-2 {
    padding-left: 26px;
  }
  .row.level-3 {
    padding-left: 44px;
  }
  .twisty {
    display: inline-flex;
  }
  .row-time,
  .row-duration {
    font-variant-numeric: tabular-nums;
    color: var(--hv-muted);
    flex: none;
  }
  /* The name matters most: what does not fit beside the whole of it wraps out of sight. */
  .row.run {
    flex-wrap: wrap;
    align-content: flex-start;
    overflow: hidden;
  }
  .row.run > * {
    line-height: max(20px, calc(1.7em - 2px));
  }
  .row.run .row-name {
    flex-basis: auto;
    max-width: calc(100% - 7.2em);
  }
  .row-name {
    flex: 1 1 40px;
    overflow: hidden;
    text-overflow: ellipsis;
    min-width: 0;
  }
  .row-host,
  .row-count {
    color: var(--hv-muted);
    font-weight: normal;
  }
  .row-outcome {
    flex: none;
    font-size: 0.92em;
  }
  .row-duration {
    min-width: 58px;
    text-align: right;
    font-size: 0.92em;
  }
  .row .outcome {
    display: inline-flex;
  }
  .runs {
    container-type: inline-size;
  }
  @container (max-width: 430px) {
    .row-outcome.succeeded {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 320px) {
    .row-outcome {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 300px) {
    .row-host {
      display: none;
    }
    .row.level-2 {
      padding-left: 20px;
    }
    .row.level-3 {
      padding-left: 30px;
    }
  }
  @media (max-width: 700px) {
    .runs {
      container-type: normal;
      border-right: 0;
      border-bottom: 1px solid var(--hv-border);
    }
    hv-run-list {
      height: min(220px, 40vh, var(--rows-height, 220px));
      flex: none;
    }
  }
`;
