import { html, nothing, type TemplateResult } from 'lit';
import { consistencyWords } from '../../core';
import type { Act } from './act';
import { exportMenu, type ExportChoice } from './export-menu';
import { icon } from './icons';
import { outcomes } from './outcome-words';
import { safeSteps, safeStepsText } from './safe-steps';
import type { LoadedRun } from './state';
import { timeText } from './times';
import { verdict } from './verdict';

interface HeaderOptions extends ExportChoice {
  readonly timeZone: string;
  readonly canCompare: boolean;
  /** Runs of the same snapshot set, with this one. */
  readonly inSet: number;
}

/** The head of a run: what happened in one sentence, why in another, then what can be done. */
export function verdictHeader(loaded: LoadedRun, act: Act, options: HeaderOptions): TemplateResult {
  const { run } = loaded;
  const { word, icon: name } = outcomes[run.outcome];
  const steps = safeSteps(loaded);
  const { setId } = run;
  return html`<header class="verdict ${run.outcome}">
    <h1>
      <span class="outcome ${run.outcome}">${icon(name)}<span class="unseen">${word}: </span></span>
      <bdi>${verdict(run)}</bdi>
    </h1>
    <p class="reason">${run.outcomeReason}</p>
    <div class="facts-row">
      <dl class="facts">
        <div>
          <dt>Started</dt>
          <dd>${timeText(run.start, options.timeZone)}</dd>
        </div>
        <div>
          <dt>Consistency</dt>
          <dd title=${run.consistencyReasons.join('\n')}>${consistencyWords[run.consistency]}</dd>
        </div>
        <div>
          <dt>Left behind</dt>
          <dd class=${run.leftBehind.some(({ certainty }) => certainty === 'proved') ? 'left' : ''}>
            ${leftWords(loaded)}
          </dd>
        </div>
        ${
          setId !== undefined && options.inSet > 1
            ? html`<div>
                <dt>Snapshot set</dt>
                <dd>
                  <button
                    type="button"
                    class="link"
                    @click=${() => {
                      act.dispatch({ type: 'choose-set', setId });
                    }}
                  >
                    with ${options.inSet - 1} other ${options.inSet === 2 ? 'VM' : 'VMs'}
                  </button>
                </dd>
              </div>`
            : nothing
        }
      </dl>
      <div class="actions">
        <vscode-button
          ?disabled=${steps.length === 0}
          title=${steps.length === 0 ? 'There is nothing to do for this backup' : 'What to do, in a safe order, as text'}
          @click=${() => {
            act.copy(safeStepsText(loaded), 'the safe steps');
          }}
        >
          Copy safe steps
        </vscode-button>
        ${openRecordsButton(loaded, act)}
        <vscode-button
          secondary
          ?disabled=${!options.canCompare}
          @click=${() => {
            act.compareWith(run.id);
          }}
        >
          Compare with…
        </vscode-button>
        ${exportMenu([run.id], act, options)}
      </div>
    </div>
  </header>`;
}

function leftWords({ run: { leftBehind } }: LoadedRun): TemplateResult | string {
  if (leftBehind.length === 0) return 'nothing that the records show';
  return html`${leftBehind.map(
    ({ sign, certainty }, at) =>
      html`${at === 0 ? '' : '; '}${sign}${certainty === 'possible' ? html` <span class="quiet">(possible)</span>` : ''}`,
  )}`;
}

/** The record of the likely cause, else the first of the run. */
function openRecordsButton({ run }: LoadedRun, act: Act): TemplateResult {
  const place = run.story[0]?.place ?? run.steps.flatMap(({ evidence }) => evidence)[0];
  return html`<vscode-button
    secondary
    ?disabled=${place === undefined}
    title=${place === undefined ? 'No record proves a step of this backup' : `Record ${place.eventId} of ${place.provider}`}
    @click=${() => {
      if (place) act.openRecord({ uri: place.uri, byteOffset: place.byteOffset });
    }}
  >
    Open records
  </vscode-button>`;
}
