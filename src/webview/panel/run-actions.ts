import { html, type TemplateResult } from 'lit';
import { recordName } from '../../core';
import type { Act } from './act';
import { exportMenu, type ExportChoice } from './export-menu';
import { safeSteps, safeStepsText } from './safe-steps';
import type { LoadedRun } from './state';

/** What can be done with a run: the first thing to do stands first. */
export function runActions(loaded: LoadedRun, canCompare: boolean, exporting: ExportChoice, act: Act): TemplateResult {
  const { id } = loaded.run;
  const hasSteps = safeSteps(loaded).length > 0;
  return html`<vscode-button
      ?disabled=${!hasSteps}
      title=${hasSteps ? 'What to do, in a safe order, as text' : 'There is nothing to do for this backup'}
      @click=${() => {
        act.copy(safeStepsText(loaded), 'the safe steps');
      }}
      >Copy safe steps</vscode-button
    >
    ${openRecordsButton(loaded, act)}
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
