import { crc32 } from 'node:zlib';
import {
  isLogKind,
  isPastedKind,
  mayLackZone,
  logKinds,
  readerOf,
  csvHead,
  isRecordFormat,
  plain,
  RecordPseudonyms,
  sniffBytes,
  sniffHeadBytes,
  TemplateStore,
  writeRecord,
  type Host,
  type HostOs,
  type Kind,
  type LogReader,
  type LogRequest,
  type RecordFormat,
  type RecordStyle,
  type SegmentReaders,
} from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, lastOf } from '../command';
import { loadTexts } from './load-texts';
import { Progress } from './progress';
import { selectionOf, type Selection } from './selection';
import { coverageTalk } from './talk';
import { WritingReaders } from './writing-readers';
import { findInputs, hostOf, type Input } from '../inputs';
import { ReadersFor } from './readers';
import { exitCodes, type CliIo } from '../io';
import { Duplicates } from '../logs/duplicates';
import { tellNotes } from '../zip-inputs';
import { mergeByTime, mostHeld, oldestFirst, type Batches } from '../logs/merge-logs';

/** `hvbackup events`. */
export async function runEvents(args: ParsedArgs, io: CliIo): Promise<number | UsageProblem> {
  if (args.positionals.length === 0) return { problem: 'Name at least one file or folder, or - for standard input.' };
  const hostOs = hostOsOf(args);
  if (typeof hostOs === 'object') return hostOs;
  const selection = clockProblem(args) ?? selectionOf(args);
  if ('problem' in selection) return selection;
  const workers = workersOf(args);
  if (typeof workers === 'object') return workers;
  const readers = new ReadersFor(io, workers);
  const interrupt = { isAsked: false };
  const release = io.onInterrupt?.(() => {
    interrupt.isAsked = true;
  });
  try {
    const { inputs, notes } = await findInputs(args.positionals, io, () => interrupt.isAsked);
    tellNotes(notes, args, io);
    const run = new EventsRun(
      args,
      io,
      selection,
      hostOs,
      readers,
      () => interrupt.isAsked || io.stdout.isClosed === true,
    );
    const isNamedUnread = await run.all(inputs);
    return interrupt.isAsked ? exitCodes.couldNotRun : isNamedUnread ? exitCodes.fileUnreadable : exitCodes.clean;
  } finally {
    release?.();
    await readers.close();
  }
}

function workersOf(args: ParsedArgs): number | undefined | UsageProblem {
  const given = lastOf(args, 'workers');
  if (given === undefined) return undefined;
  return /^[1-9]\d?$/.test(given)
    ? Number(given)
    : { problem: `--workers cannot be "${given}"; it is a number from 1 to 99.` };
}

/** From more logs on each holds as little as it can: systems let a process open a thousand files, and some less. */
const manyLogs = 32;

/** Characters; writing each record by itself takes longer than reading it. */
const writtenAtOnce = 32 * 1024;

/** A log that is going to be read. */
interface Log {
  readonly input: Input;
  readonly kind: Kind;
  readonly open: (request: LogRequest) => LogReader;
  readonly host: Host;
  readonly readers: SegmentReaders | undefined;
}

/** A log that is being shown. */
class Reading {
  shown = 0;
  /** Why it could not be read at all. */
  problem: string | undefined;

  constructor(
    readonly log: Log,
    readonly reader: LogReader,
    readonly style: RecordStyle,
    /** Counts what threads have written, beside `shown`. */
    readonly writing: WritingReaders | undefined,
  ) {}
}

class EventsRun {
  private readonly store = new TemplateStore();
  private readonly progress: Progress;
  private readonly pseudonyms: RecordPseudonyms | undefined;
  private readonly format: RecordFormat;
  private readonly timeZone: string | undefined;
  private readonly isZoneForClock: boolean;
  private areMany = false;

  constructor(
    args: ParsedArgs,
    private readonly io: CliIo,
    private readonly selection: Selection,
    private readonly hostOs: HostOs | undefined,
    private readonly readers: ReadersFor,
    private readonly shouldStop: () => boolean,
  ) {
    this.progress = new Progress(io);
    this.pseudonyms = args.options.has('anonymize') ? new RecordPseudonyms() : undefined;
    const format = lastOf(args, 'format') ?? 'ndjson';
    this.format = isRecordFormat(format) ? format : 'ndjson';
    this.timeZone = lastOf(args, 'time-zone');
    this.isZoneForClock = args.options.has('since') || args.options.has('until');
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
    if (this.timeZone !== undefined && !this.isZoneForClock && !logs.some(({ kind }) => mayLackZone(kind))) {
      this.talk('--time-zone has no effect here: these logs are in UTC, and no --since or --until is given.');
    }
    if (this.pseudonyms) for (const log of logs) await this.learn(log, this.pseudonyms);
    if (this.format === 'csv') this.io.stdout.write(`${csvHead}\r\n`);
    return (await this.show(logs)) || isNamedUnread;
  }

  private async open(input: Input): Promise<Log | 'other' | 'unreadable'> {
    if (input.problem) {
      this.talk(`${input.path} is not read: ${input.problem.words}`);
      return input.problem.status === 'unreadable' ? 'unreadable' : 'other';
    }
    const host = hostOf(input, this.io);
    try {
      const kind = sniffBytes(await host.readRange(input.uri, 0, sniffHeadBytes), input.uri);
      const open = await this.openerOf(kind);
      const readers = isLogKind(kind) ? this.readers.of(input) : undefined;
      if (open) return { input, kind, open, host, readers };
      this.talk(`${input.path} is not read: ${otherKind(kind)}`);
      return 'other';
    } catch (error) {
      this.talk(`${input.path} is not read: ${error instanceof Error ? error.message : String(error)}`);
      return 'unreadable';
    }
  }

