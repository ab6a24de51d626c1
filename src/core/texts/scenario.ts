import {
  completeScenario,
  defineName,
  foldScenario,
  formatScenario,
  hoverScenario,
  outlineScenario,
  placesOfName,
  renameInScenario,
} from '../language/scenario';
import { privateValuesOfScenario } from '../report/private-scenario';
import { checkScenario } from '../rules/scenario/check-scenario';
import { openScenario, type ScenarioDocument } from '../scenario';
import type { Span } from '../text/span';
import type { TextDoc, TextKind, TextProblem } from './text-kind';

interface ScenarioText extends TextDoc {
  readonly document: ScenarioDocument;
}

/** A plan of backups as a file (DESIGN.md section 6). */
export const scenario: TextKind<ScenarioText> = {
  kind: 'scenario',
  // A scenario is a file of its own: what looks like one in another text is an example.
  isIn: () => false,
  read: (text, uri) => {
    const document = openScenario(uri, text);
    return { document, read: readOf(document), problems: problemsOf(document) };
  },
  check: ({ document }, options) => checkScenario(document, options),
  hover: ({ document }, offset) => hoverScenario(document, offset),
  outline: ({ document }) => outlineScenario(document),
  folding: ({ document }) => foldScenario(document),
  complete: ({ document }, offset, around) => completeScenario(document, offset, around),
  format: ({ document }) => formatScenario(document),
  definition: ({ document }, offset) => defineName(document, offset),
  references: ({ document }, offset) => placesOfName(document, offset).map(({ span }) => span),
  rename: ({ document }, offset) => renameInScenario(document, offset),
  privateValues: ({ document }) => privateValuesOfScenario(document.scenario),
  evidence: ({ document }) => document.scenario.evidence,
  hostOs: ({ document }) => document.scenario.host?.os?.value,
  files: ({ document }) => document.scenario.vms.flatMap(({ config }) => config ?? []),
};

/** Its VMs and volumes. */
function readOf({ scenario: { storage, vms } }: ScenarioDocument): readonly Span[] {
  return [...storage, ...vms].map(({ span }) => span).sort((a, b) => a.start - b.start);
}

/** Only what was not read at all; mistakes in what was read are findings. */
function problemsOf({ problems, text: { length } }: ScenarioDocument): readonly TextProblem[] {
  return (
    problems
      .filter(({ code }) => code === 'scenario/too-large' || code === 'scenario/too-deep')
      // Of a text that is too large nothing was read; its finding marks the beginning only.
      .map(({ code, span, message }) => ({
        span: code === 'scenario/too-large' ? { start: 0, end: length } : span,
        message,
      }))
  );
}
