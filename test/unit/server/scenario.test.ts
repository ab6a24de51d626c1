import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { diagnoseFile, evidenceChanged } from '../../../src/protocol/lsp';
import { MemoryHost } from '../../support/memory-host';
import { vmConfig } from '../../support/vm-config';
import { parseMarkers } from '../../support/markers';
import { fullScenario } from '../language/scenario/sample';
import { Session, type SessionOptions } from './session';

const uri = 'mem:///case/nightly.hvbackup.yaml';
const sessions: Session[] = [];

async function opened(text: string, options: SessionOptions = {}, at = uri): Promise<Session> {
  const session = await Session.start({ roots: ['mem:///case'], ...options });
  sessions.push(session);
  await session.open(at, text, 'hyperv-backup-scenario');
  return session;
}

/** What is wrong with the text itself; rules on what it plans have tests of their own. */
const diagnostics = async (session: Session): Promise<readonly Diagnostic[]> => {
  const { items } = await session.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', uri);
  return items.filter(({ code }) => String(code).startsWith('scenario/'));
};

/** Where the cursor of a marked text stands, as an editor counts. */
function marked(text: string): { text: string; position: { line: number; character: number } } {
  const { text: plain, cursor = plain.length } = parseMarkers(text);
  const before = plain.slice(0, cursor).split('\n');
  return { text: plain, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

async function askAt<T>(method: string, text: string, more: Record<string, unknown> = {}): Promise<T> {
  const { text: plain, position } = marked(text);
  const session = await opened(plain);
  return await session.ask<T>(method, uri, { position, ...more });
}

const minimal = 'hvbackup: 1\nhost: { os: windows-server-2019, nodes: [HV01] }\n';

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

describe('an open scenario', () => {
  test('has its findings where they stand, whatever its content proves', async () => {
    const session = await opened(`${minimal}vms: [ { name: A, node: HV1 } ]\njbos: []\n`);
    expect(await diagnostics(session)).toMatchObject([
      { code: 'scenario/unknown-name', range: { start: { line: 2, character: 24 }, end: { line: 2, character: 27 } } },
      { code: 'scenario/unknown-key', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } } },
    ]);
  });

  test('explains keys, words and amounts', async () => {
    const hover = await askAt<Hover>('textDocument/hover', `${minimal}requestor: { window: 9$00 min }\n`);
    expect(hover.contents).toEqual({ kind: 'markdown', value: '`90 min`: 1 h 30 min' });
    expect(hover.range).toMatchObject({ start: { character: 21 }, end: { character: 27 } });
    expect(await askAt('textDocument/hover', '# no$0thing')).toBeNull();
  });

  test('has an outline and can be folded', async () => {
    const session = await opened(fullScenario);
    const symbols = await session.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
    expect(symbols.map(({ name }) => name)).toContain('VMs');
    const folds = await session.ask<FoldingRange[]>('textDocument/foldingRange', uri);
    expect(folds).toContainEqual({ startLine: 5, endLine: 8 });
  });

  test('offers keys, which are indented as they stand', async () => {
    const items = await askAt<CompletionItem[]>('textDocument/completion', `${minimal}vms:\n  - name: A\n    gu$0\n`);
    const guest = items.find(({ label }) => label === 'guest');
    expect(guest).toMatchObject({ textEdit: { newText: 'guest:\n      $1' }, insertTextFormat: 2, insertTextMode: 1 });
  });

  test('has fixes that edit it', async () => {
    const session = await opened(`${minimal}vms: []\njbos: []\n`);
    const [found] = await diagnostics(session);
    const actions = await session.ask<CodeAction[]>('textDocument/codeAction', uri, {
      range: found?.range,
      context: { diagnostics: [found] },
    });
    expect(actions.map(({ title }) => title)).toEqual(['Write "jobs"', 'Explain scenario/unknown-key']);
    expect(actions[0]?.edit?.changes?.[uri]).toEqual([{ range: found?.range, newText: 'jobs' }]);
  });

  test('is formatted', async () => {
    const session = await opened('host:\n    os:   dos\n');
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await session.ask<TextEdit[]>('textDocument/formatting', uri, { options });
    expect(edits.map(({ newText }) => newText)).toEqual(['  ', ': ']);
  });

  test('is diagnosed as it stands in the editor', async () => {
    const session = await opened(`${minimal}vms: []\njbos: []\n`, { files: { [uri]: 'older: 1' } });
    expect(await session.client.sendRequest(diagnoseFile.method, { uri, label: 'n' })).toMatchObject({
      kind: 'scenario',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'scenario/unknown-key' })]) as unknown,
    });
  });
});

