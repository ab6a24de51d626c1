import { html, nothing, type TemplateResult } from 'lit';
import { consistencyWords, isPredicted, nothingObserved, plannedTime, type Run } from '../../core';
import type { Act } from './act';
import { icon } from './icons';
import { outcomes } from './outcome-words';
import { timeText } from './times';
import { consistencyMeanings, verdict } from './verdict';

interface HeaderOptions {
  readonly timeZone: string;
  /** Runs of the same snapshot set, with this one. */
  readonly inSet: number;
}

/** The head of a run: what happened in one sentence, why in another, and the facts in a line. */
export function verdictHeader(run: Run, act: Act, { timeZone, inSet }: HeaderOptions): TemplateResult {
  const { word, icon: name } = outcomes[run.outcome];
  const isPlan = isPredicted(run);
  return html`<header class="verdict ${run.outcome} ${isPlan ? 'predicted' : ''}">
    ${isPlan ? html`<p class="predicted-tag"><strong>Predicted</strong> ${nothingObserved}</p>` : nothing}
    <h1>
      <span class="outcome ${run.outcome}">${icon(name)}<span class="unseen">${word}: </span></span>
      <bdi>${verdict(run)}</bdi>
    </h1>
    <p class="reason">${run.outcomeReason}</p>
    <dl class="facts">
      <div>
        <dt>${isPlan ? 'Planned for' : 'Started'}</dt>
        <dd>${isPlan ? (plannedTime(run.start) ?? 'not said') : timeText(run.start, timeZone)}</dd>
      </div>
      <div>
        <dt>${run.outcome === 'failed' && run.consistency !== 'none' && !isPlan ? 'Snapshot' : 'Consistency'}</dt>
        <dd title=${[...(isPlan ? [] : [consistencyMeanings[run.consistency]]), ...run.consistencyReasons].join('\n')}>
          ${consistencyWords[run.consistency]}
        </dd>
      </div>
      <div>
        <dt>Left behind</dt>
        <dd class=${run.leftBehind.some(({ certainty }) => certainty === 'proved') ? 'left' : ''}>${leftWords(run)}</dd>
      </div>
      ${inSet > 1 ? setLink(run, inSet, act) : nothing}
    </dl>
  </header>`;
}

function setLink({ setId }: Run, inSet: number, act: Act): TemplateResult | typeof nothing {
  if (setId === undefined) return nothing;
  return html`<div>
    <dt>Snapshot set</dt>
    <dd>
      <button
        type="button"
        class="link"
        @click=${() => {
          act.dispatch({ type: 'choose-set', setId });
        }}
      >
        with ${inSet - 1} other ${inSet === 2 ? 'VM' : 'VMs'}
      </button>
    </dd>
  </div>`;
}

function leftWords(run: Run): TemplateResult | string {
  const { leftBehind } = run;
  if (leftBehind.length === 0) return isPredicted(run) ? 'nothing is expected' : 'nothing that the records show';
  return html`${leftBehind.map(
    ({ sign, certainty }, at) =>
      html`${at === 0 ? '' : '; '}${sign}${certainty === 'possible' ? html` <span class="quiet">(possible)</span>` : ''}`,
  )}`;
}
