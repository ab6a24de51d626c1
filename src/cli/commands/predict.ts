import { commonOptions, type Command } from '../command';
import { loadDiagnosis } from '../load-part';

const formats = ['text', 'json', 'markdown', 'mermaid', 'svg'];

/** `hvbackup predict`: what its help says; its work is loaded when it is run. */
export const predict: Command = {
  name: 'predict',
  usage: `SCENARIO [--format ${formats.join('|')}]`,
  summary:
    'Tells what a plan of backups will do before the night: how each VM is backed up, where it fails, how consistent its copy is, how many storage snapshots, how long.',
  notes: [
    'SCENARIO is a file *.hvbackup.yaml, .yml or .json, or - for standard input. Configurations that it names are read beside it.',
    'Nothing of it is observed: what the scenario does not say stays unknown and is listed.',
    'Exit code 1 where something is wrong with the scenario (see hvbackup check); what can be predicted is shown all the same.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', choices: formats, help: 'what stdout gets; text without it' },
    ...commonOptions,
  ],
  run: async (args, io) => (await loadDiagnosis()).runPredict(args, io),
};
