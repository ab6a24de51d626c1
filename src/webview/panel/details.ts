import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { recordName, type EvidencePlace, type RunStep } from '../../core';
import type { PanelFinding, RecordDetails } from '../../protocol/panel';
import type { Act } from './act';
import { brokenStep } from './broken-step';
import { predictionDetails, predictionOfStep } from './prediction-details';
import { recordsShown } from './errands';
import { icon } from './icons';
import { outcomes, severities, statusFacts } from './outcome-words';
import { safeSteps, type SafeStep } from './safe-steps';
import { recordKey, type Loaded, type LoadedRun } from './state';
import { arrowWords, lastsWords, whatStepIs, whenWords } from './step-words';
import { preciseClock } from './times';

interface DetailsOptions {
  readonly timeZone: string;
  readonly records: ReadonlyMap<string, Loaded<RecordDetails>>;
  readonly step: number | undefined;
}

/** What stands behind the chosen step; without one, what is said of the run. */
export function details(loaded: LoadedRun, act: Act, options: DetailsOptions): TemplateResult {
  const step = options.step === undefined ? undefined : loaded.run.steps[options.step];
  return step ? stepDetails(loaded, step, act, options) : runDetails(loaded, act, options);
}

function stepDetails(loaded: LoadedRun, step: RunStep, act: Act, options: DetailsOptions): TemplateResult {
  const { run, findings } = loaded;
  const { word, means } = statusFacts(run, step.status);
  const when = whenWords(step, options.timeZone);
  const lasts = lastsWords(step);
  const own = findings.filter((finding) => isOf(finding, step));
  const story = run.story.filter(({ step: id }) => id === step.id);
  // Where a run is broken, all that is to be done about it is told, not only what this step asks for.
  const isBroken = options.step === brokenStep(run);
  return html`<h2><bdi>${step.label}</bdi></h2>
    <p class="step-line">
      <span class="status ${step.status}" title=${means}>${word}</span>
      <span>${arrowWords(step)}</span>
      ${when === '' ? nothing : html`<span class="number">${when}</span>`}
      ${lasts === '' ? nothing : html`<span>lasts ${lasts}</span>`}
    </p>
    <p>${whatStepIs(run, step) ?? nothing}</p>
    ${statusLine(step, word, means, story.length > 0)}
    ${story.map(
      ({ role, says, code, place }) =>
        html`<p class="story">
          <strong>${role === 'cause' ? 'Likely cause' : 'What followed'}:</strong> ${says}
          ${code === undefined ? nothing : explainLink(code, act)} ${openLink(place, act)}
        </p>`,
    )}
    ${
      isBroken
        ? html`${findings.map((finding) => findingLine(finding, act))} ${doList(loaded, act)}`
        : own.map((finding) => findingBlock(finding, act))
    }
    ${
      loaded.prediction
        ? predictionOfStep(loaded.prediction, step, act)
        : recordBlocks(step, act, options, toldOf(loaded, isBroken ? findings : own))
    }`;
}

/** What stands above the records already, and need not be said again with each of them. */
function toldOf(loaded: LoadedRun, findings: readonly PanelFinding[]): ReadonlySet<string> {
  return new Set([
    ...findings.flatMap(({ code, message, fixes }) => [`${code}: ${message}`, ...fixes.map(({ title }) => title)]),
    ...(findings === loaded.findings ? safeSteps(loaded).map(({ text }) => text) : []),
  ]);
}

/** What to do about the run, in a safe order. */
function doList(loaded: LoadedRun, act: Act): TemplateResult | typeof nothing {
  const steps = safeSteps(loaded);
  if (steps.length === 0) return nothing;
  return html`<h3>Do, in this order</h3>
    <ol class="do">
      ${steps.map((step) => html`<li>${doStep(step, act)}</li>`)}
    </ol>`;
}

/** What a status means, and why it has it; of a failure the cause says more. */
function statusLine(
  { status, note = '' }: RunStep,
  word: string,
  means: string,
  isTold: boolean,
): TemplateResult | typeof nothing {
  const meaning = status === 'seen' || status === 'failed' ? '' : `${capital(word)}: ${means}.`;
  const text = status === 'failed' && isTold ? '' : `${meaning} ${note}`.trim();
  return text === '' ? nothing : html`<p class="quiet">${text}</p>`;
}

/** By its step, or by a record that is behind the step. */
function isOf(finding: PanelFinding, step: RunStep): boolean {
  if (finding.step !== undefined) return finding.step === step.id;
  return step.evidence.some(({ uri, byteOffset }) => uri === finding.uri && byteOffset === finding.byteOffset);
}

function runDetails(loaded: LoadedRun, act: Act, { timeZone }: DetailsOptions): TemplateResult {
  const { run, findings, prediction } = loaded;
  if (prediction)
    return html`${predictionDetails(run, prediction, act)} ${list('Consistency', run.consistencyReasons)}`;
  return html`<h2>What the records say</h2>
    <p>
      <span class="outcome ${run.outcome}">${icon(outcomes[run.outcome].icon)} ${outcomes[run.outcome].word}</span>
      <span class="quiet">Choose a step in the picture for the records behind it.</span>
    </p>
    ${
      run.story.length === 0
        ? nothing
        : html`<ol class="story-list">
            ${run.story.map(
              ({ role, says, code, place, also }) =>
                html`<li>
                  <strong>${role === 'cause' ? 'Likely cause' : 'then'}:</strong> ${says}
                  ${code === undefined ? nothing : explainLink(code, act)}
                  <span class="number quiet">${preciseClock(place.time, timeZone)}</span> ${openLink(place, act)}
                  ${also.length === 0 ? nothing : html`<span class="quiet">and ${also.length} more that say so</span>`}
                </li>`,
            )}
          </ol>`
    }
    ${findings.map((finding) => findingLine(finding, act))} ${doList(loaded, act)}
    ${list('Consistency', run.consistencyReasons)} ${list('Notes', run.notes)}`;
}

