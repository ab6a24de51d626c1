import { html, type TemplateResult } from 'lit';
import type { Act } from './act';
import { icon, type IconName } from './icons';

/** A step stays for so long when they are played. */
export const playMs = 1200;

/** `|< < o > >|`: through the steps in the order in which they are drawn. */
export function player(
  order: readonly number[],
  step: number | undefined,
  isPlaying: boolean,
  act: Act,
): TemplateResult {
  const at = step === undefined ? -1 : order.indexOf(step);
  const go = (to: number): void => {
    act.dispatch({ type: 'choose-step', step: order[Math.min(order.length - 1, Math.max(0, to))] });
  };
  const button = (name: IconName, label: string, isOff: boolean, press: () => void): TemplateResult =>
    html`<button
      type="button"
      class="tool"
      aria-label=${label}
      title=${label}
      aria-disabled=${String(isOff)}
      @click=${() => {
        if (!isOff) press();
      }}
    >
      ${icon(name)}
    </button>`;
  return html`<span class="player" role="group" aria-label="Through the steps">
    ${button('first', 'First step', at <= 0, () => {
      go(0);
    })}
    ${button('previous', 'Step before (,)', at <= 0, () => {
      go(at - 1);
    })}
    ${button(isPlaying ? 'pause' : 'play', isPlaying ? 'Stop (p)' : 'Play the steps (p)', order.length === 0, () => {
      act.dispatch({ type: 'play', isPlaying: !isPlaying });
    })}
    ${button('next', 'Step after (.)', at >= order.length - 1, () => {
      go(at + 1);
    })}
    ${button('last', 'Last step', at >= order.length - 1, () => {
      go(order.length - 1);
    })}
    <span class="quiet number">${at < 0 ? `${order.length} steps` : `step ${at + 1} of ${order.length}`}</span>
  </span>`;
}
