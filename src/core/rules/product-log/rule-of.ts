import type { ProductLine, ProductLog } from '../../product-log/model';
import { catalogueRule } from '../catalogue-rule';
import { knownSeverity } from '../known-severity';
import type { RelatedSpan, Rule, RuleFinding, SeverityOrOff } from '../rule';

export type ProductLogRule = Rule<ProductLog>;
export type Reporter = (finding: RuleFinding) => void;

/** A rule of the catalogue on product logs; a text is read in one go, so all of them are fast. */
export function ruleOf(
  code: string,
  otherwise: SeverityOrOff,
  check: (doc: ProductLog, report: Reporter) => void,
): ProductLogRule {
  return catalogueRule(code, knownSeverity(code, otherwise), check);
}

const mostRelated = 5;

/** The same thing again, at most five times. */
export function again(places: readonly { readonly span: RelatedSpan['span'] }[], words = 'And again.'): RelatedSpan[] {
  return places.slice(0, mostRelated).flatMap(({ span }) => (span ? [{ span, message: words }] : []));
}

/** The VM that a line names, as it stands in a sentence. */
export function vmWords({ values }: ProductLine): string | undefined {
  const { vm } = values;
  return vm && `VM "${vm.value}"`;
}

/** What belongs together by a key, in the order of the text. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const found = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const known = found.get(keyOf(item));
    if (known) known.push(item);
    else found.set(keyOf(item), [item]);
  }
  return [...found.values()];
}
