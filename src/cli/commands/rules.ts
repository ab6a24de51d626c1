import { commonOptions, type Command } from '../command';
import { loadDiagnosis } from '../load-part';

/** `hvbackup rules`: what its help says; its work is loaded when it is run. */
export const rules: Command = {
  name: 'rules',
  usage: '[--format text|json]',
  summary: 'Lists every rule with its severity.',
  notes: [
    'With --host-os the severity on that host, else the one where the host is unknown.',
    'Where a rule speaks otherwise of a record of an event log than of a VM configuration, both severities are named.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'what stdout gets; text without it' },
    ...commonOptions,
  ],
  run: async (args, io) => (await loadDiagnosis()).runRules(args, io),
};
