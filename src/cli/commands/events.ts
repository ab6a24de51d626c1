import {
  csvHead,
  EvtxReader,
  meaningOf,
  plain,
  recordToCsv,
  recordToJson,
  recordToText,
  RecordPseudonyms,
  sniffBytes,
  sniffHeadBytes,
  TemplateStore,
  type Host,
  type HostOs,
  type LogRecord,
  type ShownRecord,
} from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, commonOptions, hostOsOf, lastOf, type Command } from '../command';
import { Progress } from '../events/progress';
import { selectionOf, type Selection } from '../events/selection';
import { coverageTalk } from '../events/talk';
import { findInputs, type Input } from '../inputs';
import { exitCodes, type CliIo } from '../io';
import { withStdin } from '../stdin-host';

const writers: Readonly<Record<string, (shown: ShownRecord) => string>> = {
  ndjson: recordToJson,
  csv: recordToCsv,
  text: recordToText,
};
const formats = Object.keys(writers);

export const events: Command = {
  name: 'events',
  usage: `PATH... [--all] [--provider P] [--id N[,N]] [--since T] [--until T] [--format ${formats.join('|')}]`,
  summary: 'Reads Windows event logs (.evtx) and shows the records that belong to a backup.',
  notes: [
    'PATH is a file, a folder (walked, symbolic links not followed), or - for standard input.',
    'What was read, what was not, and which record ids are missing is said on standard error.',
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
    ...commonOptions,
  ],
  run: runEvents,
};

async function runEvents(args: ParsedArgs, io: CliIo): Promise<number | UsageProblem> {
  if (args.positionals.length === 0) return { problem: 'Name at least one file or folder, or - for standard input.' };
  const hostOs = hostOsOf(args);
  if (typeof hostOs === 'object') return hostOs;
  const selection = clockProblem(args) ?? selectionOf(args);
  if ('problem' in selection) return selection;
  const interrupt = { isAsked: false };
  const release = io.onInterrupt?.(() => {
    interrupt.isAsked = true;
  });
  try {
    const { inputs } = await findInputs(args.positionals, io);
    const run = new EventsRun(args, io, selection, hostOs, () => interrupt.isAsked || io.stdout.isClosed === true);
    const isNamedUnread = await run.all(inputs);
    return interrupt.isAsked ? exitCodes.couldNotRun : isNamedUnread ? exitCodes.fileUnreadable : exitCodes.clean;
  } finally {
    release?.();
  }
}

/** A log that is going to be read. */
interface Log {
  readonly input: Input;
  readonly host: Host;
}

class EventsRun {
  private readonly store = new TemplateStore();
  private readonly progress: Progress;
  private readonly pseudonyms: RecordPseudonyms | undefined;
  private readonly write: (shown: ShownRecord) => string;

  constructor(
    args: ParsedArgs,
    private readonly io: CliIo,
    private readonly selection: Selection,
    private readonly hostOs: HostOs | undefined,
    private readonly shouldStop: () => boolean,
  ) {
    this.progress = new Progress(io);
    this.pseudonyms = args.options.has('anonymize') ? new RecordPseudonyms() : undefined;
    this.write = writers[lastOf(args, 'format') ?? 'ndjson'] ?? recordToJson;
    if (args.options.has('time-zone') && !args.options.has('since') && !args.options.has('until')) {
      io.stderr.write(
        'hvbackup: --time-zone has no effect here: these logs are in UTC, and no --since or --until is given.\n',
      );
    }
  }

  /** Gives true when a file that was named could not be read. */
  async all(inputs: readonly Input[]): Promise<boolean> {
    const logs: Log[] = [];
    let isNamedUnread = false;
    for (const input of inputs) this.pseudonyms?.learnPath(input.path);
    for (const input of inputs) {
      const log = await this.open(input);
      if (typeof log === 'object') logs.push(log);
      else if (log === 'unreadable') isNamedUnread ||= input.isNamed;
    }
    if (this.pseudonyms) for (const log of logs) await this.learn(log, this.pseudonyms);
    if (this.write === recordToCsv) this.io.stdout.write(`${csvHead}\r\n`);
    for (const log of logs) if (!(await this.show(log))) isNamedUnread ||= log.input.isNamed;
    return isNamedUnread;
  }

  private async open(input: Input): Promise<Log | 'other' | 'unreadable'> {
    if (input.problem) {
      this.talk(`${input.path} is not read: ${input.problem.words}`);
      return input.problem.status === 'unreadable' ? 'unreadable' : 'other';
    }
    const host = input.bytes ? withStdin(input.bytes) : this.io.files;
    try {
      const kind = sniffBytes(await host.readRange(input.uri, 0, sniffHeadBytes), input.uri);
      if (kind === 'evtx') return { input, host };
      this.talk(`${input.path} is not read: ${otherKind(kind)}`);
      return 'other';
    } catch (error) {
      this.talk(`${input.path} is not read: ${error instanceof Error ? error.message : String(error)}`);
      return 'unreadable';
    }
  }

  private reader({ input, host }: Log): EvtxReader {
    const { query } = this.selection;
    return new EvtxReader({ host, uri: input.uri, query, store: this.store, shouldStop: this.shouldStop });
  }

  /** With pseudonyms everything is read twice, so that a name met late is hidden early as well. */
  private async learn(log: Log, pseudonyms: RecordPseudonyms): Promise<void> {
    const reader = this.reader(log);
    try {
      for await (const items of reader.batches()) {
        for (const item of items) if (item.kind === 'record') pseudonyms.learn(item);
        this.progress.report(reader, log.input.path);
      }
    } catch {
      // The second reading meets the same error, and says so.
    }
    for (const { host } of reader.coverage().spans) pseudonyms.learnHost(host);
  }

  /** False when the file could not be read at all. */
  private async show(log: Log): Promise<boolean> {
    const { stdout, stderr } = this.io;
    const reader = this.reader(log);
    const lineEnd = this.write === recordToCsv ? '\r\n' : '\n';
    const path = this.hidden(log.input.path);
    let shown = 0;
    try {
      for await (const items of reader.batches()) {
        let text = '';
        for (const item of items) {
          const record = item.kind === 'record' ? this.selection.corrected(item) : undefined;
          if (!record) continue;
          shown++;
          text += this.line(record, path) + lineEnd;
        }
        if (text !== '') stdout.write(text);
        await stdout.drained?.();
        this.progress.report(reader, path);
      }
    } catch (error) {
      this.talk(`${log.input.path} is not read: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
    this.progress.clear();
    const hide = (words: string): string => this.hidden(words);
    stderr.write(coverageTalk({ path: log.input.path, shown, reader, clocks: this.selection.clocks, hide }));
    return true;
  }

  private line(record: LogRecord, path: string): string {
    return this.write({
      record: this.pseudonyms?.hidden(record) ?? record,
      path,
      meaning: meaningOf(record, this.hostOs),
    });
  }

  private hidden(text: string): string {
    return this.pseudonyms?.text(text) ?? text;
  }

  private talk(words: string): void {
    this.progress.clear();
    this.io.stderr.write(`hvbackup: ${plain(this.hidden(words))}\n`);
  }
}

function otherKind(kind: string): string {
  if (kind === 'evt') return 'it is a log of Windows 2003 or older (.evt), which this version does not read.';
  if (kind === 'unknown') return 'what it is was not recognised.';
  return `it is of kind ${kind}, and "events" reads evtx in this version.`;
}
