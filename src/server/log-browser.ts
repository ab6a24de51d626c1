import { compileFilter, coverageSentences, LogBrowser, LogChanged, LogView } from '../core';
import type {
  FindParams,
  RowsParams,
  WireFilter,
  WireFiltered,
  WireFound,
  WireLogState,
  WireRecord,
  WireRows,
} from '../protocol/log-viewer';
import { hostOfLog, type PartsHost } from './log-browser-host';
import { filterFromWire, recordToWire, rowToWire } from './log-browser-wire';
import type { SettingsCache } from './settings';

/** What the sessions need from the server. */
export interface LogTools {
  readonly host: PartsHost;
  readonly settings: Pick<SettingsCache, 'of'>;
  readonly tell: (session: number, state: WireLogState) => void;
  /** The CRC-32 of the platform, where it has one. */
  readonly checksum?: (bytes: Uint8Array) => number;
}

/** Each may hold tens of megabytes: more editors than this are not open at once. */
const mostSessions = 24;
/** Between two states that are told while a log is read. */
const betweenStatesMs = 100;
const mostChecks = 100;

/** Logs that are looked at in editors: one reading of a file however many editors show it, one view each. */
export class LogSessions {
  private readonly sessions = new Map<number, LogSession>();
  private readonly logs = new Map<string, Promise<OpenLog>>();
  private next = 1;

  constructor(private readonly tools: LogTools) {}

  /** Logs that are open now. */
  get openLogs(): number {
    return this.logs.size;
  }

  async open(uri: string): Promise<number> {
    if (this.sessions.size >= mostSessions)
      throw new Error(`${mostSessions} logs are open already; close one of them first.`);
    let opening = this.logs.get(uri);
    if (!opening) this.logs.set(uri, (opening = this.read(uri)));
    try {
      const log = await opening;
      // The last editor on it was closed meanwhile: nothing of it is read on.
      if (this.logs.get(uri) !== opening) return await this.open(uri);
      const id = this.next++;
      const session = new LogSession(log, (state) => {
        this.tools.tell(id, state);
      });
      log.sessions.add(session);
      this.sessions.set(id, session);
      return id;
    } catch (error) {
      if (this.logs.get(uri) === opening) this.logs.delete(uri);
      throw error;
    }
  }

  of(id: number): LogSession {
    const session = this.sessions.get(id);
    if (!session) throw new Error('This log was closed.');
    return session;
  }

  close(id: number): void {
    const session = this.sessions.get(id);
    if (!session) return;
    this.sessions.delete(id);
    const { log } = session;
    session.close();
    if (log.sessions.size > 0) return;
    log.browser.wake();
    this.logs.delete(log.uri);
  }

  private async read(uri: string): Promise<OpenLog> {
    const { host, isWhole } = await hostOfLog(this.tools.host, uri);
    const settings = await this.tools.settings.of(uri);
    const { checksum } = this.tools;
    const hostOs = settings.host?.os;
    const browser = await LogBrowser.open({
      host,
      uri,
      ...(hostOs && { hostOs }),
      ...(checksum && { checksum }),
      // Bytes in memory are there at once, so nobody else would have a turn.
      ...(isWhole && { pause: () => new Promise((resolve) => setTimeout(resolve, 0)) }),
    });
    return { uri, browser, sessions: new Set(), hasBegun: false };
  }
}

interface OpenLog {
  readonly uri: string;
  readonly browser: LogBrowser;
  readonly sessions: Set<LogSession>;
  /** It is being counted, or was. */
  hasBegun: boolean;
  problem?: string;
  stale?: 'changed' | 'gone';
}

/** One editor on a log, with the rows that it shows. */
export class LogSession {
  private view: LogView | undefined;
  private number = 0;
  private stop = { isStopped: false };
  private toldAt = 0;
  private hasToldRows = false;

  constructor(
    readonly log: OpenLog,
    private readonly tell: (state: WireLogState) => void,
  ) {}

  /** Shows other rows; the search of the filter before it ends. */
  filter(wire: WireFilter): WireFiltered {
    const compiled = compileFilter(filterFromWire(wire));
    if ('problem' in compiled) return { view: this.number, problem: compiled.problem };
    this.stop.isStopped = true;
    this.log.browser.wake();
    this.stop = { isStopped: false };
    this.hasToldRows = false;
    this.view = compiled.isEmpty ? undefined : new LogView(compiled);
    this.number++;
    if (!this.log.hasBegun) void this.count();
    else if (this.view) void this.search(this.view);
    else this.tellNow();
    return { view: this.number };
  }

