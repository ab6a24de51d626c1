import type { WireRow, WireRows } from '../../protocol/log-viewer';

export const pageRows = 128;
/** Some eight thousand rows: a quick way back, and a bound for a log of millions. */
const mostPages = 64;

interface Page {
  rows: readonly WireRow[];
  /** It was asked for and did not come yet. */
  isAsked: boolean;
}

/** The rows of the view that were fetched, in pages; a page is asked for once, and again when the view has grown into it. */
export class RowPages {
  private readonly pages = new Map<number, Page>();
  private readonly stale = new Set<number>();
  private view = -1;

  constructor(private readonly fetch: (view: number, from: number, count: number) => Promise<WireRows | undefined>) {}

  /** Another view: nothing of the one before is shown. */
  show(view: number): void {
    this.pages.clear();
    this.stale.clear();
    this.view = view;
  }

  /** Everything is asked for again when it is looked at; until then it is shown as it was. */
  refresh(): void {
    for (const number of this.pages.keys()) this.stale.add(number);
  }

  at(row: number): WireRow | undefined {
    return this.pages.get(Math.floor(row / pageRows))?.rows[row % pageRows];
  }

  /** Asks for what of these rows is missing; tells when something came. */
  need(from: number, to: number, total: number, came: () => void): void {
    for (let number = Math.floor(from / pageRows); number * pageRows < to; number++) {
      const due = Math.min(pageRows, total - number * pageRows);
      const page = this.pages.get(number) ?? { rows: [], isAsked: false };
      const isFresh = page.rows.length >= due && !this.stale.has(number);
      if (page.isAsked || isFresh) continue;
      page.isAsked = true;
      this.stale.delete(number);
      this.keep(number, page);
      void this.load(number, page, due, came);
    }
  }

  private async load(number: number, page: Page, due: number, came: () => void): Promise<void> {
    const { view } = this;
    const answer = await this.fetch(view, number * pageRows, due);
    page.isAsked = false;
    if (answer?.view !== this.view || view !== this.view) return;
    if (answer.rows.length > 0) page.rows = answer.rows;
    came();
  }

  private keep(number: number, page: Page): void {
    this.pages.delete(number);
    this.pages.set(number, page);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= mostPages) break;
      this.pages.delete(oldest);
    }
  }
}
