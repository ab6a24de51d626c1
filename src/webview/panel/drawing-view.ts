import { html, LitElement, type TemplateResult } from 'lit';
import type { DrawingNode } from '../../core';
import { toSvg } from '../shared/svg';

/** A small drawing that is as wide as its place. Decoration: what it shows stands beside it in words. */
class DrawingView extends LitElement {
  static override properties = { make: { attribute: false }, room: { state: true } };
  /** Another function means another drawing. */
  declare make: ((width: number) => DrawingNode) | undefined;
  declare room: number;

  private sizes: ResizeObserver | undefined;

  constructor() {
    super();
    this.make = undefined;
    this.room = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes = new ResizeObserver(() => {
      this.room = Math.floor(this.clientWidth);
    });
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes?.disconnect();
  }

  protected override render(): TemplateResult {
    return html`<div class="picture-svg" aria-hidden="true"></div>`;
  }

  protected override updated(): void {
    if (this.make && this.room > 0) this.querySelector('.picture-svg')?.replaceChildren(toSvg(this.make(this.room)));
  }
}

customElements.define('hv-drawing', DrawingView);
