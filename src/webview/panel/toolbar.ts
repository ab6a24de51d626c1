import { html, type TemplateResult } from 'lit';
import type { Act } from './act';
import { valueOf } from './filters-bar';
import { icon } from './icons';
import type { PanelState } from './state';
import { zoneChoices } from './times';

interface ToolbarOptions {
  /** What can be done with what is shown. */
  readonly actions: TemplateResult;
  /** How many steps have the text that is searched for. */
  readonly hits?: string;
  readonly nextHit?: () => void;
}

/** Above the picture: what can be done, picture or table, search, zoom, time zone, the keys. */
export function toolbar(state: PanelState, act: Act, { actions, hits = '', nextHit }: ToolbarOptions): TemplateResult {
  const { face, search, zoom } = state;
  const isRun = state.stage.kind === 'run';
  return html`<div class="toolbar">
    <div class="actions" role="group" aria-label="Actions">${actions}</div>
    <span class="spacer"></span>
    ${faceSwitch(face, act)}
    ${
      isRun
        ? html`<vscode-textfield
              class="search"
              label="Search the steps; what does not match is dimmed"
              placeholder="Search steps"
              .value=${search}
              @input=${({ target }: Event) => {
                act.dispatch({ type: 'search', text: valueOf(target) });
              }}
              @keydown=${({ key }: KeyboardEvent) => {
                if (key === 'Enter') nextHit?.();
              }}
            ></vscode-textfield>
            <span class="hits quiet" role="status">${hits}</span>`
        : ''
    }
    ${face === 'picture' ? zoomButtons(zoom, act) : ''} ${zonePicker(state.timeZone, act)}
    <button
      type="button"
      class="tool"
      title="Keys (?)"
      aria-label="Show the keys"
      @click=${() => {
        act.dispatch({ type: 'keys', areShown: true });
      }}
    >
      ?
    </button>
  </div>`;
}

function faceSwitch(face: PanelState['face'], act: Act): TemplateResult {
  const button = (own: PanelState['face'], label: string): TemplateResult =>
    html`<button
      type="button"
      class="segment"
      aria-pressed=${String(face === own)}
      title=${`${label} (t)`}
      @click=${() => {
        act.dispatch({ type: 'face', face: own });
      }}
    >
      ${label}
    </button>`;
  return html`<span class="segments" role="group" aria-label="Show the steps as">
    ${button('picture', 'Picture')}${button('table', 'Table')}
  </span>`;
}

function zoomButtons(zoom: number, act: Act): TemplateResult {
  const set = (next: number): void => {
    act.dispatch({ type: 'zoom', zoom: next });
  };
  const percent = `${Math.round(zoom * 100)} %`;
  return html`<span class="zoom" role="group" aria-label="Size of the picture">
    <button
      type="button"
      class="tool"
      title="Smaller (-)"
      aria-label="Smaller"
      @click=${() => {
        set(zoom / 1.2);
      }}
    >
      ${icon('minus')}
    </button>
    <button
      type="button"
      class="tool percent"
      title="Reset the size (0)"
      aria-label=${`${percent}, reset`}
      @click=${() => {
        set(1);
      }}
    >
      ${percent}
    </button>
    <button
      type="button"
      class="tool"
      title="Larger (+)"
      aria-label="Larger"
      @click=${() => {
        set(zoom * 1.2);
      }}
    >
      ${icon('plus')}
    </button>
  </span>`;
}

const zones = zoneChoices();

function zonePicker(timeZone: string, act: Act): TemplateResult {
  const isListed = zones.some(({ value }) => value === timeZone);
  const all = isListed ? zones : [...zones, { value: timeZone, label: timeZone }];
  return html`<vscode-single-select
    class="zone"
    combobox
    label="Time zone"
    title="Time zone of all times"
    .options=${optionsOf(all, timeZone)}
    .value=${timeZone}
    @change=${({ target }: Event) => {
      act.dispatch({ type: 'time-zone', timeZone: valueOf(target) });
    }}
  ></vscode-single-select>`;
}

let made: { readonly timeZone: string; readonly options: readonly object[] } | undefined;

/** Hundreds of names: the list is the same object until another zone is chosen. */
function optionsOf(
  all: readonly { readonly value: string; readonly label: string }[],
  timeZone: string,
): readonly object[] {
  if (made?.timeZone === timeZone) return made.options;
  const options = all.map(({ value, label }) => ({
    value,
    label,
    description: '',
    selected: value === timeZone,
    disabled: false,
  }));
  made = { timeZone, options };
  return options;
}
