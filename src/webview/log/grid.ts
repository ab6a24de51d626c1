import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WireDamageRow, WireRecordRow } from '../../protocol/log-viewer';
import type { LogApp } from './log-app';
import { countText, levelOf, oneLine, placeText, shortProvider } from './words';

const columns = ['Time', 'Level', 'Provider', 'Id', 'Computer', 'VM', 'What it means'] as const;
const looks = ['time', 'level', 'provider', 'id', 'host', 'vm', 'means'] as const;

/** The table of rows: only those in sight are in the page, and the one that has the focus. */
export function grid(app: LogApp): TemplateResult {
  const { state, scroll } = app;
  const { from, to } = scroll.window;
  const rows = Array.from({ length: Math.max(0, to - from) }, (_unused, at) => from + at);
  // The focus would be lost with its element, and when it is moved among the others.
  if (state.active < Math.min(from, scroll.rows)) rows.unshift(state.active);
  else if (state.active >= to && state.active < scroll.rows) rows.push(state.active);
  app.pages.need(from, to, scroll.rows, () => {
    app.redraw();
  });
  return html`<div
    class="grid"
    role="grid"
    aria-label="Records of the log"
    aria-rowcount=${scroll.rows + 1}
    aria-colcount=${columns.length}
    aria-busy=${state.log?.isViewComplete === true ? 'false' : 'true'}
  >
    <div class="head" role="rowgroup">
      <div class="row" role="row" aria-rowindex="1">
        ${columns.map((name, at) => html`<div class=${looks[at] ?? ''} role="columnheader" aria-colindex=${at + 1}><span class="name">${name}</span></div>`)}
      </div>
    </div>
    <div
      class="viewport"
      role="rowgroup"
      @scroll=${app.scrolled}
      @wheel=${app.wheeled}
      @keydown=${(event: KeyboardEvent) => {
        press(app, event);
      }}
    >
      <div class="spacer" role="presentation" .style=${`height:${scroll.spacer}px`}>
        <div class="layer" role="presentation">
          ${repeat(
            rows,
            (row) => row,
            (row) => line(app, row),
          )}
        </div>
      </div>
      ${scroll.rows === 0 ? emptyWords(app) : nothing}
    </div>
  </div>`;
}

function line(app: LogApp, row: number): TemplateResult {
  const { state, scroll } = app;
  const wire = app.pages.at(row);
  const isActive = row === state.active;
  const isChosen = wire !== undefined && state.chosen?.row.byteOffset === wire.byteOffset;
  const offset = Math.max(-1000, Math.min(scroll.height + 1000, scroll.offsetOf(row)));
  return html`<div
    class=${`row ${row % 2 === 0 ? 'even' : 'odd'} ${isChosen ? 'chosen' : ''} ${wire?.kind === 'damage' ? 'damage' : ''}`}
    role="row"
    data-row=${row}
    aria-rowindex=${row + 2}
    aria-selected=${isChosen ? 'true' : 'false'}
    tabindex=${isActive ? 0 : -1}
    .style=${`transform:translateY(${offset}px);height:${scroll.rowHeight}px`}
    @click=${() => {
      app.moveTo(row);
    }}
  >
    ${wire === undefined ? waiting() : wire.kind === 'damage' ? damage(wire) : record(app, wire)}
  </div>`;
}

function waiting(): TemplateResult {
  return html`<div class="whole quiet" role="gridcell" aria-colindex="1" aria-colspan=${columns.length}>Reading…</div>`;
}

function damage({ byteOffset, lengthBytes, reason }: WireDamageRow): TemplateResult {
  const words = `Damaged: ${countText(lengthBytes)} bytes at ${placeText(byteOffset)}. ${reason}`;
  return html`<div class="whole" role="gridcell" aria-colindex="1" aria-colspan=${columns.length} title=${words}>
    <span class="mark error" aria-hidden="true">⚠</span> ${words}
  </div>`;
}

function record(app: LogApp, row: WireRecordRow): TemplateResult {
  const level = levelOf(row.level);
  const means = row.meaning ?? row.data;
  const cells: readonly (string | TemplateResult)[] = [
    app.timeOf(row),
    html`<span class="mark ${level.look}" aria-hidden="true">${level.mark}</span>
      <span class="name">${level.name}</span>`,
    oneLine(shortProvider(row.provider)),
    String(row.eventId),
    oneLine(row.host.split('.')[0] ?? ''),
    oneLine(row.vm ?? ''),
    oneLine(means),
  ];
  const titles = ['', level.name, row.provider, '', row.host, row.vm ?? '', means];
  return html`${cells.map((cell, at) => {
    const look = `${looks[at] ?? ''} ${at === 6 && row.meaning === undefined ? 'quiet' : ''}`;
    const title = titles[at] === '' ? nothing : oneLine(titles[at] ?? '');
    // As text, so that no space of the template gets into it.
    return typeof cell === 'string'
      ? html`<div class=${look} role="gridcell" aria-colindex=${at + 1} title=${title} .textContent=${cell}></div>`
      : html`<div class=${look} role="gridcell" aria-colindex=${at + 1} title=${title}>${cell}</div>`;
  })}`;
}

/** Why there is no row: not yet, or the filter lets none through, or there is none. */
function emptyWords(app: LogApp): TemplateResult {
  const { log, form } = app.state;
  if (log?.isViewComplete !== true)
    return html`<div class="empty" role="row"><div role="gridcell">Looking through the log…</div></div>`;
  if (log.allRows === 0) {
    const none =
      log.bytes === 0 ? 'This file is empty: not even the header of a log is in it.' : 'This log holds no record.';
    return html`<div class="empty" role="row"><div role="gridcell">${none}</div></div>`;
  }
  const words = form.backup
    ? `None of the ${countText(log.allRows)} records of this log that fit the filter belongs to a backup.`
    : `None of the ${countText(log.allRows)} records of this log fits the filter.`;
  return html`<div class="empty" role="row">
    <div role="gridcell">
      ${words}
      ${
        form.backup
          ? html`<button
              type="button"
              @click=${() => {
                app.setForm({ ...form, backup: false });
              }}
            >
              Show all records
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

const moves: Readonly<Record<string, (app: LogApp) => number>> = {
  ArrowDown: ({ state }) => state.active + 1,
  ArrowUp: ({ state }) => state.active - 1,
  PageDown: ({ state, scroll }) => state.active + scroll.page,
  PageUp: ({ state, scroll }) => state.active - scroll.page,
  Home: () => 0,
  End: ({ scroll }) => scroll.rows - 1,
};

function press(app: LogApp, event: KeyboardEvent): void {
  if (event.altKey || event.metaKey) return;
  if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') {
    if (event.key === 'c' && document.getSelection()?.isCollapsed !== false) app.copyRow();
    return;
  }
  const move = moves[event.key];
  if (move) app.moveTo(move(app));
  else if (event.key === 'Enter' || event.key === ' ') app.openDetails();
  else if (event.key === 'Escape' && app.state.chosen) app.closeDetails();
  else return;
  event.preventDefault();
}
