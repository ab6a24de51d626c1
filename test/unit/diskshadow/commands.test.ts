import { describeTextRule } from '../../support/describe-text-rule';
import { ids, session, shadow } from '../../support/diskshadow';

const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n`;

describeTextRule('diskshadow', 'diskshadow/unknown-command', {
  fires: [
    {
      name: 'a slip',
      text: lines('[|begn backup|]', 'add volume c:', 'create'),
      severity: 'error',
      says: ['"begin backup" may be meant'],
    },
    { name: 'REM begins no comment', text: lines('[|REM|] nightly', 'create'), says: ['#'] },
    { name: 'in a session the answer stands below', text: '-> set verbose on\n-> [|creat|]\n', severity: 'info' },
    { name: 'nothing like it', text: lines('[|robocopy|] p: q:'), says: ['no command'] },
  ],
  quiet: [{ name: 'any case, and comments', text: lines('# copy', '//xcopy', 'BEGIN  Backup', 'End Backup', 'Exit') }],
  missing: [{ name: 'an empty script', text: '\r\n\r\n' }],
  broken: [{ name: 'a cut line', text: 'begin backup\r\nadd volume c:\r\ncreate\r\n[|en|]' }],
  advises: { says: 'Write "begin backup"' },
});

describeTextRule('diskshadow', 'diskshadow/unknown-option', {
  fires: [
    {
      name: 'a slip',
      text: lines('set context [|persistant|]'),
      severity: 'warning',
      says: ['"persistent" may be meant'],
    },
    { name: 'a command that takes nothing', text: lines('add volume c:', 'create [|now|]'), says: ['takes nothing'] },
    { name: 'behind a volume', text: lines('add volume c: [|as|] data'.replace(' data', '')) },
  ],
  quiet: [
    {
      name: 'options',
      text: lines(
        'set option differential txfrecover',
        'list writers status',
        'add volume c: alias c provider {b5946137-7b9f-4925-af80-51abd60b20d5}',
      ),
    },
    { name: 'a folder with blanks', text: lines('add volume C:\\Mount 01\\') },
    { name: 'help', text: lines('create /?') },
    { name: 'names of writers and programs', text: lines('writer exclude System Writer', 'exec copy.cmd p: q:') },
  ],
  missing: [{ name: 'no option', text: lines('set verbose on') }],
  broken: [{ name: 'half an option', text: lines('set context [|persist|]') }],
  advises: { says: 'Write "persistent"' },
});

describeTextRule('diskshadow', 'diskshadow/missing-value', {
  fires: [
    { name: 'no file', text: lines('[|set metadata|]'), severity: 'warning', says: ['file.cab'] },
    { name: 'an alias without a name', text: lines('add volume c: [|alias|]'), says: ['a name'] },
    { name: 'no place', text: lines('[|expose|] %c%'), says: ['lacks a value'] },
  ],
  quiet: [{ name: 'add alone lists', text: lines('add', 'list shadows all') }],
  missing: [{ name: 'nothing is needed', text: lines('create') }],
  broken: [{ name: 'cut behind the verb', text: 'begin backup\r\n[|add volume|]' }],
  advises: { says: 'Write' },
});

describeTextRule('diskshadow', 'diskshadow/option-conflict', {
  fires: [
    {
      name: 'recovery',
      text: lines('set option txfrecover [|noautorecover|]'),
      severity: 'error',
      says: ['txfrecover', 'noautorecover'],
      related: 1,
    },
    { name: 'two contexts in one', text: lines('set context volatile [|persistent|]') },
  ],
  quiet: [{ name: 'both recoveries', text: lines('set option plex transportable rollbackrecover txfrecover') }],
  missing: [{ name: 'none', text: lines('set option plex') }],
  broken: [{ name: 'the other is cut', text: lines('set option txfrecover noauto') }],
  advises: { says: 'Leave one' },
});

describeTextRule('diskshadow', 'diskshadow/delete-all', {
  fires: [{ name: 'all', text: lines('[|delete shadows ALL|]'), severity: 'warning', says: ['Previous Versions'] }],
  quiet: [{ name: 'one set', text: lines(`delete shadows set {${ids.set}}`) }],
  missing: [{ name: 'nothing is deleted', text: lines('list shadows all') }],
  broken: [{ name: 'cut', text: lines('delete shadows al') }],
  advises: { says: 'delete shadows set' },
});

describeTextRule('diskshadow', 'diskshadow/revert', {
  fires: [{ name: 'a copy', text: lines(`[|revert {${ids.copy}}|]`), severity: 'warning', says: ['lost'] }],
  quiet: [{ name: 'exposed', text: lines(`expose {${ids.copy}} p:`) }],
  missing: [{ name: 'none', text: lines('list shadows all') }],
  broken: [{ name: 'without its copy', text: lines('revert') }],
  advises: { says: 'expose the copy' },
});

describeTextRule('diskshadow', 'diskshadow/hyperv-excluded', {
  fires: [
    {
      name: 'a volume is not in the set',
      text: session(
        ['set verbose on', 'add volume d:', 'create'],
        `[|Component "\\Backup Using Child Partition Snapshot\\DB01" from writer "Microsoft Hyper-V VSS Writer" is excluded from backup,\nbecause it requires volume E:\\ which is not in the shadow copy set.|]\n`,
      ),
      severity: 'warning',
      says: ['DB01', 'E:\\'],
    },
    {
      name: 'the whole writer',
      text: session(
        ['create'],
        '[|Excluding writer "Microsoft Hyper-V VSS Writer", because all of its components have been excluded.|]\n',
      ),
      says: ['no VM'],
    },
    { name: 'by the script', text: lines(`[|writer exclude {${ids.hyperV}}|]`), says: ['crash'] },
    { name: 'by its name', text: lines('[|writer exclude "Microsoft Hyper-V VSS Writer"|]') },
  ],
  quiet: [
    {
      name: 'another writer',
      text: session(
        ['create'],
        'Excluding writer "Shadow Copy Optimization Writer", because all of its components have been excluded.\n',
      ),
    },
  ],
  missing: [{ name: 'no output', text: session(['create']) }],
  broken: [{ name: 'cut', text: session(['create'], 'Component "\\Backup Using Child Par') }],
  advises: { says: 'Add every volume' },
});

describeTextRule('diskshadow', 'diskshadow/copy-left-behind', {
  fires: [
    {
      name: 'persistent',
      text: lines('set context persistent', 'add volume c:', '[|create|]', 'exit'),
      severity: 'info',
      says: ['persistent'],
    },
    {
      name: 'client-accessible',
      text: lines('set context clientaccessible', 'add volume c:', '[|create|]'),
      says: ['client-accessible'],
    },
    {
      name: 'as a session shows it',
      text: session(['create'], shadow('[|No_Auto_Release Persistent Differential|]')),
      says: ['%data%'],
    },
  ],
  quiet: [
    { name: 'volatile', text: lines('set context volatile', 'add volume c:', 'create') },
    {
      name: 'deleted',
      text: lines('set context persistent', 'add volume c:', 'create', 'delete shadows set %VSS_SHADOW_SET%'),
    },
    {
      name: 'transportable: it is not here',
      text: lines(
        'set context persistent',
        'set option transportable',
        'set metadata a.cab',
        'add volume c:',
        'create',
      ),
    },
    { name: 'a list shows copies of anybody', text: session(['list shadows all'], shadow()) },
    { name: 'released', text: session(['create'], shadow('Auto_Release Differential')) },
    {
      name: 'deleted in the session',
      text: `${session(['create'], shadow())}-> delete shadows set %VSS_SHADOW_SET%\n`,
    },
  ],
  missing: [{ name: 'no create', text: lines('set context persistent') }],
  broken: [{ name: 'cut before its attributes', text: session(['create'], shadow().slice(0, 400)) }],
  advises: { says: 'delete shadows set %VSS_SHADOW_SET%' },
});