describe('names', () => {
  const jobs = "vms: [ { name: VM001 } ]\njobs: [ { name: n, vms: ['vm0$001'] } ]\n";
  const declared = { start: { line: 2, character: 15 }, end: { line: 2, character: 20 } };
  const used = { start: { line: 3, character: 26 }, end: { line: 3, character: 31 } };

  test('lead to where the thing is described', async () => {
    expect(await askAt<Location[]>('textDocument/definition', minimal + jobs)).toEqual([{ uri, range: declared }]);
  });

  test('have references and highlights', async () => {
    const context = { includeDeclaration: true };
    const references = await askAt<Location[]>('textDocument/references', minimal + jobs, { context });
    expect(references.map(({ range }) => range)).toEqual([declared, used]);
    const highlights = await askAt<DocumentHighlight[]>('textDocument/documentHighlight', minimal + jobs);
    expect(highlights).toEqual([{ range: declared }, { range: used }]);
    expect(await askAt('textDocument/documentHighlight', 'na$0me: A\n')).toBeNull();
  });

  test('are changed everywhere', async () => {
    expect(await askAt('textDocument/prepareRename', minimal + jobs)).toEqual({ range: used, placeholder: 'vm001' });
    const edit = await askAt<WorkspaceEdit>('textDocument/rename', minimal + jobs, { newName: 'DB 1' });
    expect(edit.changes?.[uri]).toEqual([
      { range: declared, newText: 'DB 1' },
      { range: used, newText: 'DB 1' },
    ]);
    expect(await askAt('textDocument/prepareRename', 'na$0me: A\n')).toBeNull();
  });

  test('that are taken are refused with the reason', async () => {
    const asked = askAt('textDocument/rename', `${minimal}vms: [ { name: A$0 }, { name: B } ]\n`, { newName: 'b' });
    await expect(asked).rejects.toThrow('Another VM of this scenario is called "b".');
  });
});

describe('the files that a scenario names', () => {
  const files = {
    'mem:///case/VM001.xml': vmConfig({ name: 'VM001', scsi: [[]] }),
    'mem:///case/sub/DB 1.xml': vmConfig({ name: 'DB1' }),
    'mem:///case/HV01.evtx': 'ElfFile',
    'mem:///case/sub/writers.txt': 'writers',
    'mem:///case/other.hvbackup.json': '{}',
    'mem:///elsewhere/secret.xml': vmConfig({ name: 'SECRET' }),
  };

  test('are read: what contradicts them and what is not there is said', async () => {
    const text = `${minimal}vms:\n  - config: ./VM001.xml\n    name: VM002\n  - config: ./gone.xml\n  - config: ../elsewhere/secret.xml\n`;
    const session = await opened(`${text}evidence: [./HV01.evtx, ./gone.evtx]\n`, { files });
    const found = await diagnostics(session);
    expect(found.map(({ code, range }) => [code, range.start.line])).toEqual([
      ['scenario/contradiction', 4],
      ['scenario/unknown-file', 5],
      ['scenario/unknown-file', 6],
      ['scenario/unknown-file', 7],
    ]);
    expect(found[2]?.message).toContain('leads out of the folder that is open');
    expect(session.host.reads).toEqual(['mem:///case/VM001.xml']);
    const actions = await session.ask<CodeAction[]>('textDocument/codeAction', uri, {
      range: found[0]?.range,
      context: { diagnostics: [found[0]] },
    });
    expect(actions[0]).toMatchObject({ title: 'Write VM001, as the file says', isPreferred: true });
  });

  test('are read again when files change', async () => {
    const session = await opened(`${minimal}vms: [ { config: ./new.xml } ]\n`, { files });
    expect((await diagnostics(session)).map(({ code }) => code)).toEqual(['scenario/unknown-file']);
    session.host = new MemoryHost({ 'mem:///case/new.xml': vmConfig({ name: 'NEW' }) });
    expect((await diagnostics(session)).map(({ code }) => code)).toEqual(['scenario/unknown-file']);
    await session.client.sendNotification(evidenceChanged.method);
    expect((await diagnostics(session)).map(({ code }) => code)).toEqual([]);
  });

  test('are linked, and led to', async () => {
    const text = `${minimal}vms: [ { config: ./VM001.xml }, { config: ./gone.xml } ]\nevidence: ['./sub/writers.txt']\n`;
    const session = await opened(text, { files });
    const links = await session.ask<DocumentLink[]>('textDocument/documentLink', uri);
    expect(links.map(({ target }) => target)).toEqual(['mem:///case/VM001.xml', 'mem:///case/sub/writers.txt']);
    const position = { line: 2, character: 20 };
    expect(await session.ask('textDocument/definition', uri, { position })).toMatchObject([
      { uri: 'mem:///case/VM001.xml' },
    ]);
  });

  test('are offered, with the names that they say', async () => {
    const at = async (text: string): Promise<string[]> => {
      const { text: plain, position } = marked(text);
      const session = await opened(plain, { files });
      const items = await session.ask<CompletionItem[]>('textDocument/completion', uri, { position });
      return items.map(({ label }) => label);
    };
    expect(await at(`${minimal}vms: [ { config: $0 } ]\n`)).toEqual(['./VM001.xml', './sub/DB 1.xml']);
    expect(await at(`${minimal}evidence:\n  - $0\n`)).toEqual(['./HV01.evtx', './sub/writers.txt']);
    expect(await at(`${minimal}vms: [ { config: ./VM001.xml } ]\nexpect:\n  $0`)).toEqual(['plan', 'VM001']);
  });

  test('never hold up a check: it is asked again when they are read', async () => {
    const session = await opened(`${minimal}vms: [ { config: ./gone.xml } ]\n`, { files });
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    session.hold = held;
    expect(await diagnostics(session)).toEqual([]);
    const before = session.refreshes;
    go();
    while (session.refreshes === before) await new Promise((resolve) => setImmediate(resolve));
    expect((await diagnostics(session)).map(({ code }) => code)).toEqual(['scenario/unknown-file']);
  });

  test('are none of a document without a place', async () => {
    const text = `${minimal}vms: [ { config: ./gone.xml } ]\n`;
    const untitled = 'untitled:Untitled-1';
    const session = await opened(text, { files, roots: [] }, untitled);
    const { items } = await session.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', untitled);
    expect(items).toEqual([]);
  });
});

