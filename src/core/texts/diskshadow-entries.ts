import type { DiskshadowText, ShownShadow } from '../diskshadow/model';
import type { RecordField } from '../logs/record';
import type { TextEntry } from './text-kind';

const provider = 'diskshadow';

/** What of a session belongs into runs: when it began, each shadow copy with the time of its creation, and what failed. */
export function entriesOfDiskshadow(doc: DiskshadowText): readonly TextEntry[] {
  const byRun = new Map(doc.computers.map((one) => [one.run, one]));
  const hostOf = (run: number): { readonly host?: string } => {
    const host = byRun.get(run)?.name.value;
    return host === undefined ? {} : { host };
  };
  return [
    ...doc.computers.map(({ name, time }) => ({
      span: { start: name.span.start, end: time.span.end },
      mark: 'diskshadow/session',
      provider,
      level: 4,
      writtenTime: time.value,
      host: name.value,
      data: [],
    })),
    ...doc.shadows.map((shadow) => shadowEntry(shadow, hostOf(shadow.run))),
    ...doc.failures.map(({ span, code, text, run }) => ({
      span,
      mark: 'diskshadow/failed',
      provider,
      level: 2,
      ...hostOf(run),
      data: fields([
        ['Code', code.value],
        ['Text', text?.value],
      ]),
    })),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** A copy of a file server's agent is made by the computer that served it. */
function shadowEntry(shadow: ShownShadow, session: { readonly host?: string }): TextEntry {
  const { span, id, setId, created, volume, originating, service, provider: by, attributes, alias } = shadow;
  const host = service?.value ?? originating?.value ?? session.host;
  return {
    span,
    mark: 'diskshadow/create',
    provider,
    level: 4,
    ...(created && { writtenTime: created.value }),
    ...(host !== undefined && { host }),
    data: fields([
      ['SetId', setId?.value],
      ['CopyId', id.value],
      ['Created', created?.value],
      ['Volume', volume?.value],
      ['Machine', originating?.value],
      ['Provider', by?.value],
      ['Attributes', attributes?.value],
      ['Alias', alias?.value],
    ]),
  };
}

function fields(rows: readonly (readonly [string, string | undefined])[]): RecordField[] {
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
