import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icons';
import type { ListRow } from './list-rows';
import { outcomes } from './outcome-words';
import { rowsToShow, scrollTopFor, type RowWindow } from './row-window';
import { shownName, wholeText } from './shown-name';
import { clockText, durationText, predictedDay } from './times';
import { moveInTree, type TreeMove } from './tree-keys';

/** What the list tells: a run or a set was chosen, a heading was opened or closed. */
interface RunListEvents {
  readonly 'hv-run': CustomEvent<string>;
  readonly 'hv-set': CustomEvent<string>;
  readonly 'hv-heading': CustomEvent<{ readonly key: string; readonly isOpen: boolean }>;
}

/** A key held down passes by runs that nobody wants to see: one is chosen when the keys rest for so long. */
const restMs = 120;

/**
 * The runs as a tree of days, snapshot sets and backups. Only the rows that can be seen are in the page; one tab stop, and the
 * active row is told by `aria-activedescendant`.
 */
class RunList extends LitElement {
  static override properties = {
    rows: { attribute: false },
    chosenRun: { attribute: false },
    chosenSet: { attribute: false },
    timeZone: { attribute: false },
    showsHost: { attribute: false },
    startAt: { attribute: false },
    active: { state: true },
  };
  declare rows: readonly ListRow[];
  declare chosenRun: string | undefined;
  declare chosenSet: string | undefined;
  declare timeZone: string;
  /** With one host in the list its name says nothing. */
  declare showsHost: boolean;
  /** Where it had been scrolled to. */
  declare startAt: number;
  declare active: string | undefined;

