import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver/node';
import { diagnoseFile, diagnosisReport } from '../../../src/protocol/lsp';
import { ids, storageList, writerList } from '../../support/vssadmin';
import { Session, type SessionOptions } from './session';

const uri = 'mem:///case/vssadmin-writers.txt';
const failed = writerList(
  [{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' }],
  'de',
);
const sessions: Session[] = [];

async function opened(text: string, options: SessionOptions = {}): Promise<Session> {
  const session = await Session.start(options);
  sessions.push(session);
  await session.open(uri, text, 'hyperv-backup-log');
  return session;
}

const diagnostics = async (session: Session): Promise<readonly Diagnostic[]> =>
  (await session.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', uri)).items;

/** Where a piece of the text stands, as an editor counts. */
function placeOf(text: string, piece: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function hoverAt(session: Session, text: string, piece: string): Promise<string | undefined> {
  const found = await session.ask<Hover | null>('textDocument/hover', uri, { position: placeOf(text, piece) });
  return (found?.contents as { value: string } | undefined)?.value;
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

describe('an open output of vssadmin', () => {
  test('has its findings where they stand, and other ones when it changes', async () => {
    const session = await opened(failed);
    expect(await diagnostics(session)).toMatchObject([
      { code: 'HVB088', severity: 1, source: 'Hyper-V Backup', range: { start: placeOf(failed, 'Timed out') } },
    ]);
    await session.change(uri, storageList([{ maximum: '2.00 GB (1%)' }]));
    expect(await diagnostics(session)).toMatchObject([{ code: 'HVB094', severity: 2 }]);
    await session.change(uri, 'Hello.');
    expect(await diagnostics(session)).toEqual([]);
  });

  test('explains ids, names, states, last errors and how full a storage is', async () => {
    const text = `${failed}\n${storageList([{ maximum: '2.00 GB (1%)' }])}\nError: 0x80042306\n`;
    const session = await opened(text);
    expect(await hoverAt(session, text, ids.hyperV)).toContain('VSS writer');
    expect(await hoverAt(session, text, "'Microsoft Hyper-V")).toContain('VSS writer');
    expect(await hoverAt(session, text, '[8]')).toContain('does the work inside the guests');
    expect(await hoverAt(session, text, 'Timed out')).toContain('0x800423F2');
    expect(await hoverAt(session, text, '1.93 GB')).toBe('96 % of the limit, `2.00 GB`.');
    expect(await hoverAt(session, text, '0x80042306')).toContain('VETO');
    expect(await hoverAt(session, text, 'Copyright')).toBeUndefined();
  });

  test('offers what to do and what a code means, and no comment to silence it', async () => {
    const text = storageList([{ maximum: '2.00 GB (1%)' }]);
    const session = await opened(text);
    const [found] = await diagnostics(session);
    const actions = await session.ask<CodeAction[]>('textDocument/codeAction', uri, {
      range: found?.range,
      context: { diagnostics: [found] },
    });
    expect(actions.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Copy PowerShell: Raise the limit/),
      'Explain HVB094',
    ]);
  });

  test('is no VM configuration: nothing else is said of it', async () => {
    const session = await opened(failed);
    const position = { line: 0, character: 0 };
    expect(await session.ask('textDocument/completion', uri, { position })).toEqual([]);
    expect(await session.ask('textDocument/documentLink', uri)).toEqual([]);
    expect(await session.ask('textDocument/definition', uri, { position })).toBeNull();
    expect(session.logged).toEqual([]);
  });

  test('has an outline and can be folded', async () => {
    const session = await opened(failed);
    expect(await session.ask('textDocument/documentSymbol', uri)).toMatchObject([{ name: 'Writers' }]);
    expect(await session.ask('textDocument/foldingRange', uri)).not.toEqual([]);
  });

  test('is diagnosed as it stands in the editor', async () => {
    const session = await opened(failed, { files: { [uri]: 'older' } });
    expect(await session.client.sendRequest(diagnoseFile.method, { uri, label: 'w.txt' })).toMatchObject({
      kind: 'vssadmin',
      findings: [{ code: 'HVB088', range: { start: placeOf(failed, 'Timed out') } }],
    });
    const { markdown } = await session.client.sendRequest<{ markdown: string }>(diagnosisReport.method, {
      uris: [uri],
      cancelled: false,
    });
    expect(markdown).toContain('HVB088');
  });

  test('that is something else in spite of its name is read as what it is', async () => {
    const session = await opened('<x/>', { files: { [uri]: '<x/>' } });
    expect(await session.client.sendRequest(diagnoseFile.method, { uri, label: 'w.txt' })).toMatchObject({
      kind: 'unknown',
      findings: [],
    });
  });

  test('takes the severities of the settings', async () => {
    const session = await opened(failed, { settings: { rules: { HVB088: 'off' } } });
    expect(await diagnostics(session)).toEqual([]);
  });
});

test('a closed file is diagnosed with findings at their lines', async () => {
  const session = await Session.start({ files: { [uri]: failed } });
  sessions.push(session);
  expect(await session.client.sendRequest(diagnoseFile.method, { uri, label: 'w.txt' })).toMatchObject({
    kind: 'vssadmin',
    findings: [{ code: 'HVB088', range: { start: placeOf(failed, 'Timed out') } }],
  });
});
