import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { zipScheme } from '../../../src/core';
import * as wire from '../../../src/protocol/lsp';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { logsOf } from '../../support/records-to-evtx';
import { encodeUtf16le, vmConfig } from '../../support/vm-config';
import { writeZip } from '../../support/zip-writer';
import { Session } from './session';

const zip = 'file:///c%3A/e/bundle.zip';
const root = `${zipScheme}://file_/c%3A/e/bundle.zip%21`;
const failed = failedCheckpoint.find(({ cause }) => cause === 10103)?.records ?? [];
const sessions: Session[] = [];

async function start(bytes: Uint8Array): Promise<Session> {
  const session = await Session.start({ files: { [zip]: bytes } });
  sessions.push(session);
  return session;
}

async function ask<P, R>(session: Session, name: wire.RequestName<P, R>, params: P): Promise<R> {
  return await session.client.sendRequest<R>(name.method, params);
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

/** Two logs of one backup, a configuration without a SCSI controller, and a note. */
function mixed(): Uint8Array {
  return zipSync({
    ...logsOf(failed),
    'VMs/Virtual Machines/a.xml': encodeUtf16le(vmConfig({ scsi: [] })),
    'note.txt': new TextEncoder().encode('hello'),
  });
}

describe('a zip in the editor', () => {
  test('gives its parts, and these their findings, one story and one report', async () => {
    const session = await start(mixed());
    const { parts = [], kind } = await ask(session, wire.diagnoseFile, { uri: zip, label: 'bundle.zip' });
    expect(kind).toBe('zip');
    expect(parts.map(({ uri }) => uri.slice(root.length + 1))).toEqual([
      ...Object.keys(logsOf(failed)).sort(),
      'VMs/Virtual%20Machines/a.xml',
      'note.txt',
    ]);
    const logs: wire.LogsParams['files'][number][] = [];
    for (const part of parts) {
      const one = await ask(session, wire.diagnoseFile, part);
      if (one.isLog) logs.push(part);
      if (part.label.endsWith('a.xml')) expect(one.findings.map(({ code }) => code)).toContain('HVB001');
    }
    expect(logs).toHaveLength(Object.keys(logsOf(failed)).length);
    const diagnosis = await ask(session, wire.diagnoseLogs, { files: logs, title: 'bundle.zip' });
    expect(diagnosis.story).toMatchObject({ title: 'bundle.zip', runs: 1, failed: 1 });
    const found = diagnosis.logs.find(({ findings }) => findings.length > 0);
    const text = (await ask(session, wire.logText, { uri: found?.uri ?? '' })).text ?? '';
    expect(text.split('\n')[found?.findings[0]?.range?.start.line ?? -1]).toContain('10103');
    const { markdown } = await ask(session, wire.diagnosisReport, {
      uris: parts.map(({ uri }) => uri),
      cancelled: false,
    });
    expect(markdown).toContain('bundle.zip/note.txt');
    expect(markdown).toContain('HVB001');
  });

  test('the panel reads it as one story, named by the zip', async () => {
    const session = await start(mixed());
    const answer = await ask(session, wire.readStory, { files: [{ uri: zip, label: 'bundle.zip' }] });
    expect(answer?.story.title).toBe('bundle.zip');
    expect(answer?.story.runs).toHaveLength(1);
    expect(answer?.files.every(({ uri }) => uri.startsWith(root))).toBe(true);
    const version = answer?.story.version ?? 0;
    const [run] = await ask(session, wire.storyRuns, { version, runIds: answer?.story.runs.map(({ id }) => id) ?? [] });
    expect(run).toBeDefined();
  });

  test('shows its texts, decoded, and nothing else', async () => {
    const session = await start(mixed());
    const { text } = await ask(session, wire.zipText, { uri: `${root}/VMs/Virtual%20Machines/a.xml` });
    expect(text).toBe(vmConfig({ scsi: [] }));
    expect((await ask(session, wire.zipText, { uri: `${root}/none.xml` })).text).toMatch(
      /cannot be shown: There is no such file/,
    );
    expect((await ask(session, wire.zipText, { uri: zip })).text).toBe('This is no file in a zip.\n');
    expect(wire.zipDocumentScheme).toBe(zipScheme);
  });

  test('names what is not read, in the report as well, and tells odd names', async () => {
    const session = await start(
      writeZip([
        { name: 'a.txt', content: 'x', says: { flags: 1 } },
        { name: '../b.txt', content: 'hello' },
      ]),
    );
    const diagnosis = await ask(session, wire.diagnoseFile, { uri: zip, label: 'bundle.zip' });
    expect(diagnosis.parts?.map(({ label, isUnread }) => [label, isUnread])).toEqual([
      ['bundle.zip/__/b.txt', undefined],
      ['bundle.zip/a.txt', true],
    ]);
    expect(diagnosis.notes?.[0]).toContain('leads out of the archive');
    const uris = [zip, ...(diagnosis.parts ?? []).map(({ uri }) => uri)];
    const { markdown } = await ask(session, wire.diagnosisReport, { uris, cancelled: false });
    expect(markdown).toContain('encrypted');
  });

  test('says why it cannot be read itself', async () => {
    const session = await start(mixed().subarray(0, 500));
    expect(await ask(session, wire.diagnoseFile, { uri: zip, label: 'bundle.zip' })).toMatchObject({
      kind: 'zip',
      notChecked: 'Its end is missing, where the list of its entries stands: it is cut off or damaged.',
    });
    const { markdown } = await ask(session, wire.diagnosisReport, { uris: [zip], cancelled: false });
    expect(markdown).toContain('Its end is missing');
    const empty = await start(writeZip([]));
    expect((await ask(empty, wire.diagnoseFile, { uri: zip, label: 'bundle.zip' })).notChecked).toBe(
      'It is an archive without a file.',
    );
  });
});
