import type { LogRecord } from '../logs/record';
import type { FieldRef } from '../process/signatures/signature';

/** Names that VMMS and worker records give the first four values (UserData, VmlEventLog). */
const wellKnown = { vmName: ['VmName'], vmId: ['VmId', 'VMID'], error: ['ErrorMessage'], code: ['ErrorCode'] } as const;

export type WellKnownField = keyof typeof wellKnown;

/**
 * The value that `%n` of the message stands for, or the named one; `undefined` when the record has none. Older logs name the
 * values of these events, newer readers may not, so a well-known name wins over the position.
 */
export function fieldOf(record: LogRecord, ref: FieldRef | undefined, known?: WellKnownField): string | undefined {
  if (ref === undefined || ref === 0) return undefined;
  if (known) {
    const named = byName(record, wellKnown[known]);
    if (named !== undefined) return named;
  }
  const value = typeof ref === 'string' ? byName(record, [ref])?.trim() : atPosition(record, ref);
  return value === '' ? undefined : value;
}

/** What was read out of a message stands at no position of its own. */
function atPosition({ data }: LogRecord, position: number): string | undefined {
  const field = data[position - 1];
  return field?.from === 'message' ? undefined : field?.value.trim();
}

function byName({ data }: LogRecord, names: readonly string[]): string | undefined {
  const found = data.find(({ name }) => name !== undefined && names.includes(name));
  const value = found?.value.trim();
  return value === '' ? undefined : value;
}

const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** A GUID in lower case without braces; `undefined` for any other text. */
export function guidOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : guid.exec(text.trim())?.[1]?.toLowerCase();
}

/** An HRESULT as `0x80070020`, from hex, from decimal (signed or not) and from `%%2147942432`; `undefined` for anything else. */
export function hresultOf(text: string | undefined): string | undefined {
  const match = /^(?:%%)?(0x[0-9a-f]{1,8}|-?\d{1,10})$/i.exec(text?.trim() ?? '');
  const value = Number(match?.[1] ?? Number.NaN);
  if (!Number.isInteger(value) || value === 0 || value < -0x8000_0000 || value > 0xffff_ffff) return undefined;
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
