import { html, svg, type TemplateResult } from 'lit';

// Drawn by us, 16 by 16: the shape tells what colour repeats. No icon font, so the page needs no font from anywhere.
const icons = {
  check: svg`<path d="M2.5 8.5l3.5 3.5 7.5-8" fill="none" stroke="currentColor" stroke-width="1.8" />`,
  cross: svg`<circle cx="8" cy="8" r="7" fill="currentColor" /><path
      d="M5 5l6 6M11 5l-6 6"
      class="icon-cut"
      fill="none"
      stroke-width="1.6"
    />`,
  half: svg`<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.4" /><path
      d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"
      fill="currentColor"
    />`,
  question: svg`<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.2" /><path
      d="M6 6.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.2v1.2"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
    />`,
  warning: svg`<path d="M8 1.8l6.8 12.4H1.2z" fill="none" stroke="currentColor" stroke-width="1.3" /><path
      d="M8 6v4.2M8 11.4v1.3"
      stroke="currentColor"
      stroke-width="1.5"
    />`,
  info: svg`<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.2" /><path
      d="M8 7.2v4.4M8 4.4v1.4"
      stroke="currentColor"
      stroke-width="1.5"
    />`,
  down: svg`<path d="M4 6l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.3" />`,
  right: svg`<path d="M6 4l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.3" />`,
  first: svg`<path d="M4 3v10M12.5 3.5L6.5 8l6 4.5z" fill="currentColor" stroke="currentColor" />`,
  previous: svg`<path d="M11 3.5L5 8l6 4.5z" fill="currentColor" />`,
  next: svg`<path d="M5 3.5L11 8l-6 4.5z" fill="currentColor" />`,
  last: svg`<path d="M12 3v10M3.5 3.5L9.5 8l-6 4.5z" fill="currentColor" stroke="currentColor" />`,
  play: svg`<path d="M4.5 2.5l9 5.5-9 5.5z" fill="currentColor" />`,
  pause: svg`<path d="M4 3h3v10H4zM9 3h3v10H9z" fill="currentColor" />`,
  plus: svg`<path d="M8 3v10M3 8h10" stroke="currentColor" stroke-width="1.4" />`,
  minus: svg`<path d="M3 8h10" stroke="currentColor" stroke-width="1.4" />`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="1.3" />`,
  set: svg`<path d="M2 4h12M2 8h8M2 12h10" stroke="currentColor" stroke-width="1.6" />`,
} as const;

export type IconName = keyof typeof icons;

/** Decoration only: what it says stands beside it in words. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    ${icons[name]}
  </svg>`;
}