  async rows({ view, from, count }: RowsParams): Promise<WireRows> {
    if (view !== this.number) return { view, from, rows: [] };
    const { browser } = this.log;
    const items = await this.guarded([], () => browser.rows(this.view, from, count));
    return { view, from, rows: items.map((item) => rowToWire(item, (host) => browser.builds.of(host))) };
  }

  async find({ view, byteOffset }: FindParams): Promise<WireFound> {
    const { browser } = this.log;
    if (view !== this.number) return { row: null, isSettled: true };
    const isSettled = browser.isComplete && (this.view?.isComplete ?? true);
    const row = await this.guarded(undefined, () => browser.find(this.view, byteOffset));
    return { row: row ?? null, isSettled: isSettled || row !== undefined };
  }

  async record(byteOffset: number): Promise<WireRecord | null> {
    const { browser } = this.log;
    return await this.guarded(null, async () => {
      const item = await browser.itemAt(byteOffset);
      return item?.kind === 'record' ? await recordToWire(item, browser) : null;
    });
  }

  close(): void {
    this.stop.isStopped = true;
    this.log.sessions.delete(this);
    this.log.browser.wake();
  }

  private async count(): Promise<void> {
    const { log } = this;
    log.hasBegun = true;
    try {
      await log.browser.count(this.view, () => {
        for (const session of log.sessions) session.tellSometimes();
        return log.sessions.size === 0;
      });
    } catch (error) {
      log.problem = messageOf(error);
    }
    for (const session of log.sessions) session.tellNow();
  }

  private async search(view: LogView): Promise<void> {
    const { stop } = this;
    try {
      await this.log.browser.search(view, () => {
        this.tellSometimes();
        return stop.isStopped;
      });
    } catch (error) {
      await this.failed(error);
    }
    if (!stop.isStopped) this.tellNow();
  }

  private async guarded<T>(empty: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.failed(error);
      return empty;
    }
  }

  /** A file that cannot be read as it was counted was changed or taken away: every editor on it is told. */
  private async failed(error: unknown): Promise<void> {
    const { log } = this;
    if (error instanceof LogChanged) log.stale = 'changed';
    else log.problem = messageOf(error);
    if (!(await log.browser.isThere())) log.stale = 'gone';
    for (const session of log.sessions) session.tellNow();
  }

  private tellSometimes(): void {
    const isFirst = !this.hasToldRows && this.rowCount > 0;
    if (isFirst || Date.now() - this.toldAt >= betweenStatesMs) this.tellNow();
  }

  private tellNow(): void {
    this.toldAt = Date.now();
    this.hasToldRows = this.rowCount > 0;
    this.tell(this.state());
  }

  private get rowCount(): number {
    return this.log.browser.rowCount(this.view);
  }

  private state(): WireLogState {
    const { view, log } = this;
    const { browser } = log;
    const counted = browser.isComplete ? 1 : Math.min(1, browser.bytesRead / Math.max(1, browser.sizeBytes));
    const searched = view === undefined || view.isComplete ? 1 : view.chunksDone / Math.max(1, browser.chunks.length);
    const checks = browser.checksFailed;
    return {
      view: this.number,
      rows: this.rowCount,
      damagedRows: view ? view.damaged : browser.recordsBad,
      allRows: browser.rowCount(undefined),
      isViewComplete: browser.isComplete && (view?.isComplete ?? true),
      progress: counted * searched,
      records: browser.records,
      damaged: browser.recordsBad,
      bytes: browser.sizeBytes,
      isComplete: browser.isComplete,
      coverage: browser.isComplete ? coverageSentences(browser.coverage(), checks.length) : [],
      checks: checks.slice(0, mostChecks).map(({ byteOffset, reason }) => ({ byteOffset, reason })),
      providers: browser.isComplete ? [...browser.providers].sort() : [],
      ...(log.stale && { stale: log.stale }),
      ...(log.problem !== undefined && { problem: log.problem }),
    };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
