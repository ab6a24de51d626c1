import { commonOptions, type Command } from '../command';
import { loadDiagnosis } from '../load-part';

/** `hvbackup explain`: what its help says; its work is loaded when it is run. */
export const explain: Command = {
  name: 'explain',
  usage: 'CODE-OR-ID [--format text|json]',
  summary: 'Explains an event id, HRESULT, WMI job code, VSS writer state, GUID, rule code, file name or topic.',
  notes: [
    'With --host-os the meaning on that host is marked; event ids changed their meaning between hosts.',
    'Several words are one question: hvbackup explain VMMS 10103.',
    'Topics: restore, autorecovery, domain controller, leftovers, consistency, scsi controller, two volumes, which path, does not boot.',
    'An unknown code is answered too: exit code 0, and in JSON an empty list of matches.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'what stdout gets; text without it' },
    ...commonOptions,
  ],
  negativeNumbers: true,
  run: async (args, io) => (await loadDiagnosis()).runExplain(args, io),
};
