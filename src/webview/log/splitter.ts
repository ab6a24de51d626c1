import { html, type TemplateResult } from 'lit';
import type { LogApp } from './log-app';

/** Between table and details: dragged, or moved by keys. */
export function splitter(app: LogApp): TemplateResult {
  const { share } = app.state;
  return html`<div
    class="splitter"
    role="separator"
    aria-orientation="horizontal"
    aria-label="Size of the details"
    aria-valuemin="15"
    aria-valuemax="80"
    aria-valuenow=${Math.round(share * 100)}
    tabindex="0"
    @keydown=${(event: KeyboardEvent) => {
      const step = event.key === 'ArrowUp' ? 0.05 : event.key === 'ArrowDown' ? -0.05 : 0;
      if (step === 0) return;
      app.setShare(share + step);
      event.preventDefault();
    }}
    @pointerdown=${(event: PointerEvent) => {
      drag(app, event);
    }}
  ></div>`;
}

function drag(app: LogApp, { target, pointerId }: PointerEvent): void {
  if (!(target instanceof HTMLElement) || !target.parentElement) return;
  const { bottom, height } = target.parentElement.getBoundingClientRect();
  target.setPointerCapture(pointerId);
  const move = ({ clientY }: PointerEvent): void => {
    app.setShare((bottom - clientY) / height);
  };
  const end = (): void => {
    target.removeEventListener('pointermove', move);
    target.removeEventListener('pointerup', end);
    target.removeEventListener('pointercancel', end);
  };
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerup', end);
  target.addEventListener('pointercancel', end);
}
