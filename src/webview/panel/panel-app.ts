import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Measure } from '../../core';
import { coverageLine, emptyStage, staleBanner } from './stage-views';
import type { Act } from './act';
import type { ExportChoice } from './export-menu';
import { filtersBar } from './filters-bar';
import { keysHelp } from './keys-help';
import { filterChoices, listRows, type ListRows } from './list-rows';
import { memo } from './memo';
import { ComparisonStage } from './comparison-stage';
import { scrollerOf } from './reveal';
import { RunStage } from './run-stage';
import { SetStage } from './set-stage';
import type { PanelState } from './state';

/** The whole panel: a function of the state, in the page itself so that one style sheet serves all of it. */
export class PanelApp extends LitElement {
  static override properties = { state: { attribute: false } };
  declare state: PanelState;
  /** Set once, before it is put into the page. */
  act!: Act;
  measure!: Measure;
  scrolled: Readonly<Record<string, number>> = {};

  /** For all that is exported until the page is closed. */
  exporting: ExportChoice = {
    anonymize: false,
    setAnonymize: (anonymize) => {
      this.exporting = { ...this.exporting, anonymize };
      this.requestUpdate();
    },
  };

  private readonly rows = memo(listRows);
  private readonly choices = memo(filterChoices);
  private readonly runStage = new RunStage(this);
  private readonly setStage = new SetStage(this);
  private readonly comparisonStage = new ComparisonStage(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The order of the steps on the screen, for keys that move through them. */
  get order(): readonly number[] {
    return this.runStage.orderOf(this.state);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    this.beginAbove(changed.get('state'));
    this.bringRowIntoSight(changed.get('state'));
    const dialog = this.querySelector<HTMLDialogElement>('dialog.keys');
    if (dialog && this.state.areKeysShown && !dialog.open) dialog.showModal();
  }

  /** Another run is read from its verdict, another step from its name. In a set the rows stay where the pointer is. */
  private beginAbove(before: PanelState | undefined): void {
    const { runId, step } = this.state.chosen;
    if (before?.chosen.runId === undefined) return;
    const isOther = before.chosen.runId !== runId;
    if (isOther || before.chosen.step !== step) this.querySelector('.details')?.scrollTo({ top: 0 });
    if (isOther && step === undefined && this.state.stage.kind === 'run')
      this.querySelector('.page')?.scrollTo({ top: 0 });
  }

  /** The chosen row of a table, as the picture does with its own; where the whole page scrolls nothing moves. */
  private bringRowIntoSight(before: PanelState | undefined): void {
    const { face, chosen } = this.state;
    if (face !== 'table' || (before?.face === face && before.chosen === chosen)) return;
    const row = this.querySelector('tr.chosen');
    if (row && scrollerOf(row)) row.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { state, act } = this;
    const { story } = state;
    return html`<div class="panel ${story && story.runs.length > 0 ? '' : 'without-list'}">
      ${staleBanner(state, act)}
      ${
        state.notice === undefined
          ? nothing
          : html`<div class="banner problem" role="alert">
              <span>${state.notice}</span>
              <vscode-button
                secondary
                @click=${() => {
                  act.dispatch({ type: 'notice', text: undefined });
                }}
                >Close</vscode-button
              >
            </div>`
      }
      ${story && story.runs.length > 0 ? this.list(state) : nothing}
      <main class="stage" aria-label="Backup">${this.stage(state)}</main>
      ${coverageLine(state)}
      <div class="unseen" aria-live="polite">${this.announcement(state)}</div>
      ${
        state.areKeysShown
          ? keysHelp(() => {
              act.dispatch({ type: 'keys', areShown: false });
            })
          : nothing
      }
    </div>`;
  }

  /** What has the focus is read out by itself; what changes elsewhere is told. */
  private announcement(state: PanelState): string {
    const isInPicture = document.activeElement?.closest('.picture-list, .run-scroll') !== null;
    if (state.stage.kind !== 'run' || (isInPicture && state.chosen.step !== undefined)) return '';
    return this.runStage.announcement(state);
  }

  private list(state: PanelState): TemplateResult {
    const { story, filters, closed, timeZone, stage, chosen } = state;
    const runs = story?.runs ?? [];
    const { rows, matching }: ListRows = this.rows(runs, filters, closed, timeZone);
    const choices = this.choices(runs, timeZone);
    return html`<section class="runs" aria-label="Backups">
      ${guard([story, filters, choices, matching], () =>
        story ? filtersBar(story, filters, choices, matching, this.act) : nothing,
      )}
      ${
        rows.length === 0
          ? html`<p class="placeholder">No backup passes the filters.</p>`
          : html`<hv-run-list
              .rows=${rows}
              .chosenRun=${chosen.runId}
              .chosenSet=${stage.kind === 'set' ? stage.setId : undefined}
              .timeZone=${timeZone}
              .showsHost=${choices.hosts.length > 1}
              .startAt=${this.scrolled['list'] ?? 0}
              @hv-run=${({ detail }: CustomEvent<string>) => {
                this.act.dispatch({ type: 'choose-run', runId: detail });
              }}
              @hv-set=${({ detail }: CustomEvent<string>) => {
                this.act.dispatch({ type: 'choose-set', setId: detail });
              }}
              @hv-heading=${({ detail }: CustomEvent<{ key: string; isOpen: boolean }>) => {
                this.act.dispatch({ type: 'toggle-heading', ...detail });
              }}
            ></hv-run-list>`
      }
    </section>`;
  }

  private stage(state: PanelState): TemplateResult {
    const { stage } = state;
    if (stage.kind === 'set' && state.story) return this.setStage.render(state, stage.setId);
    if (stage.kind === 'comparison' && state.story) return this.comparisonStage.render(state, stage);
    return emptyStage(state) ?? this.runStage.render(state);
  }
}

customElements.define('hv-panel', PanelApp);
