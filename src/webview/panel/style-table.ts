import { css } from 'lit';

/** The tables that stand for pictures, and the words of a status. */
export const tableStyles = css`
  .table-scroll {
    overflow-x: auto;
    padding: 0 16px 16px;
  }
  table.steps {
    width: 100%;
    border-collapse: collapse;
  }
  table.steps th,
  table.steps td {
    padding: 3px 10px 3px 6px;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid var(--hv-border);
    font-weight: normal;
  }
  table.steps thead th {
    position: sticky;
    top: 0;
    background: var(--vscode-editor-background);
    color: var(--hv-muted);
    z-index: 2;
  }
  table.steps tbody tr {
    cursor: pointer;
    /* The head stays over what scrolls. */
    scroll-margin-top: 3.2em;
  }
  table.steps tbody tr:hover {
    background: var(--vscode-list-hoverBackground);
  }
  table.steps tr.chosen {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground);
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  table.steps tr.chosen .status {
    color: inherit;
  }
  table.steps tr.marked {
    outline: 1px dashed var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  table.steps tr.dimmed {
    opacity: 0.5;
  }
  button.cell {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .status {
    white-space: nowrap;
  }
  .status.failed {
    color: var(--hv-failed);
    font-weight: 600;
  }
  .status.missing {
    color: var(--hv-missing);
    font-weight: 600;
  }
  .status.implied,
  .status.silent,
  .status.not-reached,
  .status.unknown {
    font-style: italic;
  }
  table.compared tbody tr {
    cursor: auto;
  }
  table.compared tbody + tbody {
    border-top: 2px solid var(--hv-faint);
  }
  table.compared tr.differs th {
    font-weight: 600;
  }
  table.compared tr.first-difference {
    outline: 2px solid var(--hv-missing);
    outline-offset: -2px;
  }
  td.records {
    overflow-wrap: anywhere;
    min-width: 120px;
  }
`;
