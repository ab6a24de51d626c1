import { commonOptions, type Command } from '../command';
import { loadEvents } from '../load-part';

const formats = ['ndjson', 'csv', 'text', 'ecs'];

/** `hvbackup events`: what its help says; its work is loaded when it is run. */
export const events: Command = {
  name: 'events',
  usage: `PATH... [--all] [--provider P] [--id N[,N]] [--since T] [--until T] [--format ${formats.join('|')}]`,
  summary:
    'Reads Windows event logs (.evtx, XML, CSV, JSON, CLIXML, copied text) and shows the records that belong to a backup.',
  notes: [
    'PATH is a file, a folder (walked, symbolic links not followed), a zip of them, or - for standard input.',
    'Records of several logs come in the order of time, and a record that stands in two of them once.',
    'What was read, what was not, and which record ids are missing is said on standard error.',
    'ecs is one document of the Elastic Common Schema a line, for Elasticsearch and OpenSearch.',
    'With --host-os the meaning on that host is shown; else, where it changed between hosts, all of them.',
    'Exit code 2 after an interrupt (Ctrl+C): what was read until then is shown.',
  ],
  options: [
    { name: 'all', help: 'every record, not only those that belong to a backup' },
    { name: 'provider', value: 'P', help: 'all records of a provider, such as VMMS; may be repeated' },
    { name: 'id', value: 'N[,N]', help: 'all records with these event ids; may be repeated' },
    { name: 'since', value: 'T', help: 'not before this time, such as 2014-03-06T22:00 (UTC without --time-zone)' },
    { name: 'until', value: 'T', help: 'before this time' },
    { name: 'format', value: 'FORMAT', choices: formats, help: 'what stdout gets; ndjson without it' },
    {
      name: 'workers',
      value: 'N',
      help: 'threads that read a log side by side; one without it',
    },
    ...commonOptions,
  ],
  run: async (args, io) => (await loadEvents()).runEvents(args, io),
};
