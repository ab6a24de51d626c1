import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { zipScheme } from '../../../src/core';
import * as wire from '../../../src/protocol/lsp';
import { judgeLogs } from '../../../src/server/judge-logs';
import { readLogs } from '../../../src/server/read-logs';
import { Story } from '../../../src/server/story';
import { recordDetails } from '../../../src/server/story-records';
import { good2012R2 } from '../../fixtures/runs/good';
import { MemoryHost } from '../../support/memory-host';
import { logsOf } from '../../support/records-to-evtx';
import { ids, shadowList, writerList } from '../../support/vssadmin';
import { Session } from './session';

const set = '{aaaa0000-0000-4000-8000-000000000002}';
const copy = { number: 1, set, type: 'Backup', machine: 'HV01', created: '2014-03-06 23:00:31' };
const writers = writerList([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' }]);
const paste = `${shadowList([copy])}\r\n${writers}`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sessions: Session[] = [];

async function start(files: Record<string, Uint8Array>, timeZone = '+01:00'): Promise<Session> {
  const session = await Session.start({ files, settings: { timeZone } });
  sessions.push(session);
  return session;
}

async function ask<P, R>(session: Session, name: wire.RequestName<P, R>, params: P): Promise<R> {
  return await session.client.sendRequest<R>(name.method, params);
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

const paths = (prefix: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries({ ...logsOf(good2012R2), 'paste.txt': utf8(paste), 'note.txt': utf8('hello') }).map(
      ([name, bytes]) => [`${prefix}${encodeURI(name)}`, bytes],
    ),
  );

describe('a text beside logs, diagnosed', () => {
  test('keeps its findings on its lines, and its records stand in the same story and report', async () => {
    const files = paths('file:///e/');
    const session = await start(files);
    const logs: wire.LogsParams['files'][number][] = [];
    for (const uri of Object.keys(files)) {
      const one = await ask(session, wire.diagnoseFile, { uri, label: uri.slice(9) });
      if (one.isLog) logs.push({ uri, label: uri.slice(9) });
      if (uri.endsWith('paste.txt')) {
        expect(one.isLog).toBe(true);
        expect(one.findings).toMatchObject([{ code: 'HVB088' }]);
        expect(paste.split('\n')[one.findings[0]?.range?.start.line ?? -1]).toContain('Timed out');
      }
      if (uri.endsWith('note.txt')) expect(one.isLog).toBeUndefined();
    }
    const { story } = await ask(session, wire.diagnoseLogs, { files: logs });
    expect(story).toMatchObject({ runs: 1 });
    const read = await ask(session, wire.currentStory, {});
    const version = read?.story.version ?? 0;
    const runIds = read?.story.runs.map(({ id }) => id) ?? [];
    const [details] = await ask(session, wire.storyRuns, { version, runIds });
    const place = details?.run.steps.flatMap(({ evidence }) => evidence).find(({ mark }) => mark !== undefined);
    expect(place).toMatchObject({
      uri: 'file:///e/paste.txt',
      mark: 'vssadmin/shadow-copy',
      byteOffset: paste.indexOf(set),
    });
    const [record] = await ask(session, wire.storyRecords, { version, records: place ? [place] : [] });
    expect(record).toMatchObject({
      mark: 'vssadmin/shadow-copy',
      meaning: 'A shadow copy of a volume was created.',
      path: '/paste.txt',
      causes: [],
      actions: [],
    });
    expect(read?.story.coverage.join('\n')).toContain('is read as +01:00');
    const { markdown } = await ask(session, wire.diagnosisReport, { uris: Object.keys(files), cancelled: false });
    expect(markdown).toContain('HVB088');
    expect(markdown).toContain('vssadmin shadow copy');
  });

  test('in a zip, for the panel alone: one story, and its record leads to the line of the text in the zip', async () => {
    const zip = 'file:///e/bundle.zip';
    const session = await start({ [zip]: zipSync({ ...logsOf(good2012R2), 'paste.txt': utf8(paste) }) });
    const read = await ask(session, wire.readStory, { files: [{ uri: zip, label: 'bundle.zip' }] });
    expect(read?.story.runs).toHaveLength(1);
    const version = read?.story.version ?? 0;
    const runIds = read?.story.runs.map(({ id }) => id) ?? [];
    const [details] = await ask(session, wire.storyRuns, { version, runIds });
    const place = details?.run.steps.flatMap(({ evidence }) => evidence).find(({ mark }) => mark !== undefined);
    expect(place?.uri).toBe(`${zipScheme}://file_/e/bundle.zip%21/paste.txt`);
    const found = await ask(session, wire.lineInZip, { uri: place?.uri ?? '', byteOffset: place?.byteOffset ?? 0 });
    expect(paste.split('\n')[found?.line ?? -1]).toContain(set);
    expect(await ask(session, wire.lineInZip, { uri: zip, byteOffset: 1 })).toBeNull();
    expect(await ask(session, wire.lineInZip, { uri: `${place?.uri ?? ''}x`, byteOffset: 1 })).toBeNull();
  });

  test('whose times name no zone is told to the client, which asks, only where nobody named one', async () => {
    const uri = 'file:///e/paste.txt';
    const read = async (zone: string): Promise<readonly string[] | undefined> => {
      const session = await start({ [uri]: utf8(paste) }, zone);
      return (await ask(session, wire.readStory, { files: [{ uri, label: 'paste.txt' }] }))?.zoneAssumed;
    };
    expect(await read('local')).toEqual(['paste.txt']);
    expect(await read('UTC')).toBeUndefined();
  });

  test('without anything for a run is no log', async () => {
    const uri = 'file:///e/w.txt';
    const session = await start({ [uri]: utf8(writerList([{ name: 'System Writer', id: ids.system, state: 1 }])) });
    const one = await ask(session, wire.diagnoseFile, { uri, label: 'w.txt' });
    expect(one).toMatchObject({ kind: 'vssadmin' });
    expect(one.isLog).toBeUndefined();
  });
});

test('a record that was not kept is read again with the zone of the story', async () => {
  const uri = 'mem:///paste.txt';
  const host = new MemoryHost({ [uri]: paste });
  const files = [{ uri, label: 'paste.txt' }];
  const read = await readLogs(files, { host, tell: () => undefined, shouldStop: () => false, timeZone: '+01:00' });
  const judged = judgeLogs(read, { timeZone: '+01:00' });
  if (!judged.observation) throw new Error('Nothing was judged.');
  const story = new Story(1, 'a', files, { ...judged, evidence: [] }, judged.observation);
  const [record] = read.flatMap(({ records }) => records);
  if (!record) throw new Error('No record.');
  const [found] = await recordDetails(story, [record.place], host, () => false);
  expect(found).toMatchObject({ time: String(record.time), mark: record.mark });
});
