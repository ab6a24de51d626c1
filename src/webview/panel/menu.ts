import { html, LitElement, type TemplateResult } from 'lit';
import { icon } from './icons';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Given: a choice that stays, with a tick before it. */
  readonly isChecked?: boolean;
}

/** A button with a menu under it; tells the id of what was taken by `hv-menu`. */
class Menu extends LitElement {
  static override properties = {
    label: { attribute: false },
    items: { attribute: false },
    isOpen: { state: true },
  };
  declare label: string;
  declare items: readonly MenuItem[];
  declare isOpen: boolean;

  constructor() {
    super();
    this.label = '';
    this.items = [];
    this.isOpen = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<vscode-button
        secondary
        class="menu-button"
        aria-haspopup="menu"
        aria-expanded=${String(this.isOpen)}
        @click=${this.onButton}
        @keydown=${this.onButtonKey}
      >
        ${this.label} ${icon('down')}
      </vscode-button>
      <div class="menu" role="menu" aria-label=${this.label} ?hidden=${!this.isOpen} @keydown=${this.onKey}>
        ${this.items.map(
          ({ id, label, isChecked }) =>
            html`<button
              type="button"
              class="menu-item"
              tabindex="-1"
              role=${isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked=${isChecked === undefined ? 'false' : String(isChecked)}
              data-id=${id}
              @click=${() => {
                this.take(id, isChecked === undefined);
              }}
            >
              <span class="tick">${isChecked === true ? icon('check') : ''}</span>${label}
            </button>`,
        )}
      </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.onFocusOut);
  }

  private readonly onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.contains(event.relatedTarget)) return;
    this.isOpen = false;
  };

  private readonly onButton = (): void => {
    if (this.isOpen) this.isOpen = false;
    else void this.open(0);
  };

  private readonly onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.open(event.key === 'ArrowDown' ? 0 : -1);
  };

  private async open(index: number): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.placeMenu();
    this.buttons.at(index)?.focus();
  }

  /** To the right of its button's edge where there is room, else to the left. */
  private placeMenu(): void {
    const menu = this.querySelector<HTMLElement>('.menu');
    if (!menu) return;
    const isRoom = this.getBoundingClientRect().left + menu.offsetWidth < document.documentElement.clientWidth;
    menu.style.left = isRoom ? '0' : 'auto';
    menu.style.right = isRoom ? 'auto' : '0';
  }

  private get buttons(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.menu-item')];
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { buttons } = this;
    const at = buttons.findIndex((one) => one === document.activeElement);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: at <= 0 ? buttons.length - 1 : at - 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) buttons[to]?.focus();
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private take(id: string, closes: boolean): void {
    if (closes) this.close();
    this.dispatchEvent(new CustomEvent('hv-menu', { detail: id }));
  }

  private close(): void {
    this.isOpen = false;
    this.querySelector<HTMLElement>('.menu-button')?.focus();
  }
}

customElements.define('hv-menu', Menu);
