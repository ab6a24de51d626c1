import { html, nothing, type TemplateResult } from 'lit';
import { drawSet, drawSetHead, layoutSet, type Measure, type Run } from '../../core';
import { toSvg } from '../shared/svg';
import type { Act } from './act';
import { exportMenu } from './export-menu';
import { icon } from './icons';
import { memo } from './memo';
import { outcomes } from './outcome-words';
import type { PictureSubject } from './picture';
import { shownName } from './shown-name';
import { placeholder } from './stage-views';
import { shownRun, type Loaded, type LoadedRun, type PanelState } from './state';
import type { StageOwner } from './run-stage';
import { zoneName } from './times';
import { toolbar } from './toolbar';
import { verdict } from './verdict';

/** A snapshot set with all its VMs: who froze when, one storage snapshot for how many, the merges after it. */
export class SetStage {
  private readonly runsOf = memo((story: PanelState['story'], runs: PanelState['runs'], setId: string) => {
    const heads = (story?.runs ?? []).filter((head) => head.setId === setId);
    const loaded = heads.map(({ id }): Loaded<LoadedRun> => runs.get(id) ?? { kind: 'loading' });
    return {
      count: heads.length,
      isLoading: loaded.some(({ kind }) => kind === 'loading'),
      failed: loaded.filter(({ kind }) => kind === 'failed').length,
      runs: loaded.flatMap((one) => (one.kind === 'ready' ? [one.value.run] : [])),
    };
  });
  private readonly maker = memo(
    (runs: readonly Run[], measure: Measure, timeZone: string): ((width: number) => PictureSubject) =>
      (width) => {
        const scene = layoutSet(runs, { measure, width, timeZone: zoneName(timeZone) });
        return {
          width: scene.width,
          height: scene.height,
          headerHeight: scene.headerHeight,
          label: scene.title,
          description: scene.description,
          items: scene.lanes.map(({ run, top, height, sentence }) => ({ key: run, top, height, sentence })),
          draw: (from, to) => {
            const { runId } = this.owner.state.chosen;
            return drawSet(scene, { from, to, head: false, ...(runId === undefined ? {} : { selected: runId }) });
          },
          head: toSvg(drawSetHead(scene)),
        };
      },
  );

  constructor(private readonly owner: StageOwner) {}

  render(state: PanelState, setId: string): TemplateResult {
    const { act, measure } = this.owner;
    const { count, isLoading, failed, runs } = this.runsOf(state.story, state.runs, setId);
    if (isLoading) return placeholder(`Reading ${count} backups of snapshot set ${setId}\u2026`);
    if (runs.length === 0) return placeholder(`No backup of snapshot set ${setId} could be read.`, true);
    return html`<div class="stage-body">
      <div class="page" data-scroller="set">
        <header class="verdict">
          <h1>Snapshot set ${shownName(setId)}</h1>
          <div class="actions">
            ${exportMenu(
              runs.map(({ id }) => id),
              act,
              this.owner.exporting,
            )}
          </div>
          ${failed === 0 ? nothing : html`<p class="reason problem">${failed} of its backups could not be read.</p>`}
        </header>
        ${toolbar(state, '', act)}
        <section class="picture" aria-label="Snapshot set">
          <hv-picture
            .make=${this.maker(runs, measure, state.timeZone)}
            .chosen=${state.chosen.runId}
            .look=${state.chosen.runId}
            .zoom=${state.zoom}
            @hv-choose=${({ detail }: CustomEvent<{ key: string | undefined }>) => {
              act.dispatch({ type: 'point-at', runId: detail.key });
            }}
            @hv-open=${({ detail }: CustomEvent<string>) => {
              act.dispatch({ type: 'choose-run', runId: detail });
            }}
            @hv-zoom=${({ detail }: CustomEvent<number>) => {
              act.dispatch({ type: 'zoom', zoom: detail });
            }}
          ></hv-picture>
        </section>
      </div>
      <div class="dock brief">${this.brief(state, runs, act)}</div>
    </div>`;
  }

  private brief(state: PanelState, runs: readonly Run[], act: Act): TemplateResult {
    const loaded = shownRun(state);
    const isOfSet = loaded !== undefined && runs.includes(loaded.run);
    if (!isOfSet)
      return html`<section class="details" aria-label="Details" tabindex="0">
        <p class="quiet">Choose a VM in the picture; Enter or a double click shows its own sequence.</p>
      </section>`;
    const { run } = loaded;
    return html`<section class="details" aria-label="Details" tabindex="0">
      <h2>
        <span class="outcome ${run.outcome}">${icon(outcomes[run.outcome].icon)}</span> <bdi>${verdict(run)}</bdi>
      </h2>
      <p>${run.outcomeReason}</p>
      ${run.leftBehind.length === 0 ? nothing : html`<p>Left behind: ${run.leftBehind.map(({ sign }) => sign).join('; ')}.</p>`}
      <vscode-button
        @click=${() => {
          act.dispatch({ type: 'choose-run', runId: run.id });
        }}
        >Show its sequence</vscode-button
      >
    </section>`;
  }
}
