import { html, nothing, type TemplateResult } from 'lit';
import { drawSet, drawSetHead, layoutSet, setTable, type Measure, type Run } from '../../core';
import { toSvg } from '../shared/svg';
import type { Act } from './act';
import { exportMenu } from './export-menu';
import { icon } from './icons';
import { memo } from './memo';
import { outcomes } from './outcome-words';
import type { PictureSubject } from './picture-subject';
import { wholeText } from './shown-name';
import { setTableView } from './set-table';
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
        const scene = layoutSet(runs, { measure, width, timeZone: zoneName(timeZone), hasHeading: false });
        return {
          width: scene.width,
          height: scene.height,
          headerHeight: scene.headerHeight,
          label: 'VMs of the snapshot set',
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

  private readonly table = memo((runs: readonly Run[], timeZone: string) => setTable(runs, zoneName(timeZone)));

  constructor(private readonly owner: StageOwner) {}

  render(state: PanelState, setId: string): TemplateResult {
    const { act } = this.owner;
    const { count, isLoading, failed, runs } = this.runsOf(state.story, state.runs, setId);
    if (isLoading) return placeholder(`Reading ${count} backups of snapshot set ${setId}\u2026`);
    if (runs.length === 0) return placeholder(`No backup of snapshot set ${setId} could be read.`, true);
    const title = wholeText(this.table(runs, state.timeZone).title);
    return html`<div class="stage-body">
      <header class="verdict">
        <h1 title=${title}><bdi>${withShortId(title)}</bdi></h1>
        ${failed === 0 ? nothing : html`<p class="reason problem">${failed} of its backups could not be read.</p>`}
      </header>
      ${toolbar(state, act, {
        actions: exportMenu(
          runs.map(({ id }) => id),
          act,
          this.owner.exporting,
        ),
      })}
      <div class="work">
        <div class="page" data-scroller="set">
          ${state.face === 'picture' ? this.picture(runs, state) : this.rows(runs, state)}
        </div>
        <div class="dock brief">${this.brief(state, runs, act)}</div>
      </div>
    </div>`;
  }

  private picture(runs: readonly Run[], { chosen, timeZone, zoom }: PanelState): TemplateResult {
    const { act, measure } = this.owner;
    return html`<section class="picture" aria-label="Snapshot set">
      <hv-picture
        .make=${this.maker(runs, measure, timeZone)}
        .chosen=${chosen.runId}
        .look=${chosen.runId}
        .zoom=${zoom}
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
    </section>`;
  }

  private rows(runs: readonly Run[], { chosen, timeZone }: PanelState): TemplateResult {
    const { act } = this.owner;
    return html`<section class="table" aria-label="Snapshot set as a table">
      ${setTableView(this.table(runs, timeZone), {
        chosen: chosen.runId,
        choose: (runId) => {
          act.dispatch({ type: 'point-at', runId });
        },
        open: (runId) => {
          act.dispatch({ type: 'choose-run', runId });
        },
      })}
    </section>`;
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

/** The rest of a set's id is the least that a reader at a glance misses; all of it stands in the hover. */
function withShortId(title: string): string {
  return title.replace(/^(Snapshot set \{[0-9a-f]{8})[^}]*\}/i, '$1\u2026}');
}