test('a scenario that is typed letter by letter is answered at each of them, and nothing fails', async () => {
  const session = await opened('');
  for (let at = 0; at <= fullScenario.length; at += 9) {
    const { text, position } = marked(`${fullScenario.slice(0, at)}$0`);
    await session.change(uri, text);
    const context = { includeDeclaration: true, diagnostics: [] };
    for (const method of [
      'diagnostic',
      'hover',
      'completion',
      'documentSymbol',
      'foldingRange',
      'documentLink',
      'definition',
      'references',
      'documentHighlight',
      'prepareRename',
      'formatting',
      'codeAction',
    ])
      await session.ask(`textDocument/${method}`, uri, {
        position,
        context,
        options: {},
        range: { start: position, end: position },
      });
  }
  expect(session.logged).toEqual([]);
});

test('an editor is told to ask for layouts and names of these documents alone', async () => {
  const dynamicRegistration = true;
  const capabilities = { textDocument: { formatting: { dynamicRegistration }, rename: { dynamicRegistration } } };
  const session = await opened('', { capabilities });
  await session.ask('textDocument/hover', uri, { position: { line: 0, character: 0 } });
  const of = (method: string): unknown => session.registered.find((one) => one.method === method)?.registerOptions;
  const scenarios = { language: 'hyperv-backup-scenario' };
  expect(of('textDocument/rename')).toEqual({ documentSelector: [scenarios], prepareProvider: true });
  expect(of('textDocument/formatting')).toEqual({ documentSelector: [{ language: 'diskshadow' }, scenarios] });
});

test('the name of a file says whether it is YAML or JSON, whatever it begins with', async () => {
  const yaml = await opened('{ hvbackup: 1, host: { os: windows-server-2019 }, vms: [] } # all on one line\n');
  expect(await diagnostics(yaml)).toEqual([]);
  const json = 'mem:///case/a.hvbackup.json';
  const session = await opened('', {}, json);
  const position = { line: 0, character: 0 };
  const items = await session.ask<CompletionItem[]>('textDocument/completion', json, { position });
  expect(items.map(({ textEdit }) => textEdit?.newText)).toContain('"name": ');
});
