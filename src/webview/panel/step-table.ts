import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { actorFacts, isPredicted, recordName, type Run, type RunStep } from '../../core';
import { lastsWords, matchesSearch, whenWords } from './step-words';
import { shownName } from './shown-name';
import { statusFacts } from './outcome-words';
import { moveInRows } from './row-keys';

interface TableOptions {
  readonly timeZone: string;
  readonly search: string;
  readonly step: number | undefined;
  readonly mark: number | undefined;
  readonly choose: (index: number | undefined, isExtended: boolean) => void;
  readonly open: (index: number) => void;
}

/** No table is longer than this: a browser lays out all rows of one. The rest is said to be there. */
const rowsShown = 1500;

/** The picture as a table: the same steps, the same choice, for who does not see the picture or wants to copy it. */
export function stepTable(run: Run, order: readonly number[], options: TableOptions): TemplateResult {
  const rows = order.slice(0, rowsShown).flatMap((index) => {
    const step = run.steps[index];
    return step ? [{ index, step }] : [];
  });
  const hidden = order.length - rows.length;
  return html`<div class="table-scroll">
    <table
      class="steps"
      @keydown=${(event: KeyboardEvent) => {
        moveInRows(event, { order, chosen: options.step, choose: options.choose, open: options.open });
      }}
    >
      <caption class="unseen">
        ${
          isPredicted(run)
            ? `Steps that are predicted for ${shownName(run.vm.name)}. Nothing of them was observed. Enter opens the scenario.`
            : `Steps of the backup of ${shownName(run.vm.name)}. Enter opens the first record of a step.`
        }
      </caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Status</th>
          <th scope="col">Time</th>
          <th scope="col">Lasts</th>
          <th scope="col">Records</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          ({ index }) => index,
          ({ index, step }, at) => stepRow({ run, index, step, at }, options, index === (options.step ?? order[0])),
        )}
      </tbody>
    </table>
    ${hidden > 0 ? html`<p class="quiet">${hidden} more steps are in the picture and in an export.</p>` : ''}
  </div>`;
}

interface Row {
  readonly run: Run;
  readonly index: number;
  readonly step: RunStep;
  readonly at: number;
}

function stepRow({ run, index, step, at }: Row, options: TableOptions, isTabStop: boolean): TemplateResult {
  const { timeZone, search, choose, open } = options;
  const isChosen = index === options.step;
  const isMarked = index === options.mark;
  const { word, means } = statusFacts(run, step.status);
  const count = step.evidence.length;
  return html`<tr
    class="${isChosen ? 'chosen' : ''} ${isMarked ? 'marked' : ''} ${matchesSearch(step, search) ? '' : 'dimmed'}"
    data-step=${index}
    data-row=${at}
    @click=${(event: MouseEvent) => {
      choose(index, event.shiftKey);
    }}
    @dblclick=${() => {
      open(index);
    }}
  >
    <th scope="row">
      <button type="button" class="cell" tabindex=${isTabStop ? 0 : -1} aria-current=${isChosen ? 'step' : 'false'}>
        ${step.label}
      </button>
    </th>
    <td>${actorFacts[step.from].name}</td>
    <td>${step.from === step.to ? '' : actorFacts[step.to].name}</td>
    <td class="status ${step.status}" title=${means}>${word}</td>
    <td class="number">${whenWords(step, timeZone)}</td>
    <td class="number">${lastsWords(step)}</td>
    <td class="records">${recordsWords(step, count)}</td>
  </tr>`;
}

function recordsWords({ evidence, note }: RunStep, count: number): string {
  if (count === 0) return note ?? '';
  const shown = evidence
    .slice(0, 3)
    .map((place) => (place.mark === undefined ? `${place.eventId} #${String(place.recordId)}` : recordName(place)));
  return count > 3 ? `${shown.join(', ')} and ${count - 3} more` : shown.join(', ');
}
