import type { ProgramPart } from './program';
import type { EvtxQuery, Wanted } from './query';
import { RecordShape } from './record-shape';
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
  readonly shape: RecordShape;
}

/** `System` has a dozen and a half; a forged template could name the sixty-thousandth. */
const mostSlots = 256;

/** The plans of one reading, made once per template. */
export class Plans {
  /** Weak: the store decides which templates are kept. */
  private readonly known = new WeakMap<Template, Plan>();

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
    const eventId = slotOf(system.eventId);
    const time = slotOf(system.time);
    const recordId = slotOf(system.recordId);
    if (provider === undefined || channel === undefined || host === undefined) return undefined;
    if (eventId === undefined || time === undefined || recordId === undefined) return undefined;
    const lastSlot = Math.max(eventId, time, recordId);
    if (lastSlot >= mostSlots || new Set([eventId, time, recordId]).size < 3) return undefined;
    return {
      wanted: this.query.wanted(provider),
      span: this.spans.of(host, channel),
      shape: new RecordShape({ eventId, time, recordId }),
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
