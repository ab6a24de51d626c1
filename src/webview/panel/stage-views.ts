import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from './act';
import type { Loaded, LoadedRun, PanelState } from './state';

/** A line in the place of what is not there yet, or cannot be shown. */
export function placeholder(text: string, isProblem = false): TemplateResult {
  return html`<p class="placeholder ${isProblem ? 'problem' : ''}" role=${isProblem ? 'alert' : 'status'}>${text}</p>`;
}

/** What stands in the middle when there is no run to show; `undefined` when there is. */
export function emptyStage({ story, problem, chosen }: PanelState): TemplateResult | undefined {
  if (problem !== undefined) return placeholder(`The logs could not be shown: ${problem}`, true);
  if (story === undefined) return placeholder('Waiting for what the logs tell\u2026');
  if (story === null)
    return html`<div class="placeholder">
      <h1>No log has been read yet</h1>
      <p>Run Show Backup Sequence on an event log or a folder of them, or Diagnose Workspace.</p>
    </div>`;
  if (story.runs.length === 0 && story.scenario)
    return html`<div class="placeholder">
      <h1>${story.scenario.label} plans no VM</h1>
      <p>A backup is predicted for each VM that stands under vms.</p>
    </div>`;
  if (story.runs.length === 0)
    return html`<div class="placeholder">
      <h1>No backup was found in ${story.title}</h1>
      <p>That does not mean that none ran. What was read:</p>
      <ul>
        ${story.coverage.map((line) => html`<li>${line}</li>`)} ${story.notes.map((line) => html`<li>${line}</li>`)}
      </ul>
    </div>`;
  return chosen.runId === undefined ? placeholder('Choose a backup in the list.') : undefined;
}

/** A run that is on its way, or did not come. */
export function waiting(loaded: Loaded<LoadedRun> | undefined): TemplateResult | typeof nothing {
  if (loaded?.kind === 'ready') return nothing;
  if (loaded?.kind === 'failed') return placeholder(loaded.reason, true);
  return placeholder('Reading the steps of this backup\u2026');
}

/** Logs that changed or went away since they were read. */
export function staleBanner({ story }: PanelState, { readAgain }: Act): TemplateResult | typeof nothing {
  const stale = story?.stale ?? [];
  const [first] = stale;
  if (!first) return nothing;
  const what = { changed: 'has changed', deleted: 'is no longer there' }[first.what];
  const others = stale.length - 1;
  const more =
    others === 0 ? '' : ` ${others} other ${others === 1 ? 'log has' : 'logs have'} changed or gone away too.`;
  return html`<div
    class="banner"
    role="status"
    title=${stale.map(({ path, what: how }) => `${path}: ${how}`).join('\n')}
  >
    <span>${first.path} ${what} since it was read.${more} What is shown is from before.</span>
    <vscode-button @click=${readAgain}>Read again</vscode-button>
  </div>`;
}

/** What was read and what was not: always there, whole on demand. */
export function coverageLine({ story }: PanelState): TemplateResult | typeof nothing {
  if (!story) return nothing;
  const [first = 'Coverage: nothing is known of what was read.', ...rest] = story.coverage;
  const more = rest.length + story.notes.length;
  if (more === 0) return html`<footer class="coverage" aria-label="Coverage"><p>${first}</p></footer>`;
  return html`<footer class="coverage" aria-label="Coverage">
    <details>
      <summary>${first} <span class="quiet">${more} more ${more === 1 ? 'line' : 'lines'}</span></summary>
      <ul tabindex="0" aria-label="All of the coverage">
        ${rest.map((line) => html`<li>${line}</li>`)} ${story.notes.map((line) => html`<li>${line}</li>`)}
      </ul>
    </details>
  </footer>`;
}
