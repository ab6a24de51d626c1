import { describe, expect, test } from 'vitest';
import { readDiskshadow } from '../../../src/core/diskshadow/read-diskshadow';
import { isDiskshadowIn, isDiskshadowScript } from '../../../src/core/diskshadow/shape';
import { dshVerbs } from '../../../src/core/diskshadow/verbs';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { openText } from '../../../src/core/texts';
import { shadowList } from '../../support/vssadmin';
import { failed, failure, ids, providers, session, shadow, writersStatus } from '../../support/diskshadow';

const script = [
  '# nightly',
  'SET Context  persistent nowriters',
  'add volume "C:\\Mount 01\\" ALIAS m1',
  'create',
  'expose %m1% P:',
  'end backup',
].join('\r\n');

describe('a script', () => {
  test('has its commands with their words where they stand', () => {
    const doc = readDiskshadow(script);
    expect(doc.isSession).toBe(false);
    expect(doc.commands.map(({ verb, args }) => [verb?.name, ...args.map(({ value }) => value)])).toEqual([
      ['set context', 'persistent', 'nowriters'],
      ['add volume', '"C:\\Mount 01\\"', 'ALIAS', 'm1'],
      ['create'],
      ['expose', '%m1%', 'P:'],
      ['end backup'],
    ]);
    for (const { typed, args, span, line } of doc.commands) {
      expect(script.slice(typed.span.start, typed.span.end).split(/\s+/).join(' ')).toBe(typed.value);
      for (const { value, span: place } of args) expect(script.slice(place.start, place.end)).toBe(value);
      expect(line.start).toBeLessThanOrEqual(span.start);
    }
    expect(doc.comments.map(({ start, end }) => script.slice(start, end))).toEqual(['# nightly']);
  });

  test.each(['\n', '\r', '\r\n'])('is the same with %j between its lines', (newLine) => {
    const doc = readDiskshadow(script.replaceAll('\r\n', newLine));
    expect(doc.commands.map(({ verb }) => verb?.name)).toEqual(
      readDiskshadow(script).commands.map(({ verb }) => verb?.name),
    );
  });

  test('every command of the table is read back, with a source of Microsoft', () => {
    for (const verb of dshVerbs) {
      expect(readDiskshadow(verb.name.toUpperCase()).commands[0]?.verb).toBe(verb);
      expect(verb.source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
      expect(verb.about).toMatch(/\.$/);
    }
  });
});

describe('a session', () => {
  test('of a script: only what stands behind a prompt is a command', () => {
    const text = `${session(['begin backup', 'add volume d: alias data', 'create'], shadow())}-> expose %data% P:\n-> %data% = {${ids.copy}}\nThe shadow copy was successfully exposed as P:\\.\n-> end backup\n`;
    const doc = readDiskshadow(text);
    expect(doc.commands.map(({ verb }) => verb?.name)).toEqual([
      'begin backup',
      'add volume',
      'create',
      'expose',
      'end backup',
    ]);
    expect(doc.problems).toEqual([]);
    expect(doc.computers).toMatchObject([{ name: { value: 'HV01' }, time: { value: '3/6/2014 10:00:00 PM' } }]);
    expect(doc.aliases.map(({ name, of }) => [name.value, of])).toEqual([
      ['data', 'copy'],
      ['VSS_SHADOW_SET', 'set'],
    ]);
    const [found] = doc.shadows;
    expect(found).toMatchObject({
      id: { value: ids.copy },
      alias: { value: 'data' },
      setId: { value: ids.set },
      volume: { value: `\\\\?\\Volume{${ids.volume}}\\ [D:\\]` },
      created: { value: '3/6/2014 10:00:07 PM' },
      originating: { value: 'HV01.example.test' },
      provider: { value: ids.software },
      attributes: { value: 'No_Auto_Release Persistent Differential' },
    });
    for (const value of [found?.created, found?.volume, found?.attributes, doc.computers[0]?.name])
      expect(text.slice(value?.span.start, value?.span.end)).toBe(value?.value);
  });

  test('of a person who types', () => {
    const doc = readDiskshadow(session(['set context volatile', 'create'], failure('0x80042306'), 'DISKSHADOW> '));
    expect(doc.commands).toHaveLength(2);
    expect(doc.failures).toMatchObject([{ code: { value: '0x80042306' }, text: { value: 'VSS_E_SOMETHING' } }]);
  });

  test('lists of writers and providers', () => {
    const doc = readDiskshadow(
      writersStatus([{ failure: '0x800423f4', status: '8 (VSS_WS_FAILED_AT_PREPARE_SNAPSHOT)' }]),
    );
    expect(doc.writers).toMatchObject([
      {
        name: { value: 'System Writer' },
        id: { value: ids.system },
        state: { value: 8 },
        failure: { value: '0x800423F4' },
      },
    ]);
    const listed = readDiskshadow(providers([{ id: `{${ids.software}}`, type: '[1] VSS_PROV_SYSTEM', name: 'One' }]));
    expect(listed.providers).toMatchObject([
      { id: { value: ids.software }, name: { value: 'One' }, version: { value: '1.0.0.7' } },
    ]);
  });

  test('two in one paste, in a quoted mail', () => {
    const text = `${failed('80042306', false)}${session(['create'])}`.replace(/^/gm, '> ');
    const doc = readDiskshadow(text);
    expect(doc.commands.map(({ run }) => run)).toEqual([0, 0, 0, 1]);
    expect(doc.computers.map(({ run }) => run)).toEqual([0, 1]);
    expect(doc.failures).toHaveLength(1);
  });

  test('what is cut is said', () => {
    const doc = readDiskshadow(session(['create'], '\t* Shadow copy ID = {9a1b7c00-00'));
    expect(doc.problems).toMatchObject([{ message: expect.stringContaining('cut') as string }]);
  });
});

describe('recognised by content', () => {
  test('a script of any of its commands, two of which no other tool has', () => {
    for (const { name } of dshVerbs)
      expect(isDiskshadowScript(`begin backup\nend backup\n${`${name}\n`.repeat(3)}`), name).toBe(true);
    expect(isDiskshadowScript(`begin backup\nend backup\n${'copy\n'.repeat(3)}`)).toBe(false);
  });

  const kind = (text: string, name?: string): string => sniffBytes(new TextEncoder().encode(text), name);

  test.each([
    ['a script under any name', 'begin backup\nadd volume c:\ncreate\n', 'nightly.txt'],
    ['a script without an extension', '# x\nset metadata a.cab\nadd volume c:\n', 'backup'],
    ['an excerpt of a failure', failure('80042306'), 'mail.txt'],
    ['prompts without a banner', '-> begin backup\n-> add volume c:\n-> create\n', 'x.log'],
    [
      'a list of providers',
      providers([{ id: `{${ids.software}}`, type: '[1] VSS_PROV_SYSTEM', name: 'One' }])
        .split('\n')
        .slice(5)
        .join('\n'),
      'p.txt',
    ],
  ])('%s', (_, text, name) => {
    expect(kind(text, name)).toBe('diskshadow');
  });

  test.each([
    ['one command', 'create\nexit\n'],
    ['words of other tools', 'list disk\nselect disk 1\ncreate partition primary\nexit\n'],
    ['a text that quotes two commands', 'First run\nbegin backup\nand then\nadd volume c:\nas the page says\n'],
    ['arrows', '-> see above\n-> next\n'],
  ])('not %s', (_, text) => {
    expect(isDiskshadowScript(text)).toBe(false);
    expect(isDiskshadowIn(text)).toBe(false);
    expect(kind(text, 'a.txt')).not.toBe('diskshadow');
  });
});

test('what belongs into runs: the session, its copies, its failure; times stay as they are written', () => {
  const text = session(['create'], `${shadow()}${failure('80042306')}`);
  const entries = openText('diskshadow', text)?.entries() ?? [];
  expect(entries.map(({ mark, writtenTime, time, host, level }) => [mark, writtenTime, time, host, level])).toEqual([
    ['diskshadow/session', '3/6/2014 10:00:00 PM', undefined, 'HV01', 4],
    ['diskshadow/create', '3/6/2014 10:00:07 PM', undefined, 'HV01.example.test', 4],
    ['diskshadow/failed', undefined, undefined, 'HV01', 2],
  ]);
  expect(entries[1]?.data).toContainEqual({ name: 'SetId', value: ids.set });
});

test('beside the output of vssadmin each copy is told by the tool that printed it, and once', () => {
  const text = `${session(['create'], shadow())}\n${shadowList([{ number: 1 }])}`;
  for (const kind of ['diskshadow', 'vssadmin'] as const) {
    const marks = openText(kind, text)
      ?.entries()
      .map(({ mark }) => mark);
    expect(marks).toEqual(['diskshadow/session', 'diskshadow/create', 'vssadmin/client-shadow-copy']);
  }
});

test('names of computers and paths are a customer’s own; ids and drives are not', () => {
  const text = session(['set metadata C:\\Secret\\a.cab', 'add volume d:', 'create'], shadow());
  const values = openText('diskshadow', text)
    ?.privateValues()
    .map(({ kind, text: value }) => `${kind} ${value}`);
  expect(values).toEqual(['host HV01', 'host HV01.example.test', 'path C:\\Secret\\a.cab']);
});

describe('bad input', () => {
  const whole = [
    script,
    session(['set verbose on', 'add volume d: alias data', 'create'], shadow()) + failure('80042306'),
    writersStatus([{}, { status: '8 (X)' }]),
  ];
  const everything = (text: string): void => {
    const opened = openText('diskshadow', text);
    for (const finding of opened?.check({ uri: 'mem:///a' }) ?? []) {
      expect(finding.code).not.toBe('internal/rule-failed');
      for (const fix of finding.fixes()) expect(fix.title).not.toBe('');
    }
    for (const offset of [0, 1, Math.floor(text.length / 2), text.length]) {
      opened?.hover(offset);
      opened?.complete(offset);
    }
    opened?.outline();
    opened?.folding();
    opened?.format();
    opened?.entries();
    opened?.privateValues();
  };

  test('cut anywhere', () => {
    for (const text of whole) for (let end = 0; end < text.length; end += 7) everything(text.slice(0, end));
  });

  test('a character replaced, anywhere', () => {
    for (const text of whole)
      for (let at = 0; at < text.length; at += 11)
        for (const other of ['\0', '%', '{', '"', '\n', '\u00a0'])
          everything(text.slice(0, at) + other + text.slice(at + 1));
  });

  test('one line of 20 MB is passed over and told', () => {
    const doc = readDiskshadow(`begin backup\n${'%a% '.repeat(5_000_000)}`);
    expect(doc.commands).toHaveLength(1);
    expect(doc.problems).toHaveLength(1);
  });

  test('a hundred thousand commands are read up to a limit, and findings are bounded', () => {
    const text = 'begn backup\nadd volume c: alias %x%\ncreate\nbegin restore\nwriter verify x\n'.repeat(20_000);
    const opened = openText('diskshadow', text);
    expect(opened?.problems).toHaveLength(1);
    expect(opened?.check({ uri: 'mem:///a' }).length).toBeLessThanOrEqual(600);
  });
});
