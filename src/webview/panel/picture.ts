import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { toSvg } from '../shared/svg';
import { prefersLessMotion } from './motion';
import type { PictureItem, PictureSubject } from './picture-subject';
import { scrollerOf, wayInto } from './reveal';
import { wholeText } from './shown-name';

/** What the picture tells; the detail is the key of an item. */
interface PictureEvents {
  readonly 'hv-choose': CustomEvent<{ readonly key: string | undefined; readonly isExtended: boolean }>;
  readonly 'hv-open': CustomEvent<string>;
  readonly 'hv-zoom': CustomEvent<number>;
}

/** More is drawn than is seen, so that a turn of the wheel finds it there. */
const overscan = 700;
/** A picture that is no higher is drawn whole: nothing is drawn again while it scrolls. */
const wholeHeight = 4000;

/**
 * A picture in the page: the SVG is decoration, and over each of its rows lies an option of a list box, which is what is focused,
 * read out and clicked. Only what is near the screen is drawn.
 */
export class Picture extends LitElement {
  static override properties = {
    make: { attribute: false },
    of: { attribute: false },
    chosen: { attribute: false },
    marked: { attribute: false },
    look: { attribute: false },
    zoom: { attribute: false },
    isPlaying: { attribute: false },
    startAt: { attribute: false },
    room: { state: true },
    from: { state: true },
    to: { state: true },
  };
  /** Another function means another picture. */
  declare make: ((width: number) => PictureSubject) | undefined;
  /** Names what is drawn; of another thing the choice is brought into sight, in the middle. */
  declare of: string | undefined;
  declare chosen: string | undefined;
  declare marked: string | undefined;
  /** Changes when the same subject is to be drawn otherwise: another step chosen, others dimmed. */
  declare look: unknown;
  declare zoom: number;
  declare isPlaying: boolean;
  /** Where the page had been scrolled to, unless a choice says where to look. */
  declare startAt: number;
  declare room: number;
  declare from: number;
  declare to: number;

  private subject: PictureSubject | undefined;
  private positions: ReadonlyMap<string, number> = new Map();
  private sizes: ResizeObserver | undefined;
  /** A choice may come before there is a picture. */
  private isToReveal = false;
  /** Another thing is drawn than the one whose choice was last in sight. */
  private isOther = false;
  private isPlaced = false;
  private drawn:
    | { readonly subject: PictureSubject; readonly from: number; readonly to: number; readonly look: unknown }
    | undefined;

  constructor() {
    super();
    this.make = undefined;
    this.of = undefined;
    this.chosen = undefined;
    this.marked = undefined;
    this.look = undefined;
    this.zoom = 1;
    this.isPlaying = false;
    this.startAt = 0;
    this.room = 0;
    this.from = 0;
    this.to = overscan;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes = new ResizeObserver(() => {
      this.room = Math.floor(this.clientWidth);
      this.onScroll();
    });
    this.sizes.observe(this);
    // Whatever scrolls, the page or a part of it: the event is seen on its way down.
    window.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
    window.addEventListener('resize', this.onScroll);
    this.addEventListener('wheel', this.onWheel, { passive: false });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes?.disconnect();
    window.removeEventListener('scroll', this.onScroll, { capture: true });
    window.removeEventListener('resize', this.onScroll);
    this.removeEventListener('wheel', this.onWheel);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chosen')) this.isToReveal = this.chosen !== undefined;
    if (changed.has('of') && this.chosen !== undefined) this.isToReveal = this.isOther = true;
    if (this.make && this.room > 0 && (changed.has('make') || changed.has('room') || changed.has('zoom')))
      this.take(this.make(Math.floor(this.room / this.zoom)));
  }

