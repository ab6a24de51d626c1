import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InitializeResult,
  Location,
} from 'vscode-languageserver/node';
import {
  copyPowerShellCommand,
  diagnoseFile,
  diagnosisReport,
  explainCode,
  explainCommand,
} from '../../../src/protocol/lsp';
import { encodeUtf16le, vmConfig } from '../../support/vm-config';
import { Session, type SessionOptions } from './session';

const uri = 'mem:///case/Virtual%20Machines/7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41.xml';
const sessions: Session[] = [];

async function start(options: SessionOptions = {}): Promise<Session> {
  const session = await Session.start(options);
  sessions.push(session);
  return session;
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

async function diagnostics(session: Session, of = uri): Promise<readonly Diagnostic[]> {
  const report = await session.ask<DocumentDiagnosticReport>('textDocument/diagnostic', of);
  return report.kind === 'full' ? report.items : [];
}

async function codes(session: Session, of = uri): Promise<unknown[]> {
  return (await diagnostics(session, of)).map(({ code }) => code);
}

/** Line and character of the first place where `needle` stands, plus `more` characters. */
function positionOf(text: string, needle: string, more = 0): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(needle) + more).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const noScsi = vmConfig({ scsi: [] });

describe('the language server', () => {
  test('advertises what it does', async () => {
    const session = await Session.start();
    sessions.push(session);
    const { capabilities } = await session.client.sendRequest<InitializeResult>('initialize', { capabilities: {} });
    expect(capabilities).toMatchObject({
      diagnosticProvider: { workspaceDiagnostics: false },
      hoverProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      definitionProvider: true,
      referencesProvider: true,
    });
  });

  test.each(['\n', '\r\n'])('places findings by line and character (line end %j)', async (lineEnd) => {
    const session = await start();
    const text = noScsi.replaceAll('\n', lineEnd);
    await session.open(uri, text);
    const found = (await diagnostics(session)).find(({ code }) => code === 'HVB001');
    const from = positionOf(text, '<manifest>', 1);
    expect(found?.range).toEqual({ start: from, end: { ...from, character: from.character + 'manifest'.length } });
    expect(found).toMatchObject({ source: 'Hyper-V Backup', severity: 1 });
  });

  test('counts UTF-16 units: astral characters before a finding on its line move it by two each', async () => {
    const session = await start();
    const text = vmConfig({ name: '\u{1f4be}\u{1f4be}A&B' });
    await session.open(uri, text);
    const found = (await diagnostics(session)).find(({ code }) => code === 'HVB024');
    const from = positionOf(text, '\u{1f4be}');
    expect(found?.range.start).toEqual(from);
    expect(found?.range.end.character).toBe(from.character + '\u{1f4be}\u{1f4be}A&amp;B'.length);
  });

  test('a BOM that the editor left in the text is no finding, and moves nothing', async () => {
    const session = await start();
    await session.open(uri, noScsi);
    const without = await diagnostics(session);
    await session.change(uri, `\ufeff${noScsi}`);
    const withBom = await diagnostics(session);
    expect(withBom.map(({ code }) => code)).toEqual(without.map(({ code }) => code));
    expect(withBom.map(({ range }) => range)).toEqual(without.map(({ range }) => range));
    const text = '\ufeff<?xml version="1.0"?><configuration/>';
    await session.change(uri, ` ${text}`);
    expect(await codes(session)).toContain('xml/declaration-not-first');
  });

  test('follows edits and forgets what no longer holds', async () => {
    const session = await start();
    await session.open(uri, noScsi);
    expect(await codes(session)).toContain('HVB001');
    await session.change(uri, vmConfig());
    expect(await codes(session)).toEqual([]);
    await session.change(uri, noScsi);
    expect(await codes(session)).toContain('HVB001');
  });

  test('takes severities and the host OS from the settings, and asks again when they change', async () => {
    const session = await start({ settings: { rules: { HVB001: 'hint' } } });
    await session.open(uri, noScsi);
    expect((await diagnostics(session)).find(({ code }) => code === 'HVB001')?.severity).toBe(4);
    session.settings = { hostOs: 'windows-server-2012' };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await codes(session)).not.toContain('HVB001');
    expect(session.refreshes).toBe(1);
  });

  test('settings of the wrong shape are left out', async () => {
    const session = await start({ settings: { hostOs: 7, rules: { HVB001: 'loud', HVB003: 3 } } });
    await session.open(uri, noScsi);
    expect((await diagnostics(session)).find(({ code }) => code === 'HVB001')?.severity).toBe(1);
  });

  test('the encoding that the editor tells is used', async () => {
    const session = await start({ encoding: 'utf8' });
    await session.open(uri, vmConfig());
    expect(await codes(session)).toEqual(['vmconfig/encoding-mismatch']);
  });

  test('a document that is not open, and one above the limit, are answered', async () => {
    const session = await start();
    expect(await diagnostics(session)).toEqual([]);
    await session.open(uri, `<configuration>${' '.repeat(20 * 1024 * 1024)}`);
    expect(await codes(session)).toEqual(['vmconfig/too-large-for-inline']);
    expect(await session.ask('textDocument/hover', uri, { position: { line: 0, character: 3 } })).toBeNull();
  });

  test('looks at the files around a document: a disk that is there is linked, its definition is the file', async () => {
    const text = vmConfig({ ide: [{ path: 'D:\\case\\APP01.vhdx' }] });
    const files = { [uri]: text, 'mem:///case/APP01.vhdx': '' };
    const session = await start({ files, roots: ['mem:///case'] });
    await session.open(uri, text);
    const links = await session.ask<DocumentLink[]>('textDocument/documentLink', uri);
    expect(links.map(({ target }) => target)).toEqual(['mem:///case/APP01.vhdx']);
    const position = positionOf(text, 'APP01.vhdx', 2);
    const [place] = await session.ask<Location[]>('textDocument/definition', uri, { position });
    expect(place?.uri).toBe('mem:///case/APP01.vhdx');
  });

  test('answers without the files around when these take long, and asks to be asked again', async () => {
    const files = { [uri]: noScsi, 'mem:///case/other.xml': vmConfig({ id: '00112233-4455-6677-8899-AABBCCDDEEFF' }) };
    const session = await start({ files, roots: ['mem:///case'] });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const list = session.host.list.bind(session.host);
    session.host.list = async (of) => {
      await held;
      return await list(of);
    };
    await session.open(uri, noScsi);
    expect(await codes(session)).not.toContain('HVB023');
    release();
    await expect.poll(() => session.refreshes).toBe(1);
    expect(await codes(session)).toContain('HVB023');
  });

  test('offers the host change first, then edits, the explanation, the suppression', async () => {
    const session = await start();
    await session.open(uri, noScsi);
    const [found] = (await diagnostics(session)).filter(({ code }) => code === 'HVB001');
    const offered = await session.ask<CodeAction[]>('textDocument/codeAction', uri, {
      range: found?.range,
      context: { diagnostics: [found] },
    });
    expect(offered[0]?.command).toMatchObject({ command: copyPowerShellCommand });
    expect(offered[0]?.command?.arguments?.[0]).toContain('Add-VMScsiController');
    expect(offered[0]?.diagnostics).toEqual([found]);
    const explain = offered.findIndex(({ command }) => command?.command === explainCommand);
    expect(offered[explain]?.command?.arguments).toEqual(['HVB001']);
    expect(offered.at(-1)?.edit?.changes?.[uri]?.[0]?.newText).toContain('hvb-disable-next-line HVB001');
    expect(offered.some(({ edit }, at) => edit && at > 0 && at < explain)).toBe(true);
  });

  test('hover, completion, outline, folding and references speak of the same document', async () => {
    const session = await start();
    const text = vmConfig();
    await session.open(uri, text);
    const hover = await session.ask<Hover>('textDocument/hover', uri, { position: positionOf(text, '<manifest>', 3) });
    expect(JSON.stringify(hover.contents)).toContain('markdown');
    const position = positionOf(text, '<processors>', '<processors>\n  '.length);
    const items = await session.ask<CompletionItem[]>('textDocument/completion', uri, { position });
    expect(items.length).toBeGreaterThan(0);
    const [vm] = await session.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
    expect(vm?.name).toContain('APP01');
    const folds = await session.ask<FoldingRange[]>('textDocument/foldingRange', uri);
    expect(folds.length).toBeGreaterThan(5);
    const places = await session.ask<Location[]>('textDocument/references', uri, {
      position: positionOf(text, '<device type="string">', '<device type="string">'.length + 3),
      context: { includeDeclaration: true },
    });
    expect(places.every((place) => place.uri === uri)).toBe(true);
  });

  test('a cancelled request ends, and the next is answered', async () => {
    const session = await start();
    await session.open(uri, noScsi);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const asked = session.client.sendRequest<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    await asked.catch(() => undefined);
    expect(await codes(session)).toContain('HVB001');
  });
});

