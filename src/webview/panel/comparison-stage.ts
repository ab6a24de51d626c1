import { html, nothing, type TemplateResult } from 'lit';
import {
  compareRuns,
  drawComparison,
  factInWords,
  layoutComparison,
  type ComparedStep,
  type ComparisonRow,
  type Measure,
  type Run,
  type RunComparison,
} from '../../core';
import { exportMenu } from './export-menu';
import { memo } from './memo';
import type { PictureSubject } from './picture-subject';
import { statusFacts } from './outcome-words';
import { shownName } from './shown-name';
import type { StageOwner } from './run-stage';
import { waiting } from './stage-views';
import type { PanelState, Stage } from './state';
import { durationText, runTime, zoneName } from './times';
import { toolbar } from './toolbar';

/** Two backups side by side, step by step: the good night beside the bad one. */
export class ComparisonStage {
  private readonly compare = memo(compareRuns);
  /** The row that is pointed at: it is of this picture alone and not kept. */
  private row: string | undefined;
  private readonly maker = memo(
    (comparison: RunComparison, measure: Measure, timeZone: string): ((width: number) => PictureSubject) =>
      (width) => {
        const scene = layoutComparison(comparison, { measure, width, timeZone: zoneName(timeZone) });
        return {
          width: scene.width,
          height: scene.height,
          headerHeight: 0,
          label: scene.title,
          description: scene.description,
          items: scene.rows.map(({ top, height, sentence }, at) => ({ key: String(at), top, height, sentence })),
          draw: (from, to) => {
            const selected = this.row === undefined ? undefined : scene.rows[Number(this.row)]?.index;
            return drawComparison(scene, { from, to, ...(selected === undefined ? {} : { selected }) });
          },
        };
      },
  );
  private readonly factsOf = memo(({ facts }: RunComparison) => facts.length);

  constructor(private readonly owner: StageOwner) {}

  render(state: PanelState, { first, second }: Extract<Stage, { kind: 'comparison' }>): TemplateResult {
    const [a, b] = [state.runs.get(first), state.runs.get(second)];
    if (a?.kind !== 'ready') return html`${waiting(a)}`;
    if (b?.kind !== 'ready') return html`${waiting(b)}`;
    const comparison = this.compare(a.value.run, b.value.run);
    const { act } = this.owner;
    return html`<div class="stage-body">
      <header class="verdict ${state.face === 'picture' ? 'unseen' : ''}">
        <h1><bdi>${comparison.sentence}</bdi></h1>
      </header>
      ${toolbar(state, act, {
        actions: html`${this.openButton(comparison.a, state)} ${this.openButton(comparison.b, state)}
          <vscode-button
            secondary
            @click=${() => {
              act.dispatch({ type: 'back-to-run' });
            }}
            >Close the comparison</vscode-button
          >
          ${exportMenu([first, second], act, this.owner.exporting)}`,
      })}
      <div
        class="page"
        data-scroller="comparison"
        role="group"
        aria-label="Steps of both"
        tabindex=${state.face === 'table' ? 0 : nothing}
      >
        ${state.face === 'picture' ? this.picture(comparison, state) : comparisonTable(comparison, state.timeZone)}
      </div>
    </div>`;
  }

  private picture(comparison: RunComparison, { zoom, timeZone }: PanelState): TemplateResult {
    const { act, measure } = this.owner;
    return html`<section class="picture" aria-label="Comparison">
      <hv-picture
        .make=${this.maker(comparison, measure, timeZone)}
        .chosen=${this.row}
        .look=${this.row}
        .zoom=${zoom}
        @hv-choose=${({ detail }: CustomEvent<{ key: string | undefined }>) => {
          this.row = detail.key;
          this.owner.requestUpdate();
        }}
        @hv-open=${({ detail }: CustomEvent<string>) => {
          this.openStep(comparison, Number(detail));
        }}
        @hv-zoom=${({ detail }: CustomEvent<number>) => {
          act.dispatch({ type: 'zoom', zoom: detail });
        }}
      ></hv-picture>
    </section>`;
  }

