import type { Span } from '../../text/span';
import type { Rule, RuleFinding } from '../rule';

/** So many findings of one structure rule are shown; a hostile file must not fill memory, and nobody reads the next. */
export const mostFindings = 200;

/** Keeps the first items and counts the rest. */
export class Bounded<T extends { readonly span: Span }> {
  private readonly kept: T[] = [];
  private leftOut = 0;
  private firstLeftOut: Span | undefined;

  add(item: T): void {
    if (this.kept.length < mostFindings) this.kept.push(item);
    else if (this.leftOut++ === 0) this.firstLeftOut = item.span;
  }

  get items(): readonly T[] {
    return this.kept;
  }

  /** The finding that says how many were left out; `undefined` for none. */
  rest(): RuleFinding | undefined {
    if (!this.firstLeftOut) return undefined;
    const places = this.leftOut === 1 ? '1 more place' : `${this.leftOut} more places`;
    return {
      span: this.firstLeftOut,
      message: `${places} from here on have the same finding and are not shown; the file may be damaged.`,
    };
  }
}

/** The rule with at most `mostFindings` findings in a document, and then one that says how many more there are. */
export function limited<In>(rule: Rule<In>): Rule<In> {
  return {
    ...rule,
    check(input, report) {
      const found = new Bounded<RuleFinding>();
      rule.check(input, (finding) => {
        found.add(finding);
      });
      for (const finding of found.items) report(finding);
      const rest = found.rest();
      if (rest) report(rest);
    },
  };
}
