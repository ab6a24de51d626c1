import { html, nothing, type TemplateResult } from 'lit';
import { nothingObserved, type Run, type RunStep } from '../../core';
import type { PredictionDetails, PredictionReason, ScenarioPlace } from '../../protocol/panel';
import type { Act } from './act';

const titles: Readonly<Record<PredictionReason['kind'], string>> = {
  fails: 'Why it fails',
  then: 'What it would meet next',
  'not-copied': 'What is not copied',
  'not-said': 'What the scenario does not say',
};

/** What is said of a predicted run: why, by which rules, and what nobody said; each with its place in the scenario. */
export function predictionDetails(run: Run, { place, reasons }: PredictionDetails, act: Act): TemplateResult {
  const kinds = (['fails', 'then', 'not-copied', 'not-said'] as const).filter((kind) =>
    reasons.some((one) => one.kind === kind),
  );
  return html`<h2>What the scenario says</h2>
    <p class="quiet">${nothingObserved} Choose a step in the picture for its place in the process.</p>
    <p>${openLink('Open the VM in the scenario', place, act)}</p>
    ${kinds.map((kind) =>
      reasonList(
        titles[kind],
        reasons.filter((one) => one.kind === kind),
        act,
      ),
    )}
    ${
      run.leftBehind.length === 0
        ? nothing
        : html`<h3>What may stay behind</h3>
            <ul>
              ${run.leftBehind.map(({ sign, first }) => html`<li>${sign}. ${first}</li>`)}
            </ul>`
    }`;
}

/** In the place of the records of a step: nobody saw it, and the scenario says why it goes so. */
export function predictionOfStep({ place, reasons }: PredictionDetails, step: RunStep, act: Act): TemplateResult {
  const own = reasons.filter((one) => one.step === step.id);
  return html`<p class="quiet">No record: this step is predicted.</p>
    ${own.length === 0 ? openLink('Open the VM in the scenario', place, act) : reasonList('From the scenario', own, act)}`;
}

/** What a step of a predicted run opens: the fact that decides it, else the VM. */
export function scenarioPlaceOf({ place, reasons }: PredictionDetails, step: RunStep): ScenarioPlace {
  return reasons.find((one) => one.step === step.id)?.place ?? place;
}

function reasonList(title: string, reasons: readonly PredictionReason[], act: Act): TemplateResult {
  return html`<h3>${title}</h3>
    <ul>
      ${reasons.map(
        ({ says, rules, place }) =>
          html`<li>
            ${says}
            ${rules.map(
              (rule) =>
                html`<button
                    type="button"
                    class="link"
                    title=${`Explain ${rule}`}
                    @click=${() => {
                      act.explain(rule);
                    }}
                  >
                    ${rule}</button
                  >${' '}`,
            )}
            ${openLink(`Open line ${place.line + 1}`, place, act)}
          </li>`,
      )}
    </ul>`;
}

function openLink(text: string, place: ScenarioPlace, act: Act): TemplateResult {
  return html`<button
    type="button"
    class="link"
    @click=${() => {
      act.openScenario(place);
    }}
  >
    ${text}
  </button>`;
}
