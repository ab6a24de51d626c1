import type { Inventory } from '../../inventory/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { inventoryRules } from './rules';

/** All findings on the output of cmdlets, in the order of the text. */
export function checkInventory(
  doc: Inventory,
  { uri, host, severities, shouldStop }: CheckTextOptions,
): readonly Finding[] {
  const findings = runRules(
    inventoryRules,
    { doc, host },
    { uri, hostOs: host?.os, ...(severities && { severities }), ...(shouldStop && { shouldStop }) },
  );
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
