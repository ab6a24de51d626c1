import type { LogRecord } from '../../logs/record';
import { fieldOf, guidOf, hresultOf } from '../../runs/fields';
import { codeInWords } from './inner-codes';
import type { EventRow, RecordValues } from './record-rule';

/** What a record says, in words, and which VM it names. */
export interface ReadRecord {
  readonly values: RecordValues;
  readonly vm?: { readonly id?: string; readonly name: string };
}

/** Reads the values of a record by the fields of its row. `guest` is the VM of a guest's own log, `nameOf` knows VMs by id. */
export function readRecord(
  record: LogRecord,
  row: EventRow,
  guest: string | undefined,
  nameOf: (id: string) => string | undefined,
): ReadRecord {
  const fields = row.fields ?? defaultFields(row);
  const vmId = guidOf(fieldOf(record, fields.vmId, 'vmId'));
  const vmName = fieldOf(record, fields.vmName, 'vmName') ?? guest ?? (vmId === undefined ? undefined : nameOf(vmId));
  const code = codeOf(record, fields);
  const file = fieldOf(record, fields.file);
  const volume = fieldOf(record, fields.volume);
  const name = vmName ?? vmId;
  const values: RecordValues = {
    vm: name === undefined ? 'a VM that the record does not name' : `VM "${name}"`,
    vmName,
    host: record.host,
    provider: record.provider,
    id: record.eventId,
    code,
    why: codeInWords(code),
    file: file === undefined ? 'a file that the record does not name' : `"${file}"`,
    called: (noun) => (file === undefined ? noun : `${noun} "${file}"`),
    volume: volume === undefined ? 'a volume that the record does not name' : `"${volume}"`,
    value: (n) => {
      const text = fieldOf(record, n);
      return text === undefined ? 'that the record does not name' : `"${text}"`;
    },
  };
  return { values, ...(name !== undefined && { vm: { ...(vmId !== undefined && { id: vmId }), name } }) };
}

/** Events of VMMS and its like name the VM and its id first, unless the row says otherwise; other providers name no VM. */
function defaultFields({ provider }: EventRow): NonNullable<EventRow['fields']> {
  const isOfVm = ['vmms', 'worker', 'integration', 'integration-vss', 'integration-kvp', 'synthstor'].includes(
    provider,
  );
  return isOfVm ? { vmName: 1, vmId: 2 } : {};
}

/** The result code of a record, from the field that holds it or from the error's text (`%%2147942432`). */
export function codeOf(record: LogRecord, fields: EventRow['fields'] = {}): string | undefined {
  return hresultOf(fieldOf(record, fields.code, 'code')) ?? hresultOf(fieldOf(record, fields.error, 'error'));
}