  private sizes: ResizeObserver | undefined;
  private shown = { from: 0, to: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private typed = { text: '', at: 0 };

  constructor() {
    super();
    this.rows = [];
    this.chosenRun = undefined;
    this.chosenSet = undefined;
    this.timeZone = 'UTC';
    this.showsHost = false;
    this.startAt = 0;
    this.active = undefined;
  }

  /** In the page itself: one stylesheet, and ids that other elements may name. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.sizes?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chosenRun') && this.chosenRun !== undefined) this.active = this.chosenRun;
    this.shown = rowsToShow(this.window);
  }

  protected override firstUpdated(): void {
    const scroller = this.querySelector<HTMLElement>('.run-scroll');
    if (!scroller) return;
    this.sizes = new ResizeObserver(this.onScroll);
    this.sizes.observe(scroller);
    if (this.startAt > 0) scroller.scrollTop = this.startAt;
    else this.showActive();
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    const { rowHeight, count } = this.window;
    // By the style object: an attribute would be refused by the content security policy.
    const sizer = this.querySelector<HTMLElement>('.run-sizer');
    const shown = this.querySelector<HTMLElement>('.run-rows');
    if (sizer) sizer.style.height = `${count * rowHeight}px`;
    if (shown) shown.style.transform = `translateY(${this.shown.from * rowHeight}px)`;
    this.style.setProperty('--rows-height', `${count * rowHeight}px`);
    if (changed.has('chosenRun') && changed.get('chosenRun') !== undefined) this.showActive();
  }

  protected override render(): TemplateResult {
    const rows = this.rows.slice(this.shown.from, this.shown.to);
    const isActiveThere = rows.some(({ key }) => key === this.active);
    return html`<div
      class="run-scroll"
      role="tree"
      tabindex="0"
      aria-label="Backups, newest first"
      aria-activedescendant=${isActiveThere && this.active !== undefined ? rowId(this.active) : nothing}
      @keydown=${this.onKey}
      @click=${this.onClick}
      @scroll=${this.onScroll}
      data-scroller="list"
    >
      <div class="run-sizer" role="presentation">
        <div class="run-rows" role="presentation">
          ${repeat(
            rows,
            ({ key }) => key,
            (row) => this.row(row),
          )}
        </div>
      </div>
    </div>`;
  }

  private row(row: ListRow): TemplateResult {
    return row.kind === 'run' ? this.runRow(row) : this.headingRow(row);
  }

  private headingRow(row: Extract<ListRow, { kind: 'day' | 'set' }>): TemplateResult {
    const isChosen = row.kind === 'set' && row.setId === this.chosenSet;
    const how = row.key === predictedDay ? 'expected to fail' : 'failed';
    const failed = row.failed === 0 ? '' : `, ${row.failed} ${how}`;
    const what = row.kind === 'set' ? (row.count === 1 ? 'VM' : 'VMs') : row.count === 1 ? 'backup' : 'backups';
    return html`<div
      id=${rowId(row.key)}
      class="row heading ${row.kind} ${row.key === this.active ? 'active' : ''} ${isChosen ? 'chosen' : ''}"
      role="treeitem"
      aria-level=${row.level}
      aria-posinset=${row.position}
      aria-setsize=${row.siblings}
      aria-expanded=${String(row.isOpen)}
      aria-selected=${String(isChosen)}
      data-key=${row.key}
      title=${row.kind === 'set' ? `${row.setId ?? ''}: all its VMs on one time line` : nothing}
    >
      <span class="twisty" data-twisty>${icon(row.isOpen ? 'down' : 'right')}</span>
      ${row.kind === 'set' ? icon('set') : nothing}
      <span class="row-name">${row.text}</span>
      <span class="row-count">${row.count} ${what}${failed}</span>
    </div>`;
  }

  private runRow({ run, key, level, position, siblings }: Extract<ListRow, { kind: 'run' }>): TemplateResult {
    const isChosen = key === this.chosenRun && this.chosenSet === undefined;
    const { word, icon: name } = outcomes[run.outcome];
    const start = BigInt(run.start);
    const duration = run.predicted
      ? 'predicted'
      : run.end === undefined
        ? 'no end'
        : durationText(BigInt(run.end) - start);
    const time = run.predicted ? (run.predicted.at ?? '') : clockText(start, this.timeZone);
    return html`<div
      id=${rowId(key)}
      class="row run level-${level} ${key === this.active ? 'active' : ''} ${isChosen ? 'chosen' : ''}"
      role="treeitem"
      aria-level=${level}
      aria-posinset=${position}
      aria-setsize=${siblings}
      aria-selected=${String(isChosen)}
      data-key=${key}
      title=${wholeText(`${run.vm.name} on ${run.host}, ${run.predicted ? 'predicted: ' : ''}${word}: ${run.brief}`)}
    >
      <span class="row-time">${time}</span>
      <span class="outcome ${run.outcome}">${icon(name)}</span>
      <span class="row-name"
        ><bdi>${shownName(run.vm.name)}</bdi
        >${this.showsHost ? html`<span class="row-host"> ${shownName(run.host)}</span>` : nothing}</span
      >
      <span class="row-outcome outcome ${run.outcome}">${word}</span>
      <span class="row-duration">${duration}</span>
    </div>`;
  }

  private get window(): RowWindow {
    const scroller = this.querySelector<HTMLElement>('.run-scroll');
    return {
      scrollTop: scroller?.scrollTop ?? 0,
      height: scroller?.clientHeight ?? 0,
      rowHeight: rowHeight(),
      count: this.rows.length,
    };
  }

  private showActive(): void {
    const index = this.rows.findIndex(({ key }) => key === this.active);
    if (index >= 0) this.bringIntoView(index);
  }

  private bringIntoView(index: number): void {
    const scroller = this.querySelector<HTMLElement>('.run-scroll');
    if (scroller) scroller.scrollTop = scrollTopFor(index, this.window);
  }

  private readonly onScroll = (): void => {
    const { from, to } = rowsToShow(this.window);
    if (from !== this.shown.from || to !== this.shown.to) this.requestUpdate();
  };

  private readonly onClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : undefined;
    const key = target?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const row = this.rows.find((one) => one.key === key);
    if (!row) return;
    this.active = row.key;
    const isTwisty = target?.closest('[data-twisty]') !== null;
    if (row.kind === 'day' || (row.kind === 'set' && isTwisty)) this.toggle(row, !row.isOpen);
    else this.choose(row);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = event.timeStamp;
    const isTyping = now - this.typed.at < 800 && this.typed.text !== '';
    // Letters find VMs here; elsewhere some of them do other things. A digit alone goes to another part of the page.
    const isLetter = isTyping ? /^[\p{L}\p{N}_-]$/u.test(event.key) : /^\p{L}$/u.test(event.key);
    if (isLetter) {
      event.stopPropagation();
      const text = isTyping ? this.typed.text + event.key : event.key;
      this.typed = { text, at: now };
    }
    const page = Math.max(1, Math.floor(this.window.height / rowHeight()) - 1);
    const move = moveInTree(this.rows, this.active, event.key, { page, typed: isLetter ? this.typed.text : '' });
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    this.make(move);
  };

  private make(move: TreeMove): void {
    const row = this.rows[move.index];
    if (!row) return;
    this.active = row.key;
    if (move.kind === 'open' && row.kind !== 'run') this.toggle(row, move.isOpen);
    else if (move.kind === 'choose') this.choose(row);
    else if (row.kind === 'run') this.chooseSoon(row.key);
    this.bringIntoView(move.index);
  }

  private choose(row: ListRow): void {
    clearTimeout(this.timer);
    if (row.kind === 'run') this.tell('hv-run', row.key);
    else if (row.setId !== undefined) this.tell('hv-set', row.setId);
    else if (row.kind === 'day') this.toggle(row, !row.isOpen);
  }

  private chooseSoon(runId: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.active === runId) this.tell('hv-run', runId);
    }, restMs);
  }

  private toggle({ key }: ListRow, isOpen: boolean): void {
    this.tell('hv-heading', { key, isOpen });
  }

  private tell<Name extends keyof RunListEvents>(name: Name, detail: RunListEvents[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** Ids of runs hold what is no name in a page, and another element must not have the same. */
function rowId(key: string): string {
  return `row-${key.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`)}`;
}

/** As in VS Code's own lists, and more where the text is larger. */
function rowHeight(): number {
  const size = Number.parseFloat(getComputedStyle(document.body).fontSize);
  return Math.max(22, Math.round(size * 1.7));
}

customElements.define('hv-run-list', RunList);
