import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import * as wire from '../protocol/log-viewer';
import type { RequestName } from '../protocol/lsp';
import type { Analyses } from './analyses';
import { LogSessions } from './log-browser';

/** The requests of the viewer of event logs. */
export function registerLogBrowser(
  connection: Connection,
  { host, settings }: Analyses,
  checksum: ((bytes: Uint8Array) => number) | undefined,
): void {
  const sessions = new LogSessions({
    host,
    settings,
    tell: (session, state) => {
      void connection.sendNotification(wire.logState.method, { session, state });
    },
    ...(checksum && { checksum }),
  });
  const on = <P, R>(name: RequestName<P, R>, handle: (params: P) => R | Promise<R>): void => {
    connection.onRequest(name.method, async (params: P) => {
      try {
        return await handle(params);
      } catch (error) {
        // The reason is for people; the stack of the server tells them nothing.
        throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
      }
    });
  };
  on(wire.logOpen, async ({ uri }) => ({ session: await sessions.open(uri) }));
  on(wire.logFilter, ({ session, filter }) => sessions.of(session).filter(filter));
  on(wire.logRows, ({ session, ...params }) => sessions.of(session).rows(params));
  on(wire.logFind, ({ session, ...params }) => sessions.of(session).find(params));
  on(wire.logRecord, ({ session, byteOffset }) => sessions.of(session).record(byteOffset));
  on(wire.logClose, ({ session }) => {
    sessions.close(session);
    return null;
  });
}
