import type { Span } from '../../text/span';
import type { RuleFinding } from '../rule';
import type { Bounded } from './limit';

/** Reports each item that was kept, then how many were not. */
export function reportAll<T extends { readonly span: Span }>(
  found: Bounded<T>,
  report: (finding: RuleFinding) => void,
  describe: (item: T) => RuleFinding,
): void {
  for (const item of found.items) report(describe(item));
  const rest = found.rest();
  if (rest) report(rest);
}
