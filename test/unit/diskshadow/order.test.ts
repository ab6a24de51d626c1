import { expect, test } from 'vitest';
import { openText } from '../../../src/core/texts';
import { describeTextRule, textFindings } from '../../support/describe-text-rule';

const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n`;

describeTextRule('diskshadow', 'diskshadow/create-without-volume', {
  fires: [
    {
      name: 'no volume at all',
      text: lines('set context volatile', '[|create|]'),
      severity: 'error',
      says: ['at least one'],
    },
    {
      name: 'none since the last',
      text: lines('add volume c:', 'create', '[|create|]'),
      says: ['since the last create'],
    },
    { name: 'after reset', text: lines('add volume c:', 'reset', '[|create|]') },
  ],
  quiet: [{ name: 'a volume', text: lines('add volume c:', 'create') }],
  missing: [{ name: 'no create', text: lines('add volume c:') }],
  broken: [{ name: 'a volume that is not there yet', text: lines('add volume', '[|create|]') }],
  advises: { says: 'add volume' },
});

describeTextRule('diskshadow', 'diskshadow/volume-after-create', {
  fires: [
    {
      name: 'no create follows',
      text: lines('add volume c:', 'create', '[|add volume d: alias data|]', 'expose %x% p:'),
      severity: 'warning',
      says: ['d:', 'no shadow copy of it'],
      related: 1,
    },
  ],
  quiet: [{ name: 'the next set', text: lines('add volume c:', 'create', 'add volume d:', 'create') }],
  missing: [{ name: 'no create', text: lines('add volume c:') }],
  broken: [{ name: 'cut in the word', text: lines('add volume c:', 'create', 'add vol') }],
  advises: { says: 'Move the line before create' },
});

describeTextRule('diskshadow', 'diskshadow/session-not-ended', {
  fires: [
    {
      name: 'a backup',
      text: lines('[|begin backup|]', 'add volume c:', 'create'),
      severity: 'warning',
      says: ['end backup', 'logs'],
    },
    { name: 'a restore', text: lines('load metadata a.cab', '[|begin restore|]'), says: ['end restore'] },
    { name: 'a reset between', text: lines('[|begin backup|]', 'add volume c:', 'create', 'reset', 'end backup') },
  ],
  quiet: [
    { name: 'ended', text: lines('begin backup', 'add volume c:', 'create', 'end backup') },
    { name: 'a session that may be cut', text: '-> begin backup\n-> add volume c:\n-> create\n' },
  ],
  missing: [{ name: 'a copy backup', text: lines('add volume c:', 'create') }],
  broken: [{ name: 'the end is cut', text: '[|begin backup|]\r\nadd volume c:\r\ncreate\r\nend bac' }],
  advises: { says: 'Add "end backup"' },
});

describeTextRule('diskshadow', 'diskshadow/end-without-begin', {
  fires: [{ name: 'a restore', text: lines('load metadata a.cab', '[|end restore|]'), says: ['begin restore'] }],
  quiet: [
    { name: 'begun', text: lines('load metadata a.cab', 'begin restore', 'end restore') },
    // The example of import on Microsoft's page does it.
    { name: 'the end of a backup that was not begun', text: lines('add volume c:', 'create', 'end backup') },
  ],
  missing: [{ name: 'no restore', text: lines('add volume c:', 'create') }],
  broken: [{ name: 'a cut begin', text: lines('load metadata a.cab', 'begin resto', '[|end restore|]') }],
  advises: { says: 'begin restore' },
});

describeTextRule('diskshadow', 'diskshadow/metadata-not-named', {
  fires: [
    {
      name: 'transportable',
      text: lines('set context persistent', '[|set option transportable|]', 'add volume p:', 'create'),
      severity: 'warning',
      says: ['set metadata'],
    },
  ],
  quiet: [
    {
      name: 'named',
      text: lines('set option transportable', 'set metadata c:\\t.cab', 'add volume p:', 'create'),
    },
    { name: 'not transportable', text: lines('set option plex', 'add volume p:', 'create') },
  ],
  missing: [{ name: 'nothing is created', text: lines('set option transportable') }],
  broken: [
    {
      name: 'set metadata without a name',
      text: lines('[|set option transportable|]', 'set metadata', 'add volume p:', 'create'),
    },
  ],
  advises: { says: 'Put "set metadata" before it' },
});

describeTextRule('diskshadow', 'diskshadow/metadata-not-loaded', {
  fires: [
    { name: 'import', text: lines('[|import|]'), severity: 'error', says: ['nothing to import'] },
    { name: 'restore', text: lines('[|begin restore|]', 'end restore') },
    { name: 'simulate', text: lines('[|simulate restore|]') },
    {
      name: 'too late',
      text: lines('begin restore', '[|load metadata a.cab|]', 'end restore'),
      says: ['after begin restore'],
      related: 1,
    },
  ],
  quiet: [{ name: 'loaded', text: lines('load metadata a.cab', 'import') }],
  missing: [{ name: 'a backup', text: lines('add volume c:', 'create') }],
  broken: [{ name: 'load without a file', text: lines('load metadata', '[|import|]') }],
  advises: { says: 'load metadata' },
});

describeTextRule('diskshadow', 'diskshadow/context-replaced', {
  fires: [
    {
      name: 'two contexts',
      text: lines(
        '[|set context clientaccessible|]',
        'set context persistent',
        'add volume c:',
        'create',
        'delete shadows set %VSS_SHADOW_SET%',
      ),
      severity: 'warning',
      says: ['clientaccessible', 'persistent'],
      related: 1,
    },
    { name: 'in a session', text: '-> [|set context volatile|]\n-> set context persistent\n' },
  ],
  quiet: [
    { name: 'each is used', text: lines('set context volatile', 'add volume c:', 'create', 'set context persistent') },
    { name: 'as in the example of import', text: lines('set context persistent', 'set context transportable') },
  ],
  missing: [{ name: 'none', text: lines('add volume c:', 'create') }],
  broken: [{ name: 'a cut word', text: lines('set context persistent', 'set context vol') }],
  advises: { says: 'Remove the line' },
});

describeTextRule('diskshadow', 'diskshadow/alias-before-definition', {
  fires: [
    {
      name: 'before create, with a slip',
      text: lines('add volume c: alias cdrive', 'create', 'expose [|%cdriv%|] p:'),
      severity: 'warning',
      says: ['%cdrive% may be meant'],
    },
    {
      name: 'before create',
      text: lines('add volume c: alias cdrive', 'expose [|%cdrive%|] p:', 'create'),
      says: ['when create'],
      related: 1,
    },
    { name: 'the number of a copy', text: lines('add volume c:', 'delete shadows set [|%VSS_SHADOW_SET%|]', 'create') },
  ],
  quiet: [
    { name: 'after create', text: lines('add volume c: alias cdrive', 'create', 'expose %CDRIVE% p:') },
    {
      name: 'add alias has a value at once',
      text: lines(`add alias one {9a1b7c00-0002-4000-8000-000000000001}`, 'expose %one% p:'),
    },
    { name: 'a variable of the system', text: lines('set metadata %TEMP%\\a.cab', 'exec %COMSPEC%') },
    { name: 'metadata brings aliases', text: lines('load metadata a.cab', 'import', 'expose %cdrive% p:') },
  ],
  missing: [{ name: 'no alias', text: lines('add volume c:', 'create') }],
  broken: [{ name: 'half a name', text: lines('add volume c: alias cdrive', 'create', 'expose %cdr p:') }],
  advises: { says: 'Write %cdrive%' },
});

describeTextRule('diskshadow', 'diskshadow/expose-not-persistent', {
  fires: [
    {
      name: 'volatile',
      text: lines('set context volatile', 'add volume c: alias c', 'create', '[|expose %c% p:|]'),
      severity: 'warning',
      says: ['volatile'],
    },
  ],
  quiet: [
    { name: 'persistent', text: lines('set context persistent', 'add volume c: alias c', 'create', 'expose %c% p:') },
    { name: 'no context is said', text: lines('add volume c: alias c', 'create', 'expose %c% p:') },
  ],
  missing: [{ name: 'nothing is exposed', text: lines('set context volatile', 'add volume c:', 'create') }],
  broken: [
    { name: 'a cut context', text: lines('set context vola', 'add volume c: alias c', 'create', 'expose %c% p:') },
  ],
  advises: { says: 'Set the context to persistent' },
});

describeTextRule('diskshadow', 'diskshadow/writer-after-create', {
  fires: [
    {
      name: 'verify',
      text: lines('add volume c:', 'create', '[|writer verify {e8132975-6f93-4464-a53e-1050253ae220}|]'),
      severity: 'warning',
      says: ['inferred'],
      related: 1,
    },
    { name: 'exclude, by name', text: lines('add volume c:', 'create', '[|writer exclude System Writer|]') },
  ],
  quiet: [
    { name: 'before', text: lines('writer verify System Writer', 'add volume c:', 'create') },
    {
      name: 'of the next set',
      text: lines('add volume c:', 'create', 'writer verify NTDS', 'add volume d:', 'create'),
    },
  ],
  missing: [{ name: 'no writer', text: lines('add volume c:', 'create') }],
  broken: [{ name: 'cut', text: lines('add volume c:', 'create', 'writer ver') }],
  advises: { says: 'Move the line before create' },
});

test('of a script that is not read to its end nothing is said to be missing there', () => {
  const long = lines(
    'set context persistent',
    'begin backup',
    'add volume c:',
    'create',
    ...Array<string>(50_000).fill('list shadows all'),
  );
  const codes = textFindings('diskshadow', long).map(({ code }) => code);
  expect(codes).not.toContain('diskshadow/session-not-ended');
  expect(codes).not.toContain('diskshadow/copy-left-behind');
  expect(openText('diskshadow', long)?.problems.map(({ message }) => message)).toEqual([
    'Reading ended after 50000 commands.',
  ]);
});

test('a copy that stays behind is told by the context it was made in, whatever is set later', () => {
  const script = lines('set context clientaccessible', 'add volume c:', 'create', 'reset', 'set context volatile');
  const found = textFindings('diskshadow', script, 'diskshadow/copy-left-behind');
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('client-accessible')]);
});
