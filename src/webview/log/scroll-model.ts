/** Browsers draw no element taller than some ten to thirty million pixels. */
const tallest = 8_000_000;

/**
 * Where a table of any number of rows is scrolled to. Up to some hundred thousand rows a pixel is a pixel; above, the bar is a scale:
 * dragging it goes far, wheel and keys move row by row.
 */
export class ScrollModel {
  /** The row at the upper edge, with the part of it that is scrolled out. */
  top = 0;

  constructor(
    readonly rowHeight: number,
    public rows = 0,
    public height = 0,
  ) {}

  /** The height of what is scrolled. */
  get spacer(): number {
    return Math.min(this.rows * this.rowHeight, tallest);
  }

  get isScaled(): boolean {
    return this.rows * this.rowHeight > tallest;
  }

  /** Rows that fit, whole. */
  get page(): number {
    return Math.max(1, Math.floor(this.height / this.rowHeight));
  }

  /** Where the scroll bar stands. */
  get scrollTop(): number {
    if (!this.isScaled) return this.top * this.rowHeight;
    return this.lastTop === 0 ? 0 : (this.top / this.lastTop) * (this.spacer - this.height);
  }

  /** The bar was moved. */
  scrolledTo(scrollTop: number): void {
    const range = this.spacer - this.height;
    this.top = this.isScaled ? (range <= 0 ? 0 : (scrollTop / range) * this.lastTop) : scrollTop / this.rowHeight;
    this.clamp();
  }

  /** Moves by so many pixels of content. */
  moveBy(pixels: number): void {
    this.top += pixels / this.rowHeight;
    this.clamp();
  }

  /** Moves no further than it must for a row to be seen whole. */
  reveal(row: number): void {
    const visible = this.height / this.rowHeight;
    if (row < this.top) this.top = row;
    else if (row + 1 > this.top + visible) this.top = row + 1 - visible;
    this.clamp();
  }

  /** Moves so that a row stands in the middle, unless it is seen already. */
  center(row: number): void {
    const visible = this.height / this.rowHeight;
    if (row >= this.top && row + 1 <= this.top + visible) return;
    this.top = row - visible / 2;
    this.clamp();
  }

  /** Rows that are seen, some of them in part: the first, and the one behind the last. */
  get window(): { readonly from: number; readonly to: number } {
    const from = Math.floor(this.top);
    return { from, to: Math.min(this.rows, Math.ceil(this.top + this.height / this.rowHeight) + 1) };
  }

  /** How far below the upper edge a row stands. */
  offsetOf(row: number): number {
    return Math.round((row - this.top) * this.rowHeight);
  }

  clamp(): void {
    this.top = Math.max(0, Math.min(this.top, this.lastTop));
  }

  private get lastTop(): number {
    return Math.max(0, this.rows - this.height / this.rowHeight);
  }
}
