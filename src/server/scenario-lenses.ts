import { LineIndex, verdictOf, type NamedFiles, type ScenarioDocument } from '../core';
import type { WireScenarioLens } from '../protocol/lsp';
import { placeOf, reportOf } from './predicted-plan';

/** So many VMs have a lens of their own; a plan of hundreds would have more lenses than lines. */
const mostVms = 200;

/** What the scenario comes to, above the lines that say it. */
export function lensesOf(doc: ScenarioDocument, named: NamedFiles): WireScenarioLens[] {
  const { scenario, root } = doc;
  if (scenario.vms.length === 0) return [];
  const report = reportOf(doc, doc.uri, named);
  const lines = new LineIndex(doc.text);
  const lineOf = (offset: number): number => placeOf(offset, lines).line;
  const lenses: WireScenarioLens[] = [];
  const above = (key: string, lens: Omit<WireScenarioLens, 'line'>): void => {
    const offset = keyOffset(root, key);
    if (offset !== undefined) lenses.push({ line: lineOf(offset), ...lens });
  };
  above('vms', { title: 'Predict', does: 'predict' });
  if (scenario.jobs.length > 0) above('jobs', { title: 'Predict', does: 'predict' });
  if (scenario.evidence.length > 0) above('evidence', { title: 'Compare with the evidence', does: 'compare' });
  const ways = report.strategies.map(
    ({ strategy, night }) =>
      `${wayWords[strategy]}: ${night.storageSnapshots} ${night.storageSnapshots === 1 ? 'snapshot' : 'snapshots'}`,
  );
  for (const title of ways) above('requestor', { title });
  const seen = new Set<number>();
  for (const one of report.prediction.runs.slice(0, mostVms)) {
    const { run, vm } = one;
    const line = lineOf(vm.head.start);
    // Of several jobs the first: a VM has one lens. VMs on one line would stand over each other.
    if (seen.has(line)) continue;
    seen.add(line);
    lenses.push({ line, title: `Predicted: ${verdictOf(one)}`, does: 'predict', runId: run.id });
  }
  return lenses;
}

const wayWords = { 'per-vm': 'per VM', 'per-lun': 'per LUN', decoupled: 'quiesced one by one' } as const;

/** Where a key of the whole scenario stands. */
function keyOffset(root: ScenarioDocument['root'], key: string): number | undefined {
  return root?.kind === 'map' ? root.entries.find((entry) => entry.key === key)?.keySpan.start : undefined;
}
