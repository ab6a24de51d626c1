import { severities } from '../../core';
import { commonOptions, type Command } from '../command';
import { loadDiagnosis } from '../load-part';

const formats = ['text', 'json', 'sarif', 'markdown'] as const;
const levels = [...severities, 'never'] as const;

/** `hvbackup check`: what its help says; its work is loaded when it is run. */
export const check: Command = {
  name: 'check',
  usage: `PATH... [--format ${formats.join('|')}] [--fail-on ${levels.join('|')}]`,
  summary:
    'Checks VM configurations, event logs (.evtx, XML, CSV, JSON, CLIXML, copied text) and output of vssadmin for what broke or will break or weaken their backup.',
  notes: [
    'PATH is a file, a folder (walked, symbolic links not followed), a zip of them, or - for standard input. Give the logs of all hosts and guests at once.',
    'A finding on a log stands at the record of the likely cause; what followed from it is listed under it.',
    'Exit code 2 after an interrupt (Ctrl+C): what was checked until then is shown.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', choices: formats, help: 'what stdout gets; text without it' },
    { name: 'fail-on', value: 'SEVERITY', choices: levels, help: 'exit 1 from this severity on; error without it' },
    ...commonOptions,
  ],
  run: async (args, io) => (await loadDiagnosis()).runCheck(args, io),
};
