import { html, nothing, type TemplateResult } from 'lit';
import { drawScene, layoutRun, type Actor, type Lane, type Measure, type Run, type Scene } from '../../core';
import type { PictureSubject } from './picture-subject';
import { matchesSearch } from './step-words';
import { zoneName } from './times';

/** What the picture of a run depends on beside its width. */
interface RunSubjectOptions {
  readonly run: Run;
  readonly measure: Measure;
  readonly openLanes: ReadonlySet<Actor>;
  readonly timeZone: string;
  readonly toggleLane: (actor: Actor) => void;
}

/** How the picture of a run is drawn at this moment. */
interface RunLook {
  readonly step: number | undefined;
  readonly dimmed: ReadonlySet<number>;
}

/** The picture of a run at a width; `look` is asked at each drawing. */
export function runSubject(options: RunSubjectOptions, width: number, look: () => RunLook): PictureSubject {
  const { run, measure, openLanes, timeZone, toggleLane } = options;
  const scene = layoutRun(run, { measure, width, openLanes, timeZone: zoneName(timeZone) });
  return {
    width: scene.width,
    height: scene.height,
    headerHeight: scene.headerHeight,
    label: scene.title,
    description: scene.description,
    items: scene.marks.map(({ index, top, height, sentence }) => ({ key: String(index), top, height, sentence })),
    draw: (from, to) => {
      const { step, dimmed } = look();
      return drawScene(scene, { from, to, dimmed, lanes: false, ...(step === undefined ? {} : { selected: step }) });
    },
    head: laneHead(scene, toggleLane),
  };
}

/** Search dims what does not have the text; it hides nothing, for what stands around a hit tells what it means. */
export function dimmedSteps(run: Run, search: string): ReadonlySet<number> {
  if (search.trim() === '') return new Set();
  return new Set(run.steps.flatMap((step, index) => (matchesSearch(step, search) ? [] : [index])));
}

function laneHead({ lanes, zone }: Scene, toggle: (actor: Actor) => void): TemplateResult {
  return html`<span class="lane-zone">${zone.text}</span>
    <ul class="lanes" aria-label="Who takes part">
      ${lanes.map((lane) => html`<li data-x=${lane.x - lane.width / 2} data-width=${lane.width}>${laneName(lane, toggle)}</li>`)}
    </ul>`;
}

function laneName(
  { actor, name, what, lines, isFolded, isIdle }: Lane,
  toggle: (actor: Actor) => void,
): TemplateResult {
  if (!isIdle) return html`<span class="lane-name" title=${`${name}: ${what}`}>${textOf(lines, name)}</span>`;
  return html`<button
    type="button"
    class="lane-name ${isFolded ? 'folded' : ''}"
    aria-expanded=${String(!isFolded)}
    aria-label=${`${name}, takes no part`}
    title=${`${name}: ${what}. Takes no part in this backup; ${isFolded ? 'click to show its lane' : 'click to fold its lane'}.`}
    @click=${() => {
      toggle(actor);
    }}
  >
    ${isFolded ? nothing : textOf(lines, name)}
  </button>`;
}

function textOf(lines: readonly string[], name: string): readonly TemplateResult[] {
  return (lines.length === 0 ? [name] : lines).map((line) => html`<span>${line}</span>`);
}
