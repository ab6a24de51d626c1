import { commonOptions, type Command } from '../command';
import { loadDiagnosis } from '../load-part';

const formats = ['text', 'json', 'markdown', 'mermaid', 'svg', 'otlp', 'otlp-traces', 'otlp-logs'];

/** `hvbackup runs`: what its help says; its work is loaded when it is run. */
export const runs: Command = {
  name: 'runs',
  usage: `PATH... [--vm NAME] [--compare RUN,RUN|last] [--scenario FILE] [--format ${formats.join('|')}]`,
  summary:
    'Finds the backups in Windows event logs (.evtx, XML, CSV, JSON, CLIXML, copied text): what happened in each, step by step.',
  notes: [
    'PATH is a file, a folder (walked, symbolic links not followed), a zip of them, or - for standard input. Give the logs of all hosts and guests at once.',
    'A step is called missing only where this Windows always logs it and the log was read without a gap.',
    'Clocks are compared by what several computers logged; --clock-offset wins over that.',
    'otlp is OpenTelemetry JSON, a trace for each backup and its records as logs, a line each; otlp-traces and otlp-logs give one of them.',
    'Exit code 2 after an interrupt (Ctrl+C): what was read until then is shown.',
  ],
  options: [
    { name: 'vm', value: 'NAME', help: 'only the runs of this VM, by its name or id' },
    {
      name: 'compare',
      value: 'RUN,RUN|last',
      help: 'two runs side by side, each by its start in UTC (2014-03-05, 2014-03-05T22:00) or its id; last: the last that did not succeed beside a good one of the same VM',
    },
    {
      name: 'scenario',
      value: 'FILE',
      help: 'holds each run against what a scenario predicts of its VM: the first step that went otherwise (text, json, markdown)',
    },
    { name: 'format', value: 'FORMAT', choices: formats, help: 'what stdout gets; text without it' },
    ...commonOptions,
  ],
  run: async (args, io) => (await loadDiagnosis()).runRuns(args, io),
};