describe('our own requests', () => {
  test('diagnose a closed file, and report on it', async () => {
    const session = await start({ files: { [uri]: encodeUtf16le(noScsi) } });
    const { kind, findings } = await session.client.sendRequest<{ kind: string; findings: { code: string }[] }>(
      diagnoseFile.method,
      { uri, label: 'VM.xml' },
    );
    expect(kind).toBe('vm-config');
    expect(findings.map(({ code }) => code)).toEqual(['HVB001']);
    const { markdown } = await session.client.sendRequest<{ markdown: string }>(diagnosisReport.method, {
      uris: [uri],
      cancelled: true,
      note: 'Only <some> files.',
    });
    expect(markdown).toContain('HVB001');
    expect(markdown).toContain('stopped before its end');
    expect(markdown).not.toContain('<some>');
  });

  test('a file of another kind, and one that is gone, are named with the reason', async () => {
    const session = await start({ files: { 'mem:///a.vhdx': 'vhdxfile', 'mem:///b.bin': '\u0001\u0002\u0000' } });
    const ask = (of: string): Promise<{ kind: string; notChecked?: string }> =>
      session.client.sendRequest(diagnoseFile.method, { uri: of, label: of });
    expect(await ask('mem:///a.vhdx')).toMatchObject({
      kind: 'vhdx',
      notChecked: expect.stringContaining('vhdx') as string,
    });
    expect(await ask('mem:///b.bin')).toMatchObject({ kind: 'unknown' });
    expect((await ask('mem:///gone.xml')).notChecked).toBeTruthy();
  });

  test('explain a code', async () => {
    const session = await start();
    const { markdown, found } = await session.client.sendRequest<{ markdown: string; found: number }>(
      explainCode.method,
      { query: '10103', hostOs: 'windows-server-2012-r2' },
    );
    expect(found).toBeGreaterThan(0);
    expect(markdown).toContain('SCSI');
  });
});
