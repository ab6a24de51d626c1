import { html, type TemplateResult } from 'lit';
import type { ExportFormat } from '../../protocol/panel';
import type { Act } from './act';
import type { MenuItem } from './menu';

/** Whether names, addresses and SIDs are replaced in what is exported. */
export interface ExportChoice {
  readonly anonymize: boolean;
  readonly setAnonymize: (is: boolean) => void;
}

const formats: readonly (MenuItem & { readonly id: ExportFormat })[] = [
  { id: 'svg', label: 'Picture (SVG)' },
  { id: 'png', label: 'Picture (PNG)' },
  { id: 'mermaid', label: 'Mermaid text' },
  { id: 'markdown', label: 'Report (Markdown)' },
  { id: 'sarif', label: 'Findings (SARIF)' },
  { id: 'otlp', label: 'Traces and logs (OTLP)' },
];

/** What is shown as a file; the extension asks where to. */
export function exportMenu(
  runIds: readonly string[],
  act: Act,
  { anonymize, setAnonymize }: ExportChoice,
): TemplateResult {
  return html`<hv-menu
    .label=${'Export'}
    .items=${[...formats, { id: 'anonymize', label: 'Replace names, addresses and SIDs', isChecked: anonymize }]}
    @hv-menu=${({ detail }: CustomEvent<string>) => {
      const format = formats.find(({ id }) => id === detail);
      if (format) act.exportRuns(format.id, runIds, anonymize);
      else setAnonymize(!anonymize);
    }}
  ></hv-menu>`;
}
