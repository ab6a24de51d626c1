import { afterEach, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Diagnostic, TextEdit } from 'vscode-languageserver/node';
import { Session } from './session';

const uri = 'mem:///case/nightly.dsh';
const sessions: Session[] = [];

async function opened(text: string, languageId = 'diskshadow', at = uri): Promise<Session> {
  const session = await Session.start();
  sessions.push(session);
  await session.open(at, text, languageId);
  return session;
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

test('an open script has its findings, and a fix that edits it', async () => {
  const session = await opened('begin backup\nadd volume c:\ncreate\n');
  const { items } = await session.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', uri);
  expect(items.map(({ code }) => code)).toEqual(['diskshadow/session-not-ended']);
  const range = items[0]?.range;
  const actions = await session.ask<CodeAction[]>('textDocument/codeAction', uri, {
    range,
    context: { diagnostics: items },
  });
  const edit = actions.find(({ title }) => title === 'Add "end backup"')?.edit?.changes?.[uri];
  expect(edit).toEqual([
    { range: { start: { line: 2, character: 6 }, end: { line: 2, character: 6 } }, newText: '\nend backup' },
  ]);
});

test('one command is a script by its language, whatever its content proves', async () => {
  const session = await opened('creat\n');
  const { items } = await session.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', uri);
  expect(items.map(({ code }) => code)).toEqual(['diskshadow/unknown-command']);
});

test('commands are completed, and the layout is made', async () => {
  const session = await opened('set   context persistent  \r\nse');
  const items = await session.ask<CompletionItem[]>('textDocument/completion', uri, {
    position: { line: 1, character: 2 },
  });
  expect(items.map(({ label }) => label)).toContain('set metadata');
  const edits = await session.ask<TextEdit[]>('textDocument/formatting', uri, {
    options: { tabSize: 2, insertSpaces: true },
  });
  expect(edits.map(({ newText }) => newText)).toEqual([' ', '']);
});

test('an alias has a definition and references', async () => {
  const session = await opened('add volume c: alias one\ncreate\nexpose %one% p:\n');
  const position = { line: 2, character: 9 };
  const definition = await session.ask<{ range: unknown }[]>('textDocument/definition', uri, { position });
  const name = { start: { line: 0, character: 20 }, end: { line: 0, character: 23 } };
  expect(definition).toEqual([{ uri, range: name }]);
  const context = { includeDeclaration: true };
  const places = await session.ask<unknown[]>('textDocument/references', uri, { position, context });
  expect(places).toHaveLength(2);
});

test('a VM configuration is not formatted', async () => {
  const other = 'mem:///case/a.xml';
  const session = await opened('<configuration>  </configuration>', 'hyperv-vm-config', other);
  const options = { tabSize: 2, insertSpaces: true };
  expect(await session.ask('textDocument/formatting', other, { options })).toEqual([]);
});
