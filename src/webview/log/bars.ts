import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chipsOf, type FilterForm } from './filter-form';
import type { LogApp } from './log-app';
import { zoneChoices } from './times';
import { countText, levels, placeText } from './words';

type TextField = 'provider' | 'ids' | 'vm' | 'text' | 'from' | 'to';

/** What stands above the table: which records, the search, the filters and what is filtered by. */
export function topBars(app: LogApp): TemplateResult {
  const { state } = app;
  const { form, areFiltersOpen } = state;
  return html`<div class="bar">
      <fieldset class="switch">
        <legend class="hidden">Which records are shown</legend>
        ${choice(app, 'Backup records', true)} ${choice(app, 'All records', false)}
      </fieldset>
      <label class="search">
        <span class="hidden">Search in all that records say</span>
        ${input(app, 'text', 'search', 'Search in records')}
      </label>
      <button
        type="button"
        aria-expanded=${areFiltersOpen ? 'true' : 'false'}
        aria-controls="filters"
        @click=${() => {
          app.toggle('areFiltersOpen');
        }}
      >
        Filters${filterCount(form)}
      </button>
      <span class="spring"></span>
      ${zones(app)}
      <button
        type="button"
        class="icon"
        aria-label="Keyboard help"
        title="Keyboard help (?)"
        @click=${() => {
          app.toggle('isHelpOpen');
        }}
      >
        ?
      </button>
    </div>
    ${areFiltersOpen ? filters(app) : nothing} ${chips(app)}
    ${state.filterProblem === undefined ? nothing : html`<p class="problem" role="alert">${state.filterProblem} The rows are those of the filter before.</p>`}`;
}

function choice(app: LogApp, label: string, backup: boolean): TemplateResult {
  const { form } = app.state;
  return html`<label>
    <input
      type="radio"
      name="which"
      .checked=${live(form.backup === backup)}
      @change=${() => {
        app.setForm({ ...form, backup });
      }}
    /><span>${label}</span>
  </label>`;
}

function input(
  app: LogApp,
  field: TextField,
  type: 'search' | 'text' | 'datetime-local',
  hint: string,
): TemplateResult {
  return html`<input
    type=${type}
    id=${`filter-${field}`}
    placeholder=${hint === '' ? nothing : hint}
    maxlength="1000"
    step=${type === 'datetime-local' ? '1' : nothing}
    list=${field === 'provider' ? 'providers' : nothing}
    spellcheck="false"
    autocomplete="off"
    .value=${live(app.state.form[field])}
    @input=${({ target }: { target: HTMLInputElement }) => {
      app.setForm({ ...app.state.form, [field]: target.value }, true);
    }}
  />`;
}

function filters(app: LogApp): TemplateResult {
  const { log } = app.state;
  const field = (label: string, content: TemplateResult): TemplateResult =>
    html`<label class="field"><span>${label}</span>${content}</label>`;
  return html`<div class="filters" id="filters" role="group" aria-label="Filters">
    ${field('VM, name or id', input(app, 'vm', 'text', 'VM001'))}
    ${field('Provider', input(app, 'provider', 'text', 'VMMS'))}
    ${field('Event ids', input(app, 'ids', 'text', '10103, 19070-19100, -3280'))}
    ${field('From', input(app, 'from', 'datetime-local', ''))} ${field('To', input(app, 'to', 'datetime-local', ''))}
    <datalist id="providers">${(log?.providers ?? []).map((name) => html`<option value=${name}></option>`)}</datalist>
    <fieldset class="levels">
      <legend>Level</legend>
      ${[1, 2, 3, 4, 5, 0].map((level) => levelBox(app, level))}
    </fieldset>
    <button
      type="button"
      @click=${() => {
        app.clearFilters();
      }}
    >
      Clear
    </button>
  </div>`;
}

function levelBox(app: LogApp, level: number): TemplateResult {
  const { form } = app.state;
  const has = form.levels.includes(level);
  return html`<label>
    <input
      type="checkbox"
      .checked=${live(has)}
      @change=${() => {
        app.setForm({
          ...form,
          levels: has ? form.levels.filter((one) => one !== level) : [...form.levels, level].sort(),
        });
      }}
    />${levels[level]?.name ?? level}
  </label>`;
}