  /** In the picture what is said of the whole runs stands before the steps. A step opens in the run that has it, the second first. */
  private openStep(comparison: RunComparison, at: number): void {
    const { act } = this.owner;
    const row = comparison.rows[at - this.factsOf(comparison)];
    const found = row?.b ? { run: comparison.b, step: row.b } : row?.a ? { run: comparison.a, step: row.a } : undefined;
    if (!found) return;
    act.dispatch({ type: 'choose-run', runId: found.run.id });
    act.dispatch({ type: 'back-to-run' });
    act.dispatch({ type: 'choose-step', step: found.step.index });
  }

  private openButton(run: Run, { timeZone }: PanelState): TemplateResult {
    const { id, vm } = run;
    return html`<vscode-button
      secondary
      @click=${() => {
        this.owner.act.dispatch({ type: 'choose-run', runId: id });
        this.owner.act.dispatch({ type: 'back-to-run' });
      }}
      >Show ${shownName(vm.name)}, ${runTime(run, timeZone)}</vscode-button
    >`;
  }
}

/** First what is said of the runs as a whole, then step by step; what differs is said in words and stands out. */
function comparisonTable({ a, b, facts, rows, firstDifference }: RunComparison, timeZone: string): TemplateResult {
  const head = (run: Run): string => `${shownName(run.vm.name)}, ${runTime(run, timeZone)}`;
  return html`<section class="table" aria-label="Comparison">
    <div class="table-scroll">
      <table class="steps compared">
        <caption class="unseen">
          Both backups, step by step
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col"><bdi>${head(a)}</bdi></th>
            <th scope="col"><bdi>${head(b)}</bdi></th>
            <th scope="col">Differs in</th>
          </tr>
        </thead>
        <tbody>
          ${facts.map(
            (fact) =>
              html`<tr class=${fact.isDifferent ? 'differs' : ''}>
                <th scope="row">${fact.name}</th>
                <td>${factInWords(fact.name, fact.a, a)}</td>
                <td>${factInWords(fact.name, fact.b, b)}</td>
                <td>${fact.isDifferent ? 'differs' : ''}</td>
              </tr>`,
          )}
        </tbody>
        <tbody>
          ${rows.map((row, at) => comparisonRow({ a, b }, row, at === firstDifference))}
        </tbody>
      </table>
    </div>
  </section>`;
}

const differenceWords = {
  only: 'only one has it',
  status: 'status',
  events: 'events',
  codes: 'error code',
  duration: 'duration',
} as const;

function comparisonRow(
  runs: { readonly a: Run; readonly b: Run },
  { label, a, b, differences }: ComparisonRow,
  isFirst: boolean,
): TemplateResult {
  return html`<tr class="${differences.length > 0 ? 'differs' : ''} ${isFirst ? 'first-difference' : ''}">
    <th scope="row">${label}</th>
    <td>${stepCell(runs.a, a)}</td>
    <td>${stepCell(runs.b, b)}</td>
    <td>
      ${differences.map((one) => differenceWords[one]).join(', ')}
      ${isFirst ? html`<strong>first difference</strong>` : nothing}
    </td>
  </tr>`;
}

function stepCell(run: Run, step: ComparedStep | undefined): TemplateResult {
  if (!step) return html`<span class="quiet">no such step</span>`;
  const { word, means } = statusFacts(run, step.status);
  const since = step.sinceStart === undefined ? '' : `+${durationText(step.sinceStart)}`;
  const lasts = step.duration === undefined || step.duration === 0n ? '' : `lasts ${durationText(step.duration)}`;
  const proof = [...step.eventIds.map(String), ...(step.marks ?? []), ...step.codes].join(', ');
  return html`<span class="status ${step.status}" title=${means}>${word}</span>
    <span class="number quiet">${[since, lasts].filter((one) => one !== '').join(', ')}</span> <span>${proof}</span>`;
}