  /** Texts are read by a part that is loaded for the first of them. */
  private async openerOf(kind: Kind): Promise<Log['open'] | undefined> {
    if (isLogKind(kind)) return (request) => readerOf(kind, request);
    if (!isPastedKind(kind)) return undefined;
    const { isTextLogKind, textLogOf } = await loadTexts();
    return isTextLogKind(kind) ? (request) => textLogOf(kind, request) : undefined;
  }

  private reader(
    { input, open, host }: Log,
    readers: SegmentReaders | undefined,
    shouldStop: () => boolean = this.shouldStop,
  ): LogReader {
    const { query } = this.selection;
    const { store } = this;
    return open({
      host,
      uri: input.uri,
      query,
      store,
      shouldStop,
      checksum: crc32,
      isOneOfMany: this.areMany,
      ...(this.timeZone !== undefined && { timeZone: this.timeZone }),
      ...(readers && { readers }),
    });
  }

  /** With pseudonyms everything is read twice, so that a name met late is hidden early as well. */
  private async learn(log: Log, pseudonyms: RecordPseudonyms): Promise<void> {
    const reader = this.reader(log, log.readers);
    try {
      for await (const items of reader.batches()) {
        for (const item of items) if (item.kind === 'record') pseudonyms.learn(item);
        this.progress.report(reader, log.input.path);
      }
      pseudonyms.learnValues(reader.privateValues ?? []);
    } catch {
      // The second reading meets the same error, and says so.
    }
    for (const { host } of reader.coverage().spans) pseudonyms.learnHost(host);
  }

  /** Shows all logs in the order of time; all are open at once, so very many are read thriftily. Gives true when a file that was named could not be read at all. */
  private async show(logs: readonly Log[]): Promise<boolean> {
    const { stderr } = this.io;
    this.areMany = logs.length > manyLogs;
    const readings = logs.map((log) => this.reading(log, logs.length === 1));
    const duplicates = new Duplicates();
    await this.write(readings, duplicates);
    this.progress.clear();
    const hide = (words: string): string => this.hidden(words);
    for (const { reader, style, shown, writing, problem, log } of readings) {
      const { path } = style;
      const all = shown + (writing?.count ?? 0);
      if (problem !== undefined) this.talk(`${log.input.path} is not read: ${problem}`);
      else stderr.write(coverageTalk({ path, shown: all, reader, clocks: this.selection.clocks, hide }));
    }
    if (duplicates.count > 0) this.talk(`${duplicates.count} record(s) stand in two of these logs and are shown once.`);
    return readings.some(({ problem, log }) => problem !== undefined && log.input.isNamed);
  }

  private async write(readings: readonly Reading[], duplicates: Duplicates): Promise<void> {
    const { stdout } = this.io;
    const isOne = readings.length === 1;
    const sources = readings.map((reading) => {
      const batches = this.batches(reading);
      return reading.log.kind !== 'evtx' && !isPastedKind(reading.log.kind) && !isOne
        ? oldestFirst(batches, mostHeld / readings.length)
        : batches;
    });
    let text = '';
    for await (const { source, records } of mergeByTime(sources)) {
      const reading = readings[source];
      if (!reading) continue;
      for (const record of records) {
        if (!isOne && duplicates.isKnown(record, source)) continue;
        reading.shown++;
        text += writeRecord(this.pseudonyms?.hidden(record) ?? record, reading.style);
      }
      // Records of many logs come one by one.
      if (!isOne && text.length < writtenAtOnce) continue;
      if (text !== '') stdout.write(text);
      text = '';
      await stdout.drained?.();
    }
    if (text !== '') stdout.write(text);
    await stdout.drained?.();
  }

  /** Threads write the records of a log themselves where nothing is done to a record between reading and writing it. */
  private reading(log: Log, isOne: boolean): Reading {
    const style = this.style(log);
    const writing =
      log.readers && isOne && !this.pseudonyms && this.selection.clocks.isEmpty
        ? new WritingReaders(log.readers, style, this.io.stdout, this.shouldStop)
        : undefined;
    const reader = this.reader(log, writing ?? log.readers, writing?.shouldReaderStop);
    if (writing) {
      writing.onWritten = () => {
        this.progress.report(reader, style.path);
      };
    }
    return new Reading(log, reader, style, writing);
  }

  private style({ input }: Log): RecordStyle {
    const { format, hostOs } = this;
    return { format, path: this.hidden(input.path), ...(hostOs && { hostOs }) };
  }

  /** The records of a log that are shown; one that cannot be read ends, and says why. */
  private async *batches(reading: Reading): Batches {
    const { reader, style } = reading;
    try {
      for await (const items of reader.batches()) {
        yield items.flatMap((item) => (item.kind === 'record' ? (this.selection.corrected(item) ?? []) : []));
        this.progress.report(reader, style.path);
      }
    } catch (error) {
      reading.problem = error instanceof Error ? error.message : String(error);
    }
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
  return `it is of kind ${kind}, and "events" reads ${logKinds} in this version.`;
}