function chips(app: LogApp): TemplateResult | typeof nothing {
  const all = chipsOf(app.state.form);
  if (all.length === 0) return nothing;
  return html`<ul class="chips" aria-label="Filtered by">
    ${all.map(
      ({ label, without }) =>
        html`<li>
          <span>${label}</span>
          <button
            type="button"
            class="icon"
            aria-label=${`Remove the filter ${label}`}
            @click=${() => {
              app.setForm(without);
            }}
          >
            ✕
          </button>
        </li>`,
    )}
  </ul>`;
}

function filterCount(form: FilterForm): string {
  const count = chipsOf({ ...form, text: '' }).length;
  return count === 0 ? '' : ` (${count})`;
}

function zones(app: LogApp): TemplateResult {
  const { timeZone } = app.state;
  return html`<label class="zone">
    <span>Times in</span>
    <select
      @change=${({ target }: { target: HTMLSelectElement }) => {
        app.setTimeZone(target.value);
      }}
    >
      ${zoneChoices(timeZone).map(({ value, label }) => html`<option value=${value} ?selected=${value === timeZone}>${label}</option>`)}
    </select>
  </label>`;
}

/** What is told of the file that is shown: it changed, it went away, it cannot be read. */
export function notices(app: LogApp): TemplateResult {
  const { log, problem } = app.state;
  const words =
    problem ??
    (log?.stale === 'gone'
      ? 'The file is gone. What was read of it can still be looked at where it is kept.'
      : log?.stale === 'changed'
        ? 'The file changed since it was opened. What is shown may no longer be what it holds.'
        : log?.problem);
  if (words === undefined) return html``;
  return html`<div class="notice" role="alert">
    <span><span class="mark warning" aria-hidden="true">▲</span> ${words}</span>
    <button
      type="button"
      @click=${() => {
        app.readAgain();
      }}
    >
      Read again
    </button>
  </div>`;
}

/** What stands below: how many rows, how far the reading is, and what the log covers. */
export function bottomBar(app: LogApp): TemplateResult {
  const { log, isCoverageOpen } = app.state;
  if (!log) return html``;
  const isPartial =
    log.isComplete &&
    (log.damaged > 0 ||
      log.checks.length > 0 ||
      log.coverage.some((one) => /missing/.test(one) && !/no record id is missing/.test(one)));
  return html`${isCoverageOpen ? coverage(app) : nothing}
    <footer class="bar status">
      <span class="counts">${app.countWords(log)}</span>
      ${
        log.isViewComplete
          ? nothing
          : html`<progress max="1" .value=${log.progress} aria-label="Looking through the log"></progress
              ><span class="quiet">${Math.floor(log.progress * 100)} % looked through</span>`
      }
      <span class="spring"></span>
      <button
        type="button"
        class="flat"
        aria-expanded=${isCoverageOpen ? 'true' : 'false'}
        ?disabled=${!log.isComplete}
        @click=${() => {
          app.toggle('isCoverageOpen');
        }}
      >
        ${isPartial ? html`<span class="mark warning" aria-hidden="true">▲</span> Coverage: not complete` : 'Coverage'}
      </button>
    </footer>`;
}

function coverage(app: LogApp): TemplateResult {
  const { log } = app.state;
  return html`<section class="coverage" aria-label="What this log covers" tabindex="0">
    <ul>
      ${(log?.coverage ?? []).map((sentence) => html`<li>${sentence}</li>`)}
      ${(log?.checks ?? []).map(({ byteOffset, reason }) => html`<li>At ${placeText(byteOffset)} (byte ${countText(byteOffset)}): ${reason}</li>`)}
    </ul>
  </section>`;
}

const keys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'the row above or below'],
  ['Page Up, Page Down', 'a page'],
  ['Home, End', 'the first or last row'],
  ['Enter', 'from the table to the details'],
  ['Escape', 'from the details to the table, then close the details'],
  ['Ctrl+C', 'copy the row'],
  ['/ or Ctrl+F', 'search'],
  ['← →', 'the other ways to see the record, on its tabs'],
  ['?', 'this help'],
];

/** Which keys do what. */
export function help(app: LogApp): TemplateResult | typeof nothing {
  if (!app.state.isHelpOpen) return nothing;
  return html`<section
    class="help"
    role="dialog"
    aria-label="Keyboard help"
    tabindex="-1"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') app.toggle('isHelpOpen');
    }}
  >
    <h2>Keys</h2>
    <dl>
      ${keys.map(
        ([key, what]) =>
          html`<dt><kbd>${key}</kbd></dt>
            <dd>${what}</dd>`,
      )}
    </dl>
    <button
      type="button"
      @click=${() => {
        app.toggle('isHelpOpen');
      }}
    >
      Close
    </button>
  </section>`;
}
