import { html, nothing, type TemplateResult } from 'lit';
import type { WireDamageRow, WireRecord, WireRecordRow } from '../../protocol/log-viewer';
import { tabs, type Tab } from './app-state';
import type { LogApp } from './log-app';
import { codeWords } from './code-words';
import { wholeTime } from './times';
import { countText, levelOf, oneLine, placeText, safeText, shortProvider } from './words';

const titles: Readonly<Record<Tab, string>> = { explained: 'Explained', xml: 'XML', data: 'Data' };

/** The lower part: one record, explained, as XML, and its data. */
export function details(app: LogApp): TemplateResult | typeof nothing {
  const { chosen } = app.state;
  if (!chosen) return nothing;
  const { row, record, isLost } = chosen;
  return html`<section
    class="details"
    aria-label="The chosen record"
    .style=${`flex-basis:${Math.round(app.state.share * 100)}%`}
  >
    ${row.kind === 'damage' ? damageDetails(app, row) : record ? recordDetails(app, record) : html`${heading(app, row)}${isLost ? lost() : nothing}`}
  </section>`;
}

function heading(app: LogApp, row: WireRecordRow): TemplateResult {
  const level = levelOf(row.level);
  const when = wholeTime(row.time, row.isTimeCredible, app.state.timeZone);
  return html`<header class="details-head">
    <h2>
      <span class="mark ${level.look}" aria-hidden="true">${level.mark}</span>
      ${oneLine(shortProvider(row.provider))} ${row.eventId}
      <span class="sub">${when}, record ${row.recordId}</span>
    </h2>
    ${close(app)}
  </header>`;
}

function recordDetails(app: LogApp, record: WireRecord): TemplateResult {
  const { tab } = app.state;
  const shown = { explained, xml: xmlOf, data: dataOf }[tab];
  return html`${heading(app, record.row)}
    <div class="tabs-row">
      <div
        class="tabs"
        role="tablist"
        aria-label="Ways to see the record"
        @keydown=${(event: KeyboardEvent) => {
          pressTab(app, event);
        }}
      >
        ${tabs.map((one) => tabButton(app, one))}
      </div>
      <div class="actions">${actions(app, record)}</div>
    </div>
    <div class="panel" id="panel" role="tabpanel" aria-labelledby=${`tab-${tab}`} tabindex="0">
      ${shown(app, record)}
    </div>`;
}

function lost(): TemplateResult {
  return html`<div class="panel">
    <p>This record cannot be read any more: the file is not as it was when its rows were counted.</p>
  </div>`;
}

function tabButton(app: LogApp, tab: Tab): TemplateResult {
  const isShown = tab === app.state.tab;
  return html`<button
    type="button"
    role="tab"
    id=${`tab-${tab}`}
    aria-selected=${isShown ? 'true' : 'false'}
    aria-controls="panel"
    tabindex=${isShown ? 0 : -1}
    @click=${() => {
      app.setTab(tab);
    }}
  >
    ${titles[tab]}
  </button>`;
}

function actions(app: LogApp, { row, xml }: WireRecord): readonly (TemplateResult | typeof nothing)[] {
  return [
    button('Show this backup as a sequence', () => {
      app.showSequence();
    }),
    button('Explain', () => {
      app.explain(`${row.provider} ${row.eventId}`);
    }),
    xml === undefined
      ? nothing
      : button('Copy as XML', () => {
          app.copy(xml, 'XML');
        }),
    button('Copy row', () => {
      app.copyRow();
    }),
  ];
}

