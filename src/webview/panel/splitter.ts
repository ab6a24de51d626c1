import { html, LitElement, type TemplateResult } from 'lit';
import { leastShare, mostShare, usualShare } from './share';

/** The edge between the picture and what stands beside or below it: dragged, or moved by the arrow keys. */
class Splitter extends LitElement {
  static override properties = { share: { attribute: false } };
  /** Percent of the whole that the part after it has. */
  declare share: number | undefined;

  constructor() {
    super();
    this.share = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div
      class="splitter"
      role="separator"
      tabindex="0"
      aria-label="Size of the details"
      aria-valuemin=${leastShare}
      aria-valuemax=${mostShare}
      aria-valuenow=${Math.round(this.now)}
      @keydown=${this.onKey}
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
    ></div>`;
  }

  protected override updated(): void {
    const part = this.nextElementSibling;
    // By the style object: an attribute would be refused by the content security policy.
    if (part instanceof HTMLElement) part.style.flexBasis = this.share === undefined ? '' : `${this.share}%`;
  }

  /** What it is, whoever said so. */
  private get now(): number {
    const [part, whole] = [
      this.nextElementSibling?.getBoundingClientRect(),
      this.parentElement?.getBoundingClientRect(),
    ];
    if (this.share !== undefined || !part || !whole || whole.width === 0) return this.share ?? usualShare;
    return part.width < whole.width ? (part.width / whole.width) * 100 : (part.height / whole.height) * 100;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowUp: 5, ArrowLeft: 5, ArrowDown: -5, ArrowRight: -5 };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.tell(this.now + by);
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.setPointerCapture(event.pointerId);
  };

  private readonly onMove = (event: PointerEvent): void => {
    const whole = this.parentElement;
    if (!whole || !(event.currentTarget instanceof HTMLElement)) return;
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { right, bottom, width, height } = whole.getBoundingClientRect();
    const isBeside = getComputedStyle(whole).flexDirection === 'row';
    this.tell(isBeside ? ((right - event.clientX) / width) * 100 : ((bottom - event.clientY) / height) * 100);
  };

  private tell(share: number): void {
    const detail = Math.min(mostShare, Math.max(leastShare, share));
    this.dispatchEvent(new CustomEvent<number>('hv-share', { detail, bubbles: true }));
  }
}

customElements.define('hv-splitter', Splitter);
