import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { actorFacts, type Run, type RunStep } from '../../core';
import { lastsWords, matchesSearch, whenWords } from './step-words';
import { shownName } from './shown-name';
import { statusFacts } from './outcome-words';

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
        onKey(event, order, options);
      }}
    >
      <caption class="unseen">
        Steps of the backup of ${shownName(run.vm.name)}. Enter opens the first record of a step.
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
          ({ index, step }) => stepRow(index, step, options, index === (options.step ?? order[0])),
        )}
      </tbody>
    </table>
    ${hidden > 0 ? html`<p class="quiet">${hidden} more steps are in the picture and in an export.</p>` : ''}
  </div>`;
}

function stepRow(index: number, step: RunStep, options: TableOptions, isTabStop: boolean): TemplateResult {
  const { timeZone, search, choose, open } = options;
  const isChosen = index === options.step;
  const isMarked = index === options.mark;
  const { word, means } = statusFacts(step.status);
  const count = step.evidence.length;
  return html`<tr
    class="${isChosen ? 'chosen' : ''} ${isMarked ? 'marked' : ''} ${matchesSearch(step, search) ? '' : 'dimmed'}"
    data-step=${index}
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
  const shown = evidence.slice(0, 3).map(({ eventId, recordId }) => `${eventId} #${String(recordId)}`);
  return count > 3 ? `${shown.join(', ')} and ${count - 3} more` : shown.join(', ');
}

/** The keys of the picture, and the focus goes with the choice. */
function onKey(event: KeyboardEvent, order: readonly number[], { step, choose, open }: TableOptions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = step === undefined ? -1 : order.indexOf(step);
  const last = order.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
  };
  const to = targets[event.key];
  const index = to === undefined ? undefined : order[to];
  const table = event.currentTarget;
  if (index !== undefined) {
    choose(index, event.shiftKey);
    // The row has its tab stop when the page has been rendered.
    if (table instanceof Element)
      requestAnimationFrame(() => {
        table.querySelector<HTMLElement>(`tr[data-step="${index}"] .cell`)?.focus();
      });
  } else if (event.key === 'Enter' && step !== undefined) open(step);
  else if (event.key === 'Escape') choose(undefined, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
