import { html, type TemplateResult } from 'lit';
import type { PanelStory, RunHead } from '../../protocol/panel';
import type { Act } from './act';
import type { filterChoices } from './list-rows';
import { outcomes } from './outcome-words';
import type { Filters } from './state';

/** What narrows the list: text, host, outcome, day. A choice of one is no choice and is not offered. */
export function filtersBar(
  story: PanelStory,
  filters: Filters,
  { hosts, days, outcomes: present }: ReturnType<typeof filterChoices>,
  matching: number,
  act: Act,
): TemplateResult {
  const set = (change: Partial<Filters>): void => {
    act.dispatch({ type: 'filter', filters: change });
  };
  const isFiltered = matching < story.runs.length;
  return html`<div class="filters">
    <vscode-textfield
      class="filter-text"
      label="Filter the backups by VM, host, id or reason"
      placeholder="Filter by VM, host, reason"
      .value=${filters.text}
      @input=${({ target }: Event) => {
        set({ text: valueOf(target) });
      }}
    ></vscode-textfield>
    <div class="filter-row">
      ${
        hosts.length > 1
          ? choice('Host', filters.host, 'All hosts', hosts, (host) => {
              set({ host });
            })
          : ''
      }
      ${
        present.length > 1
          ? choice(
              'Outcome',
              filters.outcome,
              'All outcomes',
              present,
              (outcome) => {
                set({ outcome: present.find((one) => one === outcome) ?? '' });
              },
              (outcome) => outcomes[outcome].word,
            )
          : ''
      }
      ${
        days.length > 1
          ? choice('Day', filters.day, 'All days', days, (day) => {
              set({ day });
            })
          : ''
      }
    </div>
    <p class="filter-count quiet" role="status">
      ${
        isFiltered
          ? html`${matching} of ${story.runs.length} backups
              <button
                type="button"
                class="link"
                @click=${() => {
                  act.dispatch({ type: 'clear-filters' });
                }}
              >
                Show all
              </button>`
          : html`${countWords(story.runs)}`
      }
    </p>
  </div>`;
}

/** What is predicted did not fail, and is counted apart. */
function countWords(runs: readonly RunHead[]): string {
  const seen = runs.filter(({ predicted }) => !predicted);
  const failed = seen.filter(({ outcome }) => outcome === 'failed').length;
  const backups = `${seen.length} ${seen.length === 1 ? 'backup' : 'backups'}, ${failed === 0 ? 'none' : failed} failed`;
  const planned = runs.length - seen.length;
  if (planned === 0) return backups;
  return seen.length === 0 ? `${planned} predicted` : `${planned} predicted; ${backups}`;
}

function choice<T extends string>(
  label: string,
  value: T | '',
  all: string,
  items: readonly T[],
  take: (value: string) => void,
  say: (item: T) => string = (item) => item,
): TemplateResult {
  // The chosen one stays in the list even when nothing has it any more, so that the reader sees why the list is empty.
  const shown: readonly T[] = value === '' || items.includes(value) ? items : [...items, value];
  return html`<vscode-single-select
    label=${label}
    title=${label}
    .options=${[
      { value: '', label: all, description: '', selected: value === '', disabled: false },
      ...shown.map((item) => ({
        value: item,
        label: say(item),
        description: '',
        selected: item === value,
        disabled: false,
      })),
    ]}
    .value=${value}
    @change=${({ target }: Event) => {
      take(valueOf(target));
    }}
  ></vscode-single-select>`;
}

export function valueOf(target: EventTarget | null): string {
  return target !== null && 'value' in target && typeof target.value === 'string' ? target.value : '';
}