  private take(subject: PictureSubject): void {
    this.subject = subject;
    this.positions = new Map(subject.items.map(({ key }, at) => [key, at]));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject } = this;
    if (!subject) return nothing;
    const items = this.visibleItems(subject);
    const shown = items.find(({ key }) => key === this.chosen);
    return html`<div class="picture-head" ?hidden=${subject.head === undefined}>${subject.head}</div>
      <div
        class="picture-list"
        role="listbox"
        tabindex="0"
        aria-label=${subject.label}
        aria-describedby="picture-description"
        aria-activedescendant=${shown ? optionId(shown.key) : nothing}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @dblclick=${this.onDoubleClick}
      >
        <div class="picture-svg" aria-hidden="true"></div>
        ${repeat(
          items,
          ({ key }) => key,
          ({ key, sentence }) =>
            html`<div
              id=${optionId(key)}
              class="pick ${key === this.chosen ? 'chosen' : ''} ${key === this.marked ? 'marked' : ''}"
              role="option"
              aria-selected=${String(key === this.chosen)}
              aria-posinset=${(this.positions.get(key) ?? 0) + 1}
              aria-setsize=${subject.items.length}
              aria-label=${sentence}
              title=${wholeText(sentence)}
              data-key=${key}
            ></div>`,
        )}
      </div>
      <p id="picture-description" class="unseen">${subject.description}</p>`;
  }

  protected override updated(changed: PropertyValues): void {
    const { subject, zoom } = this;
    if (!subject) return;
    this.place(subject);
    const { from, to } = this.stretch(subject);
    const { drawn, look } = this;
    if (
      drawn?.subject !== subject ||
      drawn.look !== look ||
      drawn.from !== from ||
      drawn.to !== to ||
      changed.has('zoom')
    )
      this.paint(subject, from, to);
    if (changed.has('zoom') || changed.has('make') || changed.has('room')) this.onScroll();
    if (this.isToReveal) this.reveal(subject, zoom);
    else if (!this.isPlaced && this.startAt > 0) this.closest('[data-scroller]')?.scrollTo({ top: this.startAt });
    this.isToReveal = false;
    this.isOther = false;
    this.isPlaced = true;
  }

  /** By the style object: an attribute would be refused by the content security policy. */
  private place(subject: PictureSubject): void {
    const { zoom } = this;
    const list = this.querySelector<HTMLElement>('.picture-list');
    if (!list) return;
    list.style.height = `${subject.height * zoom}px`;
    list.style.width = `${subject.width * zoom}px`;
    const head = this.querySelector<HTMLElement>('.picture-head');
    if (head) {
      head.style.width = `${subject.width}px`;
      head.style.height = `${subject.headerHeight}px`;
      head.style.zoom = String(zoom);
      // Zoomed like the rest, so its negative margin is in its own pixels.
      head.style.marginBottom = `${-subject.headerHeight}px`;
    }
    for (const part of this.querySelectorAll<HTMLElement>('.picture-head [data-x]')) {
      part.style.left = `${part.dataset['x'] ?? 0}px`;
      part.style.width = `${part.dataset['width'] ?? 0}px`;
    }
    for (const option of list.querySelectorAll<HTMLElement>('.pick')) {
      const item = this.itemOf(subject, option.dataset['key']);
      if (!item) continue;
      option.style.top = `${item.top * zoom}px`;
      option.style.height = `${item.height * zoom}px`;
    }
  }

  private itemOf(subject: PictureSubject, key: string | undefined): PictureItem | undefined {
    const at = key === undefined ? undefined : this.positions.get(key);
    return at === undefined ? undefined : subject.items[at];
  }

  private paint(subject: PictureSubject, from: number, to: number): void {
    const holder = this.querySelector<HTMLElement>('.picture-svg');
    if (!holder) return;
    const svg = toSvg(subject.draw(from, to));
    svg.setAttribute('width', String(subject.width * this.zoom));
    svg.setAttribute('height', String(subject.height * this.zoom));
    svg.setAttribute('viewBox', `0 0 ${subject.width} ${subject.height}`);
    holder.replaceChildren(svg);
    this.drawn = { subject, from, to, look: this.look };
  }

  private stretch(subject: PictureSubject): { readonly from: number; readonly to: number } {
    if (subject.height <= wholeHeight) return { from: 0, to: subject.height };
    return { from: Math.max(0, this.from), to: Math.min(subject.height, this.to) };
  }

  private visibleItems(subject: PictureSubject): readonly PictureItem[] {
    const { from, to } = this.stretch(subject);
    return subject.items.filter(({ top, height }) => top + height >= from && top <= to);
  }

  private readonly onScroll = (): void => {
    if (!this.subject) return;
    const list = this.querySelector<HTMLElement>('.picture-list');
    if (!list) return;
    const { top } = list.getBoundingClientRect();
    const seenFrom = Math.max(0, -top) / this.zoom;
    const seenTo = Math.max(0, window.innerHeight - top) / this.zoom;
    const isInside = seenFrom >= this.from && seenTo <= this.to;
    if (isInside) return;
    this.from = Math.max(0, Math.floor(seenFrom - overscan));
    this.to = Math.ceil(seenTo + overscan);
  };

  /** Scrolls no further than is needed, and not at all when the row is in sight. */
  private reveal(subject: PictureSubject, zoom: number): void {
    const item = this.itemOf(subject, this.chosen);
    const list = this.querySelector<HTMLElement>('.picture-list');
    if (!item || !list) return;
    const own = scrollerOf(this);
    // Where the whole page scrolls, what is opened is read from its verdict.
    if (this.isOther && !own) return;
    const view = own?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
    const top = list.getBoundingClientRect().top + item.top * zoom;
    const room = { top: view.top + subject.headerHeight * zoom, bottom: view.bottom };
    const by = wayInto(room, { top, bottom: top + item.height * zoom }, this.isOther);
    if (by === 0) return;
    const behavior = this.isPlaying && !prefersLessMotion() ? 'smooth' : 'auto';
    (own ?? window).scrollBy({ top: by, behavior });
  }

  private readonly onClick = (event: MouseEvent): void => {
    const key = keyAt(event);
    if (key !== undefined) this.tell('hv-choose', { key, isExtended: event.shiftKey });
  };

  private readonly onDoubleClick = (event: MouseEvent): void => {
    // The first of the two clicks chose it, and may have scrolled another one under the pointer.
    const key = this.chosen ?? keyAt(event);
    if (key !== undefined) this.tell('hv-open', key);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || !this.subject) return;
    if (event.ctrlKey || event.metaKey) return;
    const { items } = this.subject;
    const at = this.chosen === undefined ? -1 : (this.positions.get(this.chosen) ?? -1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(items.length - 1, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: items.length - 1,
      PageDown: Math.min(items.length - 1, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const to = targets[event.key];
    const item = to === undefined ? undefined : items[to];
    if (item) this.tell('hv-choose', { key: item.key, isExtended: event.shiftKey });
    else if (event.key === 'Enter' && this.chosen !== undefined) this.tell('hv-open', this.chosen);
    else if (event.key === 'Escape' && this.chosen !== undefined)
      this.tell('hv-choose', { key: undefined, isExtended: false });
    else if (event.key === '+' || event.key === '=') this.tell('hv-zoom', this.zoom * 1.2);
    else if (event.key === '-') this.tell('hv-zoom', this.zoom / 1.2);
    else if (event.key === '0') this.tell('hv-zoom', 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** The wheel scrolls; with Ctrl held it zooms, as elsewhere. */
  private readonly onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.tell('hv-zoom', this.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  };

  private tell<Name extends keyof PictureEvents>(name: Name, detail: PictureEvents[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

function keyAt(event: Event): string | undefined {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('.pick')?.dataset['key'] : undefined;
}

function optionId(key: string): string {
  return `pick-${key.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`)}`;
}

customElements.define('hv-picture', Picture);
