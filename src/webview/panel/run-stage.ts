import { html, type TemplateResult } from 'lit';
import { orderSteps, type Actor, type Measure, type Run } from '../../core';
import type { Act } from './act';
import { brokenStep } from './broken-step';
import { details } from './details';
import type { ExportChoice } from './export-menu';
import { filesStrip } from './files-strip';
import { memo } from './memo';
import { statusFacts } from './outcome-words';
import type { PictureSubject } from './picture-subject';
import { player } from './player';
import { partnerIn, runActions } from './run-actions';
import { waiting } from './stage-views';
import { shownRun, type LoadedRun, type PanelState } from './state';
import { scenarioPlaceOf } from './prediction-details';
import { stepTable } from './step-table';
import { whenWords } from './step-words';
import { dimmedSteps, runSubject } from './subjects';
import { toolbar } from './toolbar';
import { verdict } from './verdict';
import { verdictHeader } from './verdict-header';

/** What the stage takes from the panel. */
export interface StageOwner {
  readonly act: Act;
  readonly measure: Measure;
  readonly state: PanelState;
  /** Where the parts of the page had been scrolled to before it was loaded again. */
  readonly scrolled: Readonly<Record<string, number>>;
  readonly exporting: ExportChoice;
  requestUpdate(): void;
}

/** One backup: the verdict, its picture or its table, its files at a step, and the details. */
export class RunStage {
  /** Steps as they are drawn, from above. */
  private readonly order = memo((run: Run) => orderSteps(run).rows.map(({ index }) => index));
  private readonly dimmed = memo(dimmedSteps);
  private readonly look = memo((step: number | undefined, dimmed: ReadonlySet<number>) => ({ step, dimmed }));
  private readonly maker = memo(
    (run: Run, openLanes: PanelState['openLanes'], timeZone: string): ((width: number) => PictureSubject) =>
      (width) => {
        const toggleLane = (actor: Actor): void => {
          this.owner.act.dispatch({ type: 'toggle-lane', actor });
        };
        const options = { run, measure: this.owner.measure, openLanes, timeZone, toggleLane };
        return runSubject(options, width, () => {
          const { chosen, search } = this.owner.state;
          return { step: chosen.step, dimmed: this.dimmed(run, search) };
        });
      },
  );

  constructor(private readonly owner: StageOwner) {}

  orderOf(state: PanelState): readonly number[] {
    const run = shownRun(state)?.run;
    return run ? this.order(run) : [];
  }

  render(state: PanelState): TemplateResult {
    const loaded = shownRun(state);
    if (!loaded) {
      const { runId } = state.chosen;
      return html`${waiting(runId === undefined ? undefined : state.runs.get(runId))}`;
    }
    const { act } = this.owner;
    const order = this.order(loaded.run);
    const { step } = state.chosen;
    const runs = state.story?.runs ?? [];
    return html`<div class="stage-body">
      ${verdictHeader(loaded.run, act, {
        timeZone: state.timeZone,
        inSet: runs.filter(({ setId }) => setId === loaded.run.setId).length,
      })}
      ${toolbar(state, act, {
        actions: runActions(loaded, runs.length > 1, this.owner.exporting, act, partnerIn(state.story, loaded.run.id)),
        hits: this.hits(loaded.run, state),
        nextHit: () => {
          this.nextHit(loaded.run);
        },
      })}
      <div class="work">
        <div class="page" data-scroller="page">
          ${state.face === 'picture' ? this.picture(loaded, state) : this.table(loaded, state)}
        </div>
        <hv-splitter
          .share=${state.share}
          @hv-share=${({ detail }: CustomEvent<number>) => {
            act.dispatch({ type: 'share', share: detail });
          }}
        ></hv-splitter>
        <div class="dock">
          <section class="strip" aria-label="Files">
            ${player(order, step, state.isPlaying, act)} ${filesStrip(loaded.run, step, this.owner.measure)}
          </section>
          <section class="details" aria-label="Details" tabindex="0" data-scroller="details">
            ${details(loaded, act, { timeZone: state.timeZone, records: state.records, step })}
          </section>
        </div>
      </div>
    </div>`;
  }

