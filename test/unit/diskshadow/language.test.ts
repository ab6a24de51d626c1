import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openText } from '../../../src/core/texts';
import type { TextEdit } from '../../../src/core';
import { textFindings } from '../../support/describe-text-rule';
import { ids, session, shadow } from '../../support/diskshadow';

const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n`;

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text);
}

/** What is offered at `$0`, or told of the word there. */
function at(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('$0');
  return { text: text.replace('$0', ''), offset };
}
const labels = (marked: string): string[] => {
  const { text, offset } = at(marked);
  return (
    openText('diskshadow', text)
      ?.complete(offset)
      .map(({ label }) => label) ?? []
  );
};
const hover = (marked: string): string | undefined => {
  const { text, offset } = at(marked);
  return openText('diskshadow', text)?.hover(offset)?.markdown;
};

describe('completion', () => {
  test('commands at the beginning of a line, whole', () => {
    expect(labels('$0')).toEqual(expect.arrayContaining(['set context', 'begin backup', 'create', 'delete shadows']));
    expect(labels('begin backup\r\nse$0')).toContain('set option');
    expect(labels('set $0')).toEqual(['set context', 'set option', 'set metadata', 'set verbose']);
    const { text, offset } = at('set c$0');
    const item = openText('diskshadow', text)
      ?.complete(offset)
      .find(({ label }) => label === 'set context');
    expect(item?.edit).toEqual({ span: { start: 0, end: 5 }, newText: 'set context' });
    expect(item?.documentation).toMatch(/\.$/);
  });

  test('options behind their command, each once', () => {
    expect(labels('set context $0')).toContain('persistent');
    expect(labels('set context persistent $0')).not.toContain('persistent');
    expect(labels('add volume c: $0')).toEqual(['alias', 'provider']);
    expect(labels('list writers $0')).toEqual(['metadata', 'detailed', 'status']);
  });

  test('aliases that are named above, sets, volumes, writers and providers', () => {
    const above = 'add volume d: alias data\r\ncreate\r\n';
    expect(labels(`${above}expose $0`)).toEqual(['%data%', '%VSS_SHADOW_SET%']);
    expect(labels(`${above}delete shadows set $0`)).toContain('%VSS_SHADOW_SET%');
    expect(labels(`${above}delete shadows volume $0`)).toContain('d:');
    expect(labels('writer verify $0')).toContain(`{${ids.hyperV}}`);
    expect(labels('add volume d: provider $0')).toContain(`{${ids.software}}`);
  });

  test('nothing in comments and in what a session prints', () => {
    expect(labels('# se$0')).toEqual([]);
    expect(labels(session(['create'], 'Crea$0'))).toEqual([]);
    expect(labels(session(['cr$0']))).toContain('create');
  });
});

describe('hover', () => {
  test('on commands, options, GUIDs and aliases', () => {
    expect(hover('be$0gin backup')).toContain('full backup');
    expect(hover('set context vola$0tile')).toContain('deleted');
    expect(hover(`writer verify {${ids.hyperV.slice(0, 4)}$0${ids.hyperV.slice(4)}}`)).toContain(
      'Microsoft Hyper-V VSS Writer',
    );
    expect(hover('add volume d: alias data\r\ncreate\r\nexpose %da$0ta% p:')).toContain('`d:`');
    expect(hover('delete shadows set %VSS_SHAD$0OW_SET%')).toContain('create made last');
  });

  test('on codes, copies and aliases of a session', () => {
    const text = session(['create'], `${shadow()}\n- Returned HRESULT: 80042306\n`);
    expect(hover(text.replace('80042306', '8004$02306'))).toContain('The VSS provider refused');
    expect(hover(text.replace('= {9a1b', '= {9a$01b'))).toContain('%data%');
    expect(hover(text.replace('Alias data', 'Alias da$0ta'))).toContain(ids.copy);
  });

  test('text of the file is escaped', () => {
    expect(hover('expose %<img>[x](y)$0% p:')).not.toContain('<img>');
  });
});

test('an alias leads to the word that names it, and has its places', () => {
  const { text, offset } = at('add volume d: alias Data\r\ncreate\r\nexpose %da$0ta% p:\r\nexpose %other% q:');
  const opened = openText('diskshadow', text);
  const show = (span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end);
  expect(show(opened?.definition(offset))).toBe('Data');
  expect(opened?.references(offset).map(show)).toEqual(['Data', '%data%']);
  expect(opened?.references(text.indexOf('Data') + 1).map(show)).toEqual(['Data', '%data%']);
  expect(opened?.definition(text.indexOf('create'))).toBeUndefined();
  expect(opened?.references(text.indexOf('d:'))).toEqual([]);
});

test('the snippets are scripts without a fault', () => {
  const file = path.resolve(import.meta.dirname, '../../../syntaxes/diskshadow.snippets.json');
  const snippets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly body: readonly string[] }>;
  expect(Object.keys(snippets)).toHaveLength(5);
  for (const [name, { body }] of Object.entries(snippets)) {
    const script = body.map((line) => line.replace(/\$\{\d+:([^}]*)\}/g, '$1')).join('\r\n');
    expect(script).not.toContain('$');
    const found = textFindings('diskshadow', script).filter(({ severity }) => severity !== 'info');
    expect([name, found.map(({ message }) => message)]).toEqual([name, []]);
  }
});

test('the outline has an item for each backup, restore and set, with its commands', () => {
  const text = lines(
    'set verbose on',
    'begin backup',
    'add volume c:',
    'add volume d:',
    'create',
    'end backup',
    'add volume e:',
    'create',
    'load metadata a.cab',
    'begin restore',
    'end restore',
  );
  const items = openText('diskshadow', text)?.outline() ?? [];
  expect(items.map(({ name, detail, children }) => [name, detail, children.length])).toEqual([
    ['set verbose', 'on', 0],
    ['Backup', 'c:, d:', 5],
    ['Shadow copies', 'e:', 2],
    ['load metadata', 'a.cab', 0],
    ['Restore', '', 2],
  ]);
});

test('backups and comments of several lines fold', () => {
  const text = lines('# one', '# two', 'begin backup', 'create', 'end backup');
  const folds = openText('diskshadow', text)?.folding() ?? [];
  expect(folds.map(({ span, kind }) => [kind, text.slice(span.start, span.end)])).toEqual([
    ['comment', '# one\r\n# two'],
    ['region', 'begin backup\r\ncreate\r\nend backup'],
  ]);
});

describe('formatting', () => {
  const format = (text: string): string => apply(text, openText('diskshadow', text)?.format() ?? []);

  test('commands begin their lines, with one blank between words and none at the end', () => {
    const text = lines('  # note  ', '\tBEGIN   Backup ', 'add  volume\t"C:\\a  b\\"   alias  x  ', 'create');
    const formatted = lines('# note', 'BEGIN Backup', 'add volume "C:\\a  b\\" alias x', 'create');
    expect(format(text)).toBe(formatted);
    expect(format(formatted)).toBe(formatted);
  });

  test('blanks at the end stay where lines do not end as Windows ends them', () => {
    expect(format('  create \nexit \n')).toBe('create \nexit \n');
  });

  test('a session stays as it is', () => {
    const text = session(['  create '], shadow());
    expect(format(text)).toBe(text);
  });
});

describe('fixes', () => {
  /** The script after the first edit that the code offers; the finding is gone then, and nothing new is there. */
  const fixed = (code: string, text: string): string => {
    const before = textFindings('diskshadow', text);
    const edits =
      before
        .find((one) => one.code === code)
        ?.fixes()
        .flatMap(({ edits: found }) => found ?? []) ?? [];
    expect(edits).not.toEqual([]);
    const after = apply(text, edits);
    const codes = textFindings('diskshadow', after).map((one) => one.code);
    expect(codes).not.toContain(code);
    expect(before.map((one) => one.code)).toEqual(expect.arrayContaining(codes));
    return after;
  };

  test.each([
    ['diskshadow/unknown-command', lines('begn backup', 'end backup'), lines('begin backup', 'end backup')],
    ['diskshadow/unknown-command', lines('REM x'), lines('# x')],
    ['diskshadow/unknown-option', lines('set context persistant'), lines('set context persistent')],
    [
      'diskshadow/session-not-ended',
      'begin backup\r\nadd volume c:\r\ncreate',
      'begin backup\r\nadd volume c:\r\ncreate\r\nend backup',
    ],
    ['diskshadow/session-not-ended', lines('begin backup', 'exit'), lines('begin backup', 'end backup', 'exit')],
    [
      'diskshadow/volume-after-create',
      lines('add volume c:', 'create', 'add volume d:'),
      lines('add volume c:', 'add volume d:', 'create'),
    ],
    [
      'diskshadow/context-replaced',
      lines('set context volatile', 'set context persistent'),
      lines('set context persistent'),
    ],
    [
      'diskshadow/metadata-not-loaded',
      lines('begin restore', 'load metadata a.cab', 'end restore'),
      lines('load metadata a.cab', 'begin restore', 'end restore'),
    ],
    [
      'diskshadow/writer-after-create',
      'add volume c:\r\ncreate\r\nwriter verify NTDS',
      'add volume c:\r\nwriter verify NTDS\r\ncreate',
    ],
    [
      'diskshadow/metadata-not-named',
      lines('set option transportable', 'add volume c:', 'create'),
      lines('set metadata shadow.cab', 'set option transportable', 'add volume c:', 'create'),
    ],
    [
      'diskshadow/alias-before-definition',
      lines('add volume c: alias cdrive', 'create', 'expose %cdriv% p:'),
      lines('add volume c: alias cdrive', 'create', 'expose %cdrive% p:'),
    ],
  ])('%s: %j', (code, text, expected) => {
    expect(fixed(code, text)).toBe(expected);
  });

  test('a session is not edited', () => {
    const [finding] = textFindings(
      'diskshadow',
      '-> set context volatile\n-> set context persistent\n',
      'diskshadow/context-replaced',
    );
    expect(finding?.fixes()).toEqual([{ title: 'In the script: Remove the line' }]);
  });
});
