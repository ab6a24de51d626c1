import type { LogHostApi, LogPageApi, WireLogState, WireRow } from '../../protocol/log-viewer';
import { CallFailed, type Handlers, type Peer } from '../../protocol/rpc';
import { keptOf, placeOfKept, stateOf, type AppState, type Tab } from './app-state';
import { emptyForm, filterOfForm, type FilterForm } from './filter-form';
import { RowPages } from './row-pages';
import { ScrollModel } from './scroll-model';
import { timeText, wholeTime, zoneName } from './times';
import { countText, rowText } from './words';

/** What the app needs of the page it lives in. */
export interface Stage {
  /** Draws what changed; several calls in a row are one. */
  draw(): void;
  keep(kept: unknown): void;
  /** Gives the focus to a part when it is drawn next. */
  focus(part: 'row' | 'search' | 'details' | 'help'): void;
  setTimer(run: () => void, ms: number): () => void;
}

/** Keys are pressed faster than records are read: only the one that stays chosen is asked for. */
const chooseAfterMs = 60;
const filterAfterMs = 300;
/** Calls without whose answers nothing can be shown. */
const ofLog: ReadonlySet<string> = new Set(['filter', 'rows', 'find', 'record']);

/** What happens in the viewer. */
export class LogApp {
  readonly state: AppState;
  readonly scroll: ScrollModel;
  readonly pages: RowPages;
  /** Where the scroll bar stood when the page was drawn last. */
  drawnAt = 0;
  private keptPlace: number | undefined;
  /** The record that is to be shown as soon as the view has it. */
  private toReveal: { readonly byteOffset: number; readonly mayWiden: boolean } | undefined;
  private stopChoosing = (): void => undefined;
  private stopFiltering = (): void => undefined;

  constructor(
    private readonly host: Peer<LogHostApi>,
    private readonly stage: Stage,
    kept: unknown,
    rowHeight: number,
  ) {
    this.state = stateOf(kept);
    this.keptPlace = placeOfKept(kept);
    this.scroll = new ScrollModel(rowHeight);
    this.pages = new RowPages((view, from, count) => this.quiet(host.call('rows', { view, from, count })));
  }

  /** What the extension may ask. */
  static handlers(app: () => LogApp): Handlers<LogPageApi> {
    return {
      state: ({ state }) => {
        app().take(state);
        return null;
      },
      reveal: ({ byteOffset }) => {
        void app().reveal(byteOffset, true);
        return null;
      },
      reset: async () => {
        await app().start();
        return null;
      },
    };
  }

  readonly redraw = (): void => {
    this.stage.draw();
  };

  /** The scroll bar was moved, by the reader or by us. */
  readonly scrolled = ({ target }: Event): void => {
    if (!(target instanceof Element) || Math.abs(target.scrollTop - this.drawnAt) < 1) return;
    this.scroll.scrolledTo(target.scrollTop);
    this.stage.draw();
  };