  /** For who does not see what changed: the step that was chosen, else the run. */
  announcement(state: PanelState): string {
    const loaded = shownRun(state);
    if (!loaded) return '';
    const { run } = loaded;
    const step = state.chosen.step === undefined ? undefined : run.steps[state.chosen.step];
    if (!step) return verdict(run);
    const whole = state.chosen.step === brokenStep(run) ? `${verdict(run)} ` : '';
    return (
      whole +
      [step.label, statusFacts(run, step.status).word, whenWords(step, state.timeZone)].filter(Boolean).join(', ')
    );
  }

  private hits(run: Run, { search }: PanelState): string {
    if (search.trim() === '') return '';
    const hits = run.steps.length - this.dimmed(run, search).size;
    return `${hits} of ${run.steps.length} ${run.steps.length === 1 ? 'step' : 'steps'}`;
  }

  /** The next step that has the text, and after the last one the first. */
  private nextHit(run: Run): void {
    const { chosen, search } = this.owner.state;
    if (search.trim() === '') return;
    const dimmed = this.dimmed(run, search);
    const order = this.order(run);
    const at = chosen.step === undefined ? -1 : order.indexOf(chosen.step);
    const hits = [...order.slice(at + 1), ...order.slice(0, at + 1)].filter((index) => !dimmed.has(index));
    this.choose(hits[0] ?? chosen.step, false);
  }

  private picture({ run }: LoadedRun, state: PanelState): TemplateResult {
    const { chosen, openLanes, timeZone, zoom, isPlaying, search } = state;
    return html`<section class="picture" aria-label="Sequence">
      <hv-picture
        .make=${this.maker(run, openLanes, timeZone)}
        .of=${run.id}
        .chosen=${chosen.step === undefined ? undefined : String(chosen.step)}
        .marked=${chosen.mark === undefined ? undefined : String(chosen.mark)}
        .look=${this.look(chosen.step, this.dimmed(run, search))}
        .zoom=${zoom}
        .isPlaying=${isPlaying}
        .startAt=${this.owner.scrolled['page'] ?? 0}
        @hv-choose=${({ detail }: CustomEvent<{ key: string | undefined; isExtended: boolean }>) => {
          this.choose(detail.key === undefined ? undefined : Number(detail.key), detail.isExtended);
        }}
        @hv-open=${({ detail }: CustomEvent<string>) => {
          this.open(run, Number(detail));
        }}
        @hv-zoom=${({ detail }: CustomEvent<number>) => {
          this.owner.act.dispatch({ type: 'zoom', zoom: detail });
        }}
      ></hv-picture>
    </section>`;
  }

  private table({ run }: LoadedRun, state: PanelState): TemplateResult {
    const { chosen, timeZone, search } = state;
    return html`<section class="table" aria-label="Steps as a table">
      ${stepTable(run, this.order(run), {
        timeZone,
        search,
        step: chosen.step,
        mark: chosen.mark,
        choose: (index, isExtended) => {
          this.choose(index, isExtended);
        },
        open: (index) => {
          this.open(run, index);
        },
      })}
    </section>`;
  }

  private choose(step: number | undefined, isExtended: boolean): void {
    const { act } = this.owner;
    if (this.owner.state.isPlaying) act.dispatch({ type: 'play', isPlaying: false });
    act.dispatch({ type: 'choose-step', step, extends: isExtended });
  }

  /** The record of a step: of one that failed the one that says so, else the first. */
  private open({ steps, story }: Run, index: number): void {
    const step = steps[index];
    const failure = step?.status === 'failed' ? story.find((line) => line.step === step.id)?.place : undefined;
    const place = failure ?? step?.evidence[0];
    const planned = shownRun(this.owner.state)?.prediction;
    if (planned && step) this.owner.act.openScenario(scenarioPlaceOf(planned, step));
    else if (place) this.owner.act.openRecord({ uri: place.uri, byteOffset: place.byteOffset });
    else
      this.owner.act.dispatch({
        type: 'notice',
        text: `No record stands behind "${step?.label ?? 'this step'}", so there is none to open.`,
      });
  }
}
