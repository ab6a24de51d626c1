import { css } from 'lit';

export const detailsStyles = css`
  .dock {
    flex: 0 0 33%;
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .dock.brief {
    flex: 0 0 auto;
    max-height: 40%;
    border-top: 1px solid var(--hv-border);
  }
  hv-splitter {
    flex: none;
    position: relative;
    display: block;
    border-top: 1px solid var(--hv-border);
  }
  .splitter {
    position: absolute;
    z-index: 10;
    inset: -3px 0;
    cursor: row-resize;
    touch-action: none;
  }
  .splitter:hover,
  .splitter:focus-visible {
    background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder));
    outline: none;
  }
  .strip {
    flex: none;
    padding: 4px 16px;
    border-bottom: 1px solid var(--hv-border);
    max-height: 55%;
    overflow: auto;
  }
  hv-drawing {
    display: block;
  }
  .strip .player {
    flex-wrap: wrap;
  }
  .details {
    flex: 1 1 auto;
    overflow: auto;
    padding: 8px 16px 12px;
    overflow-wrap: anywhere;
  }
  .details h2 {
    margin: 0 0 2px;
    font-size: 1.08em;
  }
  .details h3,
  .details h5 {
    margin: 10px 0 2px;
    font-size: 1em;
    font-weight: 600;
  }
  .details p {
    margin: 2px 0 4px;
    max-width: 110ch;
  }
  .details ul,
  .details ol {
    margin: 2px 0 6px;
    padding-left: 22px;
    max-width: 110ch;
  }
  .step-line {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .finding {
    margin: 6px 0;
    padding: 2px 0 2px 10px;
    border-left: 3px solid var(--hv-failed);
  }
  .finding.warning {
    border-left-color: var(--hv-missing);
  }
  .finding.info,
  .finding.hint {
    border-left-color: var(--hv-faint);
  }
  .severity {
    margin-right: 2px;
  }
  .fix {
    margin: 4px 0 6px 13px;
  }
  .details pre {
    margin: 4px 0;
    padding: 6px 8px;
    overflow: auto;
    max-height: 180px;
    background: var(--vscode-textCodeBlock-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 3px;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.95em;
    white-space: pre;
  }
  .safety {
    display: flex;
    gap: 6px;
  }
  .record {
    margin: 6px 0 10px;
  }
  .record h4 {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin: 0 0 2px;
    font-size: 1em;
    font-weight: 600;
  }
  .record h4 .quiet,
  .record h4 button {
    font-weight: normal;
  }
  table.data {
    border-collapse: collapse;
    margin-top: 4px;
  }
  table.data th,
  table.data td {
    padding: 1px 14px 1px 0;
    text-align: left;
    vertical-align: top;
    font-weight: normal;
  }
  table.data th {
    color: var(--hv-muted);
    white-space: nowrap;
  }
  table.data td {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.95em;
    overflow-wrap: anywhere;
    user-select: text;
  }
  @container stage (min-width: 720px) and (max-width: 1199.9px) {
    .dock:not(.brief) {
      flex-direction: row;
    }
    .strip {
      flex: 0 0 46%;
      max-height: none;
      border-bottom: 0;
      border-right: 1px solid var(--hv-border);
    }
  }
  /* Time runs down: where there is room beside it, the picture keeps the height. */
  @container stage (min-width: 1200px) {
    .dock {
      flex-basis: 34%;
    }
    .work {
      flex-direction: row;
    }
    .dock.brief {
      max-height: none;
      flex-basis: 34%;
      border-top: 0;
      border-left: 1px solid var(--hv-border);
    }
    hv-splitter {
      border-top: 0;
      border-left: 1px solid var(--hv-border);
    }
    .splitter {
      inset: 0 -3px;
      cursor: col-resize;
    }
  }
  @media (max-width: 700px) {
    .dock,
    .strip {
      max-height: none;
    }
    .details {
      overflow: visible;
    }
    hv-splitter {
      display: none;
    }
  }
`;