  /** Where the bar is a scale, a pixel of it is many rows: the wheel moves the rows themselves. */
  readonly wheeled = (event: WheelEvent): void => {
    if (!this.scroll.isScaled || event.ctrlKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.scroll.rowHeight : 1;
    this.scroll.moveBy(event.deltaY * unit);
    this.stage.draw();
  };

  /** The table got another height, as when the details open: the row that was in sight stays there. */
  resized(height: number): void {
    const { scroll, state } = this;
    const { from, to } = scroll.window;
    const wasSeen = state.active >= from && state.active < to;
    scroll.height = height;
    if (wasSeen) scroll.reveal(state.active);
    scroll.clamp();
  }

  /** From the table to what is told of its row. */
  openDetails(): void {
    this.choose(this.state.active);
    this.stage.focus('details');
  }

  /** Asks what is to be shown, and shows it. */
  async start(): Promise<void> {
    const { state } = this;
    const answer = await this.quiet(this.host.call('ready', {}));
    if (!answer) {
      state.problem = 'The extension did not answer. Close this editor and open the log again.';
    } else {
      state.title = answer.title;
      if (!state.isZoneChosen) state.timeZone = answer.timeZone;
      state.problem = answer.problem ?? undefined;
      state.log = undefined;
      state.chosen = undefined;
      // Another opening counts its views from the start.
      state.view = 0;
      this.pages.show(0);
    }
    this.stage.draw();
    if (!answer || state.problem !== undefined) return;
    if (answer.reveal !== null) this.toReveal = { byteOffset: answer.reveal, mayWiden: true };
    else if (this.keptPlace !== undefined) this.toReveal = { byteOffset: this.keptPlace, mayWiden: false };
    this.keptPlace = undefined;
    await this.applyFilter();
  }

  /** Takes what is known of the log. */
  take(log: WireLogState): void {
    const { state, scroll } = this;
    const before = state.log;
    if (log.view < state.view) return;
    state.log = log;
    if (log.view > state.view) this.showView(log.view);
    scroll.rows = log.rows;
    scroll.clamp();
    // What records mean may be clearer once the whole log was seen.
    if (log.isComplete && before?.isComplete === false) this.pages.refresh();
    if (log.isViewComplete && before?.isViewComplete !== true) state.said = this.countWords(log);
    if (this.toReveal) void this.tryReveal();
    this.stage.draw();
  }

  /** `1,020 of 204,000 records; 3 damaged places`. */
  countWords(log: WireLogState): string {
    const shown = log.rows - log.damagedRows;
    const isAll = log.rows === log.allRows;
    const records = isAll ? countText(log.records) : `${countText(shown)} of ${countText(log.records)}`;
    const damage =
      log.damaged === 0 ? '' : `; ${countText(log.damaged)} damaged ${log.damaged === 1 ? 'place' : 'places'}`;
    return `${records} records${damage}`;
  }

  /** Other words in the filter: applied at once, or when the typing pauses. */
  setForm(form: FilterForm, isTyping = false): void {
    this.state.form = form;
    this.stopFiltering();
    if (isTyping) this.stopFiltering = this.stage.setTimer(() => void this.applyFilter(), filterAfterMs);
    else void this.applyFilter();
    this.changed();
  }

  clearFilters(): void {
    this.setForm({ ...emptyForm, backup: this.state.form.backup });
  }

  async applyFilter(): Promise<void> {
    const { state } = this;
    const asked = filterOfForm(state.form, zoneName(state.timeZone));
    if ('problem' in asked) {
      state.filterProblem = asked.problem;
      this.stage.draw();
      return;
    }
    const answer = await this.quiet(this.host.call('filter', { filter: asked.filter }));
    if (!answer) return;
    state.filterProblem = answer.problem;
    if (answer.problem === undefined && answer.view > state.view) this.showView(answer.view);
    this.stage.draw();
  }

  setTimeZone(timeZone: string): void {
    this.state.timeZone = timeZone;
    this.state.isZoneChosen = true;
    // The times of the filter are what a clock of the zone shows.
    if (this.state.form.from !== '' || this.state.form.to !== '') void this.applyFilter();
    this.changed();
  }

  toggle(what: 'areFiltersOpen' | 'isCoverageOpen' | 'isHelpOpen'): void {
    this.state[what] = !this.state[what];
    if (what === 'isHelpOpen') this.stage.focus(this.state.isHelpOpen ? 'help' : 'row');
    this.changed();
  }

  setTab(tab: Tab): void {
    this.state.tab = tab;
    this.changed();
  }

  setShare(share: number): void {
    this.state.share = Math.max(0.15, Math.min(0.8, share));
    this.changed();
  }

  /** Moves the focus of the table to a row and chooses it. */
  moveTo(row: number): void {
    const { state, scroll } = this;
    if (scroll.rows === 0) return;
    state.active = Math.max(0, Math.min(row, scroll.rows - 1));
    scroll.reveal(state.active);
    this.stage.focus('row');
    this.choose(state.active);
  }

  /** Shows a row in the lower part. */
  choose(row: number): void {
    const { state } = this;
    state.active = row;
    const wire = this.pages.at(row);
    this.stopChoosing();
    if (wire) this.showRow(wire);
    // It is not fetched yet: it is taken when it has come, if it is still the one.
    else
      this.stopChoosing = this.stage.setTimer(() => {
        if (this.state.active === row && row < this.scroll.rows) this.choose(row);
      }, chooseAfterMs);
    this.changed();
  }

  closeDetails(): void {
    this.state.chosen = undefined;
    this.stage.focus('row');
    this.changed();
  }

  /** Shows the record at a place; where the filter hides it, all records are shown. */
  async reveal(byteOffset: number, mayWiden: boolean): Promise<void> {
    this.toReveal = { byteOffset, mayWiden };
    await this.tryReveal();
  }

  copy(text: string, what: string): void {
    void this.quiet(this.host.call('copy', { text, what }));
  }

  copyRow(): void {
    const { chosen, timeZone } = this.state;
    if (!chosen) return;
    const { row } = chosen;
    if (row.kind === 'damage') this.copy(`${row.byteOffset}\t${row.lengthBytes}\t${row.reason}`, 'Row');
    else this.copy(rowText(row, wholeTime(row.time, row.isTimeCredible, timeZone)), 'Row');
  }

  explain(query: string): void {
    void this.quiet(this.host.call('explain', { query }));
  }

  showSequence(): void {
    const { chosen } = this.state;
    if (chosen?.row.kind === 'record')
      void this.quiet(this.host.call('showSequence', { byteOffset: chosen.row.byteOffset }));
  }

  readAgain(): void {
    this.keptPlace = this.state.chosen?.row.byteOffset;
    void this.quiet(this.host.call('readAgain', {}));
  }

  timeOf(row: WireRow): string {
    return row.kind === 'record' ? timeText(row.time, row.isTimeCredible, this.state.timeZone) : '';
  }

  private showView(view: number): void {
    const { state, scroll } = this;
    const place = state.chosen?.row.byteOffset;
    state.view = view;
    this.pages.show(view);
    if (!state.log || state.log.view < view) {
      scroll.rows = 0;
      scroll.top = 0;
      state.active = 0;
    }
    // What was looked at stays in sight, where the new filter lets it through.
    if (place !== undefined && !this.toReveal) this.toReveal = { byteOffset: place, mayWiden: false };
  }

  private async tryReveal(): Promise<void> {
    const { toReveal, state, scroll } = this;
    if (!toReveal || state.view === 0) return;
    const { byteOffset, mayWiden } = toReveal;
    const found = await this.quiet(this.host.call('find', { view: state.view, byteOffset }));
    if (!found || this.toReveal !== toReveal) return;
    if (found.row !== null) {
      this.toReveal = undefined;
      scroll.rows = Math.max(scroll.rows, found.row + 1);
      scroll.center(found.row);
      if (mayWiden) this.stage.focus('row');
      this.choose(found.row);
    } else if (mayWiden && !isAll(state.form)) {
      // Whoever asks for a record wants to see it, whatever was filtered before.
      this.toReveal = { byteOffset, mayWiden: false };
      this.state.said = 'The record is not among those that were shown; all records are shown now.';
      this.setForm({ ...emptyForm, backup: false });
    } else if (found.isSettled) this.toReveal = undefined;
  }

  private showRow(row: WireRow): void {
    const { state } = this;
    if (state.chosen?.row.byteOffset === row.byteOffset && state.chosen.record) return;
    // Until the record has come, the one before stays: nothing flickers while a key is held.
    const before = state.chosen?.record;
    state.chosen = before && row.kind === 'record' ? { row, record: before } : { row };
    if (row.kind === 'damage') return;
    this.stopChoosing = this.stage.setTimer(() => void this.loadRecord(row.byteOffset), chooseAfterMs);
  }

  private async loadRecord(byteOffset: number): Promise<void> {
    const record = await this.quiet(this.host.call('record', { byteOffset }));
    const { state } = this;
    if (state.chosen?.row.byteOffset !== byteOffset) return;
    state.chosen = record ? { row: record.row, record } : { row: state.chosen.row, isLost: true };
    this.stage.draw();
  }

  private changed(): void {
    this.stage.keep(keptOf(this.state));
    this.stage.draw();
  }

  /** What fails is told in the page, not thrown: the next message may bring what this one did not. */
  private async quiet<T>(call: Promise<T>): Promise<T | undefined> {
    try {
      return await call;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      this.state.said = error.reason;
      // A server that was started again knows nothing of this log: it is to be read again.
      if (ofLog.has(error.method)) this.state.problem = error.reason;
      this.stage.draw();
      return undefined;
    }
  }
}

function isAll(form: FilterForm): boolean {
  return !form.backup && JSON.stringify({ ...form, backup: true }) === JSON.stringify(emptyForm);
}
