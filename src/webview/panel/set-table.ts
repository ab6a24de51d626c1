import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shownText, type SetTable, type SetTableRow } from '../../core';
import { outcomes } from './outcome-words';
import { moveInRows } from './row-keys';
import { shownName } from './shown-name';

interface SetTableOptions {
  readonly chosen: string | undefined;
  readonly choose: (run: string | undefined) => void;
  readonly open: (run: string) => void;
}

/** The lanes of a set as a table: the same VMs, the same choice. */
export function setTableView({ day, columns, rows }: SetTable, options: SetTableOptions): TemplateResult {
  const { chosen, choose, open } = options;
  const order = rows.map(({ run }) => run);
  const tabStop = chosen !== undefined && order.includes(chosen) ? chosen : order[0];
  return html`<div class="table-scroll">
    <table
      class="steps"
      @keydown=${(event: KeyboardEvent) => {
        moveInRows(event, { order, chosen, choose, open });
      }}
    >
      <caption class="unseen">
        VMs of the snapshot set. Enter shows the sequence of one.
      </caption>
      <thead>
        <tr>
          <th scope="col">VM</th>
          <th scope="col">Outcome</th>
          <th scope="col">Likely cause</th>
          <th scope="col">Consistency</th>
          <th scope="col">Started on ${day}</th>
          <th scope="col">Lasts</th>
          ${columns.map((column) => html`<th scope="col">${capital(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          ({ run }) => run,
          (row, at) => rowOf(row, at, row.run === tabStop, options),
        )}
      </tbody>
    </table>
  </div>`;
}

function rowOf(
  row: SetTableRow,
  at: number,
  isTabStop: boolean,
  { chosen, choose, open }: SetTableOptions,
): TemplateResult {
  const { run, vm, outcome, consistency, start, lasts, phases, cause } = row;
  const isChosen = run === chosen;
  return html`<tr
    class=${isChosen ? 'chosen' : ''}
    data-row=${at}
    @click=${() => {
      choose(run);
    }}
    @dblclick=${() => {
      open(run);
    }}
  >
    <th scope="row">
      <button type="button" class="cell" tabindex=${isTabStop ? 0 : -1} aria-current=${String(isChosen)}>
        <bdi>${shownName(vm)}</bdi>
      </button>
    </th>
    <td class="status ${outcome === 'failed' ? 'failed' : ''}">${outcomes[outcome].word}</td>
    <td class="records">${shownText(cause)}</td>
    <td>${consistency}</td>
    <td class="number">${start}</td>
    <td class="number">${lasts}</td>
    ${phases.map((text) => html`<td>${text}</td>`)}
  </tr>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
