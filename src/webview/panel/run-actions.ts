import { html, nothing, type TemplateResult } from 'lit';
import { recordName } from '../../core';
import type { PanelStory, PredictedPair } from '../../protocol/panel';
import type { Act } from './act';
import { exportMenu, type ExportChoice } from './export-menu';
import { safeSteps, safeStepsText } from './safe-steps';
import type { LoadedRun } from './state';

/** What can be done with a run: the first thing to do stands first. */
export function runActions(
  loaded: LoadedRun,
  canCompare: boolean,
  exporting: ExportChoice,
  act: Act,
  partner: PredictedPair | undefined,
): TemplateResult {
  const { id } = loaded.run;
  const { prediction } = loaded;
  if (prediction)
    return html`${partnerButton(partner, act)}
      <vscode-button
        secondary
        title="The VM in the scenario"
        @click=${() => {
          act.openScenario(prediction.place);
        }}
        >Open scenario</vscode-button
      >
      ${exportMenu([id], act, exporting)}`;
  const hasSteps = safeSteps(loaded).length > 0;
  return html`<vscode-button
      ?disabled=${!hasSteps}
      title=${hasSteps ? 'What to do, in a safe order, as text' : 'There is nothing to do for this backup'}
      @click=${() => {
        act.copy(safeStepsText(loaded), 'the safe steps');
      }}
      >Copy safe steps</vscode-button
    >
    ${partner ? partnerButton(partner, act) : nothing} ${openRecordsButton(loaded, act)}
    <vscode-button
      secondary
      ?disabled=${!canCompare}
      title=${canCompare ? 'Beside another backup, step by step' : 'There is no other backup to compare it with'}
      @click=${() => {
        act.compareWith(id);
      }}
      >Compare with…</vscode-button
    >
    ${exportMenu([id], act, exporting)}`;
}

/** The backup that was predicted, or its prediction: the first where it left the way. */
export function partnerIn(story: PanelStory | null | undefined, runId: string): PredictedPair | undefined {
  const own =
    story?.scenario?.pairs.filter(({ predicted, observed }) => predicted === runId || observed === runId) ?? [];
  return own.find(({ says }) => says !== undefined) ?? own[0];
}

function partnerButton(partner: PredictedPair | undefined, act: Act): TemplateResult {
  return html`<vscode-button
    ?disabled=${partner === undefined}
    title=${partner ? (partner.says ?? 'No record contradicts the prediction.') : 'The evidence of the scenario shows no backup of this VM'}
    @click=${() => {
      if (partner) act.compare(partner.predicted, partner.observed);
    }}
    >Compare with what happened</vscode-button
  >`;
}

/** The record of the likely cause, else the first of the run. */
function openRecordsButton({ run }: LoadedRun, act: Act): TemplateResult {
  const place = run.story[0]?.place ?? run.steps.flatMap(({ evidence }) => evidence)[0];
  return html`<vscode-button
    secondary
    ?disabled=${place === undefined}
    title=${place === undefined ? 'No record proves a step of this backup' : `Record ${recordName(place)} of ${place.provider}`}
    @click=${() => {
      if (place) act.openRecord({ uri: place.uri, byteOffset: place.byteOffset });
    }}
    >Open records</vscode-button
  >`;
}
