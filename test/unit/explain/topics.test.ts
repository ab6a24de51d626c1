import { describe, expect, test } from 'vitest';
import { explain, explanationToText } from '../../../src/core';
import { topics } from '../../../src/core/explain/facts/topics';
import { explain as command } from '../../../src/cli/commands/explain';
import { leftovers } from '../../../src/core/process';
import { ruleCatalogue } from '../../../src/core/rules/facts/catalogue';
import { hvbackup } from '../cli/harness';

const ids = (query: string): string[] => explain(query).matches.map(({ kind, id }) => `${kind} ${id}`);

describe('topics', () => {
  test.each([
    ['restore', 'restore'],
    ['Restore?', 'restore'],
    ['which  file to attach?', 'restore'],
    ['domain controller', 'domain controller'],
    ['"Domain Controllers"', 'domain controller'],
    ['USN rollback', 'domain controller'],
    ['leftovers', 'leftovers'],
    ['Lingering checkpoints', 'leftovers'],
    ['autorecovery', 'autorecovery'],
    ['auto-recovery', 'autorecovery'],
    ['crash-consistent', 'consistency'],
    ['SCSI', 'scsi controller'],
    ['two volumes', 'two volumes'],
    ['which provider', 'which path'],
    ['does not boot', 'does not boot'],
  ])('%s is the topic %s', (query, id) => {
    expect(ids(query)).toEqual([`topic ${id}`]);
  });

  test.each([['the restore of SQL01 failed'], ['restores'], ['x'.repeat(2000)], ['dcs dcs']])(
    '%.40s is none: only the whole text asks',
    (query) => {
      expect(ids(query).filter((one) => one.startsWith('topic'))).toEqual([]);
    },
  );

  test('a file name stays a file name, an event an event', () => {
    expect(ids('D-AutoRecovery.avhdx')).toEqual(['file-name auto-recovery']);
    expect(ids('NTFS 98')).toContain('event Microsoft-Windows-Ntfs/98');
  });

  test('a slip is told the nearest topic', () => {
    expect(explain('leftover s').note).toContain('leftovers');
    expect(explain('autorecovry').note).toContain('autorecovery');
  });

  test('every name stands once, in small letters', () => {
    const names = topics.flatMap(({ id, names: others }) => [id, ...others]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const name of names) expect(name).toBe(name.toLowerCase());
  });

  test('every topic is whole sentences, with rules that exist and a source', () => {
    const known = new Set(ruleCatalogue.map(({ code }) => code));
    for (const { id, title, meaning, details, notes, rules, sources } of topics) {
      expect(title, id).toMatch(/^[A-Z].*[^.]$/);
      for (const text of [meaning, ...notes, ...details.map((detail) => detail.text)]) {
        expect(text, id).toMatch(/^[A-Z].*[.)]$/s);
        expect(text, id).not.toMatch(/!|\s{2}|\bplease\b/i);
      }
      for (const rule of rules) expect(known.has(rule), `${id}: ${rule}`).toBe(true);
      expect(sources.length, id).toBeGreaterThan(0);
    }
  });

  test('none tells anybody to merge, rename or delete a disk', () => {
    for (const { id } of topics) {
      const text = explanationToText(explain(id)).replace(/never (?:\w+ )?merged?[^.]*\./gi, '');
      expect(text, id).not.toMatch(/Merge-VHD|\b(?:rename|delete) (?:it|the (?:file|avhdx))/i);
    }
  });
});

describe('what is asked most', () => {
  test('restore tells of the parent, the AutoRecovery file and the AVHDX, and which rule says more', () => {
    const [match] = explain('restore').matches;
    expect(match?.details.map(({ label }) => label.split(',')[0])).toEqual([
      'D.vhdx',
      'D-AutoRecovery.avhdx',
      'D_<GUID>.avhdx',
      'BackupSnapshot.xml',
    ]);
    expect(match?.rules.map(({ code }) => code)).toEqual(['HVB208', 'HVB207', 'HVB048']);
  });

  test('leftovers has a line for each kind of the process model', () => {
    const [match] = explain('leftovers').matches;
    expect(match?.details.length).toBe(Object.keys(leftovers).length);
  });
});

test('the command line tells topics, as text and as JSON, and names them all in its help', async () => {
  const text = await hvbackup(['explain', 'domain', 'controller']);
  expect(text.stdout).toContain('VM-GenerationID: With host and guest of 2012 or later');
  const json = await hvbackup(['explain', 'restore', '--format', 'json']);
  // The command line's own JSON, whose shape its tests assert.
  expect((JSON.parse(json.stdout) as { matches: { kind: string }[] }).matches).toMatchObject([{ kind: 'topic' }]);
  const help = command.notes?.join(' ') ?? '';
  for (const { id } of topics) expect(help).toContain(id);
});
