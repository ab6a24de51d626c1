import { aliasOf, variableOf } from '../../diskshadow/aliases';
import type { DshCommand } from '../../diskshadow/model';
import type { Span } from '../../text/span';
import { isSimilarName } from '../../xml/similar-name';
import type { Tell } from './fault';
import { shown } from './single-commands';

/** So many aliases are compared with one that is defined nowhere. */
const mostAliases = 100;

/** Whether aliases have a value where they are used: those of `add volume` have one from `create` on, says the page of `add`. */
export class AliasCheck {
  private readonly withValue = new Set<string>();
  private hasNumbered = false;
  /** The command that names each. */
  private readonly named = new Map<string, DshCommand>();

  constructor(
    commands: readonly DshCommand[],
    private readonly tell: Tell,
  ) {
    for (const command of commands) {
      const alias = aliasOf(command);
      if (alias !== undefined && !this.named.has(alias)) this.named.set(alias, command);
    }
  }

  /** From here on the alias of this command has a value. */
  define(command: DshCommand): void {
    const alias = aliasOf(command);
    if (alias !== undefined) this.withValue.add(alias);
  }

  /** From here on those that diskshadow numbers have one. */
  number(): void {
    this.hasNumbered = true;
  }

  check({ verb, args }: DshCommand): void {
    for (const [place, { value, span }] of args.entries()) {
      const name = variableOf(value);
      if (name === undefined || this.withValue.has(name) || (verb?.name === 'add alias' && place === 0)) continue;
      if (/^vss_shadow_(?:set|\d{1,4})$/.test(name)) {
        if (!this.hasNumbered) this.tellEarly(span, value, undefined);
        continue;
      }
      const later = this.named.get(name);
      if (later) this.tellEarly(span, value, later);
      else this.tellSimilar(span, value, name);
    }
  }

  private tellEarly(span: Span, value: string, later: DshCommand | undefined): void {
    const when = later?.verb?.name === 'add alias' ? 'by add alias' : 'when create has made the shadow copy';
    this.tell('diskshadow/alias-before-definition', {
      span,
      message: `${shown(value)} has no value yet: it gets one ${when}.`,
      related: later ? [{ span: later.span, message: 'The alias is named here.' }] : [],
    });
  }

  /** What is named nowhere may be a variable of the system; only a slip in the name of an alias is told. */
  private tellSimilar(span: Span, value: string, name: string): void {
    const meant = [...this.named.keys()].slice(0, mostAliases).find((one) => isSimilarName(one, name));
    if (meant === undefined) return;
    const newText = value.replace(/%[^%]+%/, `%${meant}%`);
    this.tell('diskshadow/alias-before-definition', {
      span,
      message: `No alias ${shown(value)} is defined; %${meant}% may be meant.`,
      fixes: () => [{ title: `Write %${meant}%`, edits: [{ span, newText }], preferred: true }],
    });
  }
}