function explained(app: LogApp, { row, explained: known }: WireRecord): TemplateResult {
  const { meanings, causes, codes, notes, host } = known;
  return html`
    ${
      meanings.length === 0
        ? html`<p>
            This event is not among those that tell of backups.
            ${row.data === '' ? 'It has no data.' : 'What it says stands under Data.'}
          </p>`
        : html`<h3>What it means${host === undefined ? '' : ` on ${host}`}</h3>`
    }
    ${meanings.map(
      ({ when, text, step }) =>
        html`<p>
          ${when === undefined ? nothing : html`<strong>${when}:</strong>`} ${text}
          ${step === undefined ? nothing : html`<span class="tag" title="Step of the backup">${step}</span>`}
        </p>`,
    )}
    ${
      codes.length === 0
        ? nothing
        : html`<h3>Codes in it</h3>
            <dl>
              ${codes.map(
                ({ value, title, meaning }) =>
                  html`<dt>
                      <button
                        type="button"
                        class="link"
                        @click=${() => {
                          app.explain(value);
                        }}
                      >
                        ${oneLine(value)}
                      </button>
                    </dt>
                    <dd>${title}${meaning === '' ? '' : `. ${meaning}`}</dd>`,
              )}
            </dl>`
    }
    ${
      causes.length === 0
        ? nothing
        : html`<h3>Rules about it, and what to do</h3>
            ${causes.map(
              ({ code, title, consequence, advice }) =>
                html`<div class="cause">
                  <p>
                    <button
                      type="button"
                      class="link"
                      @click=${() => {
                        app.explain(code);
                      }}
                    >
                      ${code}
                    </button>
                    <strong>${title}.</strong> ${codeWords(consequence)}
                  </p>
                  ${advice === undefined ? nothing : html`<p class="advice">${codeWords(advice)}</p>`}
                </div>`,
            )}`
    }
    ${notes.map((note) => html`<p class="quiet">${note}</p>`)}
  `;
}

function xmlOf(_app: LogApp, { xml }: WireRecord): TemplateResult {
  return xml === undefined
    ? html`<p>The event cannot be shown as XML: its bytes are not what they claim to be.</p>`
    : html`<pre>${safeText(xml)}</pre>`;
}

function dataOf(app: LogApp, record: WireRecord): TemplateResult {
  const { row, version, process, thread, correlation, data } = record;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Time', wholeTime(row.time, row.isTimeCredible, app.state.timeZone)],
    ['Level', levelOf(row.level).name],
    ['Provider', row.provider],
    ['Event id', version === 0 ? String(row.eventId) : `${row.eventId}, version ${version}`],
    ['Channel', row.channel],
    ['Computer', row.host],
    ['Record', `${row.recordId}, at byte ${countText(row.byteOffset)} (${placeText(row.byteOffset)})`],
    ['Process', process === undefined ? undefined : `${process}${thread === undefined ? '' : `, thread ${thread}`}`],
    ['Activity', correlation],
  ];
  // A message text of Windows counts its values, so a value without a name is known by its number.
  const values = data.map(({ name, value }, at) => [oneLine(name ?? `%${at + 1}`), value] as const);
  return html`${data.length === 0 ? html`<p>It has no data.</p>` : factsTable('Data', values)}
  ${factsTable('What the record says of itself', facts)}`;
}

function factsTable(title: string, rows: readonly (readonly [string, string | undefined])[]): TemplateResult {
  return html`<table class="facts">
    <caption>
      ${title}
    </caption>
    <tbody>
      ${rows.map(([name, value]) => (value === undefined ? nothing : fact(name, value)))}
    </tbody>
  </table>`;
}

function fact(name: string, value: string): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    <td .textContent=${safeText(value)}></td>
  </tr>`;
}

function damageDetails(app: LogApp, { byteOffset, lengthBytes, reason }: WireDamageRow): TemplateResult {
  return html`<header class="details-head">
      <h2><span class="mark error" aria-hidden="true">⚠</span> Damaged place</h2>
      <div class="actions">
        ${button('Copy row', () => {
          app.copyRow();
        })}
        ${close(app)}
      </div>
    </header>
    <div class="panel" tabindex="0" role="group" aria-label="Damaged place">
      <p>${reason}</p>
      <p>
        It takes ${countText(lengthBytes)} bytes from ${countText(byteOffset)} (${placeText(byteOffset)}) on. What stood
        there is not known; the records around it were read.
      </p>
    </div>`;
}

function button(label: string, act: () => void): TemplateResult {
  return html`<button type="button" @click=${act}>${label}</button>`;
}

function close(app: LogApp): TemplateResult {
  return html`<button
    type="button"
    class="icon"
    aria-label="Close the details"
    title="Close the details (Escape)"
    @click=${() => {
      app.closeDetails();
    }}
  >
    ✕
  </button>`;
}

function pressTab(app: LogApp, event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const next = tabs[(tabs.indexOf(app.state.tab) + step + tabs.length) % tabs.length];
  if (!next) return;
  app.setTab(next);
  document.getElementById(`tab-${next}`)?.focus();
  event.preventDefault();
}
