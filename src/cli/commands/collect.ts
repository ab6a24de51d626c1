import { commonOptions, type Command } from '../command';
import { loadDiagnosis } from '../load-part';

/** `hvbackup collect`: what its help says; its work is loaded when it is run. */
export const collect: Command = {
  name: 'collect',
  usage: '[--host-os OS]',
  summary: 'Prints a PowerShell script that gathers on a host what this tool reads; it is not run here.',
  notes: [
    'The script reads, and writes into one new folder only. Read it, then run it as administrator on each host.',
    'With --host-os only what that Windows has, else everything. For a file: hvbackup collect > collect.ps1',
  ],
  options: commonOptions,
  run: async (args, io) => (await loadDiagnosis()).runCollect(args, io),
};
