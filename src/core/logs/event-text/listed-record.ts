import type { Reading } from '../exported/export-format';
import { bigOf, bracedGuid, fullProvider, numberOf, type FoundRecord } from '../exported/found-record';
import { messageData } from '../exported/message-data';

/** Properties of EventLogRecord, which no language translates (learn.microsoft.com, System.Diagnostics.Eventing.Reader). */
const keys: ReadonlySet<string> = new Set([
  ...[
    'TimeCreated',
    'ProviderName',
    'Id',
    'Message',
    'LogName',
    'MachineName',
    'RecordId',
    'LevelDisplayName',
    'Level',
  ],
  ...['Version', 'Task', 'Opcode', 'ProviderId', 'ProcessId', 'ThreadId', 'UserId', 'ActivityId', 'RelatedActivityId'],
  ...['Qualifiers', 'Keywords', 'ContainerLog', 'MatchedQueryIds', 'Bookmark', 'OpcodeDisplayName', 'TaskDisplayName'],
  ...['KeywordsDisplayNames', 'Properties'],
]);

/** The record of one event of `Get-WinEvent | Format-List`, with all properties or some. */
export function listedRecord(text: string, { times, levels, note }: Reading): FoundRecord | string {
  const values = valuesIn(text);
  const get = (key: string): string => values.get(key)?.trim() ?? '';
  const eventId = numberOf(get('Id'));
  const provider = fullProvider(get('ProviderName'));
  if (provider === '') return 'The event names no provider.';
  if (eventId === undefined) return 'The event has no id.';
  const host = get('MachineName');
  if (host === '') note('Some events of the list name no computer.');
  return {
    time: times.read(get('TimeCreated')),
    host,
    channel: get('LogName'),
    provider,
    eventId,
    version: numberOf(get('Version')) ?? 0,
    level: levels.read(get('Level') === '' ? get('LevelDisplayName') : get('Level')),
    recordId: bigOf(get('RecordId')),
    process: numberOf(get('ProcessId')),
    thread: numberOf(get('ThreadId')),
    correlation: bracedGuid(get('ActivityId')),
    data: messageData(provider, get('Message')),
  };
}

/** Each property with its lines; what continues is indented as far as the values are. */
function valuesIn(text: string): Map<string, string> {
  const values = new Map<string, string>();
  let key: string | undefined;
  let indent = 0;
  for (const line of text.split(/\r?\n/)) {
    const found = /^([A-Za-z]{2,24})[ \t]*:(?: |$)/.exec(line);
    const [whole = '', name = ''] = found ?? [];
    if (keys.has(name) && !values.has(name)) {
      key = name;
      indent = whole.length;
      values.set(name, line.slice(indent));
    } else if (key !== undefined) values.set(key, `${values.get(key) ?? ''}\n${withoutIndent(line, indent)}`);
  }
  return values;
}

function withoutIndent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && line[at] === ' ') at++;
  return line.slice(at);
}
