import { html, type TemplateResult } from 'lit';
import { drawFiles, filesAt, tellingStep, type DrawingNode, type Measure, type Run } from '../../core';
import { memo } from './memo';

const make = memo(
  (run: Run, step: number, measure: Measure): ((width: number) => DrawingNode) =>
    (width) =>
      drawFiles(run, step, { measure, width }),
);

/** Which files the VM has at a step and what can be said of their data; without a step, where it matters most. */
export function filesStrip(run: Run, chosen: number | undefined, measure: Measure): TemplateResult {
  const step = chosen ?? tellingStep(run);
  if (step === undefined) return html`<p class="quiet">No file of this VM is known.</p>`;
  return html`<hv-drawing .make=${make(run, step, measure)}></hv-drawing>
    <ul class="unseen" aria-label="Files of the VM at this step">
      ${filesAt(run, step).map(({ sentence }) => html`<li>${sentence}</li>`)}
    </ul>`;
}
