import { afterEach, describe, expect, test } from 'vitest';
import * as wire from '../../../src/protocol/log-viewer';
import { logHostResults, logPageGuards } from '../../../src/protocol/log-viewer-guards';
import type { RequestName } from '../../../src/protocol/lsp';
import { systemLog, vmmsAdmin } from '../../fixtures/events';
import { writeEvtx, type EventSpec } from '../../support/evtx-writer';
import { LogSessions } from '../../../src/server/log-browser';
import { MemoryHost } from '../../support/memory-host';
import { Session } from './session';

const uri = 'mem:///HV01/System.evtx';
const ordinary: EventSpec = {
  provider: 'Contoso',
  eventId: 7,
  time: '2014-03-06T22:00:00.0000000Z',
  channel: 'System',
  host: 'HV01',
};
const many: readonly EventSpec[] = Array.from({ length: 30 }, () => [...systemLog, ...vmmsAdmin, ordinary]).flat();
const written = writeEvtx(many, { recordsPerChunk: 50 });
const sessions: Session[] = [];

class Viewer {
  readonly states: wire.WireLogState[] = [];
  private constructor(
    private readonly server: Session,
    readonly session: number,
  ) {}

  static async open(server: Session, of = uri): Promise<Viewer> {
    server.client.onNotification(wire.logState.method, ({ session, state }: wire.LogStateParams) => {
      viewers.get(session)?.states.push(state);
    });
    const { session } = await server.client.sendRequest<{ session: number }>(wire.logOpen.method, { uri: of });
    const viewer = new Viewer(server, session);
    viewers.set(session, viewer);
    return viewer;
  }

  async ask<P, R>(
    name: RequestName<P & wire.SessionParams, R>,
    params: Omit<P & wire.SessionParams, 'session'>,
  ): Promise<R> {
    return await this.server.client.sendRequest<R>(name.method, { ...params, session: this.session });
  }

  async show(filter: wire.WireFilter): Promise<number> {
    const { view, problem } = await this.ask(wire.logFilter, { filter });
    expect(problem).toBeUndefined();
    await this.state((state) => state.view === view && state.isViewComplete);
    return view;
  }