function doStep({ text, rules, safety, powershell }: SafeStep, act: Act): TemplateResult {
  return html`${text} ${rules.map((rule) => html`${explainLink(rule, act)} `)} ${safetyLine(safety)}
  ${powershellBlock(powershell, act)}`;
}

function findingLine(finding: PanelFinding, act: Act): TemplateResult {
  const { severity, code, message } = finding;
  const { word, icon: name } = severities[severity];
  return html`<p class="finding ${severity}">
    <span class="severity">${icon(name)}<span class="unseen">${word}</span></span>
    ${explainLink(code, act)} ${message} ${openLink(finding, act)}
  </p>`;
}

function safetyLine(safety: string | undefined): TemplateResult | typeof nothing {
  return safety === undefined
    ? nothing
    : html`<span class="safety">${icon('warning')} <span>First: ${safety}</span></span>`;
}

function powershellBlock(powershell: string | undefined, act: Act): TemplateResult | typeof nothing {
  if (powershell === undefined) return nothing;
  return html`<pre tabindex="0" aria-label="PowerShell">${powershell}</pre>
    <vscode-button
      secondary
      @click=${() => {
        act.copy(powershell, 'the PowerShell');
      }}
      >Copy PowerShell</vscode-button
    >`;
}

function findingBlock(finding: PanelFinding, act: Act): TemplateResult {
  return html`<section class="finding-block" aria-label=${finding.code}>
    ${findingLine(finding, act)}
    ${finding.fixes.map(
      ({ title, powershell, safety }) =>
        html`<div class="fix">
          <p>${title}</p>
          ${safetyLine(safety)} ${powershellBlock(powershell, act)}
        </div>`,
    )}
  </section>`;
}

function recordBlocks(step: RunStep, act: Act, options: DetailsOptions, told: ReadonlySet<string>): TemplateResult {
  const { evidence } = step;
  if (evidence.length === 0) return html`<p class="quiet">No record stands behind this step.</p>`;
  const shown = evidence.slice(0, recordsShown);
  const more = evidence.length - shown.length;
  return html`<h3>${evidence.length === 1 ? 'The record' : `${evidence.length} records`}</h3>
    ${repeat(shown, recordKey, (place) => {
      const loaded = options.records.get(recordKey(place));
      return html`<article class="record">
        <h4>
          <span>${recordName(place)}</span> <span>${shortProvider(place.provider)}</span>
          <span class="number quiet">${preciseClock(place.time, options.timeZone)}</span>
          <span class="quiet">${whichRecord(place)}</span>
          ${openLink(place, act)}
          ${place.mark === undefined ? explainLink(String(place.eventId), act, 'Explain') : nothing}
        </h4>
        ${recordBody(loaded, told)}
      </article>`;
    })}
    ${more > 0 ? html`<p class="quiet">${more} more records stand behind this step.</p>` : nothing}`;
}

/** A line of a text log has neither an id nor a channel, and may not name its computer. */
function whichRecord({ recordId, host, mark }: EvidencePlace): string {
  const where = host === '' ? '' : ` on ${host}`;
  return mark === undefined ? `record ${String(recordId)}${where}` : `a line${where}`;
}

function recordBody(loaded: Loaded<RecordDetails> | undefined, told: ReadonlySet<string>): TemplateResult {
  if (loaded === undefined || loaded.kind === 'loading') return html`<p class="quiet">Reading the record…</p>`;
  if (loaded.kind === 'failed') return html`<p class="problem">${loaded.reason}</p>`;
  const { meaning, data, channel, path } = loaded.value;
  const causes = loaded.value.causes.filter((cause) => !told.has(cause));
  const actions = loaded.value.actions.filter((action) => !told.has(action));
  return html`${meaning === undefined ? nothing : html`<p>${meaning}</p>`} ${list('Causes', causes, 5)}
    ${
      actions.length === 0
        ? nothing
        : html`<h5>Do, in this order</h5>
            <ol>
              ${actions.map((action) => html`<li>${action}</li>`)}
            </ol>`
    }
    <table class="data">
      <caption class="unseen">
        Data of the record
      </caption>
      <tbody>
        <tr>
          <th scope="row">Log</th>
          <td>${channel === '' ? nothing : `${channel}, `}<bdi>${path}</bdi></td>
        </tr>
        ${data.map(
          ({ name, value }) =>
            html`<tr>
              <th scope="row"><bdi>${name}</bdi></th>
              <td><bdi>${value}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function list(title: string, items: readonly string[], level: 3 | 5 = 3): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`${level === 3 ? html`<h3>${title}</h3>` : html`<h5>${title}</h5>`}
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
}

function openLink(place: { readonly uri: string; readonly byteOffset: number }, act: Act): TemplateResult {
  return html`<button
    type="button"
    class="link"
    @click=${() => {
      act.openRecord({ uri: place.uri, byteOffset: place.byteOffset });
    }}
  >
    Open record
  </button>`;
}

function explainLink(query: string, act: Act, text = query): TemplateResult {
  return html`<button
    type="button"
    class="link"
    title=${`Explain ${query}`}
    @click=${() => {
      act.explain(query);
    }}
  >
    ${text}
  </button>`;
}

function shortProvider(provider: string): string {
  return provider.replace(/^Microsoft-Windows-(Hyper-V-)?/i, '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
