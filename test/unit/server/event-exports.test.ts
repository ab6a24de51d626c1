import { afterEach, describe, expect, test } from 'vitest';
import {
  diagnoseFile,
  diagnoseLogs,
  diagnosisReport,
  logText,
  type WireDiagnosis,
  type WireLogDiagnosis,
} from '../../../src/protocol/lsp';
import { fixture } from '../logs/exports/read-export';
import { Session } from './session';

const german = 'mem:///HV07/ereignisse.txt';
const table = 'mem:///HV07/events.csv';
const sessions: Session[] = [];

async function start(settings: unknown): Promise<Session> {
  const files = { [german]: fixture('details-de.txt'), [table]: fixture('viewer-fr.csv') };
  const session = await Session.start({ files, settings });
  sessions.push(session);
  return session;
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

async function diagnose(session: Session, uri: string): Promise<WireLogDiagnosis> {
  return await session.client.sendRequest(diagnoseLogs.method, { files: [{ uri, label: 'a' }] });
}

describe.each([
  [german, 'event-text'],
  [table, 'event-csv'],
])('Diagnose of %s', (uri, kind) => {
  test('takes it for a log, finds what broke and leads to the record', async () => {
    const session = await start({});
    const alone = await session.client.sendRequest<WireDiagnosis>(diagnoseFile.method, { uri, label: 'a' });
    expect(alone).toEqual({ kind, isLog: true, findings: [] });
    const { logs, story } = await diagnose(session, uri);
    expect(logs[0]?.findings.map(({ code }) => code)).toEqual(['HVB122']);
    expect(story).toMatchObject({ runs: 1, failed: 1 });
    const { text } = await session.client.sendRequest<{ text: string }>(logText.method, { uri });
    const line = text.split('\n')[logs[0]?.findings[0]?.range?.start.line ?? -1];
    expect(line).toBe('Microsoft-Windows-Hyper-V-VMMS 10150');
  });

  test.each([
    [{}, '2014-03-21T22:00:13', 'read as UTC, for want of'],
    [{ timeZone: 'local' }, '2014-03-21T22:00:13', 'read as UTC, for want of'],
    [{ timeZone: 'Mars' }, '2014-03-21T22:00:13', 'read as UTC, for want of'],
    [{ timeZone: 'Europe/Berlin' }, '2014-03-21T21:00:13', 'read as Europe/Berlin'],
  ])('reads its times by the settings %j', async (settings, time, note) => {
    const session = await start(settings);
    await diagnose(session, uri);
    const { text } = await session.client.sendRequest<{ text: string }>(logText.method, { uri });
    expect(text).toContain(time);
    const asked = { uris: [uri], cancelled: false };
    const { markdown } = await session.client.sendRequest<{ markdown: string }>(diagnosisReport.method, asked);
    expect(markdown).toContain(note);
  });
});