  /** Waits for a state; the next message brings it, however long that takes. */
  async state(is: (state: wire.WireLogState) => boolean): Promise<wire.WireLogState> {
    for (;;) {
      const found = this.states.find(is);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}
const viewers = new Map<number, Viewer>();

async function start(
  files: Readonly<Record<string, Uint8Array>> = { [uri]: written.bytes },
  settings: unknown = {},
): Promise<Session> {
  const session = await Session.start({ files, settings });
  sessions.push(session);
  return session;
}

afterEach(() => {
  viewers.clear();
  for (const session of sessions.splice(0)) session.dispose();
});

describe('a log in a viewer', () => {
  test('shows its backup records, then all of them, in shapes that both sides check', async () => {
    const viewer = await Viewer.open(await start());
    const backup = await viewer.show({ backup: true });
    const ofBackup = await viewer.ask(wire.logRows, { view: backup, from: 0, count: 20 });
    expect(ofBackup.rows.length).toBeGreaterThan(0);
    expect(ofBackup.rows.every((row) => row.kind === 'record' && row.meaning !== undefined)).toBe(true);
    expect(logHostResults.rows(ofBackup)).toBe(true);
    const all = await viewer.show({});
    const page = await viewer.ask(wire.logRows, { view: all, from: many.length - 3, count: 10 });
    expect(page.rows.map((row) => row.kind === 'record' && row.recordId)).toEqual(
      [-2, -1, 0].map((at) => String(many.length + at)),
    );
    const last = await viewer.state(({ view, isViewComplete }) => view === all && isViewComplete);
    expect(last).toMatchObject({
      rows: many.length,
      allRows: many.length,
      records: many.length,
      damaged: 0,
      progress: 1,
    });
    expect(last.coverage.length).toBeGreaterThan(0);
    expect(last.providers).toContain('Microsoft-Windows-Hyper-V-VMMS');
    for (const state of viewer.states) expect(logPageGuards.state({ state })).toBe(true);
  });

  test('gives no rows of a view that is no longer shown', async () => {
    const viewer = await Viewer.open(await start());
    const old = await viewer.show({ backup: true });
    await viewer.show({});
    expect((await viewer.ask(wire.logRows, { view: old, from: 0, count: 5 })).rows).toEqual([]);
    expect(await viewer.ask(wire.logFind, { view: old, byteOffset: 0 })).toEqual({ row: null, isSettled: true });
  });

  test('keeps the view when a filter cannot be understood', async () => {
    const viewer = await Viewer.open(await start());
    const view = await viewer.show({ ids: '10-20' });
    expect(await viewer.ask(wire.logFilter, { filter: { ids: 'x' } })).toEqual({
      view,
      problem: '"x" is no event id and no range such as 19070-19080.',
    });
  });

  test('finds a record, and tells all about it', async () => {
    const viewer = await Viewer.open(await start({ [uri]: written.bytes }, { hostOs: 'windows-server-2012-r2' }));
    const view = await viewer.show({});
    const { offset } = written.records[systemLog.length]!;
    expect(await viewer.ask(wire.logFind, { view, byteOffset: offset })).toEqual({
      row: systemLog.length,
      isSettled: true,
    });
    expect(await viewer.ask(wire.logFind, { view, byteOffset: 7 })).toEqual({ row: null, isSettled: true });
    const record = await viewer.ask(wire.logRecord, { byteOffset: offset });
    expect(logHostResults.record(record)).toBe(true);
    expect(record?.row.provider).toBe('Microsoft-Windows-Hyper-V-VMMS');
    expect(record?.xml).toContain('<Provider Name="Microsoft-Windows-Hyper-V-VMMS"');
    expect(record?.explained.host).toBe('Windows Server 2012 R2');
    expect(await viewer.ask(wire.logRecord, { byteOffset: 7 })).toBeNull();
  });

  test('shows damage as rows', async () => {
    const bytes = written.bytes.slice();
    bytes.fill(0xff, written.records[4]!.offset, written.records[4]!.offset + 50);
    const viewer = await Viewer.open(await start({ [uri]: bytes }));
    const view = await viewer.show({ text: 'nothing says this' });
    const { rows } = await viewer.ask(wire.logRows, { view, from: 0, count: 5 });
    expect(rows).toEqual([expect.objectContaining({ kind: 'damage', byteOffset: written.records[4]!.offset })]);
    const state = await viewer.state((one) => one.view === view && one.isViewComplete);
    expect(state).toMatchObject({ damagedRows: 1, damaged: 1 });
    expect(state.checks.length).toBeGreaterThan(0);
  });
});

describe('sessions', () => {
  test('on one file share its reading and keep their own view', async () => {
    const server = await start();
    const [one, other] = [await Viewer.open(server), await Viewer.open(server)];
    const [all, backup] = [await one.show({}), await other.show({ backup: true })];
    const rowsOf = async (viewer: Viewer, view: number): Promise<number> =>
      (await viewer.ask(wire.logRows, { view, from: 0, count: 1000 })).rows.length;
    expect(await rowsOf(one, all)).toBeGreaterThan(await rowsOf(other, backup));
    // Read once: stat and the whole file, since nothing but whole reads are possible here.
    expect(server.host.reads.filter((read) => read === uri)).toHaveLength(1);
  });

  test('that were closed answer no more, and the file is read again by the next', async () => {
    const server = await start();
    const viewer = await Viewer.open(server);
    await viewer.show({});
    await viewer.ask(wire.logClose, {});
    await expect(viewer.ask(wire.logRows, { view: 1, from: 0, count: 1 })).rejects.toThrow('This log was closed.');
    expect(await viewer.ask(wire.logClose, {})).toBeNull();
    await (await Viewer.open(server)).show({});
    expect(server.host.reads.filter((read) => read === uri)).toHaveLength(2);
  });

  test('are not without end', async () => {
    const server = await start();
    for (let at = 0; at < 24; at++) await Viewer.open(server);
    await expect(Viewer.open(server)).rejects.toThrow('24 logs are open already');
  });

  test('on a file that is not there are refused with the reason', async () => {
    const server = await start();
    await expect(Viewer.open(server, 'mem:///gone.evtx')).rejects.toThrow('not there');
    await (await Viewer.open(server)).show({});
  });

  test('on a log that is too large to be read whole say so plainly', async () => {
    const server = await start({ [uri]: new Uint8Array(65 * 1024 * 1024) });
    await expect(Viewer.open(server)).rejects.toThrow(/This log has 65 MB\. .*no more than 64 MB.*desktop/);
  });
});

/** A host that reads parts of files, as that of a desktop does. */
class PartsHost extends MemoryHost {
  readsParts(): boolean {
    return true;
  }
}

describe('a file that does not stay as it was', () => {
  async function shown(
    files: Record<string, Uint8Array>,
  ): Promise<{ states: wire.WireLogState[]; sessions: LogSessions; id: number; host: PartsHost }> {
    const states: wire.WireLogState[] = [];
    const host = new PartsHost(files);
    const settings = { of: () => Promise.resolve({ host: undefined, rules: {} }) };
    const opened = new LogSessions({ host, settings, tell: (_session, state) => states.push(state) });
    const id = await opened.open(uri);
    opened.of(id).filter({});
    while (states.at(-1)?.isViewComplete !== true) await new Promise((resolve) => setTimeout(resolve, 1));
    return { states, sessions: opened, id, host };
  }

  test('is told to have changed when its rows are not those that were counted', async () => {
    const bytes = written.bytes.slice();
    const { states, sessions: opened, id } = await shown({ [uri]: bytes });
    bytes.fill(0, 4096);
    expect(await opened.of(id).rows({ view: 1, from: 0, count: 5 })).toEqual({ view: 1, from: 0, rows: [] });
    expect(states.at(-1)?.stale).toBe('changed');
  });

  test('is told to be gone when it is', async () => {
    const { states, sessions: opened, id, host } = await shown({ [uri]: written.bytes });
    host.stat = () => Promise.resolve(undefined);
    host.readRange = () => Promise.reject(new Error('It is not there.'));
    expect(await opened.of(id).record(written.records[3]!.offset)).toBeNull();
    expect(states.at(-1)).toMatchObject({ stale: 'gone', problem: 'It is not there.' });
    opened.close(id);
    expect(opened.openLogs).toBe(0);
  });
});
