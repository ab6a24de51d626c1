import type { ProgramPart } from './program';
import type { EvtxQuery, Wanted } from './query';
import type { SpanBuilder, Spans } from './spans';
import type { Template } from './template';

/**
 * How to decide about the records of one template. Nearly all templates fix provider, channel and computer as text and take
 * id, time and record id from slots of their own: then three numbers out of a record are enough, and nothing is decoded.
 */
export interface Plan {
  readonly template: Template;
  readonly quick: QuickPlan | undefined;
}

export interface QuickPlan {
  readonly wanted: Wanted;
  readonly span: SpanBuilder;
  readonly eventIdSlot: number;
  readonly timeSlot: number;
  readonly recordIdSlot: number;
  /** The highest of the three. */
  readonly lastSlot: number;
}

/** The plans of one reading, made once per template. */
export class Plans {
  private readonly known = new Map<Template, Plan>();

  constructor(
    readonly query: EvtxQuery,
    readonly spans: Spans,
  ) {}

  of(template: Template): Plan {
    let plan = this.known.get(template);
    if (!plan) this.known.set(template, (plan = { template, quick: this.quick(template) }));
    return plan;
  }

  private quick({ system }: Template): QuickPlan | undefined {
    const provider = fixedText(system.provider);
    const channel = fixedText(system.channel);
    const host = fixedText(system.computer);
    const eventIdSlot = slotOf(system.eventId);
    const timeSlot = slotOf(system.time);
    const recordIdSlot = slotOf(system.recordId);
    if (provider === undefined || channel === undefined || host === undefined) return undefined;
    if (eventIdSlot === undefined || timeSlot === undefined || recordIdSlot === undefined) return undefined;
    return {
      wanted: this.query.wanted(provider),
      span: this.spans.of(host, channel),
      eventIdSlot,
      timeSlot,
      recordIdSlot,
      lastSlot: Math.max(eventIdSlot, timeSlot, recordIdSlot),
    };
  }
}

function fixedText(parts: readonly ProgramPart[]): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') return undefined;
    text += part.text;
  }
  return text;
}

/** The number of the one substitution that a field consists of. */
function slotOf(parts: readonly ProgramPart[]): number | undefined {
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'value' ? only.index : undefined;
}
