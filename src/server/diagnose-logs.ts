import type { CancellationToken } from 'vscode-languageserver';
import { zipScheme, type CheckLogsOptions, type ReadLog } from '../core';
import type { LogsParams, WireLogProgress } from '../protocol/lsp';
import type { Analyses } from './analyses';
import { judgeLogs, type JudgedLogs } from './judge-logs';
import type { LogText } from './log-text';
import { readLogs } from './read-logs';

/** What is to be diagnosed, as data: another thread may do it. */
export interface LogsOrder extends Pick<CheckLogsOptions, 'host' | 'severities'> {
  readonly files: LogsParams['files'];
  /** The zone of times that name none. */
  readonly timeZone?: string;
}

/** Reads and judges logs of this machine somewhere else, so that hovers do not wait for it. */
export type DiagnoseElsewhere = (
  order: LogsOrder,
  tell: (progress: WireLogProgress) => void,
  token: CancellationToken,
) => Promise<JudgedLogs>;

/** Reads logs and checks them together: in a thread where there is one and the logs are files of this machine, else here. */
export class LogDiagnoser {
  private texts: ReadonlyMap<string, LogText> = new Map();

  constructor(
    private readonly analyses: Analyses,
    private readonly tell: (progress: WireLogProgress) => void,
    private readonly elsewhere: DiagnoseElsewhere | undefined,
  ) {}

  /** What was read until it was stopped is diagnosed all the same, as far as that takes no time. */
  async diagnose({ files }: LogsParams, token: CancellationToken): Promise<JudgedLogs> {
    const [first] = files;
    const settings = first && (await this.analyses.settings.of(first.uri));
    const order: LogsOrder = {
      files,
      ...(settings?.host && { host: settings.host }),
      ...(settings && { severities: settings.rules }),
      ...(settings?.timeZone !== undefined && { timeZone: settings.timeZone }),
    };
    const judged =
      this.elsewhere && files.every(({ uri }) => isOfThisMachine(uri))
        ? await this.elsewhere(order, this.tell, token)
        : judgeLogs(await this.read(order, token), order);
    this.texts = judged.texts;
    return judged;
  }

  /** The backup records of a log that was diagnosed; `undefined` for any other. */
  textOf(uri: string): string | undefined {
    return this.texts.get(uri)?.text;
  }

  /** In which line of the text each record of a log begins, by its byte offset. */
  linesOf(uri: string): ReadonlyMap<number, number> {
    return this.texts.get(uri)?.lines ?? new Map();
  }

  private read({ files, timeZone }: LogsOrder, token: CancellationToken): Promise<ReadLog[]> {
    const { analyses, tell } = this;
    const zone = timeZone === undefined ? {} : { timeZone };
    return readLogs(files, { host: analyses.host, tell, shouldStop: () => token.isCancellationRequested, ...zone });
  }
}

/** A file, or one in a zip that is a file. */
function isOfThisMachine(uri: string): boolean {
  return uri.startsWith('file:') || uri.startsWith(`${zipScheme}://file_`);
}
