import { explain } from '../../explain/explain';
import type { ExplanationMatch } from '../../explain/explanation';
import { nameOf, rangeWords } from '../../explain/hosts';
import { catalogueRow } from '../../rules/facts/catalogue';
import type { HostOs } from '../../vmconfig/facts/host-os';
import type { LogRecord } from '../record';

/** What is known about a record, beside what it says. */
export interface ExplainedRecord {
  /** The Windows that the answer holds for, in words; absent where it is not known. */
  readonly host?: string;
  /** What the event means; several where that depends on a Windows that is not known. */
  readonly meanings: readonly { readonly when?: string; readonly text: string; readonly step?: string }[];
  /** Why it may have come to this, each with what to do. */
  readonly causes: readonly {
    readonly code: string;
    readonly title: string;
    readonly consequence: string;
    readonly advice?: string;
  }[];
  /** Codes among the values. */
  readonly codes: readonly { readonly value: string; readonly title: string; readonly meaning: string }[];
  readonly notes: readonly string[];
}

/** Values that can be a code of a result, a VSS writer or a job. */
const codeLike = /^(?:%%|0x)[0-9a-f]{1,10}$|^-2\d{9}$/i;
const mostCodes = 6;

/** Looks a record up: the event by provider, id and host, and the codes among its values. */
export function explainRecord(record: LogRecord, hostOs: HostOs | undefined): ExplainedRecord {
  const match = eventMatch(record, hostOs);
  return {
    ...(hostOs && { host: nameOf(hostOs) }),
    meanings: match ? meaningsOf(match) : [],
    causes: (match?.rules ?? []).map(({ code, title, advice }) => ({
      code,
      title,
      consequence: catalogueRow(code).consequence,
      ...(advice !== undefined && { advice }),
    })),
    codes: codesOf(record),
    notes: match?.notes ?? [],
  };
}

function eventMatch({ provider, eventId }: LogRecord, hostOs: HostOs | undefined): ExplanationMatch | undefined {
  if (!Number.isInteger(eventId) || eventId < 0) return undefined;
  const id = `${provider}/${eventId}`.toLowerCase();
  const { matches } = explain(`event ${eventId}`, hostOs ? { hostOs } : {});
  return matches.find((match) => match.kind === 'event' && match.id.toLowerCase() === id);
}

function meaningsOf({ meaning, variants }: ExplanationMatch): ExplainedRecord['meanings'] {
  const [only] = variants;
  if (meaning !== undefined) return [{ text: meaning, ...(only?.step && { step: only.step }) }];
  return variants
    .filter(({ applies }) => applies !== false)
    .map((variant) => ({
      when: rangeWords(variant),
      text: variant.meaning,
      ...(variant.step && { step: variant.step }),
    }));
}

/** A record often says one code in two ways, as `%%2147942405` and as `0x80070005`: it is explained once. */
function codesOf({ data }: LogRecord): ExplainedRecord['codes'] {
  const values = [...new Set(data.map(({ value }) => value.trim()).filter((value) => codeLike.test(value)))];
  const codes = new Map<string, ExplainedRecord['codes'][number]>();
  for (const value of values.slice(0, mostCodes)) {
    const match = explain(value).matches.find(({ kind }) => kind === 'hresult' || kind === 'job-code');
    if (match && !codes.has(match.id)) codes.set(match.id, { value, title: match.title, meaning: match.meaning ?? '' });
  }
  return [...codes.values()];
}
