import type { RecordField } from '../logs/record';
import { sameHost } from '../runs/clocks';
import type { VssShadow, VssText, VssWriter } from '../vss-text/model';
import type { TextEntry } from './text-kind';

const provider = 'vssadmin';

/** What of a list of vssadmin belongs into runs: shadow copies with the time of their creation, and writers that are not stable. */
export function entriesOfVssText(doc: VssText): readonly TextEntry[] {
  const host = onlyMachine(doc.shadows);
  return [
    ...doc.shadows.flatMap((shadow) => shadowEntry(shadow)),
    ...doc.writers.flatMap((writer) => writerEntry(writer, host)),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** A copy of a file server's agent has two machines; the one that served it made it. */
function shadowEntry(shadow: VssShadow): TextEntry[] {
  const { span, setId, copyId, created, original, type, provider: by, attributes, machines } = shadow;
  if (!setId && !copyId) return [];
  const host = machines.at(-1)?.value;
  const isForUsers = /ClientAccessible/i.test(type?.value ?? '');
  return [
    {
      span,
      mark: isForUsers ? 'vssadmin/client-shadow-copy' : 'vssadmin/shadow-copy',
      provider,
      level: 4,
      ...(created && { writtenTime: created.value }),
      ...(host !== undefined && { host }),
      data: fields([
        ['SetId', setId?.value],
        ['CopyId', copyId?.value],
        ['Created', created?.value],
        [
          'Volume',
          original && `${original.mount === undefined ? '' : `(${original.mount})`}\\\\?\\Volume{${original.id}}\\`,
        ],
        ['Machine', machines[0]?.value],
        ['Provider', by?.value],
        ['Type', type?.value],
        ['Attributes', attributes?.value],
      ]),
    },
  ];
}

/**
 * States by VSS_WRITER_STATE: 1 is stable, 2 to 5 are within a backup, 6 to 12 failures of its phases and 15 one of its shutdown.
 * The list has no time: a writer stands as it did when somebody asked.
 */
function writerEntry({ span, name, id, state, lastError }: VssWriter, host: string | undefined): TextEntry[] {
  const value = state?.value ?? 1;
  const isWaiting = value >= 2 && value <= 5;
  const isFailed = (value >= 6 && value <= 12) || value === 15;
  if (!state || (!isWaiting && !isFailed)) return [];
  return [
    {
      span,
      mark: isFailed ? 'vssadmin/writer-failed' : 'vssadmin/writer-waiting',
      provider,
      level: isFailed ? 2 : 4,
      ...(host !== undefined && { host }),
      data: fields([
        ['Writer', name?.value],
        ['WriterId', id?.value],
        ['State', `[${value}] ${state.words}`.trim()],
        ['LastError', lastError?.value],
      ]),
    },
  ];
}

/** The list of writers names no computer; that of shadow copies beside it does. */
function onlyMachine(shadows: readonly VssShadow[]): string | undefined {
  const [first, ...others] = shadows.flatMap(({ machines }) => machines.at(-1)?.value ?? []);
  return first !== undefined && others.every((one) => sameHost(one, first)) ? first : undefined;
}

function fields(rows: readonly (readonly [string, string | undefined])[]): RecordField[] {
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
