import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import {
  diagnoseFile,
  diagnoseLogs,
  diagnosisReport,
  logProgress,
  logText,
  type WireDiagnosis,
  type WireLogDiagnosis,
  type WireLogProgress,
} from '../../../src/protocol/lsp';
import { systemLog, vmmsAdmin } from '../../fixtures/events';
import { eventsToXml } from '../../support/events-to-xml';
import { writeEvtx, type EventSpec } from '../../support/evtx-writer';
import { Session } from './session';

const vmms = 'mem:///HV01/VMMS-Admin.evtx';
const system = 'mem:///HV01/System.evtx';
const xml = 'mem:///HV01/exported.xml';
const gone = 'mem:///HV01/gone.evtx';
const sessions: Session[] = [];

async function start(settings: unknown = {}): Promise<Session> {
  const files = {
    [vmms]: writeEvtx(vmmsAdmin).bytes,
    [system]: writeEvtx(systemLog).bytes,
    [xml]: `<Events>${eventsToXml(vmmsAdmin, { firstRecordId: 1n }).join('')}</Events>`,
  };
  const session = await Session.start({ files, settings });
  sessions.push(session);
  return session;
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

async function diagnose(session: Session, uris: readonly string[]): Promise<WireLogDiagnosis> {
  const files = uris.map((uri) => ({ uri, label: uri.slice('mem:///'.length) }));
  return await session.client.sendRequest(diagnoseLogs.method, { files });
}

function ofLog(uri: string, { logs }: WireLogDiagnosis): WireLogDiagnosis['logs'][number] | undefined {
  return logs.find((log) => log.uri === uri);
}

describe('logs', () => {
  test('are told apart from what is checked alone', async () => {
    const session = await start();
    const ask = { uri: vmms, label: 'VMMS-Admin.evtx' };
    const diagnosis = await session.client.sendRequest<WireDiagnosis>(diagnoseFile.method, ask);
    expect(diagnosis).toEqual({ kind: 'evtx', isLog: true, findings: [] });
  });

  test('have findings that lead to their record in the text of the log', async () => {
    const session = await start({ hostOs: 'windows-server-2012-r2' });
    const progress: WireLogProgress[] = [];
    session.client.onNotification(logProgress.method, (one: WireLogProgress) => {
      progress.push(one);
    });
    const found = ofLog(vmms, await diagnose(session, [system, vmms]))?.findings ?? [];
    expect(found.length).toBeGreaterThan(0);
    const { text } = await session.client.sendRequest<{ text: string }>(logText.method, { uri: vmms });
    for (const { range, code } of found) {
      const line = text.split('\n')[range?.start.line ?? -1];
      expect(line, code).toMatch(/^Microsoft-Windows-Hyper-V-VMMS \d+$/);
    }
    expect(progress.map(({ label }) => label)).toContain('HV01/VMMS-Admin.evtx');
    const { markdown } = await session.client.sendRequest<{ markdown: string }>(diagnosisReport.method, {
      uris: [system, vmms],
      cancelled: false,
    });
    for (const { code } of found) expect(markdown).toContain(code);
    expect(markdown).toContain('HV01/System.evtx');
  });

  test('as event XML give the same findings as the .evtx', async () => {
    const session = await start({ hostOs: 'windows-server-2012-r2' });
    const diagnosis = await session.client.sendRequest<WireDiagnosis>(diagnoseFile.method, {
      uri: xml,
      label: 'a.xml',
    });
    expect(diagnosis).toEqual({ kind: 'event-xml', isLog: true, findings: [] });
    const codes = async (uri: string): Promise<string[]> =>
      ofLog(uri, await diagnose(session, [uri]))?.findings.map(({ code }) => code) ?? [];
    expect(await codes(xml)).toEqual(await codes(vmms));
    expect((await codes(xml)).length).toBeGreaterThan(0);
  });

  test('take severities from the settings', async () => {
    const session = await start();
    const [first] = ofLog(vmms, await diagnose(session, [vmms]))?.findings ?? [];
    session.settings = { rules: { [first?.code ?? '']: 'off' } };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const codes = ofLog(vmms, await diagnose(session, [vmms]))?.findings.map(({ code }) => code);
    expect(codes).not.toContain(first?.code);
  });

  test('that cannot be read are named with the reason, and lose no other', async () => {
    const session = await start();
    const diagnosis = await diagnose(session, [gone, vmms]);
    const unread = ofLog(gone, diagnosis);
    expect(unread?.notChecked).toContain('not there');
    expect(unread?.findings).toEqual([]);
    expect(ofLog(vmms, diagnosis)?.findings.length).toBeGreaterThan(0);
    expect(await session.client.sendRequest(logText.method, { uri: 'mem:///other' })).toEqual({ text: null });
  });

  test('are read no further once it is cancelled', async () => {
    const many: EventSpec[] = Array.from({ length: 60 }, () => vmmsAdmin).flat();
    const session = await Session.start({ files: { [vmms]: writeEvtx(many, { recordsPerChunk: 4 }).bytes } });
    sessions.push(session);
    const source = new CancellationTokenSource();
    let readBytes = 0;
    let bytes = 0;
    session.client.onNotification(logProgress.method, (one: WireLogProgress) => {
      source.cancel();
      [readBytes, bytes] = [one.bytesRead, one.bytes];
    });
    const files = [
      { uri: vmms, label: 'a' },
      { uri: vmms, label: 'b' },
    ];
    await session.client.sendRequest(diagnoseLogs.method, { files }, source.token).catch((error: unknown) => error);
    expect(readBytes).toBeLessThan(bytes);
  });
});
